import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDb, twoSchools } from '../../../test/support/db.ts';
import { grootPakket } from '../../../test/support/groot-pakket.ts';
import { importPakket, publishPakket } from '../service.ts';
import { dekking, importKerndoelen, leesKerndoelen, zoekDoelen, zoekKerndoelen } from './service.ts';
import { bestand, NIVEAU, uuid } from './testing/bron.ts';

const t = testDb();
const DOELEN = 20_000;
const KERNDOELEN = 2_000;
let school = '';
let meting = { leerroute: '', set: '' };

/** One leerroute with every leerlijn, and a link for one doel in ten. */
beforeAll(async () => {
  school = (await twoSchools(t.db)).a;
  const rows = Array.from({ length: KERNDOELEN }, (_, n) => ({
    id: uuid(n),
    prefix: `Proef ${n}`,
    title: `De leerling rekent met ${n} in een situatie die hij kent.`,
    niveau_id: [NIVEAU.zml],
  }));
  const pakket = grootPakket(DOELEN);
  const alles = { ...pakket, rest: pakket.leerdoelen.filter((_, i) => i % 10 === 0).map(koppeling) };
  await t.db.platform(async (tx) => {
    const [uitgave] = await importKerndoelen(tx, leesKerndoelen([bestand('kerndoelen.json', rows)]));
    const { versie } = await importPakket(tx, alles);
    const { rows: routes } = await sql<{ id: string }>`
      SELECT id FROM koers.leerroute WHERE pakket_versie_id = ${versie} ORDER BY volgorde LIMIT 1`.execute(
      tx,
    );
    meting = { leerroute: routes[0]?.id ?? '', set: uitgave?.sets[0]?.id ?? '' };
    await sql`INSERT INTO koers.leerroute_leerlijn (leerroute_id, leerlijn_id)
      SELECT ${meting.leerroute}::uuid, id FROM koers.leerlijn WHERE pakket_versie_id = ${versie} ON CONFLICT DO NOTHING`.execute(
      tx,
    );
    await publishPakket(tx, versie);
  });
});

function koppeling({ entiteit }: { entiteit: string }, i: number) {
  const eind = (identifier: string) => ({ title: identifier, identifier, uri: `urn:uuid:${identifier}` });
  const heel = {
    associationType: 'isRelatedTo',
    originNodeURI: eind(entiteit),
    destinationNodeURI: eind(uuid(i % KERNDOELEN)),
  };
  return { soort: 'associatie' as const, id: uuid(100_000 + i), plek: i, rest: { heel, buiten: true } };
}

async function duur<T>(werk: (tx: Parameters<typeof dekking>[0]) => Promise<T>): Promise<[T, number]> {
  const begin = performance.now();
  const uit = await t.db.tenant({ school, actor: null }, werk);
  return [uit, Math.round(performance.now() - begin)];
}

/** The doelen of the leerroute and nothing else, in the same run: what the machine can do now. */
const kaal = () =>
  duur((tx) =>
    sql`SELECT d.id, d.code, d.tekst, l.naam FROM koers.leerroute_leerlijn rl
      JOIN koers.leerlijn l ON l.id = rl.leerlijn_id JOIN koers.leerdoel d ON d.leerlijn_id = l.id
      WHERE rl.leerroute_id = ${meting.leerroute} ORDER BY l.volgorde, d.volgorde`.execute(tx),
  );

describe('R11: a package of 20,000 doelen', () => {
  it('is measured against 2,000 kerndoelen in some times what reading its doelen takes', async () => {
    await kaal();
    const [, bare] = await kaal();
    const [d, ms] = await duur((tx) => dekking(tx, meting));
    expect(d.telling).toMatchObject({ kerndoelen: KERNDOELEN, doelen: DOELEN, doelenGekoppeld: DOELEN / 10 });
    console.info(`coverage of ${DOELEN} doelen: ${ms} ms; reading them: ${bare} ms`);
    expect(ms).toBeLessThan(bare * 20 + 200);
  });

  it('is searched while somebody types, whatever they type', async () => {
    const [, bare] = await kaal();
    for (const q of ['', 'de', 'rekent 19', 'xyzzy']) {
      const [kerndoelen, a] = await duur((tx) => zoekKerndoelen(tx, { ...meting, q, entiteit: uuid(1) }));
      const [doelen, b] = await duur((tx) => zoekDoelen(tx, { ...meting, q, kerndoel: uuid(1) }));
      console.info(
        `search "${q}": ${kerndoelen.length} kerndoelen in ${a} ms, ${doelen.length} doelen in ${b} ms; reading all: ${bare} ms`,
      );
      expect(Math.max(a, b)).toBeLessThan(bare * 4 + 200);
    }
  });
});
