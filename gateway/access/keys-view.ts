import type { KnownActor } from '../model/actor.ts';
import type { Db } from '../platform/db/pool.ts';
import { createMasters } from './masters.ts';
import { requireInSchool } from './scope.ts';
import { newestSchoolKey, type SchoolKeyFacts } from './sealed-store.ts';
import { type SchoolKeysReport, verifyOwnKeys, verifySchoolKeys } from './verify-keys.ts';

/** What a beheerder may know of the keys of his school. Names, dates and numbers: never a key, wrapped or not. */
export interface SchoolKeysView {
  /** The master in use: eight hex digits of its SHA-256, by which it is told from another. */
  readonly master: string;
  /** Null before anything of this school was sealed. */
  readonly newest: SchoolKeyFacts | null;
  /** What opens and what does not, of this school. */
  readonly report: SchoolKeysReport;
  /** Names of Koers' own signing keys whose private part does not open. */
  readonly ownFaults: ReadonlySet<string>;
}

/**
 * What `koers keys verify` says, for one school and on a screen: every key of the school is opened to see that it can be.
 * @throws AppError `not_allowed`
 */
export async function schoolKeysView(
  { db, known }: { readonly db: Db; readonly known: () => readonly Buffer[] },
  who: KnownActor,
): Promise<SchoolKeysView> {
  requireInSchool(who, 'koppelingen_beheren');
  const own = await verifyOwnKeys({ db, known });
  const ofSchool = await db.tenant({ school: who.school, actor: who.person }, async (tx) => ({
    newest: await newestSchoolKey(tx, who.school),
    report: await verifySchoolKeys(tx, known, who.school),
  }));
  return {
    master: createMasters(known).all()[0]?.id ?? '',
    ...ofSchool,
    ownFaults: new Set(own.faults.map((fault) => fault.id)),
  };
}
