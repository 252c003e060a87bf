import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bewijsBij } from '../../../gateway/bewijs/service.ts';
import { testDb } from '../../../test/support/db.ts';
import { doel } from '../../../test/support/demo-class.ts';
import { type CijfersService, createCijfers } from '../cijfers-service.ts';
import { leesBewijs } from './bewijs-in.ts';
import { COURSE, type Gradebook, openGradebook } from './testing/gradebook-stage.ts';

const t = testDb();
let g: Gradebook;
let cijfers: CijfersService;
let at: { groep: string; cursus: string };
let ann: string;
let bob: string;

const GELD = doel('RW-E-2a');
const TOOL = 7;

beforeAll(async () => {
  // Pages of ten: with twelve pupils the results stand on two.
  g = await openGradebook(t.db, 12, { profile: 'canvas', ownIssuer: true });
  [ann = '', bob = ''] = g.k.leerlingen;
  cijfers = createCijfers({ client: g.deps.client, now: () => new Date() });
  at = { groep: g.k.groep, cursus: g.cursus.context };
  await g.k.as(g.k.marjan, (tx) => cijfers.koppelCursus(tx, g.k.marjan, at));
  g.elo.lineItems.set(COURSE, [{ id: TOOL, label: 'Rekenhaven: geld', scoreMaximum: 20 }]);
});
afterAll(() => g.close());

let second = 0;
function score(leerling: string, scoreGiven: number | undefined): void {
  second += 1;
  g.elo.scores.push({
    course: COURSE,
    lineItem: TOOL,
    userId: g.sub(leerling),
    timestamp: new Date(Date.UTC(2026, 10, 1, 10, 0, second)).toISOString(),
    activityProgress: 'Completed',
    gradingProgress: 'FullyGraded',
    ...(scoreGiven === undefined ? {} : { scoreGiven, scoreMaximum: 10 }),
  });
}
const lees = () => leesBewijs(g.deps, g.cursus);
const ziet = async (leerling: string) =>
  (await g.k.as(g.k.marjan, (tx) => bewijsBij(tx, g.k.marjan, leerling))).get(GELD) ?? [];
const inElo = () => cijfers.kolommenInElo(t.db, g.k.marjan, at);
const kies = async () => {
  const [kolom] = await inElo();
  await cijfers.kiesBron(t.db, g.k.marjan, at, { lineitem: kolom?.id ?? '', leerdoel: GELD });
};

describe('R74: results of another tool in the gradebook count as evidence', () => {
  it('of a column that a teacher chose, page by page, for the pupils of the group, and once', async () => {
    expect((await inElo()).map((item) => item.label)).toEqual(['Rekenhaven: geld']);
    for (const leerling of [...g.k.leerlingen, g.k.buiten]) score(leerling, 8);
    expect(await lees()).toEqual({ gelezen: 0, nieuw: 0, mis: 0 });
    const elders = { lineitem: `${g.koers.origin}/elders`, leerdoel: GELD };
    await expect(cijfers.kiesBron(t.db, g.k.marjan, at, elders)).rejects.toMatchObject({ code: 'not_found' });
    await kies();
    expect(await inElo()).toEqual([]);
    expect(await lees()).toEqual({ gelezen: 13, nieuw: 12, mis: 0 });
    expect(await ziet(ann)).toMatchObject([{ bron: 'Rekenhaven: geld', score: 16, max: 20 }]);
    expect(await lees()).toEqual({ gelezen: 13, nieuw: 0, mis: 0 });
    expect(await ziet(ann)).toHaveLength(1);
  });

  it('a later score takes the place of the one before, and one that was taken away is gone', async () => {
    score(ann, 9);
    score(bob, undefined);
    expect(await lees()).toMatchObject({ nieuw: 1 });
    expect((await ziet(ann)).map((b) => b.score)).toEqual([18]);
    expect(await ziet(bob)).toEqual([]);
  });

  it('who leaves the group keeps what he did', async () => {
    await t.db.tenant({ school: g.k.school, actor: null }, (tx) =>
      tx
        .updateTable('koers.groep_lid')
        .set({ tot: new Date().toISOString().slice(0, 10) })
        .where('person_id', '=', ann)
        .execute(),
    );
    await lees();
    const { length } = await g.k.as(g.k.petra, (tx) =>
      tx
        .selectFrom('koers.bewijs')
        .select('id')
        .where('leerling_id', '=', ann)
        .where('vervallen_op', 'is', null)
        .execute(),
    );
    expect(length).toBe(1);
  });

  it('an ELO that is ill is tried later and says so; a column that is gone says so; pages that go round end', async () => {
    const zie = async () =>
      (await g.k.as(g.k.marjan, (tx) => cijfers.groepCijfers(tx, g.k.marjan, g.k.groep))).cursussen[0]
        ?.bronnen[0];
    g.elo.faults.unavailable = 1;
    await expect(lees()).rejects.toMatchObject({ code: 'source_unavailable', opts: { retry: 'later' } });
    expect((await zie())?.fout).toContain('later opnieuw');
    g.elo.faults.pagingLoop = true;
    expect(await lees()).toMatchObject({ mis: 1 });
    g.elo.faults.pagingLoop = false;
    expect(await lees()).toMatchObject({ mis: 0 });
    expect(await zie()).toMatchObject({ fout: null, naam: 'Rekenhaven: geld', scores: 11 });
    g.elo.lineItems.set(COURSE, []);
    expect(await lees()).toMatchObject({ mis: 1 });
    expect((await zie())?.fout).toContain('weigert');
  });

  it('stopped, nothing more comes in and what came stays', async () => {
    const bron = (await g.k.as(g.k.marjan, (tx) => cijfers.groepCijfers(tx, g.k.marjan, g.k.groep)))
      .cursussen[0]?.bronnen[0];
    await g.k.as(g.k.marjan, (tx) => cijfers.stopBron(tx, g.k.marjan, at, bron?.id ?? ''));
    expect(await lees()).toEqual({ gelezen: 0, nieuw: 0, mis: 0 });
    expect(await ziet(g.k.leerlingen[5] ?? '')).toHaveLength(1);
  });
});
