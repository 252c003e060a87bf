import { beforeEach, expect, it } from 'vitest';
import { testDb, twoSchools } from '../../../test/support/db.ts';
import { rowsWritten } from '../../../test/support/rows-written.ts';
import { type SyncSchool, syncSchool } from '../test-school.ts';
import { people, personId } from '../test-state.ts';
import { askAgain, keyOfAnother, listMovedKeys, sameWithOtherEckId } from './service.ts';

const t = testDb();
const NIEUW = 'https://ketenid.nl/201703/nieuw';
let s: SyncSchool;
let was = '';
const school = () => s.who.school;
const deps = () => ({ db: t.db, now: () => new Date() });
const vraag = async () => (await listMovedKeys(deps(), school()))[0];
const id = async () => (await vraag())?.id ?? '';

beforeEach(async () => {
  s = await syncSchool(t.db);
  await s.sync();
  was = await personId(t.db, school(), 'L1');
  s.source.edit('L1', { eckId: NIEUW, roepnaam: 'Anders' });
  await s.sync();
});

it('R72 an ECK iD that the vendor changed waits for a human, with both sides; the same answer again writes nothing', async () => {
  expect(await vraag()).toMatchObject({
    person: was,
    key: 'L1',
    eckid: NIEUW,
    besluit: null,
    naamWas: 'LeerlingL1 Verzonnen',
    naamNu: 'Anders Verzonnen',
    lijktZelfde: false,
  });
  expect(await rowsWritten(t.owner, s.sync)).toEqual({});
  expect(await listMovedKeys(deps(), school())).toHaveLength(1);
});

it('R72 the same person with another ECK iD stays who he is, and the next answer is taken in', async () => {
  await sameWithOtherEckId(deps(), s.who, await id());
  await s.sync();
  expect(await personId(t.db, school(), 'L1')).toBe(was);
  expect((await people(t.db, school()))['L1']).toMatchObject({ roepnaam: 'Anders' });
  expect((await people(t.db, school()))['L1']?.keys).toContain(`eckid=${NIEUW}`);
  expect(await vraag()).toMatchObject({ besluit: 'zelfde' });
});

it('R72 a key that was given to another brings a new person, and who had it keeps all that he has', async () => {
  await keyOfAnother(deps(), s.who, await id());
  await s.sync();
  const nu = await personId(t.db, school(), 'L1');
  expect(nu).not.toBe(was);
  const old = await t.db.tenant({ school: school(), actor: null }, (tx) =>
    tx
      .selectFrom('koers.person as p')
      .innerJoin('koers.person_identity as i', 'i.person_id', 'p.id')
      .where('p.id', '=', was)
      .select(['i.roepnaam', 'p.ended_at'])
      .executeTakeFirstOrThrow(),
  );
  expect(old.roepnaam).toBe('LeerlingL1');
  expect(old.ended_at).not.toBeNull();
  await expect(askAgain(deps(), s.who, await id())).rejects.toMatchObject({ code: 'conflict' });
});

it('R72 what was said can be taken back, and is asked again', async () => {
  await keyOfAnother(deps(), s.who, await id());
  await askAgain(deps(), s.who, await id());
  await s.sync();
  expect((await people(t.db, school()))['L1']).toMatchObject({ roepnaam: 'LeerlingL1' });
  await sameWithOtherEckId(deps(), s.who, await id());
  await s.sync();
  await askAgain(deps(), s.who, await id());
  s.source.edit('L1', { roepnaam: 'Weer anders' });
  const again = await s.sync();
  expect(again).toMatchObject({ kind: 'done', counts: { leerling: { quarantined: 1, updated: 0 } } });
  expect(await vraag()).toMatchObject({ besluit: null, naamNu: 'Weer anders Verzonnen' });
});

it('R72 a question that the LVS has mended is gone, and an ECK iD that changes twice is asked twice', async () => {
  await sameWithOtherEckId(deps(), s.who, await id());
  await s.sync();
  s.source.edit('L1', { eckId: 'https://ketenid.nl/201703/nog-een' });
  await s.sync();
  expect((await listMovedKeys(deps(), school())).map((v) => v.besluit)).toEqual([null, 'zelfde']);
  s.source.edit('L1', { eckId: NIEUW });
  await s.sync();
  expect((await listMovedKeys(deps(), school())).map((v) => v.besluit)).toEqual(['zelfde']);
});

it('R72 an ECK iD that somebody else has by now is refused whole; another school sees nothing of it', async () => {
  const open = await id();
  const { b } = await twoSchools(t.db);
  const elders = { school: b, person: null };
  await expect(sameWithOtherEckId(deps(), elders, open)).rejects.toMatchObject({ code: 'not_found' });
  expect(await listMovedKeys(deps(), b)).toEqual([]);
  const other = await personId(t.db, school(), 'L2');
  await t.db.tenant({ school: school(), actor: null }, (tx) =>
    tx
      .insertInto('koers.person_key')
      .values({ school_id: school(), person_id: other, system: 'eckid', key: NIEUW, linked_by: 'import' })
      .execute(),
  );
  await expect(sameWithOtherEckId(deps(), s.who, open)).rejects.toMatchObject({ code: 'conflict' });
  expect((await people(t.db, school()))['L1']?.keys).toContain('eckid=https://ketenid.nl/201703/een');
});
