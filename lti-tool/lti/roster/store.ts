import { sql } from 'kysely';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import type { Member } from './rules.ts';

/** What was remembered of the last time that a class list was read. */
export interface Remembered {
  readonly vol: Date | null;
  readonly verschil_url: string | null;
  readonly namen: Buffer | null;
}

export async function remembered(tx: Tx, context: string): Promise<Remembered | undefined> {
  return await tx
    .selectFrom('koers.lti_context')
    .select(['leden_vol as vol', 'verschil_url', 'namen'])
    .where('id', '=', context)
    .executeTakeFirst();
}

/** Keeps the members; links who is exactly one known person. One statement. @returns how many were linked by it */
export async function keepMembers(
  tx: Tx,
  context: string,
  members: readonly Member[],
  whole: boolean,
): Promise<number> {
  const lines = members.map(({ sub, als, weg, eckId, sourcedId }) => ({
    ...{ sub, als, weg },
    eckid: eckId ?? null,
    sourcedid: sourcedId ?? null,
  }));
  const { rows } = await sql<{ linked: number }>`
    SELECT koers.keep_lti_leden(${context}::uuid, ${JSON.stringify(lines)}::jsonb, ${whole}::boolean) AS linked`.execute(
    tx,
  );
  return rows[0]?.linked ?? 0;
}

/** Members of a course who are nobody in Koers yet. */
export async function unknownSubs(tx: Tx, context: string): Promise<string[]> {
  const { rows } = await sql<{ sub: string }>`
    SELECT l.sub FROM koers.lti_lid l
    JOIN koers.lti_context c ON c.id = l.context_id JOIN koers.lti_deployment d ON d.id = c.deployment_id
    WHERE l.context_id = ${context}::uuid AND NOT EXISTS (
      SELECT FROM koers.person_key k WHERE k.school_id = l.school_id AND k.system = 'lti:' || d.platform_id AND k.key = l.sub AND k.ended_at IS NULL)`.execute(
    tx,
  );
  return rows.map((row) => row.sub);
}

/** Writes down how reading went. `whole`: the list was read from its beginning. */
export async function keepReading(
  tx: Tx,
  context: string,
  read: {
    readonly at: Date;
    readonly whole: boolean;
    readonly next: string | null;
    readonly namen: Buffer | null;
  },
): Promise<void> {
  await tx
    .updateTable('koers.lti_context')
    .set({
      leden_op: read.at,
      leden_fout: null,
      verschil_url: read.next,
      namen: read.namen,
      ...(read.whole ? { leden_vol: read.at } : {}),
    })
    .where('id', '=', context)
    .execute();
}

/** Writes down that reading did not work, and why. */
export async function keepFault(tx: Tx, context: string, code: string): Promise<void> {
  await tx.updateTable('koers.lti_context').set({ leden_fout: code }).where('id', '=', context).execute();
}

/** Forgets who is in the courses of a deployment, names and all. */
export async function forgetMembers(tx: Tx, deployment: string): Promise<void> {
  await sql`
    DELETE FROM koers.lti_lid l USING koers.lti_context c
    WHERE c.id = l.context_id AND c.deployment_id = ${deployment}::uuid AND c.school_id = koers.school_now()`.execute(
    tx,
  );
  await sql`
    UPDATE koers.lti_context SET namen = NULL, verschil_url = NULL, leden_op = NULL, leden_vol = NULL
    WHERE deployment_id = ${deployment}::uuid AND school_id = koers.school_now()`.execute(tx);
}
