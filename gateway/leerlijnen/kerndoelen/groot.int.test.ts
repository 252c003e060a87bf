import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDb, twoSchools } from '../../../test/support/db.ts';
import { grootPakket } from '../../../test/support/groot-pakket.ts';
import { importPakket, publishPakket } from '../service.ts';
import { dekking, importKerndoelen, leesKerndoelen, zoekDoelen, zoekKerndoelen } from './service.ts';
import { bestand, NIVEAU, uuid } from './testing/bron.ts';

const t = testDb();
const DOELEN = 2_000;
const KERNDOELEN = 200;
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
  const id = uuid(100_000 + i);
  const heel = {
    ...{ identifier: id, uri: `urn:uuid:${id}`, lastChangeDateTime: '2026-11-01T00:00:00Z' },
    associationType: 'isRelatedTo',
    originNodeURI: eind(entiteit),
    destinationNodeURI: eind(uuid(i % KERNDOELEN)),
  };
  return { soort: 'associatie' as const, id, plek: i, rest: { heel, buiten: true } };
}

const alsSchool = <T>(werk: (tx: Parameters<typeof dekking>[0]) => Promise<T>): Promise<T> =>
  t.db.tenant({ school, actor: null }, werk);

describe('R11: a large package', () => {
  it('is measured whole against many kerndoelen', async () => {
    const { telling } = await alsSchool((tx) => dekking(tx, meting));
    expect(telling).toMatchObject({ kerndoelen: KERNDOELEN, doelen: DOELEN, doelenGekoppeld: DOELEN / 10 });
  });

  it('is searched from both sides, and what nobody wrote is not found', async () => {
    const zoek = (q: string) =>
      alsSchool(async (tx) => [
        (await zoekKerndoelen(tx, { ...meting, q, entiteit: uuid(1) })).length,
        (await zoekDoelen(tx, { ...meting, q, kerndoel: uuid(1) })).length,
      ]);
    expect(await zoek('xyzzy')).toEqual([0, 0]);
    expect(Math.min(...(await zoek('')))).toBeGreaterThan(0);
    expect((await zoek('rekent 19'))[0]).toBeGreaterThan(0);
  });
});
