import { sql } from 'kysely';
import type { Db } from '../../gateway/platform/db/pool.ts';

export interface NewLogin {
  readonly stateHash: Buffer;
  readonly nonceHash: Buffer;
  readonly browserHash: Buffer;
  readonly deploymentHint: string | null;
  readonly target: string;
  readonly loginHint: string;
  readonly messageHint: string | null;
  readonly storageTarget: string | null;
  readonly expiresAt: Date;
}

export interface LoginPlatform {
  readonly client_id: string;
  readonly auth_url: string;
  readonly frame_origins: readonly string[];
}

/**
 * Stores a login for the one live platform with this issuer (and client id, when the platform told it) and returns
 * the platforms that fit; when it is not exactly one, nothing is stored. One statement.
 */
export async function storeLogin(
  db: Db,
  platform: { issuer: string; clientId: string | null },
  login: NewLogin,
): Promise<readonly LoginPlatform[]> {
  const { rows } = await db.platform(
    (tx) =>
      sql<LoginPlatform>`
      WITH p AS (
        SELECT id, client_id, auth_url, frame_origins FROM koers.lti_platform
        WHERE issuer = ${platform.issuer} AND ended_at IS NULL
          AND (${platform.clientId}::text IS NULL OR client_id = ${platform.clientId})
        LIMIT 2
      ), stored AS (
        INSERT INTO koers.lti_login (state_hash, platform_id, nonce_hash, browser_hash, deployment_hint, target, login_hint, message_hint, storage_target, expires_at)
        SELECT ${login.stateHash}::bytea, id, ${login.nonceHash}::bytea, ${login.browserHash}::bytea, ${login.deploymentHint}::text,
               ${login.target}::text, ${login.loginHint}::text, ${login.messageHint}::text, ${login.storageTarget}::text, ${login.expiresAt}::timestamptz
        FROM p WHERE (SELECT count(*) FROM p) = 1
      )
      SELECT client_id, auth_url, frame_origins FROM p`.execute(tx),
    { oneStatement: true },
  );
  return rows;
}

/** A login as it was begun, with its platform, and the approved deployment that the token names. */
export interface ConsumedLogin {
  readonly platform_id: string;
  readonly issuer: string;
  readonly client_id: string;
  readonly token_url: string;
  readonly jwks_url: string;
  readonly frame_origins: readonly string[];
  readonly nonce_hash: Buffer;
  readonly deployment_hint: string | null;
  readonly target: string;
  readonly deployment_id: string | null;
  readonly school_id: string | null;
}

/**
 * Takes the login away and hands it out, in one statement: of fifty launches with one state exactly one gets it.
 * Another browser, whose cookie differs, gets nothing and spoils nothing.
 */
export async function consumeLogin(
  db: Db,
  by: { stateHash: Buffer; browserHash: Buffer; deploymentId: string | null; now: Date },
): Promise<ConsumedLogin | undefined> {
  const { rows } = await db.platform(
    (tx) =>
      sql<ConsumedLogin>`
      WITH login AS (
        DELETE FROM koers.lti_login
        WHERE state_hash = ${by.stateHash} AND browser_hash = ${by.browserHash} AND expires_at > ${by.now}
        RETURNING platform_id, nonce_hash, deployment_hint, target
      )
      SELECT l.*, p.issuer, p.client_id, p.token_url, p.jwks_url, p.frame_origins, d.deployment_id, d.school_id
      FROM login l
      JOIN koers.lti_platform p ON p.id = l.platform_id AND p.ended_at IS NULL
      LEFT JOIN koers.lti_deployment d
        ON d.platform_id = p.id AND d.deployment_id = ${by.deploymentId} AND d.ended_at IS NULL`.execute(tx),
    { oneStatement: true },
  );
  return rows[0];
}

/** A login that still waits, and where its platform keeps what we gave it. */
export interface WaitingLogin {
  readonly storage_target: string;
  readonly auth_url: string;
  readonly frame_origins: readonly string[];
}

/** The waiting login of a state, when its platform offered storage; nothing is taken away yet. */
export async function waitingLogin(
  db: Db,
  by: { stateHash: Buffer; now: Date },
): Promise<WaitingLogin | undefined> {
  const { rows } = await db.platform((tx) =>
    sql<WaitingLogin>`
      SELECT l.storage_target, p.auth_url, p.frame_origins
      FROM koers.lti_login l JOIN koers.lti_platform p ON p.id = l.platform_id AND p.ended_at IS NULL
      WHERE l.state_hash = ${by.stateHash} AND l.expires_at > ${by.now} AND l.storage_target IS NOT NULL`.execute(
      tx,
    ),
  );
  return rows[0];
}

/** What a refusal may show: who may frame it, and the login when it still waits. */
export interface RefusalContext {
  readonly frame_origins: readonly string[];
  readonly issuer: string;
  readonly client_id: string;
  readonly target: string | null;
  readonly login_hint: string | null;
  readonly message_hint: string | null;
  readonly deployment_hint: string | null;
}

/**
 * The registered platform a refused launch belongs to: by its state, else by what the token claims. The claim is
 * not proven, and decides only which known platform may show a page without any data in its frame.
 */
export async function refusalContext(
  db: Db,
  by: { stateHash: Buffer | null; issuer: string | null; clientIds: readonly string[]; now: Date },
): Promise<RefusalContext | undefined> {
  const { rows } = await db.platform((tx) =>
    sql<RefusalContext>`
      SELECT p.frame_origins, p.issuer, p.client_id, l.target, l.login_hint, l.message_hint, l.deployment_hint
      FROM koers.lti_platform p
      LEFT JOIN koers.lti_login l ON l.platform_id = p.id AND l.state_hash = ${by.stateHash} AND l.expires_at > ${by.now}
      WHERE p.ended_at IS NULL
        AND (l.state_hash IS NOT NULL OR (p.issuer = ${by.issuer} AND p.client_id = ANY (${by.clientIds}::text[])))
      ORDER BY l.state_hash IS NULL LIMIT 1`.execute(tx),
  );
  return rows[0];
}

/** Removes logins, tickets and deep linking requests that ran out and sessions that ended. Run now and then; nothing depends on it. */
export async function pruneLogins(db: Db): Promise<{ logins: number; sessions: number }> {
  return await db.platform(async (tx) => {
    const logins = await sql`DELETE FROM koers.lti_login WHERE expires_at < now()`.execute(tx);
    await sql`DELETE FROM koers.lti_ticket WHERE expires_at < now()`.execute(tx);
    await sql`DELETE FROM koers.lti_pick WHERE expires_at < now()`.execute(tx);
    const sessions =
      await sql`DELETE FROM koers.session WHERE expires_at < now() OR ended_at IS NOT NULL`.execute(tx);
    return { logins: Number(logins.numAffectedRows), sessions: Number(sessions.numAffectedRows) };
  });
}
