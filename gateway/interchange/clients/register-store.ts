import { sql } from 'kysely';
import type { Tx } from '../../platform/db/kysely-on-client.ts';

/** A registered program, with how it proves who it is. */
export interface RegisteredClient {
  readonly id: string;
  readonly aanbieder: string;
  readonly product: string;
  readonly jwks_url: string | null;
  readonly jwks: unknown;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A client that was not ended; undefined as well for what is no client id at all. */
export async function clientById(tx: Tx, id: string): Promise<RegisteredClient | undefined> {
  if (!UUID.test(id)) return undefined;
  return await tx
    .selectFrom('koers.api_client')
    .select(['id', 'aanbieder', 'product', 'jwks_url', 'jwks'])
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
}

/** Whether this is a secret of that client today. It is found by its hash, so nothing is compared sign by sign. */
export async function hasSecret(tx: Tx, client: string, hash: Buffer): Promise<boolean> {
  const found = await tx
    .selectFrom('koers.api_secret')
    .select('id')
    .where('client_id', '=', client)
    .where('hash', '=', hash)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return found !== undefined;
}

/** Notes that an assertion was used. @returns false when it was used before */
export async function useOnce(
  tx: Tx,
  client: string,
  jti: { hash: Buffer; expires: Date },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('koers.api_jti')
    .values({ client_id: client, jti_hash: jti.hash, expires_at: jti.expires })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export interface NewClient {
  readonly aanbieder: string;
  readonly product: string;
  readonly doel: string;
  readonly jwksUrl: string | null;
  readonly jwks: object | null;
}

export async function insertClient(tx: Tx, { jwksUrl, jwks, ...given }: NewClient): Promise<string> {
  const { id } = await tx
    .insertInto('koers.api_client')
    .values({ ...given, jwks_url: jwksUrl, jwks: jwks === null ? null : JSON.stringify(jwks) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Adds a secret; of more than two the oldest ends. */
export async function insertSecret(tx: Tx, client: string, hash: Buffer): Promise<void> {
  await tx.insertInto('koers.api_secret').values({ client_id: client, hash }).execute();
  await sql`
    UPDATE koers.api_secret SET ended_at = now()
    WHERE client_id = ${client} AND ended_at IS NULL
      AND id NOT IN (SELECT id FROM koers.api_secret WHERE client_id = ${client} AND ended_at IS NULL ORDER BY created_at DESC, id LIMIT 2)`.execute(
    tx,
  );
}

export async function endSecrets(tx: Tx, client: string): Promise<void> {
  await tx
    .updateTable('koers.api_secret')
    .set({ ended_at: sql`now()` })
    .where('client_id', '=', client)
    .where('ended_at', 'is', null)
    .execute();
}

export async function updateKeys(
  tx: Tx,
  client: string,
  { jwksUrl, jwks }: Pick<NewClient, 'jwksUrl' | 'jwks'>,
): Promise<void> {
  await tx
    .updateTable('koers.api_client')
    .set({ jwks_url: jwksUrl, jwks: jwks === null ? null : JSON.stringify(jwks) })
    .where('id', '=', client)
    .execute();
}

/** Ends a client everywhere. @returns whether it was there and not ended before */
export async function endClient(tx: Tx, client: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('koers.api_client')
    .set({ ended_at: sql`now()` })
    .where('id', '=', client)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export interface ClientLine {
  readonly id: string;
  readonly aanbieder: string;
  readonly product: string;
  readonly manier: 'sleutel' | 'geheim';
  readonly scholen: number;
  readonly beeindigd: Date | null;
}

/** A program with the schools that let it in today. */
export interface ClientDetail extends Pick<ClientLine, 'id' | 'aanbieder' | 'product' | 'manier'> {
  readonly scholen: readonly ClientSchool[];
}
export interface ClientSchool {
  /** With the two digits of its vestiging. */
  readonly brin: string;
  readonly naam: string;
  readonly scopes: readonly string[];
}

export async function schoolsOf(tx: Tx, client: string): Promise<readonly ClientSchool[]> {
  const { rows } = await sql<ClientSchool>`
    SELECT s.brin || s.dependance AS brin, s.naam, array_agg(t.scope ORDER BY t.scope) AS scopes
    FROM koers.api_toestemming t JOIN koers.school s ON s.id = t.school_id
    WHERE t.client_id = ${client} AND t.ingetrokken_op IS NULL GROUP BY s.id ORDER BY 1`.execute(tx);
  return rows;
}

/** Every program that was registered, with how many schools let it in today. */
export async function listClients(tx: Tx): Promise<readonly ClientLine[]> {
  const { rows } = await sql<ClientLine>`
    SELECT c.id, c.aanbieder, c.product, CASE WHEN coalesce(c.jwks_url, c.jwks::text) IS NULL THEN 'geheim' ELSE 'sleutel' END AS manier,
      (SELECT count(DISTINCT t.school_id)::int FROM koers.api_toestemming t WHERE t.client_id = c.id AND t.ingetrokken_op IS NULL) AS scholen,
      c.ended_at AS beeindigd
    FROM koers.api_client c ORDER BY c.aanbieder, c.product, c.id`.execute(tx);
  return rows;
}
