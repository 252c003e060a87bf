import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collect, testContext } from '../../adapters/_kit/conformance-pull.ts';
import parnassys from '../../adapters/parnassys/index.ts';
import { type SimSchool, simCredentials } from '../../adapters/parnassys/simulator/school.ts';
import {
  type ParnassysSimulator,
  startParnassysSimulator,
} from '../../adapters/parnassys/simulator/server.ts';
import { lvsSchools } from '../../fixtures/school/lvs.ts';

/** What the demo does: one simulator with both schools of the demo in it, changed while it runs. */
describe('the demo schools in one ParnasSys simulator', () => {
  const schools: readonly SimSchool[] = lvsSchools(new Date());
  let sim: ParnassysSimulator;
  beforeAll(async () => {
    sim = await startParnassysSimulator({ schools, port: 0 });
  });
  afterAll(() => sim.close());

  const pull = (school: SimSchool, xsdversie: '2.2' | '2.3') =>
    collect(
      parnassys,
      parnassys.connection.parse({ endpoint: sim.url, ...simCredentials(school), xsdversie }),
      null,
      testContext(school).ctx,
    );

  it.each([0, 1])('are each whole, and 2.3 gives the same people as 2.2 but for their keys', async (i) => {
    const school = schools[i];
    if (!school) throw new Error('no such school');
    const [v22, v23] = [await pull(school, '2.2'), await pull(school, '2.3')];

    expect([...v22.issues, ...v23.issues]).toEqual([]);
    expect(v22.records.filter((record) => record.kind === 'leerling')).toHaveLength(school.leerlingen.length);
    expect(v23.records).toEqual(
      v22.records.map((record) => (record.kind === 'groep' ? record : withoutKey(record))),
    );
  });

  it('show exactly the one leerling that changed (R70)', async () => {
    const [school] = schools;
    if (!school) throw new Error('no school');
    const before = await pull(school, '2.2');
    sim.changeLeerling(school.brin, {
      kind: 'update',
      key: school.leerlingen[0]?.key ?? '',
      set: { roepnaam: 'Pippa' },
    });
    const after = await pull(school, '2.2');

    const changed = after.records.filter(
      (record, i) => JSON.stringify(record) !== JSON.stringify(before.records[i]),
    );
    expect(changed).toMatchObject([{ kind: 'leerling', key: school.leerlingen[0]?.key, roepnaam: 'Pippa' }]);
  });
});

function withoutKey<T extends object>(record: T): Omit<T, 'key'> {
  const { key: _, ...rest } = record as T & { key?: unknown };
  return rest;
}
