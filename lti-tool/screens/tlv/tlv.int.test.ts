import { request } from 'node:http';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { jpeg, png, svgMetScript, wav, zipbom } from '../../../gateway/bestanden/aanname/testing/bytes.ts';
import { hashToken, newToken, SESSION_COOKIE } from '../../../gateway/platform/http/session-cookie.ts';
import { dag } from '../../../test/support/demo-class.ts';
import { type Browser, schoolWeb, tekst } from '../testing/school-web.ts';

const web = schoolWeb();
let petra: Browser;
const kind = (n = 0) => web.k.leerlingen[n] ?? '';
const pad = (n = 0) => `/leerling/${kind(n)}/tlv`;
const PDF = Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n', 'latin1');
const VELDEN = {
  nummer: '2801-26-0099',
  categorie: 'laag',
  van: dag(-10),
  tot: dag(200),
  samenwerkingsverband: 'PO2801',
};

beforeAll(async () => {
  petra = await web.as(web.k.petra);
});

function vorm(bytes: Buffer | null, naam = 'beschikking.pdf', over: Record<string, string> = {}): FormData {
  const form = new FormData();
  for (const [veld, waarde] of Object.entries({ ...VELDEN, ...over })) form.set(veld, waarde);
  if (bytes) form.set('bestand', new Blob([new Uint8Array(bytes)]), naam);
  return form;
}

/** Rows of files, their pieces and TLV's. */
const opgeslagen = async () => {
  const { rows } = await web.k.as(web.k.petra, (tx) =>
    sql<{
      n: number;
    }>`SELECT ((SELECT count(*) FROM koers.bestand) + (SELECT count(*) FROM koers.bestand_stuk)
      + (SELECT count(*) FROM koers.tlv))::int AS n`.execute(tx),
  );
  return rows[0]?.n;
};

describe('R49: the beschikking of a TLV', () => {
  it('is kept with it, goes along when the TLV is corrected, and comes back as it was, as a file', async () => {
    expect((await petra.upload(pad(), vorm(PDF))).headers.get('location')).toBe(`${pad()}?bewaard=ja`);
    const { html } = await petra.get(pad());
    const [url = ''] = /\/leerling\/[^"]+\/tlv\/beschikking\?tlv=[0-9a-f-]{36}/.exec(html) ?? [];
    const bestand = await petra.part(url, '');
    expect([bestand.status, bestand.bytes.equals(PDF)]).toEqual([200, true]);
    expect(bestand.headers.get('content-type')).toBe('application/pdf');
    expect(bestand.headers.get('content-disposition')).toBe('attachment; filename="beschikking.pdf"');
    expect(bestand.headers.get('content-security-policy')).toContain('sandbox');
    const id = /name="tlv" value="([^"]+)"/.exec(html)?.[1] ?? '';
    await petra.upload(pad(), vorm(null, '', { vervangt: id, categorie: 'hoog' }));
    const na = (await petra.get(pad())).html;
    const [nieuw = ''] = /\/leerling\/[^"]+\/tlv\/beschikking\?tlv=[0-9a-f-]{36}/.exec(na) ?? [];
    expect([nieuw === url, (await petra.part(nieuw, '')).bytes.equals(PDF)]).toEqual([false, true]);
  });

  it('may be a photo; what a camera wrote beside it is gone; without a file it works as before', async () => {
    expect((await petra.upload(pad(1), vorm(jpeg(), 'scan.jpg'))).status).toBe(303);
    const foto = await petra.part(`${pad(1)}/beschikking`, '');
    expect([foto.headers.get('content-type'), foto.bytes.equals(jpeg())]).toEqual(['image/jpeg', true]);
    expect((await petra.submit(pad(2), VELDEN)).status).toBe(303);
    expect((await petra.part(`${pad(2)}/beschikking`, '')).status).toBe(409);
  });

  it('R83: every look at it stands in the trail; who has no business with the pupil gets nothing', async () => {
    const { rows } = await web.k.as(web.k.petra, (tx) =>
      sql<{ n: number }>`SELECT count(*)::int AS n FROM koers.audit
        WHERE onderwerp_id = ${kind()}::uuid AND details->>'scherm' = 'tlv'`.execute(tx),
    );
    expect(rows[0]?.n).toBe(2);
    const wendy = await web.as(web.k.wendy);
    expect((await wendy.part(`${pad()}/beschikking`, '')).status).toBe(404);
  });

  it('is not removed from under its TLV', async () => {
    const weg = web.k.as(web.k.petra, (tx) => sql`DELETE FROM koers.bestand WHERE soort = 'tlv'`.execute(tx));
    await expect(weg).rejects.toMatchObject({ code: '23503' });
  });
});

describe('R46: a file that is refused says why beside its field, and nothing is stored', () => {
  it.each([
    ['wrong type', Buffer.from('MZ een programma'), 'beschikking.pdf', /Kies een PDF of een foto/],
    ['another type than it says', wav(), 'beschikking.pdf', /Kies een PDF of een foto/],
    ['HTML that calls itself a PDF', Buffer.from('<script>alert(1)</script>'), 'b.pdf', /Kies een PDF/],
    ['0 bytes', Buffer.alloc(0), 'leeg.pdf', /Dit bestand is leeg/],
    ['zip bomb', zipbom(), 'beschikking.pdf', /Kies een PDF of een foto/],
    ['SVG with a script', svgMetScript(), 'beschikking.svg', /Kies een PDF of een foto/],
    ['path in name', PDF, '../../etc/passwd.pdf', /er staat een map in/],
    ['backslashes in name', PDF, '..\\..\\win.ini', /er staat een map in/],
    ['half a PDF', PDF.subarray(0, 20), 'beschikking.pdf', /beschadigd of niet helemaal aangekomen/],
    ['half a photo', png().subarray(0, 40), 'scan.png', /beschadigd/],
  ] as const)('%s', async (_, bytes, naam, zin) => {
    const voor = await opgeslagen();
    const antwoord = await petra.upload(pad(3), vorm(bytes, naam));
    expect([antwoord.status, tekst(antwoord.html)]).toEqual([422, expect.stringMatching(zin)]);
    // What was typed is still there; only the file must be chosen again.
    expect(antwoord.html).toContain('value="2801-26-0099"');
    expect(await opgeslagen()).toBe(voor);
  });

  it('somebody who may not register it hears nothing of his file', async () => {
    const marjan = await web.as(web.k.marjan);
    expect((await marjan.upload(pad(), vorm(Buffer.from('MZ')))).status).toBe(403);
  });
});

const MB = 1024 * 1024;
const GRENS = 'grens';

/** A file of `bytes` bytes that nobody ever holds: 64 kB at a time, no faster than it is taken, until there is an answer. */
async function stroom(
  path: string,
  veld: string,
  bytes: number,
): Promise<{ status: number; html: string; sent: number; gegroeid: number }> {
  const token = newToken();
  await web.t.db.tenant({ school: web.k.school, actor: null }, (tx) =>
    tx
      .insertInto('koers.session')
      .values({
        token_hash: hashToken(token),
        school_id: web.k.school,
        person_id: web.k.petra.person,
        launch_roles: [...web.k.petra.roles],
        expires_at: new Date(Date.now() + 3_600_000),
      })
      .execute(),
  );
  const part = Buffer.alloc(64 * 1024, 1);
  const kop = `--${GRENS}\r\nContent-Disposition: form-data; name="${veld}"\r\n\r\nfoto\r\n--${GRENS}\r\nContent-Disposition: form-data; name="bestand"; filename="groot.pdf"\r\nContent-Type: application/pdf\r\n\r\n`;
  const begin = process.memoryUsage().rss;
  let hoogst = begin;
  let sent = 0;
  return await new Promise((resolve, reject) => {
    let answered = false;
    const headers = {
      'content-type': `multipart/form-data; boundary=${GRENS}`,
      cookie: `${SESSION_COOKIE}=${token}`,
      origin: web.origin,
      accept: 'text/html',
    };
    const req = request(new URL(path, web.origin), { method: 'POST', headers }, (res) => {
      answered = true;
      let html = '';
      res.on('data', (chunk) => {
        html += String(chunk);
      });
      res.on('end', () => resolve({ status: res.statusCode ?? 0, html, sent, gegroeid: hoogst - begin }));
    });
    req.on('error', (error) => (answered ? undefined : reject(error)));
    req.write(kop);
    const next = () => {
      while (!answered && sent < bytes) {
        sent += part.length;
        hoogst = Math.max(hoogst, process.memoryUsage.rss());
        if (!req.write(part)) {
          req.once('drain', next);
          return;
        }
      }
      if (!answered) req.end(`\r\n--${GRENS}--\r\n`);
    };
    next();
  });
}

describe('R46: 1 GB', () => {
  it.each([
    ['the beschikking of a TLV', () => pad(3), 'nummer'],
    ['what a pupil brings', () => `/leerling/${kind(3)}/opp/stem/samen/bestand`, 'wat'],
  ] as const)(
    '%s is cut off early with a clear answer; the memory of the server stays flat and nothing is stored',
    async (_, path, veld) => {
      const voor = await opgeslagen();
      const { status, html, sent, gegroeid } = await stroom(path(), veld, 1024 * MB);
      expect([status, tekst(html)]).toEqual([413, expect.stringMatching(/Dit bestand is te groot\..* MB\./)]);
      expect(sent / MB).toBeLessThan(80);
      expect(gegroeid / MB).toBeLessThan(120);
      expect(await opgeslagen()).toBe(voor);
    },
    60_000,
  );
});
