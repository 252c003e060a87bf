import type { KeyObject } from 'node:crypto';
import { sql } from 'kysely';
import { AppError } from '../errors.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { newKey, unwrap, wrap } from './seal.ts';

export interface SchoolKey {
  readonly version: number;
  readonly key: KeyObject;
}

export interface SchoolKeyring {
  /** The key in use of a school; made when there is none. */
  current(tx: Tx, school: string): Promise<SchoolKey>;
}

const CACHED = 200; // schools; a key is 32 bytes, so this is about not keeping what is not used
const FIRST = 1;

/** Unwrapped school keys, the least recently used forgotten first. */
export function schoolKeyring(master: KeyObject, masterId: string): SchoolKeyring {
  const cache = new Map<string, SchoolKey>();
  const binding = (school: string, version: number) => ['schoolsleutel', school, String(version)];

  const remember = (school: string, key: SchoolKey) => {
    cache.delete(school);
    cache.set(school, key);
    const oldest = cache.keys().next();
    if (cache.size > CACHED && !oldest.done) cache.delete(oldest.value);
  };

  async function find(tx: Tx, school: string): Promise<SchoolKey | null> {
    const row = await tx
      .selectFrom('koers.school_key')
      .select(['version', 'master_id', 'wrapped'])
      // A row of this very transaction may still be rolled back; remembered, it would seal texts nobody can open.
      .select(sql<boolean>`created_at <> now()`.as('settled'))
      .where('school_id', '=', school)
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (!row) return null;
    if (row.master_id !== masterId)
      throw new AppError(
        'internal',
        'De sleutel van deze school hoort bij een andere hoofdsleutel. Meld dit bij de beheerder.',
        {
          detail: `school key wrapped by master ${row.master_id}, running with ${masterId}`,
        },
      );
    const found = { version: row.version, key: unwrap(master, binding(school, row.version), row.wrapped) };
    if (row.settled) remember(school, found);
    return found;
  }

  return {
    async current(tx, school) {
      const cached = cache.get(school);
      if (cached) {
        remember(school, cached);
        return cached;
      }
      const found = await find(tx, school);
      if (found) return found;
      const key = newKey();
      await tx
        .insertInto('koers.school_key')
        .values({
          school_id: school,
          version: FIRST,
          master_id: masterId,
          wrapped: wrap(master, binding(school, FIRST), key),
        })
        .onConflict((c) => c.doNothing())
        .execute();
      // Someone else may have been first: what stands in the table is the key.
      const made = await find(tx, school);
      if (!made)
        throw new AppError('not_found', 'Deze school bestaat niet.', { detail: 'school key not visible' });
      return made;
    },
  };
}
