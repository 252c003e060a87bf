import { sql } from 'kysely';
import { AppError } from '../errors.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import type { EnteredSession } from '../platform/db/session-entry.ts';
import { hashToken, newToken } from '../platform/http/session-cookie.ts';
import type { AccountDeps, AccountPerson } from './account-deps.ts';
import { audit } from './audit.ts';
import { accountOfPasskey, schoolsOf, type Where } from './passkey-store.ts';

export type { Where } from './passkey-store.ts';

/** A working day at most; an hour without use ends it before (koers.enter_session). Seconds. */
export const PASSKEY_SESSION_SECONDS = 8 * 3600;

/**
 * Starts a session with a passkey, in a platform transaction. The session that this browser had (`previous`, its token)
 * ends: its cookie is about to be another one (ASVS 5.0 §7.2.4).
 * @returns the token for the cookie; only its hash is kept
 */
export async function startPasskeySession(
  tx: Tx,
  { at, passkey, previous }: { at: AccountPerson; passkey: string; previous: string | undefined },
): Promise<string> {
  const token = newToken();
  if (previous) await sql`SELECT koers.end_session_of(${hashToken(previous)})`.execute(tx);
  await sql`INSERT INTO koers.session (token_hash, school_id, person_id, method, passkey_id, expires_at)
    VALUES (${hashToken(token)}, ${at.school}::uuid, ${at.person}::uuid, 'passkey', ${passkey}::uuid,
      now() + make_interval(secs => ${PASSKEY_SESSION_SECONDS}))`.execute(tx);
  return token;
}

/** Whether a browser's token is of a live session that was signed in with a passkey. */
export async function isPasskeySession(
  { db }: Pick<AccountDeps, 'db'>,
  token: string | undefined,
): Promise<boolean> {
  if (!token) return false;
  return await db.session(hashToken(token), async (_, session) => session?.method === 'passkey');
}

/** A session that was signed in with a passkey, with the account of it. */
export interface OwnAccount {
  readonly account: string;
  readonly passkey: string;
  readonly sessionId: string;
}

/** @throws AppError `needs_passkey` when this session came from an ELO */
export async function ownAccount(
  { db }: Pick<AccountDeps, 'db'>,
  session: EnteredSession,
): Promise<OwnAccount> {
  const { passkeyId, sessionId } = session;
  const account = passkeyId === null ? null : await db.platform((tx) => accountOfPasskey(tx, passkeyId));
  if (passkeyId === null || account === null)
    throw new AppError('needs_passkey', 'Dit kan alleen als je met een passkey bent aangemeld.');
  return { account, passkey: passkeyId, sessionId };
}

/** So long after signing in somebody may change with what he signs in. Minutes. */
const FRESH_MINUTES = 10;

/**
 * As `ownAccount`, for changing the passkeys themselves: who left a window open an hour ago shows his passkey again
 * (ASVS 5.0 §7.5.1).
 * @throws AppError `needs_passkey`; `not_allowed` when he signed in too long ago
 */
export async function freshOwnAccount(
  deps: Pick<AccountDeps, 'db'>,
  session: EnteredSession,
): Promise<OwnAccount> {
  const own = await ownAccount(deps, session);
  const { rows } = await deps.db.platform((tx) =>
    sql`SELECT FROM koers.session WHERE id = ${own.sessionId}::uuid
      AND created_at > now() - make_interval(mins => ${FRESH_MINUTES})`.execute(tx),
  );
  if (rows.length === 0)
    throw new AppError('not_allowed', 'Meld je eerst opnieuw aan. Dan weet Koers zeker dat jij het bent.', {
      detail: 'signed in too long ago to change passkeys',
    });
  return own;
}

/** Schools this account may go to today. */
export const mySchools = ({ db }: Pick<AccountDeps, 'db'>, account: string): Promise<readonly Where[]> =>
  db.platform((tx) => schoolsOf(tx, account));

/**
 * Goes on in another school of the same account: another session, as old as this one and ending no later; this one ends now.
 * @throws AppError `not_found` when the account has no person with a role there today
 */
export async function switchSchool(
  { db }: Pick<AccountDeps, 'db'>,
  own: OwnAccount,
  person: string,
): Promise<{ token: string; to: Where }> {
  const token = newToken();
  const to = await db.platform(async (tx) => {
    const found = (await schoolsOf(tx, own.account)).find((where) => where.person === person);
    if (!found) throw new AppError('not_found', 'Bij deze school heb je geen rol (meer).');
    const { rows } = await sql`WITH ended AS (
        UPDATE koers.session SET ended_at = now() WHERE id = ${own.sessionId}::uuid AND ended_at IS NULL RETURNING created_at, expires_at)
      INSERT INTO koers.session (token_hash, school_id, person_id, method, passkey_id, created_at, expires_at)
      SELECT ${hashToken(token)}, ${found.school}::uuid, ${found.person}::uuid, 'passkey', ${own.passkey}::uuid, created_at, expires_at FROM ended
      RETURNING id`.execute(tx);
    if (rows.length === 0)
      throw new AppError('not_signed_in', 'Je bent niet meer aangemeld. Meld je opnieuw aan.');
    return found;
  });
  await noteSignedIn({ db }, to, { passkey: own.passkey, wissel: true });
  return { token, to };
}

/** One line in the trail of the school that is entered. */
export async function noteSignedIn(
  { db }: Pick<AccountDeps, 'db'>,
  at: AccountPerson,
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  await db.tenant({ school: at.school, actor: at.person }, (tx) =>
    audit(tx, at, {
      actie: 'aangemeld',
      soort: 'person',
      id: at.person,
      details: { wijze: 'passkey', ...details },
    }),
  );
}

/** Ends the session that asks: the lock of a shared tablet, and signing out (R83). */
export async function lockSession(tx: Tx, session: EnteredSession): Promise<void> {
  await sql`SELECT koers.end_session(${session.sessionId}::uuid)`.execute(tx);
  const who = { school: session.schoolId, person: session.personId };
  const details = { wijze: session.method };
  await audit(tx, who, { actie: 'vergrendeld', soort: 'session', id: session.sessionId, details });
}
