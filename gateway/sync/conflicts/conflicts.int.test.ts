import { beforeEach, describe, expect, it } from 'vitest';
import { testDb, twoSchools } from '../../../test/support/db.ts';
import { createConnection, listRuns, type SyncDeps, undoRun } from '../service.ts';
import { leerling, MemorySource, type SyncSchool, syncDeps, syncOnce, syncSchool } from '../test-school.ts';
import { people, personId } from '../test-state.ts';
import { chooseAlways, chooseOnce, listDifferences, setOwner } from './service.ts';

const t = testDb();
const ECK = 'https://ketenid.nl/201703/een';
let s: SyncSchool;
let two: {
  source: MemorySource;
  connection: string;
  deps: SyncDeps;
  sync: () => ReturnType<typeof syncOnce>;
};
const school = () => s.who.school;

const bare = { stamgroep: null, groepen: [] };
beforeEach(async () => {
  s = await syncSchool(t.db);
  s.source.edit('L2', { eckId: 'https://ketenid.nl/201703/twee' });
  await s.sync();
  const source = new MemorySource('ander');
  const deps = syncDeps(t.db, [s.source, source]);
  source.records = [
    leerling('X1', { ...bare, eckId: ECK, roepnaam: 'Anders', email: 'een@example.org' }),
    leerling('X2', { ...bare, eckId: 'https://ketenid.nl/201703/twee', roepnaam: 'Tweede' }),
  ];
  const { id: connection } = await createConnection(deps, s.who, {
    ...{
      adapter: 'ander',
      naam: 'Ander LVS',
      settings: { sleutel: 'x' },
      schedule: null,
      firstSync: 'apply',
    },
  });
  two = { source, connection, deps, sync: () => syncOnce(deps, s.who, connection) };
  await two.sync();
});

const differences = () => listDifferences(two.deps, school());
const roepnaam = async (key: string) => (await people(t.db, school()))[key]?.roepnaam;
const conflictOf = async (key: string) => {
  const person = await personId(t.db, school(), key);
  const found = (await differences()).conflicts.find((c) => c.person === person);
  if (!found) throw new Error(`no conflict about ${key}`);
  return found;
};

describe('two systems that disagree', () => {
  it('R72 one ECK iD in two connections is one person, with the keys of both', async () => {
    expect(await personId(t.db, school(), 'X1')).toBe(await personId(t.db, school(), 'L1'));
    expect((await people(t.db, school()))['L1']?.keys).toEqual([
      `eckid=${ECK}`,
      'lvs=L1',
      'lvs=X1',
      'sourcedid=L1',
      'sourcedid=X1',
    ]);
  });

  it('R71 are listed with both values, and nothing is overwritten; again and again it is the same one', async () => {
    await two.sync();
    const { conflicts, total } = await differences();
    expect(total).toBe(2);
    expect(conflicts).toContainEqual(
      expect.objectContaining({
        ...{ veld: 'roepnaam', waarde: 'LeerlingL1', bron: s.connection, bronNaam: 'LVS' },
        ...{ anders: 'Anders', andereBron: two.connection, andereBronNaam: 'Ander LVS', soort: 'leerling' },
      }),
    );
    expect(await roepnaam('L1')).toBe('LeerlingL1');
  });

  it('R71 are gone when the second says what the first says, and when the first says what the second says', async () => {
    two.source.edit('X1', { roepnaam: 'LeerlingL1' });
    await two.sync();
    expect((await differences()).total).toBe(1);
    s.source.edit('L2', { roepnaam: 'Tweede' });
    await s.sync();
    expect((await differences()).total).toBe(0);
  });

  it('R71 shows what the other says by now', async () => {
    two.source.edit('X1', { roepnaam: 'Nog anders' });
    await two.sync();
    expect((await conflictOf('L1')).anders).toBe('Nog anders');
  });
});

it('R71 undoing the sync of the second takes its differences along', async () => {
  const [run] = await listRuns(two.deps, school(), two.connection, 1);
  await undoRun(two.deps, s.who, run?.id ?? '');
  expect((await differences()).total).toBe(0);
});

describe('choosing once', () => {
  it('R71 for the other: its value stands, it owns the field of this pupil, and the choice holds in later runs', async () => {
    await chooseOnce(two.deps, s.who, (await conflictOf('L1')).id, 'andere');
    expect(await roepnaam('L1')).toBe('Anders');
    s.source.edit('L1', { roepnaam: 'Terug' });
    await s.sync();
    two.source.edit('X1', { roepnaam: 'Verder' });
    const outcome = await two.sync();
    expect(outcome.kind).toBe('done');
    expect(await roepnaam('L1')).toBe('Verder');
    s.source.edit('L1', { roepnaam: 'Nogmaals' });
    await s.sync();
    expect(await roepnaam('L1')).toBe('Verder');
    expect((await differences()).conflicts.map((c) => c.anders)).toEqual(['Tweede']); // of the other pupil
  });

  it('R71 for what stands: nobody is asked again, also when the school gives the field to the other system', async () => {
    await chooseOnce(two.deps, s.who, (await conflictOf('L1')).id, 'huidige');
    await chooseAlways(two.deps, s.who, (await conflictOf('L2')).id, 'andere');
    await two.sync();
    expect([await roepnaam('L1'), await roepnaam('L2')]).toEqual(['LeerlingL1', 'Tweede']);
    expect((await differences()).total).toBe(0);
  });

  it('is refused for a conflict of another school, and for one that is over', async () => {
    const { id } = await conflictOf('L1');
    const { b } = await twoSchools(t.db);
    const gone = { code: 'not_found' };
    await expect(chooseOnce(two.deps, { school: b, person: null }, id, 'andere')).rejects.toMatchObject(gone);
    await chooseOnce(two.deps, s.who, id, 'huidige');
    await expect(chooseOnce(two.deps, s.who, id, 'andere')).rejects.toMatchObject(gone);
  });
});

describe('choosing for all', () => {
  it('R71 always from the other: all that waits is decided, and a later difference asks nobody', async () => {
    await chooseAlways(two.deps, s.who, (await conflictOf('L1')).id, 'andere');
    expect([await roepnaam('L1'), await roepnaam('L2')]).toEqual(['Anders', 'Tweede']);
    expect((await differences()).total).toBe(0);
    await two.sync();
    s.source.edit('L1', { roepnaam: 'Vanuit een' });
    await s.sync();
    const [run] = await listRuns(two.deps, school(), s.connection, 1);
    expect(run?.issues).toBe(0);
    expect(await roepnaam('L1')).toBe('Anders');
  });

  it('R71 the system that a field is given to takes it, also where both said the same until now', async () => {
    await setOwner(two.deps, s.who, { soort: 'leerling', veld: 'achternaam', connection: two.connection });
    await two.sync();
    s.source.edit('L1', { achternaam: 'Getrouwd' });
    await s.sync();
    expect((await people(t.db, school()))['L1']?.achternaam).toBe('Verzonnen');
    two.source.edit('X1', { achternaam: 'Anderszins' });
    await two.sync();
    expect((await people(t.db, school()))['L1']?.achternaam).toBe('Anderszins');
    const owner = (await differences()).owners.find((o) => o.veld === 'achternaam' && o.soort === 'leerling');
    expect(owner?.vast).toBe(two.connection);
    expect(owner?.telling).toContainEqual({ connection: two.connection, people: 2 });
  });

  it('R72 who left the first system is of the second: its fields follow, without a question', async () => {
    s.source.remove('L1');
    await s.sync();
    await two.sync();
    expect((await people(t.db, school()))['L1']).toMatchObject({ ended: false, roepnaam: 'Anders' });
    expect((await differences()).conflicts.map((c) => c.anders)).toEqual(['Tweede']);
  });
});
