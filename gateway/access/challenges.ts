import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { hashToken } from '../platform/http/session-cookie.ts';

/** What a challenge is for; one given for the one does not count for the other. */
export type ChallengeFor = 'aanmelden' | 'uitnodiging_nieuw' | 'uitnodiging_bestaand' | 'erbij';

export const CHALLENGE_SECONDS = 300;

export interface NewChallenge {
  readonly doel: ChallengeFor;
  /** Secret of the browser that asks; it must come back with the answer. */
  readonly browser: string;
  readonly invitation?: string;
  /** Whose passkey it will be; in answering a challenge of an invitation perhaps not there yet. */
  readonly account?: string;
}

/**
 * Gives out a challenge for one browser and one purpose (WebAuthn §13.4.3): 32 random bytes, kept as a hash, 5 minutes.
 * Runs in a platform transaction; what nobody answered is cleared on the way.
 */
export async function issueChallenge(tx: Tx, asked: NewChallenge): Promise<Buffer> {
  const bytes = randomBytes(32);
  await sql`WITH old AS (DELETE FROM koers.passkey_challenge WHERE expires_at < now())
    INSERT INTO koers.passkey_challenge (challenge_hash, browser_hash, doel, invitation_id, account_id, expires_at)
    VALUES (${hashToken(bytes.toString('base64url'))}, ${hashToken(asked.browser)}, ${asked.doel},
      ${asked.invitation ?? null}::uuid, ${asked.account ?? null}::uuid, now() + make_interval(secs => ${CHALLENGE_SECONDS}))`.execute(
    tx,
  );
  return bytes;
}

export interface TakenChallenge {
  readonly invitation: string | null;
  readonly account: string | null;
}

/** Takes a challenge away, in a transaction that must commit whatever comes of the answer: it works once. */
export async function takeChallenge(
  tx: Tx,
  by: { challenge: string; browser: string | undefined; doel: ChallengeFor },
): Promise<TakenChallenge | undefined> {
  const { rows } = await sql<TakenChallenge>`DELETE FROM koers.passkey_challenge
    WHERE challenge_hash = ${hashToken(by.challenge)} AND browser_hash = ${hashToken(by.browser ?? '')}
      AND doel = ${by.doel} AND expires_at > now()
    RETURNING invitation_id AS invitation, account_id AS account`.execute(tx);
  return rows[0];
}
