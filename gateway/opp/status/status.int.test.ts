import { beforeAll, describe, expect, it } from 'vitest';
import { testDb } from '../../../test/support/db.ts';
import { type DemoClass, demoClass } from '../../../test/support/demo-class.ts';
import { plusDagen } from '../klokken/kalender-rules.ts';
import { testInschrijving, testOpp } from '../klokken/test-school.ts';
import { OPP_LIJSTEN, type OppLijst, oppStatus } from './service.ts';

const t = testDb();
let k: DemoClass;
/** He is enrolled on day 0, a Tuesday. */
const DAG0 = '2026-09-01';
const l = (n: number) => k.leerlingen[n] ?? '';

beforeAll(async () => {
  k = await demoClass(t.db, 6);
  await k.as(k.petra, async (tx) => {
    await testInschrijving(tx, k.school, l(0), DAG0);
    const opp = (
      n: number,
      rest: { status: string; handeling?: string; vastgesteld?: string; geschil?: boolean },
    ) => testOpp(tx, { school: k.school, leerling: l(n), door: k.petra.person, ...rest });
    await opp(1, { status: 'concept' });
    await opp(2, { status: 'instemming' });
    await opp(3, { status: 'in_evaluatie', handeling: 'ingestemd', vastgesteld: plusDagen(DAG0, -200) });
    await opp(4, {
      status: 'vastgesteld',
      handeling: 'niet_ingestemd',
      vastgesteld: plusDagen(DAG0, -20),
      geschil: true,
    });
  });
});

const status = (dag: number, lijst?: OppLijst) =>
  k.as(k.petra, (tx) => oppStatus(tx, k.petra, { vandaag: plusDagen(DAG0, dag), lijst }));
const staatIn = async (dag: number, lijst: OppLijst) =>
  (await status(dag, lijst)).rijen.some((r) => r.leerling.id === l(0));

describe('R42: who was enrolled on day 0', () => {
  it('is warned of from day 28, and stands in the list of what is late from day 43', async () => {
    const waarschuwing = await Promise.all([27, 28, 42, 43].map((dag) => staatIn(dag, 'waarschuwing')));
    const teLaat = await Promise.all([27, 28, 42, 43].map((dag) => staatIn(dag, 'te_laat')));
    expect(waarschuwing).toEqual([false, true, true, false]);
    expect(teLaat).toEqual([false, false, false, true]);
    const rij = (await status(43, 'te_laat')).rijen.find((r) => r.leerling.id === l(0));
    expect([rij?.klok?.soort, rij?.klok?.dagen, rij?.stap]).toEqual(['opp', -1, 'opp_beginnen']);
  });
});

describe('R66: counts and who they are', () => {
  it('every count is the number of pupils behind it; each pupil that is in no list is counted as in order', async () => {
    for (const dag of [0, 28, 43, 300, 700]) {
      const { aantallen, leerlingen, opOrde } = await status(dag);
      const per = await Promise.all(OPP_LIJSTEN.map((lijst) => status(dag, lijst)));
      const gezien = new Set<string>();
      for (const [i, lijst] of OPP_LIJSTEN.entries()) {
        const ids = (per[i]?.rijen ?? []).map((r) => r.leerling.id);
        expect([dag, lijst, new Set(ids).size]).toEqual([dag, lijst, aantallen[lijst]]);
        for (const id of ids) gezien.add(id);
      }
      expect(opOrde).toBe(leerlingen - gezien.size);
    }
  });

  it('counts concept, instemming, evaluatie and dispute apart, and who has none', async () => {
    const { aantallen } = await status(10);
    expect(aantallen).toMatchObject({
      concept: 2,
      instemming: 1,
      evaluatie: 1,
      niet_ingestemd: 1,
      geschil: 1,
    });
    expect(aantallen.geen).toBe(3); // the one of day 0, the one without anything, and the one of the other group
    expect(aantallen.te_laat).toBe(0);
  });
});
