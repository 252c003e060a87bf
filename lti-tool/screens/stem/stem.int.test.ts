import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  exif,
  jpeg,
  mp4,
  png,
  svgMetScript,
  wav,
  zipbom,
} from '../../../gateway/bestanden/aanname/testing/bytes.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import { actor, dag } from '../../../test/support/demo-class.ts';
import { schoolWeb, tekst } from '../testing/school-web.ts';
import { MIJN_STEM, samenUrl, stemUrl } from './urls.ts';

const web = schoolWeb();
const ik = (n = 0) => web.k.leerlingen[n] ?? '';
const zelf = (n = 0): KnownActor => actor(web.k.school, ik(n), 'leerling');

beforeAll(async () => {
  for (const n of [0, 1, 2])
    await web.k.as(web.k.petra, async (tx) => {
      const basis = { school_id: web.k.school, leerling_id: ik(n), begonnen_door: web.k.petra.person };
      const { id } = await tx
        .insertInto('koers.opp')
        .values({ ...basis, van: dag(0) })
        .returning('id')
        .executeTakeFirstOrThrow();
      await tx
        .insertInto('koers.opp_versie')
        .values({ ...basis, opp_id: id, nummer: 1, soort: 'eerste' })
        .execute();
    });
});

const vorm = (wat: string, bytes: Buffer | null, naam = 'thuis.jpg', type = 'image/jpeg'): FormData => {
  const form = new FormData();
  form.set('wat', wat);
  if (bytes) form.set('bestand', new Blob([new Uint8Array(bytes)], { type }), naam);
  return form;
};
const bewaard = async () => {
  const { rows } = await web.k.as(web.k.petra, (tx) =>
    sql<{
      n: number;
    }>`SELECT ((SELECT count(*) FROM koers.bestand) + (SELECT count(*) FROM koers.bestand_stuk))::int AS n`.execute(
      tx,
    ),
  );
  return rows[0]?.n;
};

describe('R46: a pupil fills in his own form', () => {
  it('one question per screen; a face goes on by itself, of the rest he presses as many as he likes', async () => {
    const browser = await web.as(zelf());
    const begin = tekst((await browser.get(MIJN_STEM)).html);
    expect(begin).toContain('School maakt een plan voor jou. Jij mag zeggen wat je vindt.');
    const een = await browser.submit(`${MIJN_STEM}/vraag/1`, { keuze: 'aan:gezicht_goed' });
    expect([een.status, een.headers.get('location')]).toEqual([303, `${MIJN_STEM}/vraag/2`]);
    for (const keuze of ['aan:muziek', 'aan:koken', 'uit:muziek', 'uit:muziek'])
      expect((await browser.submit(`${MIJN_STEM}/vraag/2`, { keuze })).headers.get('location')).toBe(
        `${MIJN_STEM}/vraag/2`,
      );
    const twee = (await browser.get(`${MIJN_STEM}/vraag/2`)).html;
    expect([...twee.matchAll(/id="keuze-(\w+)"[^>]*aria-pressed="true"/g)].map((m) => m[1])).toEqual([
      'koken',
    ]);
    expect(tekst((await browser.get(MIJN_STEM)).html)).toContain('Ga verder');
    expect((await browser.get(MIJN_STEM)).html).toContain(`${MIJN_STEM}/vraag/3`);
  });

  it('writes, shows, looks at it once more and sends it in; staff read it, see it and hear it', async () => {
    const browser = await web.as(zelf());
    await browser.submit(`${MIJN_STEM}/woorden`, { tekst: 'ik wil varen' });
    const foto = await browser.upload(
      `${MIJN_STEM}/bestand`,
      vorm('foto', jpeg([exif(6, 'GPS 52.09 5.12')])),
    );
    const geluid = await browser.upload(`${MIJN_STEM}/bestand`, vorm('geluid', wav()));
    expect([foto, geluid].map((a) => [a.status, a.headers.get('location')])).toEqual([
      [303, `${MIJN_STEM}/laat-zien`],
      [303, `${MIJN_STEM}/vertel`],
    ]);
    const nakijken = await browser.get(`${MIJN_STEM}/klaar`);
    expect(tekst(nakijken.html)).toMatch(/Fijn.*Koken.*ik wil varen/);
    const [eigen = ''] = /\/mijn\/stem\/bestand\/[0-9a-f-]{36}/.exec(nakijken.html) ?? [];
    expect((await browser.part(eigen, '')).bytes.includes(Buffer.from('GPS'))).toBe(false);
    const klaar = await browser.submit(`${MIJN_STEM}/klaar`, {});
    expect(klaar.headers.get('location')).toBe(`${MIJN_STEM}?klaar=ja`);
    expect(tekst((await browser.get(`${MIJN_STEM}?klaar=ja`)).html)).toContain('Dank je wel!');

    const marjan = await web.as(web.k.marjan);
    const stand = await marjan.get(stemUrl(ik()));
    expect(tekst(stand.html)).toContain('Leerling0 is gehoord bij het opstellen.');
    expect(tekst(stand.html)).toMatch(/Zelf ingevuld, in woorden, met picto’s, met een foto, met een opname/);
    const [audio = ''] = /(?<=<audio[^>]* src=")[^"]+/.exec(stand.html) ?? [];
    const heel = await marjan.part(audio, '');
    expect([heel.status, heel.bytes.equals(wav())]).toEqual([200, true]);
    expect(heel.headers.get('content-type')).toBe('audio/wav');
    expect(heel.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
    expect(heel.headers.get('x-content-type-options')).toBe('nosniff');
    const deel = await marjan.part(audio, 'bytes=4-7');
    expect([deel.status, deel.headers.get('content-range'), deel.bytes.equals(wav().subarray(4, 8))]).toEqual(
      [206, `bytes 4-7/${wav().length}`, true],
    );
    expect((await marjan.part(audio, 'bytes=999999-')).status).toBe(416);
    expect((await (await web.as(web.k.wendy)).part(audio, '')).status).toBe(404);
    expect((await (await web.as(zelf(1))).part(eigen, '')).status).toBe(404);
    // Not under the address of another pupil either.
    expect((await marjan.part(audio.replace(ik(), ik(1)), '')).status).toBe(404);
  });

  it('with somebody beside him, who is kept; or not now, with a reason and a day', async () => {
    const marjan = await web.as(web.k.marjan);
    const samen = samenUrl(ik(1));
    expect(tekst((await marjan.get(`${samen}/vraag/1`)).html)).toContain(
      'Je vult dit in samen met Leerling1.',
    );
    const leeg = await marjan.submit(`${stemUrl(ik(1))}/niet`, { reden: ' ', volgendePoging: dag(0) });
    expect(leeg.status).toBe(422);
    expect(tekst(leeg.html)).toMatch(/Schrijf op waarom het nu niet kan.*Kies een dag na vandaag/);
    await marjan.submit(`${stemUrl(ik(1))}/niet`, { reden: 'Hij is ziek', volgendePoging: dag(5) });
    expect(tekst((await marjan.get(stemUrl(ik(1)))).html)).toMatch(
      /nog niet gehoord\. Probeer het op .* opnieuw.*Hij is ziek/,
    );
    expect(tekst((await marjan.get('/acties')).html)).toMatch(
      /nog gehoord moeten worden Leerling1 Proef01 Opnieuw proberen op /,
    );
    await marjan.submit(`${samen}/vraag/1`, { keuze: 'aan:gezicht_wel' });
    await marjan.submit(`${samen}/klaar`, {});
    expect(tekst((await marjan.get('/acties')).html)).not.toContain('nog gehoord moeten worden');
    const na = tekst((await marjan.get(stemUrl(ik(1)))).html);
    expect(na).toMatch(/Leerling1 is gehoord.*Vastgelegd door Marjan Schelpenpad.*Gaat wel.*Hij is ziek/);
  });

  it('has no questions when no plan is made, and none for others', async () => {
    const rustig = await web.as(zelf(3));
    expect(tekst((await rustig.get(MIJN_STEM)).html)).toContain('Er zijn nu geen vragen');
    expect((await rustig.get(`${MIJN_STEM}/vraag/1`)).status).toBe(404);
    expect((await rustig.submit(`${MIJN_STEM}/vraag/1`, { keuze: 'aan:x' })).status).toBe(409);
    expect((await rustig.get(stemUrl(ik(3)))).status).toBe(403);
    const wendy = await web.as(web.k.wendy);
    for (const pad of [stemUrl(ik()), samenUrl(ik()), `${samenUrl(ik())}/vertel`])
      expect((await wendy.get(pad)).status).toBe(404);
  });
});

describe('R46: what is refused says why, and nothing of it is stored', () => {
  it.each([
    ['wrong type', vorm('foto', Buffer.from('MZ een programma')), 415, /Kies een foto/],
    ['another type than it says', vorm('foto', wav(), 'foto.png', 'image/png'), 415, /Kies een foto/],
    ['no file', vorm('foto', null), 400, /Kies eerst een bestand/],
    ['0 bytes', vorm('foto', Buffer.alloc(0)), 400, /leeg/],
    ['zip bomb', vorm('foto', zipbom(), 'foto.png', 'image/png'), 415, /Kies een foto/],
    ['SVG with a script', vorm('foto', svgMetScript(), 'foto.svg', 'image/svg+xml'), 415, /Kies een foto/],
    ['path in name', vorm('foto', png(), '../../etc/passwd.png', 'image/png'), 400, /er staat een map in/],
    ['backslashes in name', vorm('foto', png(), '..\\..\\win.ini', 'image/png'), 400, /er staat een map in/],
    ['a film', vorm('geluid', mp4('mp42', 'vide', 'soun')), 415, /film/],
    ['more than a photo may be', vorm('foto', Buffer.concat([png(), Buffer.alloc(13 << 20)])), 413, /12 MB/],
    [
      'more than any file may be',
      vorm('foto', Buffer.concat([png(), Buffer.alloc(16 << 20)])),
      413,
      /te groot/,
    ],
  ] as const)('%s', async (_, form, status, zin) => {
    const browser = await web.as(zelf(2));
    const voor = await bewaard();
    const antwoord = await browser.upload(`${MIJN_STEM}/bestand`, form);
    expect([antwoord.status, (JSON.parse(antwoord.html) as { title: string }).title]).toEqual([
      status,
      expect.stringMatching(zin),
    ]);
    expect(await bewaard()).toBe(voor);
  });

  it('who has no business here hears nothing of his file', async () => {
    const wendy = await web.as(web.k.wendy);
    expect((await wendy.upload(`${samenUrl(ik())}/bestand`, vorm('foto', Buffer.from('MZ')))).status).toBe(
      404,
    );
  });
});

describe('R46: why not possible, plus the next attempt', () => {
  const poging = (n: number, volgende: string) =>
    web.k.as(web.k.petra, async (tx) => {
      const reden = await web.k.keys.sealForLeerling(tx, web.k.school, ik(n), 'Ziek', 'opp.stem');
      await sql`
        INSERT INTO koers.opp_stem (school_id, leerling_id, versie_id, moment, op, gehoord, reden, volgende_poging, vastgelegd_door)
        SELECT v.school_id, v.leerling_id, v.id, 'opstellen', ${dag(-7)}::date, false, ${reden}, ${volgende}::date, ${web.k.petra.person}::uuid
        FROM koers.opp_versie v WHERE v.leerling_id = ${ik(n)}::uuid`.execute(tx);
    });
  const vandaag = async (wie: KnownActor) => {
    const { html } = await (await web.as(wie)).get('/vandaag');
    return /<a href="\/acties#horen">([^<]*)</.exec(html)?.[1] ?? null;
  };

  it('counts on Vandaag of who works with the pupil from that day on, and of nobody else', async () => {
    await poging(1, dag(3));
    expect(await vandaag(web.k.marjan)).toBeNull();
    await poging(2, dag(0));
    expect(await vandaag(web.k.marjan)).toBe('1 leerling opnieuw vragen: Wat vind jij?');
    expect(await vandaag(web.k.wendy)).toBeNull();
    const acties = await (await web.as(web.k.marjan)).get('/acties');
    expect(acties.html).toMatch(/id="horen"/);
    const { html } = await (await web.as(web.k.marjan)).get(stemUrl(ik(2)));
    expect(html).toContain(`href="/leerling/${ik(2)}/opp#sectie-f"`);
  });
});
