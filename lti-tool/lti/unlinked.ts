import { sql } from 'kysely';
import { AppError } from '../../gateway/errors.ts';
import type { Tx } from '../../gateway/platform/db/kysely-on-client.ts';

export interface Unlinked {
  readonly code: string;
  /** The system of his key, e.g. `lti:<platform>`. */
  readonly bron: string;
  readonly first_at: Date;
  readonly last_at: Date;
}

/** Who waits to be linked in this school, last seen first. */
export async function listUnlinked(tx: Tx, school: string): Promise<Unlinked[]> {
  return await tx
    .selectFrom('koers.lti_unlinked')
    .select(['code', 'bron', 'first_at', 'last_at'])
    .where('school_id', '=', school)
    .orderBy('last_at', 'desc')
    .execute();
}

/**
 * The beheerder says who it is. `by` is his person id, or how he was known on the command line.
 * @throws AppError `not_found` when the code does not wait here or the person is not (any more) of this school.
 */
export async function linkByCode(
  tx: Tx,
  link: { school: string; code: string; person: string; by: string },
): Promise<void> {
  const { rows } = await sql<{ key: string }>`
    WITH waiting AS (
      DELETE FROM koers.lti_unlinked
      WHERE school_id = ${link.school} AND code = ${link.code}
        AND EXISTS (SELECT FROM koers.person WHERE id = ${link.person} AND school_id = ${link.school} AND ended_at IS NULL)
      RETURNING bron, sub
    )
    INSERT INTO koers.person_key (school_id, person_id, system, key, linked_by)
    SELECT ${link.school}, ${link.person}, bron, sub, ${link.by} FROM waiting
    RETURNING key`.execute(tx);
  if (rows.length === 0) {
    throw new AppError(
      'not_found',
      'Deze code wacht niet (meer) op koppelen, of deze persoon is niet (meer) van deze school.',
    );
  }
}
