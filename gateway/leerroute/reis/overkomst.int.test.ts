import { beforeAll, describe, expect, it } from 'vitest';
import { testDb } from '../../../test/support/db.ts';
import { type DemoClass, dag, demoClass } from '../../../test/support/demo-class.ts';
import { createLeerroute } from '../service.ts';
import { koppelOverkomst } from './overkomst.ts';
import type { ReisGebeurtenis } from './view.ts';

const t = testDb();
let so: DemoClass;
let vso: DemoClass;
let elders: DemoClass;
let opening: string;
const kind = (k: DemoClass) => k.leerlingen[0] ?? '';

async function zusterschool(van: DemoClass): Promise<string> {
  const scholen = await t.db.platform((tx) =>
    tx.selectFrom('koers.school').select(['id', 'bestuur_id']).execute(),
  );
  const bestuur = scholen.find((s) => s.id === van.school)?.bestuur_id;
  return scholen.find((s) => s.bestuur_id === bestuur && s.id !== van.school)?.id ?? '';
}

const opSchool = (k: DemoClass, van: string, tot: string | null) =>
  k.as(k.petra, (tx) =>
    tx
      .insertInto('koers.inschrijving')
      .values({ school_id: k.school, leerling_id: kind(k), van, tot })
      .execute(),
  );

const reis = async (k: DemoClass, who = k.marjan): Promise<readonly ReisGebeurtenis[]> =>
  (await k.as(who, (tx) => createLeerroute({ keys: k.keys }).reis(tx, who, kind(k)))).gebeurtenissen;

const scholen = (alles: readonly ReisGebeurtenis[]) =>
  alles.flatMap((g) => (g.soort === 'school' ? [[g.wat, g.school, g.op]] : []));
const stappen = (alles: readonly ReisGebeurtenis[]) => alles.filter((g) => g.soort === 'stap').length;

const koppel = (k: DemoClass, who = k.petra) =>
  k.as(who, (tx) => koppelOverkomst(tx, who, { opening, leerling: kind(k) }));

beforeAll(async () => {
  so = await demoClass(t.db, 1);
  vso = await demoClass(t.db, 1, await zusterschool(so));
  elders = await demoClass(t.db, 1);
  await opSchool(so, dag(-2000), dag(-100));
  await opSchool(vso, dag(-100), null);
  opening = await so.as(so.petra, async (tx) => {
    const grant = {
      school_id: so.school,
      to_school_id: vso.school,
      leerling_id: kind(so),
      scope: 'leerreis',
      granted_by: so.petra.person,
      valid_until: dag(30),
    };
    return (
      await tx.insertInto('koers.transfer_grant').values(grant).returning('id').executeTakeFirstOrThrow()
    ).id;
  });
});

describe('R22: the leerreis from the first so year to the last vso year', () => {
  it('holds nothing of the so until a person at the vso says that it is the same pupil', async () => {
    expect(scholen(await reis(vso))).toEqual([['begin', 'School B', dag(-100)]]);
    await expect(koppel(vso, vso.marjan)).rejects.toMatchObject({ code: 'not_found' });
    await koppel(vso);
    await koppel(vso); // twice is once
    expect(scholen(await reis(vso))).toEqual([
      ['begin', 'School B', dag(-100)],
      ['einde', 'School A', dag(-100)],
      ['begin', 'School A', dag(-2000)],
    ]);
  });

  it('shows the placements and niveaus of both schools, and no reason that the so wrote', async () => {
    const alles = await reis(vso);
    expect(stappen(alles)).toBe(2 * stappen(await reis(so)));
    const redenen = alles.flatMap((g) => (g.soort === 'stap' && g.stap.reden ? [g.stap.reden] : []));
    expect(redenen.length).toBe(stappen(await reis(so)));
    expect(alles.every((g) => g.soort !== 'stap' || g.stap.door !== '')).toBe(true);
    expect(new Set(alles.map((g) => g.key)).size).toBe(alles.length);
  });

  it('gives the so nothing of the vso, and a school of another bestuur nothing at all', async () => {
    expect(scholen(await reis(so)).map(([, naam]) => naam)).toEqual(['School A', 'School A']);
    await expect(koppel(elders)).rejects.toMatchObject({ code: 'conflict' });
    expect(scholen(await reis(elders))).toEqual([]);
  });

  it('ends when the so takes its opening back', async () => {
    await so.as(so.petra, (tx) =>
      tx
        .updateTable('koers.transfer_grant')
        .set({ revoked_at: new Date() })
        .where('id', '=', opening)
        .execute(),
    );
    expect(scholen(await reis(vso))).toEqual([['begin', 'School B', dag(-100)]]);
  });
});
