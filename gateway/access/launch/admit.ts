import { randomInt } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/db/pool.ts';
import { hashToken, newToken } from '../../platform/http/session-cookie.ts';
import type { LaunchIdentity } from './identity.ts';

/** A school day's half: long enough for a lesson and its marking, short enough for a shared tablet. Seconds. */
export const SESSION_SECONDS = 4 * 3600;
/** How long someone may take to press the button that opens a window of its own. Seconds. */
const TICKET_SECONDS = 60;

/** Letters and digits that are not mixed up when read out. */
const SIGNS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
/** A code for someone another system knows and Koers does not: he reads it out to the beheerder, who links him. */
const newCode = (): string => Array.from({ length: 6 }, () => SIGNS[randomInt(SIGNS.length)]).join('');

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

export interface Arrival {
  readonly now: Date;
  /** Token of the session that this browser had: it ends, for its cookie is about to be another one (ASVS 5.0 §7.2.4). */
  readonly previous: string | undefined;
  /** Where the session is handed out in exchange for a ticket, in a browser that keeps no cookie here; null: it is given now. */
  readonly window: string | null;
  /** A function call of the same school that goes along in the one statement, such as keeping what an ELO says of its course. */
  readonly also?: RawBuilder<unknown>;
}

const hashed = (token: string | undefined): Buffer | null => (token ? hashToken(token) : null);
const after = (now: Date, seconds: number) => new Date(now.getTime() + seconds * 1000);

/**
 * Finds the person in his school and starts his session, by one statement in that school's context (koers.admit_identity).
 * Who is not found gets a session without person and without roles: it opens nothing (design §6), and a code for the beheerder.
 */
export async function admitIdentity(db: Db, who: LaunchIdentity, at: Arrival): Promise<Admission> {
  const { now, window } = at;
  const [token, ticket] = [newToken(), window === null ? null : newToken()];
  const { rows } = await db.tenant(
    { school: who.school, actor: null },
    (tx) =>
      sql<{ person: string | null; code: string | null }>`
      SELECT admitted.* FROM koers.admit_identity(${who.wijze}::text, ${who.systeem}::text, ${who.platform}::uuid, ${who.sleutel}::text,
        ${who.eckId ?? null}::text, ${who.sourcedId ?? null}::text, ${who.meerFactoren ?? false}::boolean, ${hashToken(token)}::bytea,
        ${JSON.stringify(who.rollen)}::jsonb, ${after(now, SESSION_SECONDS)}::timestamptz, ${newCode()}::text,
        ${ticket && hashToken(ticket)}::bytea, ${window}::text, ${after(now, TICKET_SECONDS)}::timestamptz, ${hashed(at.previous)}::bytea) AS admitted${at.also ? sql`, ${at.also} AS also` : sql``}`.execute(
        tx,
      ),
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
