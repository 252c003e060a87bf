import { sql } from 'kysely';
import type { Db } from '../../gateway/platform/db/pool.ts';
import { hashToken, newToken } from '../../gateway/platform/http/session-cookie.ts';
import type { LaunchClaims } from './claims.ts';
import { keptContext } from './context-store.ts';
import { PERSON_SOORTEN, rolesFor, rolesFromLti } from './roles.ts';
import { newCode } from './unlinked.ts';

/** A school day's half: long enough for a lesson and its marking, short enough for a shared tablet. Seconds. */
export const SESSION_SECONDS = 4 * 3600;
/** How long someone may take to press the button that opens a window of its own. Seconds. */
const TICKET_SECONDS = 60;

export interface Admission {
  /** For the cookie; its hash is what is stored. */
  readonly token: string;
  /** null: a session without a person. */
  readonly person: string | null;
  /** What an unknown person reads out to the beheerder; null when known or anonymous. */
  readonly code: string | null;
  /** Opens the session in a window of its own; null when it was not asked for. */
  readonly ticket: string | null;
}

interface Launch {
  readonly school: string;
  readonly platform: string;
  readonly claims: LaunchClaims;
  readonly now: Date;
  /** Token of the session that this browser had: it ends, for its cookie is about to be another one (ASVS 5.0 §7.2.4). */
  readonly previous: string | undefined;
}

const hashed = (token: string | undefined): Buffer | null => (token ? hashToken(token) : null);
const after = (now: Date, seconds: number) => new Date(now.getTime() + seconds * 1000);

/**
 * Finds the person in the school of the deployment and starts his session, by one statement in that school's context
 * (koers.admit_launch); what the launch says of its course and services is kept in the same one. Who is not found gets a session without person and without roles: it opens nothing (design §6).
 * With `window` the session is handed out there, in exchange for a ticket.
 */
export async function admit(db: Db, launch: Launch, window: string | null): Promise<Admission> {
  const { claims, now } = launch;
  const [token, ticket] = [newToken(), window === null ? null : newToken()];
  const given = rolesFromLti(claims.roles, claims.mentorOf);
  const roles = Object.fromEntries(PERSON_SOORTEN.map((soort) => [soort, rolesFor(soort, given)]));
  const { rows } = await db.tenant(
    { school: launch.school, actor: null },
    (tx) =>
      sql<{ person: string | null; code: string | null }>`
      SELECT admitted.* FROM koers.admit_launch(${launch.platform}::uuid, ${claims.subject ?? null}::text, ${claims.eckId ?? null}::text,
        ${claims.sourcedId ?? null}::text, ${hashToken(token)}::bytea, ${JSON.stringify(roles)}::jsonb, ${after(now, SESSION_SECONDS)}::timestamptz,
        ${newCode()}::text, ${ticket && hashToken(ticket)}::bytea, ${window}::text, ${after(now, TICKET_SECONDS)}::timestamptz,
        ${hashed(launch.previous)}::bytea) AS admitted,
        koers.keep_lti_context(${launch.platform}::uuid, ${claims.deploymentId ?? null}::text, ${keptContext(claims.course)}::jsonb,
          ${given.includes('leerkracht')}::boolean) AS course`.execute(tx),
    { oneStatement: true },
  );
  const { person = null, code = null } = rows[0] ?? {};
  return { token, person, code, ticket };
}

/**
 * Exchanges a ticket, once, for the session it stands for; the one that this window had ends. @returns the cookie's token
 * and where to go; null: used or too late
 */
export async function useTicket(
  db: Db,
  { ticket, previous, now }: { ticket: string; previous: string | undefined; now: Date },
): Promise<{ token: string; naar: string; seconds: number } | null> {
  const token = newToken();
  const { rows } = await db.platform(
    (tx) =>
      sql<{ naar: string; expires_at: Date }>`
      WITH used AS (
        DELETE FROM koers.lti_ticket WHERE ticket_hash = ${hashToken(ticket)} AND expires_at > ${now} RETURNING session_id, naar
      ), ended AS (
        UPDATE koers.session SET ended_at = now()
        WHERE token_hash = ${hashed(previous)} AND ended_at IS NULL AND EXISTS (SELECT FROM used)
      )
      UPDATE koers.session s SET token_hash = ${hashToken(token)} FROM used
      WHERE s.id = used.session_id AND s.ended_at IS NULL RETURNING used.naar, s.expires_at`.execute(tx),
    { oneStatement: true },
  );
  const [row] = rows;
  return row
    ? { token, naar: row.naar, seconds: Math.floor((row.expires_at.getTime() - now.getTime()) / 1000) }
    : null;
}
