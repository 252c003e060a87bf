import type { KeyObject } from 'node:crypto';
import { sql } from 'kysely';
import { AppError } from '../errors.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import type { Master, Masters } from './masters.ts';
import { newKey, unwrap, wrap } from './seal.ts';

export interface SchoolKey {
  readonly version: number;
  readonly key: KeyObject;
}

export interface SchoolKeyring {
  /** A key of a school that opens what is there; made when there is none. May be the one before a newer version. */
  current(tx: Tx, school: string): Promise<SchoolKey>;
  /** The newest key, for wrapping something new: until this transaction ends no newer version is made. */
  newest(tx: Tx, school: string): Promise<SchoolKey>;
  /** @throws AppError `internal` when there is no such version. */
  version(tx: Tx, school: string, version: number): Promise<SchoolKey>;
  /** Versions there are, newest first. */
  versions(tx: Tx, school: string): Promise<readonly number[]>;
}

const CACHED = 200; // schools; a key is 32 bytes, so this is about not keeping what is not used
const FIRST = 1;
/** Class of the advisory locks that keep a new version apart from what is being wrapped with the one before. */
export const KEY_LOCK = 7_301_977;

/** What a wrapped school key belongs to; it opens nowhere else. */
export const schoolBinding = (school: string, version: number) => ['schoolsleutel', school, String(version)];

/** The master that new keys are wrapped with: the first one that is not retired. It is not retired before the commit. */
async function wrappingMaster(tx: Tx, masters: Masters): Promise<Master> {
  // Twice: a rotation that began after the first look has kept its new master before it retired the old one.
  for (const look of [masters.all, masters.all]) {
    for (const master of look()) {
      const { rows } = await sql<{ ours: boolean }>`SELECT koers.hold_master(${master.id}) AS ours`.execute(
        tx,
      );
      if (rows[0]?.ours) return master;
    }
  }
  throw new AppError('internal', 'De hoofdsleutel van deze Koers is vervangen. Start Koers opnieuw.', {
    detail: 'every known master is retired',
  });
}

interface Row {
  readonly version: number;
  readonly master_id: string;
  readonly wrapped: Buffer;
  readonly settled: boolean;
}

function rowsOf(tx: Tx, school: string) {
  return (
    tx
      .selectFrom('koers.school_key')
      .select(['version', 'master_id', 'wrapped'])
      // A row of this very transaction may still be rolled back; remembered, it would seal texts nobody can open.
      .select(sql<boolean>`created_at <> now()`.as('settled'))
      .where('school_id', '=', school)
      .orderBy('version', 'desc')
  );
}

/** Unwrapped school keys, the least recently used forgotten first. */
export function schoolKeyring(masters: Masters): SchoolKeyring {
  const cache = new Map<string, SchoolKey[]>(); // newest first

  const remember = (school: string, keys: readonly SchoolKey[]) => {
    const there = new Map([...(cache.get(school) ?? []), ...keys].map((k) => [k.version, k]));
    cache.delete(school);
    cache.set(
      school,
      [...there.values()].sort((a, b) => b.version - a.version),
    );
    const oldest = cache.keys().next();
    if (cache.size > CACHED && !oldest.done) cache.delete(oldest.value);
  };

  function opened(school: string, row: Row): SchoolKey {
    const master = masters.find(row.master_id);
    if (!master)
      throw new AppError(
        'internal',
        'De sleutel van deze school hoort bij een andere hoofdsleutel. Meld dit bij de beheerder.',
        { detail: `school key wrapped by master ${row.master_id}` },
      );
    const key = {
      version: row.version,
      key: unwrap(master.key, schoolBinding(school, row.version), row.wrapped),
    };
    if (row.settled) remember(school, [key]);
    return key;
  }

  async function find(tx: Tx, school: string): Promise<SchoolKey | null> {
    const row = await rowsOf(tx, school).limit(1).executeTakeFirst();
    return row ? opened(school, row) : null;
  }

  async function findOrMake(tx: Tx, school: string): Promise<SchoolKey> {
    const found = await find(tx, school);
    if (found) return found;
    await insertSchoolKey(tx, masters, school, { version: FIRST, key: newKey() });
    // Someone else may have been first: what stands in the table is the key.
    const made = await find(tx, school);
    if (!made)
      throw new AppError('not_found', 'Deze school bestaat niet.', { detail: 'school key not visible' });
    return made;
  }

  return {
    async current(tx, school) {
      const [cached] = cache.get(school) ?? [];
      if (!cached) return await findOrMake(tx, school);
      remember(school, []);
      return cached;
    },
    async newest(tx, school) {
      await sql`SELECT pg_advisory_xact_lock_shared(${KEY_LOCK}, hashtext(${school}))`.execute(tx);
      return await findOrMake(tx, school);
    },
    async version(tx, school, version) {
      const cached = cache.get(school)?.find((k) => k.version === version);
      if (cached) return cached;
      const row = await rowsOf(tx, school).where('version', '=', version).executeTakeFirst();
      if (!row)
        throw new AppError('internal', 'Een sleutel van deze school is weg. Meld dit bij de beheerder.', {
          detail: `no version ${version} of the school key`,
        });
      return opened(school, row);
    },
    versions: async (tx, school) => (await rowsOf(tx, school).execute()).map((r) => r.version),
  };
}

/** Wraps a key of a school and stores it; does nothing when that version is there already. */
export async function insertSchoolKey(
  tx: Tx,
  masters: Masters,
  school: string,
  made: SchoolKey,
): Promise<void> {
  const master = await wrappingMaster(tx, masters);
  await tx
    .insertInto('koers.school_key')
    .values({
      school_id: school,
      version: made.version,
      master_id: master.id,
      wrapped: wrap(master.key, schoolBinding(school, made.version), made.key),
    })
    .onConflict((c) => c.doNothing())
    .execute();
}
