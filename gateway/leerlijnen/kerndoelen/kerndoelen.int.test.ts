import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { type KyselyPlugin, sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEMO_HERKOMST, demoKerndoel, demoKerndoelen } from '../../../fixtures/kerndoelen/demo-kerndoelen.ts';
import { testDb, twoSchools } from '../../../test/support/db.ts';
import { type DemoClass, demoClass, doel, route } from '../../../test/support/demo-class.ts';
import type { KnownActor } from '../../model/actor.ts';
import { importPakket } from '../service.ts';
import type { Gelezen } from './bron.ts';
import {
  type Dekking,
  dekking,
  importKerndoelen,
  kerndoelsets,
  koppel,
  leesKerndoelen,
  ontkoppel,
  zoekDoelen,
  zoekKerndoelen,
} from './service.ts';
import { bestand, kleineBron, kleineFo, NIVEAU, uuid } from './testing/bron.ts';

const t = testDb();
let k: DemoClass;
let set: string;

beforeAll(async () => {
  k = await demoClass(t.db, 1);
  const [demo] = await t.db.platform((tx) =>
    importKerndoelen(tx, leesKerndoelen(demoKerndoelen, DEMO_HERKOMST)),
  );
  set = demo?.sets[0]?.id ?? '';
});

const importeer = (gelezen: Gelezen) => t.db.platform((tx) => importKerndoelen(tx, gelezen));
const TABELLEN = [
  'kerndoel_uitgave',
  'kerndoel',
  'kerndoel_relatie',
  'kerndoelset',
  'kerndoelset_lid',
] as const;
const aantallen = () =>
  t.db.platform(async (tx) => {
    const uit: number[] = [];
    for (const tabel of TABELLEN) {
      const { rows } = await sql<{
        n: number;
      }>`SELECT count(*)::int AS n FROM ${sql.table(`koers.${tabel}`)}`.execute(tx);
      uit.push(rows[0]?.n ?? -1);
    }
    return uit;
  });
const meet = (leerroute: string, who: KnownActor = k.petra) =>
  k.as(who, (tx) => dekking(tx, { leerroute: route(leerroute), set }));
const gaten = (d: Dekking) =>
  d.hoofdstukken.flatMap((h) => h.kerndoelen.filter((x) => x.doelen.length === 0).map((x) => x.prefix));
const bij = (d: Dekking, nr: number) =>
  d.hoofdstukken
    .flatMap((h) => h.kerndoelen)
    .find((x) => x.id === demoKerndoel(nr))
    ?.doelen.map((x) => [x.code, x.herkomst, x.via]);

describe('R11: importing a reference set', () => {
  it('stores every item, relation, list and unknown field; twice changes nothing', async () => {
    const voor = await aantallen();
    const gelezen = leesKerndoelen(kleineBron(), { licentie: 'MIT' });
    const [eerste] = await importeer(gelezen);
    expect(eerste).toMatchObject({
      nieuw: true,
      uitgever: 'SLO (Stichting Leerplanontwikkeling)',
      licentie: 'MIT',
    });
    const na = await aantallen();
    expect(na.map((n, i) => n - (voor[i] ?? 0))).toEqual([1, 10, 16, 2, 4]);
    const row = await t.db.platform((tx) =>
      tx.selectFrom('koers.kerndoel').selectAll().where('id', '=', uuid(1)).executeTakeFirstOrThrow(),
    );
    expect(row).toMatchObject({ tekst: 'De leerling kan 1.', rest: { nieuwVeld: { diep: ['é', 1, null] } } });
    const [tweede] = await importeer(leesKerndoelen(kleineBron(), { uitgave: 'anders genoemd' }));
    expect(tweede).toMatchObject({ nieuw: false, id: eerste?.id });
    expect(await aantallen()).toEqual(na);
  });

  it('two imports of the same edition at once store it once', async () => {
    const gelezen = leesKerndoelen(kleineFo());
    let zeg = () => {};
    const opgeslagen = new Promise<void>((resolve) => {
      zeg = resolve;
    });
    const eerste = t.db.platform(async (tx) => {
      const verslag = await importKerndoelen(tx, gelezen);
      zeg();
      await setTimeout(150);
      return verslag;
    });
    await opgeslagen; // and not yet committed
    const tweede = importeer(gelezen);
    expect([(await eerste)[0]?.nieuw, (await tweede)[0]?.nieuw]).toEqual([true, false]);
  });

  it('a newer edition stands beside the one it replaces, and nobody can change either', async () => {
    const nieuwer = kleineBron({
      'kerndoelen.json': [
        { id: uuid(4), title: 'De leerling kan 4.', replaces: [uuid(1)], niveau_id: [NIVEAU.zml] },
      ],
      'domeinen.json': undefined,
      'vakleergebieden.json': undefined,
      'deprecated.json': undefined,
    });
    await importeer(leesKerndoelen(nieuwer, { uitgave: '2027' }));
    const sets = await k.as(k.petra, kerndoelsets);
    const zml = sets.filter((s) => s.naam === 'Kerndoelen so zml');
    expect(zml.map((s) => [s.uitgave.uitgave, s.aantal, s.uitgave.vervangen])).toEqual([
      ['2027', 1, false],
      [expect.stringMatching(/^inhoud /), 2, true],
    ]);
    await expect(t.db.platform((tx) => tx.deleteFrom('koers.kerndoel').execute())).rejects.toThrow(
      /permission denied/,
    );
    await expect(
      t.db.platform((tx) => tx.updateTable('koers.kerndoel').set({ tekst: 'x' }).execute()),
    ).rejects.toThrow(/permission denied/);
    await expect(
      k.as(k.petra, (tx) => importKerndoelen(tx, leesKerndoelen(kleineBron(), { bron: 'van een school' }))),
    ).rejects.toThrow(/permission denied/);
  });

  it('refused files store nothing, also not what was well in the same import', async () => {
    const voor = await aantallen();
    const half = leesKerndoelen([
      ...kleineBron({ 'kerndoelen.json': [{ id: uuid(7), title: 'nieuw' }] }),
      ...kleineFo().map((b) => ({ ...b, naam: `fo/${b.naam}` })),
      bestand('fo/deprecated.json', '['),
    ]);
    const fout = await importeer(half).then(
      () => null,
      (error: unknown) => error,
    );
    expect(fout).toMatchObject({ code: 'bad_request', opts: { issues: [{ path: 'fo/deprecated.json' }] } });
    expect(await aantallen()).toEqual(voor);
  });

  it('an import that breaks half way leaves nothing', async () => {
    const voor = await aantallen();
    const gelezen = leesKerndoelen(kleineBron(), { bron: 'breekt' });
    const [u] = gelezen.uitgaven;
    if (!u) throw new Error('no edition');
    const lid = { item: uuid(999), onder: uuid(999), hoofdstuk: [], plek: 9 };
    const sets = u.sets.map((s) => ({ ...s, leden: [...s.leden, lid] }));
    await expect(importeer({ ...gelezen, uitgaven: [{ ...u, sets }] })).rejects.toThrow(/foreign key/);
    expect(await aantallen()).toEqual(voor);
  });
});

describe('R11: coverage of a leerroute', () => {
  it('says which kerndoelen have no doel in this leerroute, and which doelen no kerndoel', async () => {
    const lr4 = await meet('LR4');
    expect(gaten(lr4)).toEqual(['Demo 3', 'Demo 6', 'Demo 9', 'Demo 13', 'Demo 14', 'Demo 15', 'Demo 18']);
    expect(lr4.zonderKerndoel.map((d) => d.code)).toEqual([
      'RW-T-4b',
      'SE-S-4b',
      'LL-T-2b',
      'LL-T-3b',
      'VB-3a',
    ]);
    expect(lr4.telling).toEqual({ kerndoelen: 18, gedekt: 11, doelen: 42, doelenGekoppeld: 37 });
    expect(lr4.set).toMatchObject({
      naam: 'Demo-kerndoelen',
      uitgave: { uitgever: 'Koers', licentie: 'CC0-1.0' },
    });
    // Another leerroute has other leerlijnen: R3.
    expect(gaten(await meet('LR2'))).not.toContain('Demo 13');
  });

  it('counts doelen up to the uitstroomniveau of the leerroute only', async () => {
    const codes = (d: Dekking) =>
      d.hoofdstukken.flatMap((h) => h.kerndoelen.flatMap((x) => x.doelen.map((y) => y.code)));
    expect(codes(await meet('LR4'))).toContain('RW-E-4b');
    expect(codes(await meet('LR2'))).not.toContain('RW-E-4b');
    expect(codes(await meet('LR2'))).toContain('RW-E-1a');
  });

  it('counts what a school linked, for that school alone, in every version and until it is ended', async () => {
    const paar = { entiteit: doel('VB-3a'), kerndoel: demoKerndoel(18) };
    expect(await k.as(k.petra, (tx) => koppel(tx, k.petra, paar))).toBe(true);
    expect(await k.as(k.petra, (tx) => koppel(tx, k.petra, paar))).toBe(false);
    expect(bij(await meet('LR4'), 18)).toEqual([['VB-3a', 'school', null]]);
    const ander = await demoClass(t.db, 1);
    const elders = await ander.as(ander.petra, (tx) => dekking(tx, { leerroute: route('LR4'), set }));
    expect(bij(elders, 18)).toEqual([]);
    const pakket = await t.db.platform((tx) => dekking(tx, { leerroute: route('LR4'), set, eigen: false }));
    expect(bij(pakket, 18)).toEqual([]);
    expect(await ander.as(ander.petra, (tx) => ontkoppel(tx, ander.petra, paar))).toBe(false);
    expect(await k.as(k.petra, (tx) => ontkoppel(tx, k.petra, paar))).toBe(true);
    expect(bij(await meet('LR4'), 18)).toEqual([]);
    const rows = await k.as(k.petra, (tx) =>
      tx.selectFrom('koers.leerdoel_kerndoel').selectAll().where('entiteit', '=', paar.entiteit).execute(),
    );
    expect(rows).toMatchObject([{ created_by: k.petra.person, ended_by: k.petra.person }]);
    const spoor = await k.as(k.petra, (tx) =>
      tx
        .selectFrom('koers.audit')
        .select('actie')
        .where('onderwerp_id', '=', paar.entiteit)
        .orderBy('at')
        .execute(),
    );
    expect(spoor.map((r) => r.actie)).toEqual(['kerndoel_gekoppeld', 'kerndoel_ontkoppeld']);
  });

  it('a link to something below a kerndoel counts for that kerndoel, and says by what', async () => {
    const fo = await t.db.platform((tx) => importKerndoelen(tx, leesKerndoelen(kleineFo())));
    const functioneel = fo[0]?.sets.find((s) => s.naam.includes('niveau 0000'))?.id ?? '';
    await k.as(k.petra, (tx) => koppel(tx, k.petra, { entiteit: doel('RW-E-1a'), kerndoel: uuid(141) }));
    const d = await k.as(k.petra, (tx) => dekking(tx, { leerroute: route('LR4'), set: functioneel }));
    expect(d.telling).toMatchObject({ kerndoelen: 1, gedekt: 1, doelenGekoppeld: 1 });
    expect(d.hoofdstukken[0]?.kerndoelen[0]?.doelen).toMatchObject([{ code: 'RW-E-1a', via: 'Het gaat om' }]);
  });

  it('takes two statements', async () => {
    let gevraagd = 0;
    const teller: KyselyPlugin = {
      transformQuery({ node }) {
        gevraagd += 1;
        return node;
      },
      transformResult: async ({ result }) => result,
    };
    await k.as(k.petra, (tx) => dekking(tx.withPlugin(teller), { leerroute: route('LR4'), set }));
    expect(gevraagd).toBe(2);
  });

  it('does not exist for a leerroute, a set or a package that is not there for this school', async () => {
    const { a } = await twoSchools(t.db);
    const eigen = { ...(await pakketVan(a)) };
    for (const vraag of [
      { leerroute: route('LR4'), set: randomUUID() },
      { leerroute: randomUUID(), set },
      { leerroute: eigen.route, set },
    ])
      await expect(k.as(k.petra, (tx) => dekking(tx, vraag))).rejects.toMatchObject({ code: 'not_found' });
    const paar = { entiteit: eigen.doel, kerndoel: demoKerndoel(1) };
    await expect(k.as(k.petra, (tx) => koppel(tx, k.petra, paar))).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('only who keeps packages links; a leerkracht is refused', async () => {
    const paar = { entiteit: doel('VB-3a'), kerndoel: demoKerndoel(18) };
    for (const werk of [koppel, ontkoppel])
      await expect(k.as(k.marjan, (tx) => werk(tx, k.marjan, paar))).rejects.toMatchObject({
        code: 'not_allowed',
      });
  });
});

/** A concept that belongs to another school, with one doel. */
async function pakketVan(school: string) {
  const ids = {
    versie: randomUUID(),
    route: randomUUID(),
    doel: randomUUID(),
    lijn: randomUUID(),
    gebied: randomUUID(),
  };
  await t.db.platform((tx) =>
    importPakket(tx, {
      id: ids.versie,
      pakketId: randomUUID(),
      schoolId: school,
      code: `eigen-${ids.versie.slice(0, 8)}`,
      naam: 'Van een andere school',
      versie: '1.0',
      uitgever: 'Andere school',
      licentie: 'CC0-1.0',
      schaal: [0, 1, 2, 3, 4].map((score) => ({ score, naam: `s${score}` })),
      behaaldVanaf: 4,
      leergebieden: [{ id: ids.gebied, code: 'G', naam: 'Gebied', soort: 'LS', volgorde: 1 }],
      leerlijnen: [
        { id: ids.lijn, leergebiedId: ids.gebied, code: 'L', naam: 'Lijn', geordend: false, volgorde: 1 },
      ],
      niveaus: [],
      leerdoelen: [
        { id: ids.doel, leerlijnId: ids.lijn, niveauId: null, code: 'D', tekst: 'doet iets', volgorde: 1 },
      ],
      acties: [],
      leerroutes: [
        { id: ids.route, code: 'R', naam: 'Route', volgorde: 1, uitstroomprofiel: null, bestemming: null },
      ],
      routeLeerlijnen: [],
    }),
  );
  return ids;
}

describe('R11: finding what to link', () => {
  const zoek = (q: string) =>
    k.as(k.petra, (tx) => zoekKerndoelen(tx, { leerroute: route('LR4'), set, q, entiteit: doel('RW-E-1a') }));

  it('finds kerndoelen by words in any order, whatever their case; what is linked stands first', async () => {
    expect((await zoek('GELD koopt')).map((x) => [x.prefix, x.gekoppeld])).toEqual([['Demo 4', 'pakket']]);
    expect((await zoek(''))[0]).toMatchObject({
      prefix: 'Demo 4',
      gekoppeld: 'pakket',
      hoofdstuk: 'Rekenen',
    });
    expect(await zoek('')).toHaveLength(18);
    expect(await zoek('100%')).toEqual([]);
    expect(await zoek('_')).toEqual([]);
    expect(await zoek('\\')).toEqual([]);
  });

  it('finds doelen of the leerroute by code, text, leerlijn and niveau', async () => {
    const vind = (q: string) =>
      k.as(k.petra, (tx) => zoekDoelen(tx, { leerroute: route('LR4'), q, kerndoel: demoKerndoel(5) }));
    expect((await vind('rw-e-3')).map((x) => x.code)).toEqual(['RW-E-3a', 'RW-E-3b']);
    expect((await vind('tijd niveau 3')).map((x) => [x.code, x.gekoppeld])).toEqual([
      ['RW-T-3a', 'pakket'],
      ['RW-T-3b', 'pakket'],
    ]);
    expect(await vind('')).toHaveLength(25);
  });
});
