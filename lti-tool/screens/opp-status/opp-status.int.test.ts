import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBestanden } from '../../../gateway/bestanden/service.ts';
import { testInschrijving, testOpp } from '../../../gateway/opp/klokken/test-school.ts';
import { testDb } from '../../../test/support/db.ts';
import { type DemoClass, dag, demoClass } from '../../../test/support/demo-class.ts';
import { fakeAssets } from '../../ui/test-kit/fake-assets.ts';
import type { ScreenDeps } from '../chrome.tsx';
import { tekst } from '../testing/school-web.ts';
import { type ScreenServer, serveScreens, type Visitor } from '../testing/serve-screens.ts';
import { tlvRoutes } from '../tlv/routes.tsx';
import { oppStatusRoutes } from './routes.tsx';

const t = testDb();
let k: DemoClass;
let server: ScreenServer;
let ib: Visitor;
let juf: Visitor;
let directeur: Visitor;
let beheerder: Visitor;
const NAAM = (n: number) => `Leerling${n} Proef0${n}`;

beforeAll(async () => {
  k = await demoClass(t.db, 6);
  const deps = { assets: fakeAssets, now: () => new Date() } as unknown as ScreenDeps;
  server = await serveScreens(t.db, () => [
    ...oppStatusRoutes(deps),
    ...tlvRoutes({ ...deps, bestanden: createBestanden({ keys: k.keys }), scan: null }),
  ]);
  ib = await server.visitor(k.school, 'ib', 'Petra Poolster');
  juf = await server.visitor(k.school, 'leerkracht', 'Joke Schelpenpad');
  directeur = await server.visitor(k.school, 'directeur', 'Hilde Roerganger');
  beheerder = await server.visitor(k.school, 'beheerder', 'Tom Sleutelbos');
  const [laat = '', bijna = '', wacht = '', weigert = '', evalueren = '', klaar = ''] = k.leerlingen;
  await k.as(k.petra, async (tx) => {
    await tx
      .insertInto('koers.groep_lid')
      .values({ school_id: k.school, groep_id: k.groep, person_id: juf.person, als: 'medewerker' })
      .execute();
    await testInschrijving(tx, k.school, laat, dag(-47));
    await testInschrijving(tx, k.school, bijna, dag(-30));
    const opp = (
      leerling: string,
      rest: { status: string; handeling?: string; vastgesteld?: string; geschil?: boolean },
    ) => testOpp(tx, { school: k.school, leerling, door: k.petra.person, ...rest });
    await opp(bijna, { status: 'concept' });
    await opp(wacht, { status: 'instemming' });
    await opp(weigert, {
      status: 'vastgesteld',
      handeling: 'niet_ingestemd',
      vastgesteld: dag(-100),
      geschil: true,
    });
    await opp(evalueren, { status: 'vastgesteld', handeling: 'ingestemd', vastgesteld: dag(-330) });
    await opp(klaar, { status: 'vastgesteld', handeling: 'ingestemd', vastgesteld: dag(-10) });
  });
});
afterAll(() => server.close());

const lijst = async (who: Visitor, naam: string) => tekst((await who.get(`/opp-status?lijst=${naam}`)).html);

describe('R66: where the OPP’s are', () => {
  it('R42: opens on what is too late, with how many days and the next act as a link', async () => {
    const { status, html } = await ib.get('/opp-status');
    expect(status).toBe(200);
    const gelezen = tekst(html);
    expect(gelezen).toContain('1 van de 7 leerlingen: alles op orde');
    expect(gelezen).toMatch(/Te laat De laatste dag[\s\S]*Leerling0 Proef00 De Schelpen 5 dagen te laat/);
    expect(html).toContain(`href="/leerling/${k.leerlingen[0]}/opp"`);
    expect(gelezen).not.toContain('Leerling5 Proef05');
  });

  it('drills down to the pupils of every list', async () => {
    expect(await lijst(ib, 'waarschuwing')).toContain(`${NAAM(1)} De Schelpen nog 12 dagen, uiterlijk`);
    expect(await lijst(ib, 'instemming')).toContain(NAAM(2));
    expect(await lijst(ib, 'niet_ingestemd')).toContain(NAAM(3));
    expect(await lijst(ib, 'geschil')).toContain(NAAM(3));
    const evaluatie = (await ib.get('/opp-status?lijst=evaluatie')).html;
    expect(tekst(evaluatie)).toContain(NAAM(4));
    expect(evaluatie).toContain(`href="/leerling/${k.leerlingen[4]}/opp/evaluatie"`);
    expect(await lijst(ib, 'concept')).toContain(NAAM(1));
    expect(await lijst(ib, 'geen')).toContain('Buiten Beentje');
  });

  it('R61: a leerkracht sees the pupils of his own groups, and a directeur the school', async () => {
    expect(await lijst(juf, 'geen')).not.toContain('Buiten Beentje');
    expect(tekst((await juf.get('/opp-status')).html)).toContain('1 van de 6 leerlingen');
    expect(await lijst(directeur, 'geen')).toContain('Buiten Beentje');
    expect((await beheerder.get('/opp-status')).status).toBe(403);
  });

  it('filters by group, also one that does not exist', async () => {
    const uit = tekst((await ib.get(`/opp-status?groep=${k.andereGroep}`)).html);
    expect(uit).toContain('0 van de 1 leerlingen');
    expect(uit).toContain('Buiten Beentje');
    const leeg = await ib.get(`/opp-status?groep=${k.school}&lijst=geschil`);
    expect([leeg.status, tekst(leeg.html).includes('Niemand')]).toEqual([200, true]);
  });
});

describe('R49: toelaatbaarheidsverklaringen', () => {
  const pad = () => `/leerling/${k.leerlingen[5]}/tlv`;
  const goed = () => ({
    nummer: '2801-24-0007',
    categorie: 'hoog',
    van: dag(-700),
    tot: dag(100),
    samenwerkingsverband: 'po2801',
    vervangt: '',
  });

  it('says per field what is wrong, and keeps what was typed', async () => {
    const { status, html } = await ib.post(pad(), {
      ...goed(),
      samenwerkingsverband: 'Noord',
      tot: dag(-800),
    });
    expect(status).toBe(422);
    expect(html).toContain('PO2801 of VO2801');
    expect(html).toContain('value="2801-24-0007"');
    const daarna = await ib.post(pad(), { ...goed(), tot: dag(-800) });
    expect(daarna.html).toContain('De laatste dag komt na de eerste.');
    expect(tekst((await ib.get(pad())).html)).toContain('Nog geen verklaring');
  });

  it('registers one, and lists it when it ends within six months', async () => {
    expect((await ib.post(pad(), goed())).headers.get('location')).toBe(`${pad()}?bewaard=ja`);
    expect(tekst((await ib.get(pad())).html)).toContain('PO2801');
    expect(await lijst(ib, 'tlv')).toContain(`${NAAM(5)} De Schelpen loopt af op`);
  });

  it('corrects it, and keeps what was there in the history', async () => {
    const id = /name="tlv" value="([^"]+)"/.exec((await ib.get(pad())).html)?.[1] ?? '';
    const form = (await ib.get(`${pad()}?verbeter=${id}`)).html;
    expect(form).toContain(`name="vervangt" value="${id}"`);
    await ib.post(pad(), { ...goed(), tot: dag(400), vervangt: id });
    const na = tekst((await ib.get(pad())).html);
    expect(na).toContain('verbeterd');
    expect(await lijst(ib, 'tlv')).not.toContain(NAAM(5));
    // Somebody else has the old page still open.
    expect((await ib.post(pad(), { ...goed(), vervangt: id })).status).toBe(409);
    expect((await ib.post(`${pad()}/weg`, { tlv: id })).status).toBe(409);
  });

  it('is changed by who may fix an OPP, and looked at by the leerkracht', async () => {
    expect((await juf.get(pad())).html).not.toContain('Nieuwe verklaring');
    expect((await juf.post(pad(), goed())).status).toBe(403);
    expect((await juf.get(`/leerling/${k.buiten}/tlv`)).status).toBe(404);
    expect((await beheerder.get(pad())).status).toBe(403);
  });
});

describe('terms and holidays of the school', () => {
  it('R42: another term moves the clock of every pupil', async () => {
    const velden: Record<string, string> = { tellen: 'kalenderweken', rod: 'ja' };
    const { html } = await beheerder.get('/opp-status/termijnen');
    for (const naam of [
      'oppWeken',
      'oppWaarschuwDagen',
      'evaluatieMaanden',
      'evaluatieWaarschuwMaanden',
      'tlvMaanden',
      'meerderjarigMaanden',
      'periodeDagen',
      'bewaarJaren',
    ])
      velden[naam] = new RegExp(`id="${naam}"[^>]*value="(\\d+)"`).exec(html)?.[1] ?? '';
    const mis = await beheerder.post('/opp-status/termijnen', { ...velden, oppWaarschuwDagen: '60' });
    expect([mis.status, mis.html.includes('De waarschuwing komt voor de laatste dag.')]).toEqual([422, true]);
    const goed = await beheerder.post('/opp-status/termijnen', { ...velden, oppWeken: '8' });
    expect(goed.headers.get('location')).toBe('/opp-status/termijnen?bewaard=ja');
    expect(await lijst(ib, 'waarschuwing')).toContain(NAAM(0));
    expect((await beheerder.get('/opp-status/termijnen')).html).toMatch(/id="oppWeken"[^>]*value="8"/);
    await beheerder.post('/opp-status/termijnen', velden);
    expect(await lijst(ib, 'te_laat')).toContain(NAAM(0));
  });

  it('keeps holidays, and says what is wrong with one', async () => {
    const mis = await ib.post('/opp-status/vakanties', {
      naam: 'Herfst',
      van: '2026-10-19',
      laatste: '2026-10-12',
    });
    expect([mis.status, mis.html.includes('De vakantie is niet bewaard')]).toEqual([422, true]);
    await ib.post('/opp-status/vakanties', {
      naam: 'Herfstvakantie',
      van: '2026-10-12',
      laatste: '2026-10-18',
    });
    const { html } = await ib.get('/opp-status/termijnen');
    expect(tekst(html)).toContain('Herfstvakantie 12 oktober 2026 18 oktober 2026');
    const vakantie = /name="vakantie" value="([^"]+)"/.exec(html)?.[1] ?? '';
    await ib.post('/opp-status/vakanties/weg', { vakantie });
    expect((await ib.get('/opp-status/termijnen')).html).toContain('Nog geen vakanties');
    expect((await juf.get('/opp-status/termijnen')).status).toBe(403);
  });
});

it('R48, R50: a dispute holds back destruction, and ROD gets dates only where the school wants it', async () => {
  const [, , , weigert = '', , klaar = ''] = k.leerlingen;
  const telt = async () =>
    (
      await k.as(k.petra, (tx) =>
        sql<{
          n: number;
        }>`SELECT count(*)::int AS n FROM koers.bewaarstop WHERE leerling_id = ${weigert}::uuid AND opgeheven_op IS NULL`.execute(
          tx,
        ),
      )
    ).rows[0]?.n;
  const stap = (soort: string) =>
    k.as(k.petra, (tx) =>
      sql`INSERT INTO koers.opp_stap (school_id, leerling_id, versie_id, soort, op, door)
        SELECT school_id, leerling_id, id, ${soort}, current_date, ${k.petra.person}::uuid FROM koers.opp_versie WHERE leerling_id = ${weigert}::uuid`.execute(
        tx,
      ),
    );
  expect(await telt()).toBe(0);
  await stap('geschil_open');
  await stap('geschil_open');
  expect(await telt()).toBe(1);
  await stap('geschil_gesloten');
  expect(await telt()).toBe(0);
  // The school chose `ja` above: the end of what is in force is told.
  await k.as(k.petra, (tx) =>
    sql`UPDATE koers.opp_versie SET status = 'beeindigd', gesloten_op = now() WHERE leerling_id = ${klaar}::uuid`.execute(
      tx,
    ),
  );
  const { rows } = await k.as(k.petra, (tx) =>
    sql<{
      soort: string;
      datum: string;
    }>`SELECT soort, datum FROM koers.opp_gebeurtenis WHERE leerling_id = ${klaar}::uuid`.execute(tx),
  );
  expect(rows).toEqual([{ soort: 'einde', datum: dag(0) }]);
  expect((await ib.get('/opp-status')).html).toContain('href="/opp-status/rod"');
  const { html } = await ib.get('/opp-status/rod');
  expect(tekst(html)).toContain(`${NAAM(5)} OPP eindigt`);
  const gebeurtenis = /name="gebeurtenis" value="([^"]+)"/.exec(html)?.[1] ?? '';
  await ib.post('/opp-status/rod', { gebeurtenis });
  expect(tekst((await ib.get('/opp-status/rod')).html)).toContain('Niets door te geven');
  expect((await juf.get('/opp-status/rod')).status).toBe(403);
});
