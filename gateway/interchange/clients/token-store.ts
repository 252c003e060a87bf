import { sql } from 'kysely';
import type { Tx } from '../../platform/db/kysely-on-client.ts';

/** A school as a vendor names it. */
export interface SchoolCode {
  readonly brin: string;
  readonly dependance: string;
}

/** Schools that let a client in today, with the scopes they allow; no more than two, for one is what is looked for. */
export async function allowedAt(
  tx: Tx,
  client: string,
  school: SchoolCode | null,
): Promise<readonly { school: string; scopes: string[] }[]> {
  const { rows } = await sql<{ school: string; scopes: string[] }>`
    SELECT t.school_id AS school, array_agg(t.scope ORDER BY t.scope) AS scopes
    FROM koers.api_toestemming t JOIN koers.school s ON s.id = t.school_id
    WHERE t.client_id = ${client} AND t.ingetrokken_op IS NULL
      AND (${school?.brin ?? null}::text IS NULL OR (s.brin = ${school?.brin ?? null} AND s.dependance = ${school?.dependance ?? null}))
    GROUP BY t.school_id LIMIT 2`.execute(tx);
  return rows;
}

/** So many tokens of one client at one school live at a time; the oldest of more end. */
const AT_ONCE = 100;

export async function insertToken(
  tx: Tx,
  token: { hash: Buffer; client: string; school: string; scopes: readonly string[]; expires: Date },
): Promise<void> {
  await tx
    .insertInto('koers.api_token')
    .values({
      hash: token.hash,
      client_id: token.client,
      school_id: token.school,
      scopes: [...token.scopes],
      expires_at: token.expires,
    })
    .execute();
  await sql`
    DELETE FROM koers.api_token WHERE hash IN (
      SELECT hash FROM koers.api_token WHERE client_id = ${token.client} AND school_id = ${token.school} ORDER BY expires_at DESC, hash OFFSET ${AT_ONCE})`.execute(
    tx,
  );
}

/** What has run out is of no use to anyone. */
export async function pruneTokens(tx: Tx, now: Date): Promise<void> {
  await tx.deleteFrom('koers.api_token').where('expires_at', '<', now).execute();
  await tx.deleteFrom('koers.api_jti').where('expires_at', '<', now).execute();
}
