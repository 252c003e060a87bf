import { sql } from 'kysely';
import type { KnownActor } from '../model/actor.ts';
import type { Context, Db } from '../platform/db/pool.ts';

/** A school that a report is about, and who asks there: the context in which its figures are read. */
export interface KringSchool extends Context {
  readonly naam: string;
}

/** So many schools are asked at the same time: a bestuur with twenty must not take the whole pool. */
const TEGELIJK = 4;

/**
 * The schools that this person reports over: his own, and for who governs also the others of the same bestuur that gave him the
 * role `bestuur`. A school that did not is not among them, whoever governs it.
 */
export async function kringVan(db: Pick<Db, 'tenant'>, who: KnownActor): Promise<readonly KringSchool[]> {
  return await db.tenant({ school: who.school, actor: who.person }, async (tx) => {
    if (who.roles.has('bestuur')) {
      const { rows } = await sql<KringSchool>`
        SELECT school_id AS school, person_id AS actor, naam FROM koers.bestuur_scholen() ORDER BY plaats`.execute(
        tx,
      );
      if (rows.length > 0) return rows;
    }
    const { naam } = await tx
      .selectFrom('koers.school')
      .select('naam')
      .where('id', '=', who.school)
      .executeTakeFirstOrThrow();
    return [{ school: who.school, actor: who.person, naam }];
  });
}

/** Asks every school within its own context, some at a time; answers in the order of the schools. */
export async function perSchool<T>(
  kring: readonly KringSchool[],
  vraag: (school: KringSchool) => Promise<T>,
): Promise<T[]> {
  const uit: T[] = [];
  for (let i = 0; i < kring.length; i += TEGELIJK)
    uit.push(...(await Promise.all(kring.slice(i, i + TEGELIJK).map(vraag))));
  return uit;
}
