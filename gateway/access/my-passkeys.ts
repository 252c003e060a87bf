import { sql } from 'kysely';
import { AppError } from '../errors.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { named } from './accept-invitation.ts';
import type { AccountDeps, AccountPerson } from './account-deps.ts';
import { audit } from './audit.ts';
import { issueChallenge, takeChallenge } from './challenges.ts';
import type { OwnAccount } from './passkey-session.ts';
import { addPasskeyRow, lockAccount, passkeysOf, personsOf, schoolsOf } from './passkey-store.ts';
import { heard, type PasskeyAnswer } from './sign-in.ts';
import { type CreationOptions, creationOptions, readMade, refusedPasskey, verifyMade } from './webauthn.ts';

export interface PasskeyView {
  readonly id: string;
  readonly naam: string;
  /** Kept by a password manager, so also on his other devices. */
  readonly backedUp: boolean;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  /** This session was signed in with it. */
  readonly current: boolean;
}

export interface MyPasskeys {
  readonly passkeys: readonly PasskeyView[];
  /** The last one of a beheerder stays as long as beheer wants a passkey. */
  readonly mayRemoveLast: boolean;
}

export async function myPasskeys(deps: AccountDeps, own: OwnAccount): Promise<MyPasskeys> {
  return await deps.db.platform(async (tx) => ({
    passkeys: (await passkeysOf(tx, own.account)).map((row) => ({
      id: row.id,
      naam: row.naam,
      backedUp: row.backed_up,
      createdAt: row.created_at,
      lastUsedAt: row.last_used_at,
      current: row.id === own.passkey,
    })),
    mayRemoveLast: await mayRemoveLast(tx, deps, own.account),
  }));
}

async function mayRemoveLast(tx: Tx, { passkeyRequired }: AccountDeps, account: string): Promise<boolean> {
  if (!passkeyRequired) return true;
  return !(await schoolsOf(tx, account)).some((where) => where.rollen.includes('beheerder'));
}

/** The question to this browser for one more passkey. */
export async function askNewPasskey(
  deps: AccountDeps,
  own: OwnAccount,
  at: AccountPerson,
  browser: string,
): Promise<CreationOptions> {
  const { account } = own;
  const { challenge, exclude } = await deps.db.platform(async (tx) => ({
    challenge: await issueChallenge(tx, { doel: 'erbij', browser, account }),
    exclude: await passkeysOf(tx, account),
  }));
  const { naam, school } = await named(deps, at);
  return await creationOptions({
    origin: deps.origin(),
    challenge,
    account,
    name: `${naam} · ${school}`,
    exclude,
  });
}

/** @throws AppError `not_allowed` when the answer does not hold, or was asked for another account */
export async function addMyPasskey(
  deps: AccountDeps,
  own: OwnAccount,
  given: PasskeyAnswer,
  naam: string,
): Promise<void> {
  await heard(deps, async () => {
    const read = readMade(given.answer);
    const taken = await deps.db.platform((tx) =>
      takeChallenge(tx, { challenge: read.challenge, browser: given.browser, doel: 'erbij' }),
    );
    if (taken?.account !== own.account)
      throw refusedPasskey('challenge: unknown, used, expired, of another browser or account');
    const made = await verifyMade(deps.origin(), read);
    const passkey = await deps.db.platform(async (tx) => {
      await lockAccount(tx, own.account);
      return await addPasskeyRow(tx, own.account, made, naam);
    });
    if (passkey === null) throw refusedPasskey('this passkey is known already');
    await note(deps, own.account, 'passkey_toegevoegd', passkey);
  });
}

/**
 * Removes a passkey, and ends every session that was signed in with it.
 * @returns whether it was the one of this session, which then has ended
 * @throws AppError `not_found`; `conflict` for the last one of a beheerder while beheer wants one
 */
export async function removeMyPasskey(deps: AccountDeps, own: OwnAccount, passkey: string): Promise<boolean> {
  await deps.db.platform(async (tx) => {
    await lockAccount(tx, own.account); // of two taps at once, the second sees what the first left
    const all = await passkeysOf(tx, own.account);
    if (!all.some((one) => one.id === passkey))
      throw new AppError('not_found', 'Deze passkey is er niet (meer).');
    if (all.length === 1 && !(await mayRemoveLast(tx, deps, own.account)))
      throw new AppError(
        'conflict',
        'Dit is je laatste passkey. Voeg eerst een andere toe: zonder passkey kun je niet meer bij het beheer.',
      );
    await sql`UPDATE koers.passkey SET removed_at = now() WHERE id = ${passkey}::uuid`.execute(tx);
    await sql`UPDATE koers.session SET ended_at = now() WHERE passkey_id = ${passkey}::uuid AND ended_at IS NULL`.execute(
      tx,
    );
  });
  await note(deps, own.account, 'passkey_verwijderd', passkey);
  return passkey === own.passkey;
}

/** In the trail of every school the passkey opens. */
async function note({ db }: AccountDeps, account: string, actie: string, passkey: string): Promise<void> {
  for (const at of await db.platform((tx) => personsOf(tx, account)))
    await db.tenant({ school: at.school, actor: at.person }, (tx) =>
      audit(tx, at, { actie, soort: 'person', id: at.person, details: { passkey } }),
    );
}
