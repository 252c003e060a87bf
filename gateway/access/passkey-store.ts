import { sql } from 'kysely';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import type { AccountPerson } from './account-deps.ts';
import type { MadePasskey } from './webauthn.ts';

export interface PasskeyRow {
  readonly id: string;
  readonly account_id: string;
  readonly credential_id: Buffer;
  readonly public_key: Buffer;
  readonly transports: readonly string[];
}

/** A passkey that was not removed, by what the browser calls it. */
export async function findPasskey(tx: Tx, credentialId: string): Promise<PasskeyRow | undefined> {
  return await tx
    .selectFrom('koers.passkey')
    .select(['id', 'account_id', 'credential_id', 'public_key', 'transports'])
    .where('credential_id', '=', Buffer.from(credentialId, 'base64url'))
    .where('removed_at', 'is', null)
    .executeTakeFirst();
}

/**
 * Writes that a passkey was used. False when its counter did not go on: then there is a copy of it somewhere
 * (WebAuthn §6.1.1). Passkeys that a password manager keeps say 0 every time. False also when it was removed meanwhile.
 */
export async function countUse(tx: Tx, passkey: string, counter: number): Promise<boolean> {
  const { rows } = await sql`UPDATE koers.passkey SET counter = ${counter}, last_used_at = now()
    WHERE id = ${passkey}::uuid AND removed_at IS NULL AND (counter < ${counter} OR (counter = 0 AND ${counter} = 0))
    RETURNING id`.execute(tx);
  return rows.length === 1;
}

/** Adds a passkey to an account. Null when this very passkey is known already. */
export async function addPasskeyRow(
  tx: Tx,
  account: string,
  made: MadePasskey,
  naam: string,
): Promise<string | null> {
  const row = await tx
    .insertInto('koers.passkey')
    .values({
      account_id: account,
      credential_id: made.credentialId,
      public_key: made.publicKey,
      counter: String(made.counter),
      transports: [...made.transports],
      backed_up: made.backedUp,
      naam,
    })
    .onConflict((c) => c.column('credential_id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Passkeys of an account that were not removed, oldest first. */
export async function passkeysOf(tx: Tx, account: string) {
  return await tx
    .selectFrom('koers.passkey')
    .select(['id', 'naam', 'credential_id', 'transports', 'backed_up', 'created_at', 'last_used_at'])
    .where('account_id', '=', account)
    .where('removed_at', 'is', null)
    .orderBy('created_at')
    .execute();
}

/** Locks the account: its passkeys are added and removed one at a time. */
export async function lockAccount(tx: Tx, account: string): Promise<void> {
  await tx.selectFrom('koers.account').select('id').where('id', '=', account).forUpdate().execute();
}

/** The account of a passkey that was not removed. */
export async function accountOfPasskey(tx: Tx, passkey: string): Promise<string | null> {
  const row = await tx
    .selectFrom('koers.passkey')
    .select('account_id')
    .where('id', '=', passkey)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return row?.account_id ?? null;
}

/** Every person an account was ever linked to, for the trail. */
export async function personsOf(tx: Tx, account: string): Promise<readonly AccountPerson[]> {
  return await tx
    .selectFrom('koers.account_person')
    .select(['school_id as school', 'person_id as person'])
    .where('account_id', '=', account)
    .execute();
}

/** Where an account may go today. */
export interface Where extends AccountPerson {
  readonly bestuur: string;
  readonly naam: string;
  readonly rollen: readonly string[];
}

/** Schools where the account's person still is, with roles that hold today; by bestuur and name. */
export async function schoolsOf(tx: Tx, account: string): Promise<readonly Where[]> {
  const { rows } =
    await sql<Where>`SELECT school_id AS school, person_id AS person, bestuur, school AS naam, rollen
    FROM koers.account_scholen(${account}::uuid)`.execute(tx);
  return rows;
}
