import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { audit } from '../../../gateway/access/audit.ts';
import { sealTrail } from '../../../gateway/access/trail/chain.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import { connectClient } from '../../../gateway/platform/db/connect.ts';
import { actor, persoon } from '../../../test/support/demo-class.ts';
import { type Browser, type SchoolWeb, schoolWeb, tekst } from '../testing/school-web.ts';

const web = schoolWeb();
const kind = () => web.k.leerlingen[0] ?? '';
let fg: Browser;
let paul: KnownActor;

async function fgVan(school: SchoolWeb['k']): Promise<KnownActor> {
  const person = await school.as(school.petra, (tx) =>
    persoon(tx, school.school, 'medewerker', 'Paul', 'Stilzwijger'),
  );
  return actor(school.school, person, 'fg');
}
/** As the owner of the database, for what no clock of a test can do. */
async function owner(statement: string): Promise<void> {
  const client = await connectClient(web.t.owner, 'koers test');
  await client.query(
    `ALTER TABLE koers.audit DISABLE TRIGGER append_only; ${statement}; ALTER TABLE koers.audit ENABLE TRIGGER append_only`,
  );
  await client.end();
}

/** Somebody opens the factoren of a pupil, at a moment. */
async function opent(who: KnownActor, leerling: string, op: string): Promise<void> {
  const { keys, school } = web.k;
  const scherm = `proef ${op}`;
  await web.k.as(who, async (tx) => {
    const sealed = await keys.sealForLeerling(
      tx,
      school,
      leerling,
      'schrikt van harde geluiden',
      'opp.factor',
    );
    const lezer = { school, person: who.person, scherm };
    expect(await keys.openForLeerling(tx, lezer, leerling, sealed, 'opp.factor')).toContain('geluiden');
  });
  await owner(`UPDATE koers.audit SET at = '${op}' WHERE details->>'scherm' = '${scherm}'`);
}
const vraag = (velden: Record<string, string>) =>
  `/spoor?${new URLSearchParams({ leerling: kind(), ...velden }).toString()}`;
const MAART = { van: '2026-03-01', tot: '2026-03-31' };

beforeAll(async () => {
  paul = await fgVan(web.k);
  fg = await web.as(paul);
  await opent(web.k.igor, kind(), '2026-03-12T09:30:00Z');
  await opent(web.k.petra, kind(), '2026-03-31T21:59:00Z'); // still 31 March in the Netherlands
  await opent(web.k.wendy, kind(), '2026-03-31T22:01:00Z'); // already April
  await opent(web.k.wendy, web.k.leerlingen[1] ?? '', '2026-03-15T09:00:00Z');
});

describe('R83: the FG asks who opened the factoren of a pupil in March', () => {
  it('finds the pupil by name, and who it was, when and where', async () => {
    const zoek = await fg.get('/spoor?naam=leerling0');
    expect(zoek.html).toContain(`href="/spoor?leerling=${kind()}"`);
    const { status, html } = await fg.get(vraag({ sectie: 'factoren', ...MAART }));
    expect(status).toBe(200);
    const gelezen = tekst(html);
    expect(gelezen).toContain('2 regels, 1 maart 2026 tot en met 31 maart 2026');
    expect(gelezen).toContain(
      '12 mrt 2026, 10:30 Igor Helmgras Ingezien belemmerende en bevorderende factoren',
    );
    expect(gelezen).toContain('31 mrt 2026, 23:59 Petra Poolster Ingezien');
    expect(gelezen.indexOf('Petra Poolster')).toBeLessThan(gelezen.indexOf('Igor Helmgras'));
    expect(gelezen).not.toContain('Wendy');
    expect(html).not.toContain('geluiden');
  });

  it('shows nothing of another section, another pupil or another month', async () => {
    expect(tekst((await fg.get(vraag({ sectie: 'iq', ...MAART }))).html)).toContain('0 regels');
    const april = tekst((await fg.get(vraag({ van: '2026-04-01', tot: '2026-04-30' }))).html);
    expect(april).toContain('1 regel,');
    expect(april).toContain('Wendy Klankschaal');
    expect(tekst((await fg.get(vraag({ van: '2026-02-01', tot: '2026-02-28' }))).html)).toContain(
      'heeft niemand dit onderdeel geopend of veranderd',
    );
  });

  it('a teacher who opens the profile leaves a line; without a period it is this month', async () => {
    const marjan = await web.as(web.k.marjan);
    expect((await marjan.get(`/leerling/${kind()}`)).html).toContain('Begin van het schooljaar');
    const gelezen = tekst((await fg.get(vraag({ sectie: 'redenen' }))).html);
    expect(gelezen).toContain('Marjan Schelpenpad Ingezien redenen en verslagen scherm Leerlingprofiel');
    expect(gelezen).toContain(
      'Petra Poolster Op een leerroute geplaatst redenen en verslagen reden staat erbij',
    );
    expect(gelezen).not.toContain('Begin van het schooljaar');
  });

  it('writes down that the FG looked, and about what', async () => {
    await fg.get(vraag({ sectie: 'zorg', ...MAART }));
    const { html } = await fg.get(vraag({}));
    expect(tekst(html)).toContain('Paul Stilzwijger Inzage in het spoor bekeken');
    const rows = await web.k.as(paul, (tx) =>
      tx
        .selectFrom('koers.audit')
        .select('details')
        .where('actie', '=', 'spoor_ingezien')
        .where('actor_id', '=', paul.person)
        .execute(),
    );
    expect(rows.map((r) => r.details)).toContainEqual({
      over: 'zorg',
      van: '2026-03-01',
      totEnMet: '2026-03-31',
      scherm: 'spoor',
    });
  });
});

describe('the screen of the FG', () => {
  it('is for the FG of this school only', async () => {
    for (const who of [web.k.petra, web.k.marjan])
      expect((await (await web.as(who)).get(vraag({}))).status).toBe(403);
    const elders = await web.as(await fgVan(web.b));
    expect((await elders.get(vraag(MAART))).status).toBe(404);
    expect((await elders.get(`/spoor/csv?leerling=${kind()}`)).status).toBe(404);
    expect((await elders.get('/spoor?naam=Leerling0')).html).not.toContain(kind());
    expect((await fg.get(`/leerling/${kind()}`)).status).toBe(403);
    expect((await fg.get('/vandaag')).html).toContain('href="/spoor"');
  });

  it('says what is wrong with a period, and asks nothing of the trail then', async () => {
    const { status, html } = await fg.get(vraag({ van: '2026-03-31', tot: '2026-03-01' }));
    expect(status).toBe(422);
    expect(html).toContain('Deze dag ligt voor de eerste dag');
    expect((await fg.get(vraag({ van: 'gisteren' }))).status).toBe(422);
    expect((await fg.get('/spoor?leerling=geen-id')).status).toBe(400);
    expect((await fg.get('/spoor?naam=zzz')).html).toContain('Geen leerling gevonden');
  });

  it('shows fifty at a time, and all of them in a file that no spreadsheet runs', async () => {
    const wie = web.k.leerlingen[2] ?? '';
    await web.k.as(web.k.igor, async (tx) => {
      for (let n = 0; n < 117; n += 1)
        await audit(tx, web.k.igor, {
          actie: n === 0 ? '=HYPERLINK()' : 'proef',
          soort: 'leerling',
          id: wie,
        });
    });
    await owner(`UPDATE koers.audit SET at = '2026-05-05T10:00:00Z' WHERE onderwerp_id = '${wie}'`);
    const mei = { leerling: wie, van: '2026-05-01', tot: '2026-05-31' };
    const rijen = async (pagina: string) =>
      ((await fg.get(vraag({ ...mei, pagina }))).html.match(/<time /g) ?? []).length;
    expect([await rijen('1'), await rijen('2'), await rijen('3')]).toEqual([50, 50, 17]);
    expect((await fg.get(vraag({ ...mei, pagina: '2' }))).html).toContain('Bladzijde 2 van 3');
    const csv = await fg.get(`/spoor/csv?${new URLSearchParams(mei).toString()}`);
    expect(csv.headers.get('content-type')).toContain('text/csv');
    expect(csv.headers.get('content-disposition')).toContain('attachment');
    const lines = csv.html.trim().split('\r\n');
    expect(lines).toHaveLength(118);
    expect(csv.html).toContain(`"'=HYPERLINK()"`);
    expect(lines.at(-1)).toMatch(/^"2026-05-05T10:00:00.000Z";"Igor Helmgras";/);
  });

  it('says until when the chain holds, and says so when it does not', async () => {
    const jaar = { van: '2026-01-01', tot: '2027-12-31' };
    expect(tekst((await fg.get(vraag(jaar))).html)).toContain('nog niet verzegeld');
    for (let n = 0; n < 200; n += 1) {
      if (await sealTrail({ db: web.t.db, keys: web.k.keys }, web.k.school)) break;
      await sleep(25);
    }
    expect(tekst((await fg.get(vraag(jaar))).html)).toMatch(
      /De keten klopt tot \d+ \w+ \d{4} om \d\d:\d\d\./,
    );
    await owner(
      `UPDATE koers.audit SET actie = 'anders' WHERE id = (SELECT min(id) FROM koers.audit WHERE school_id = '${web.k.school}')`,
    );
    expect(tekst((await fg.get(vraag(jaar))).html)).toContain('De keten klopt niet');
  });
});
