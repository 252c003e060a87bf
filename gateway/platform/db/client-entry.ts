import pg from 'pg';

/** A program of a vendor, let in by a school with an access token (R69). No person stands behind it. */
export interface EnteredClient {
  /** The client_id of OAuth; also the actor in the trail and of what it brings in. */
  readonly clientId: string;
  readonly schoolId: string;
  readonly product: string;
  /** What this token may today: what was asked for, as far as the school still allows it. */
  readonly scopes: readonly string[];
}

/** What is asked with a token. */
export interface ClientAsk {
  /** Any one of these opens the route. */
  readonly scopes: readonly string[];
  /** Method and route, for the trail: `GET /api/v1/kaarten`. */
  readonly vraag: string;
}

/** Enters with the hash of a token, and tells which client it is. What it asks is in the trail when it may ask it. */
export function enterClient(hash: Buffer, { scopes, vraag }: ClientAsk): string {
  const list = scopes.map((scope) => pg.escapeLiteral(scope)).join(', ');
  return `BEGIN; SET LOCAL ROLE koers_app; SELECT * FROM koers.enter_client('\\x${hash.toString('hex')}'::bytea, ARRAY[${list}]::text[], ${pg.escapeLiteral(vraag)})`;
}

interface ClientRow {
  client_id: string;
  school_id: string;
  product: string;
  scopes: string[];
}

/** Reads the answer of `enterClient`; null when the token is unknown, has run out, or its client has ended. */
export function readClient(result: unknown): EnteredClient | null {
  const last = (Array.isArray(result) ? result.at(-1) : result) as pg.QueryResult<ClientRow>;
  const row = last.rows[0];
  return row
    ? { clientId: row.client_id, schoolId: row.school_id, product: row.product, scopes: row.scopes }
    : null;
}
