import { sql } from 'kysely';
import { AppError } from '../errors.ts';
import type { MasterKeys } from '../platform/db/master-keys.ts';
import type { Db } from '../platform/db/pool.ts';
import { masterIdOf, openWithMaster, sealWithMaster } from './master-seal.ts';
import { createMasters, type Masters, masterOf } from './masters.ts';
import { schoolBinding } from './school-keys.ts';
import { unwrap, wrap } from './seal.ts';
import { SEALED_WITH_MASTER } from './sealed-columns.ts';
import { putSchoolKey, putSealed, schoolKeysNotOn, sealedRows } from './sealed-store.ts';

const ROTATION = 7_301_979; // session lock: one rotation at a time per database

export interface RotateDeps {
  readonly db: Db;
  readonly masters: MasterKeys;
  /** Told after each step, and waited for; a test that throws here stands for a kill. */
  readonly after?: (step: string) => void | Promise<void>;
}

export interface MasterRotation {
  readonly from: string;
  readonly to: string;
  /** Keys of schools, and things sealed with the master itself, that were wrapped again this time. */
  readonly schoolKeys: number;
  readonly sealed: number;
  /** False: the settings of the operator still name the old one. */
  readonly adopted: boolean;
}

/**
 * Goes over to a new master while Koers runs on. Every step may be killed; run again, it goes on where it was, because
 * the new master is kept before anything is wrapped with it, and the old one until nothing is.
 * @throws AppError `busy` when another one is at it, `config_invalid` when there is no master to go to, `internal` when
 * something does not open with a known master: then nothing is forgotten
 */
export async function rotateMaster(deps: RotateDeps): Promise<MasterRotation> {
  return await alone(deps.db, () => rotate(deps));
}

async function alone<T>(db: Db, work: () => Promise<T>): Promise<T> {
  const client = await db.pool.connect();
  try {
    const { rows } = await client.query<{ mine: boolean }>('SELECT pg_try_advisory_lock($1) AS mine', [
      ROTATION,
    ]);
    if (!rows[0]?.mine)
      throw new AppError(
        'busy',
        'Iemand anders vervangt op dit moment de hoofdsleutel. Wacht tot dat klaar is.',
      );
    try {
      return await work();
    } finally {
      await client.query('SELECT pg_advisory_unlock($1)', [ROTATION]);
    }
  } finally {
    client.release();
  }
}

async function rotate({ db, masters: kept, after = () => {} }: RotateDeps): Promise<MasterRotation> {
  const next = masterOf(kept.next());
  const masters = createMasters(() => kept.known());
  const from = masters.all()[0]?.id ?? '';
  await after('next');
  await retireOthers(db, masters, next.id);
  await after('retired');
  const schools = await db.platform((tx) =>
    tx.selectFrom('koers.school').select('id').orderBy('id').execute(),
  );
  let schoolKeys = 0;
  for (const { id } of schools) {
    schoolKeys += await rewrapSchool(db, masters, id, next.id);
    await after(`school ${id}`);
  }
  const sealed = await resealOwn(db, masters, next.id);
  await after('sealed');
  await requireNothingLeft(
    db,
    schools.map((s) => s.id),
    next.id,
  );
  const adopted = kept.adopt();
  await after('adopted');
  return { from, to: next.id, schoolKeys, sealed, adopted };
}

/** From here on nothing new is wrapped with an old master: the database refuses it. */
async function retireOthers(db: Db, masters: Masters, next: string): Promise<void> {
  await db.platform(async (tx) => {
    const gone = await tx
      .selectFrom('koers.master')
      .select('id')
      .where('id', '=', next)
      .where('retired_at', 'is not', null)
      .executeTakeFirst();
    if (gone)
      throw new AppError('config_invalid', 'Deze hoofdsleutel is al eens vervangen. Maak een nieuwe.');
    for (const { id } of masters.all())
      if (id !== next) await sql`SELECT koers.retire_master(${id})`.execute(tx);
  });
}

async function rewrapSchool(db: Db, masters: Masters, school: string, next: string): Promise<number> {
  return await db.tenant({ school, actor: null }, async (tx) => {
    const to = masters.find(next);
    const rows = await schoolKeysNotOn(tx, school, next);
    for (const row of rows) {
      const from = masters.find(row.master_id);
      if (!from || !to)
        throw new AppError(
          'internal',
          'Een sleutel van een school opent met geen enkele hoofdsleutel die Koers kent. Er is niets vergeten.',
          { detail: `school ${school}, master ${row.master_id}` },
        );
      const binding = schoolBinding(school, row.version);
      const key = unwrap(from.key, binding, row.wrapped);
      await putSchoolKey(tx, school, { ...row, master_id: to.id, wrapped: wrap(to.key, binding, key) });
    }
    return rows.length;
  });
}

async function resealOwn(db: Db, masters: Masters, next: string): Promise<number> {
  let done = 0;
  for (const at of SEALED_WITH_MASTER) {
    await db.platform(async (tx) => {
      for (const row of await sealedRows(tx, at, null, 'lock')) {
        if (masterIdOf(row.sealed) === next) continue;
        const plain = openWithMaster(masters, at.purpose, row.sealed);
        await putSealed(tx, at, { ...row, sealed: sealWithMaster(masters, at.purpose, plain) });
        plain.fill(0);
        done += 1;
      }
    });
  }
  return done;
}

/** The old master is forgotten only when nothing in the database names it. */
async function requireNothingLeft(db: Db, schools: readonly string[], next: string): Promise<void> {
  let left = 0;
  for (const school of schools)
    left += (await db.tenant({ school, actor: null }, (tx) => schoolKeysNotOn(tx, school, next))).length;
  for (const at of SEALED_WITH_MASTER) {
    const rows = await db.platform((tx) => sealedRows(tx, at, null, 'read'));
    left += rows.filter((row) => masterIdOf(row.sealed) !== next).length;
  }
  if (left > 0)
    throw new AppError('busy', 'Er kwam iets bij met de oude hoofdsleutel. Draai de opdracht nog een keer.', {
      detail: `${left} rows are not on master ${next}`,
    });
}
