import { sql } from 'kysely';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';

export async function storeLink(
  tx: Tx,
  link: { readonly hash: Buffer; readonly by: string; readonly now: Date; readonly expiresAt: Date },
): Promise<void> {
  await sql`
    INSERT INTO koers.lti_registration (school_id, link_hash, made_by, made_at, expires_at)
    VALUES (koers.school_now(), ${link.hash}, ${link.by}, ${link.now}, ${link.expiresAt})`.execute(tx);
}

/** Uses a link up: of two that open it, one goes on. @returns its registration; undefined: unknown, used or too late */
export async function takeLink(
  tx: Tx,
  of: { readonly hash: Buffer; readonly now: Date },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    UPDATE koers.lti_registration SET used_at = ${of.now}
    WHERE link_hash = ${of.hash} AND used_at IS NULL AND expires_at > ${of.now} RETURNING id`.execute(tx);
  return rows[0]?.id;
}

/** What a platform said of itself, after it was looked at. */
export interface Told {
  readonly issuer: string;
  readonly clientId: string;
  readonly deployment: string | null;
  readonly authUrl: string;
  readonly tokenUrl: string;
  readonly jwksUrl: string;
  readonly product: string | null;
}

export async function storeTold(tx: Tx, id: string, t: Told): Promise<void> {
  await sql`
    UPDATE koers.lti_registration SET issuer = ${t.issuer}, client_id = ${t.clientId}, deployment_id = ${t.deployment},
      auth_url = ${t.authUrl}, token_url = ${t.tokenUrl}, jwks_url = ${t.jwksUrl}, product = ${t.product}
    WHERE id = ${id} AND issuer IS NULL`.execute(tx);
}

/** An ELO that registered itself and waits for the beheerder of this school. */
export interface Aanmelding extends Told {
  readonly id: string;
  readonly op: Date;
}

/** Those that wait, the newest first; with `id` that one alone. */
export async function waiting(tx: Tx, id: string | null): Promise<Aanmelding[]> {
  const { rows } = await sql<Aanmelding>`
    SELECT id, used_at AS op, issuer, client_id AS "clientId", deployment_id AS deployment, auth_url AS "authUrl",
      token_url AS "tokenUrl", jwks_url AS "jwksUrl", product
    FROM koers.lti_registration
    WHERE school_id = koers.school_now() AND issuer IS NOT NULL AND decided_at IS NULL AND (${id}::uuid IS NULL OR id = ${id}::uuid)
    ORDER BY used_at DESC, id LIMIT 50`.execute(tx);
  return rows;
}

/** @returns false: somebody decided already */
export async function decide(
  tx: Tx,
  d: { readonly id: string; readonly by: string; readonly approved: boolean; readonly now: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    UPDATE koers.lti_registration SET decided_at = ${d.now}, decided_by = ${d.by}, approved = ${d.approved}
    WHERE id = ${d.id} AND school_id = koers.school_now() AND issuer IS NOT NULL AND decided_at IS NULL`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0) === 1;
}
