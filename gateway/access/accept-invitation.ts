import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { AppError } from '../errors.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { viewer } from '../school/viewer.ts';
import type { AccountDeps, AccountPerson } from './account-deps.ts';
import { audit } from './audit.ts';
import { issueChallenge, takeChallenge } from './challenges.ts';
import { nooitSamen } from './grants-rules.ts';
import { lockRollen } from './grants-store.ts';
import {
  type Brought,
  type OpenInvitation,
  openInvitation,
  type UsedInvitation,
  useInvitation,
} from './invitations.ts';
import { noteSignedIn, startPasskeySession } from './passkey-session.ts';
import { addPasskeyRow, schoolsOf } from './passkey-store.ts';
import { heard, type PasskeyAnswer, provePasskey, type SignedIn } from './sign-in.ts';
import {
  type CreationOptions,
  creationOptions,
  type RequestOptions,
  readMade,
  refusedPasskey,
  requestOptions,
  verifyMade,
} from './webauthn.ts';

/** The two ways to answer an invitation: make a passkey, or use the one that opens another school already. */
export interface InvitationQuestion {
  readonly naam: string;
  readonly school: string;
  readonly make: CreationOptions;
  readonly use: RequestOptions;
}

/**
 * What follows on a right code: questions for this browser, good for 5 minutes. The code itself stays good until one is
 * answered.
 * @throws AppError `not_allowed` for any code that does not open
 */
export async function askInvitation(
  deps: AccountDeps,
  brought: Brought,
  browser: string,
): Promise<InvitationQuestion> {
  const open = await openInvitation(deps, brought);
  const { account, make, use } = await deps.db.platform((tx) => prepare(tx, open, browser));
  const { naam, school } = await named(deps, open);
  const origin = deps.origin();
  return {
    naam,
    school,
    make: await creationOptions({
      origin,
      challenge: make,
      account,
      name: `${naam} · ${school}`,
      exclude: [],
    }),
    use: await requestOptions(origin, use),
  };
}

async function prepare(tx: Tx, open: OpenInvitation, browser: string) {
  // Always an account of its own: a school that invites somebody may not open what his account opens elsewhere (R85).
  const account = randomUUID();
  const of = { browser, invitation: open.id, account };
  return {
    account,
    make: await issueChallenge(tx, { doel: 'uitnodiging_nieuw', ...of }),
    use: await issueChallenge(tx, { doel: 'uitnodiging_bestaand', ...of }),
  };
}

/** Name of the person and of the school, as the device will show beside the passkey. */
export async function named(
  { db }: AccountDeps,
  at: AccountPerson,
): Promise<{ naam: string; school: string }> {
  const seen = await db.tenant({ school: at.school, actor: null }, (tx) =>
    viewer(tx, { ...at, roles: new Set() }),
  );
  return { naam: seen.naam.voluit, school: seen.school };
}

/**
 * Answers an invitation with a new passkey: a new account, the passkey and a session, all or nothing. Of two browsers at the same moment one gets in.
 * @throws AppError `not_allowed`, `conflict` when the invitation was used meanwhile
 */
export async function acceptWithNewPasskey(
  deps: AccountDeps,
  given: PasskeyAnswer,
  naam: string,
): Promise<SignedIn> {
  return await heard(deps, async () => {
    const read = readMade(given.answer);
    const taken = await deps.db.platform((tx) =>
      takeChallenge(tx, { challenge: read.challenge, browser: given.browser, doel: 'uitnodiging_nieuw' }),
    );
    if (!taken?.invitation || !taken.account)
      throw refusedPasskey('challenge: unknown, used, expired or of another browser');
    const made = await verifyMade(deps.origin(), read);
    const { invitation, account } = taken;
    const done = await deps.db.platform(async (tx) => {
      const at = await useInvitation(tx, invitation);
      await tx.insertInto('koers.account').values({ id: account }).execute();
      await linkPerson(tx, account, at);
      const passkey = await addPasskeyRow(tx, account, made, naam);
      if (passkey === null) throw refusedPasskey('this passkey is known already');
      return await start(tx, account, { at, passkey, previous: given.previous });
    });
    await noteAccepted(deps, done.signedIn.at, {
      uitnodiging: invitation,
      passkey: done.passkey,
      nieuw: true,
    });
    return done.signedIn;
  });
}

/**
 * Answers an invitation with a passkey that opens another school already: the same account, one more person.
 * @throws AppError `not_allowed`, `conflict` when the invitation was used meanwhile
 */
export async function acceptWithKnownPasskey(deps: AccountDeps, given: PasskeyAnswer): Promise<SignedIn> {
  return await heard(deps, async () => {
    const { known, taken } = await provePasskey(deps, given, 'uitnodiging_bestaand');
    const { invitation } = taken;
    if (invitation === null) throw refusedPasskey('challenge of no invitation');
    const done = await deps.db.platform(async (tx) => {
      const at = await useInvitation(tx, invitation);
      await lockRollen(tx, at.school);
      await linkPerson(tx, known.account, at);
      await mustBeApart(tx, known.account, at.school);
      return await start(tx, known.account, { at, passkey: known.passkey, previous: given.previous });
    });
    await noteAccepted(deps, done.signedIn.at, {
      uitnodiging: invitation,
      passkey: known.passkey,
      nieuw: false,
    });
    return done.signedIn;
  });
}

/** One account can be two persons of one school; their roles are then those of one human being (R64). */
async function mustBeApart(tx: Tx, account: string, school: string): Promise<void> {
  const here = (await schoolsOf(tx, account)).filter((where) => where.school === school);
  if (nooitSamen(here.flatMap(({ rollen }) => rollen)))
    throw new AppError(
      'conflict',
      'Met deze passkey heb je bij deze school al een rol die hier niet mee samengaat: de beheerder en de functionaris gegevensbescherming (FG) zijn nooit dezelfde persoon. Overleg met wie je uitnodigde.',
    );
}

/**
 * From now on this person comes in by this account, and no longer by the one before: who answers an invitation gets
 * this school and nothing else, and sessions of the account before end.
 */
async function linkPerson(tx: Tx, account: string, at: UsedInvitation): Promise<void> {
  await sql`INSERT INTO koers.account_person AS a (account_id, school_id, person_id, zekerheid)
    VALUES (${account}::uuid, ${at.school}::uuid, ${at.person}::uuid, ${at.zekerheid})
    ON CONFLICT (person_id) DO UPDATE SET account_id = excluded.account_id, linked_at = now(), zekerheid = excluded.zekerheid`.execute(
    tx,
  );
  await sql`UPDATE koers.session SET ended_at = now()
    WHERE person_id = ${at.person}::uuid AND method = 'passkey' AND ended_at IS NULL`.execute(tx);
}

async function start(tx: Tx, account: string, begin: Parameters<typeof startPasskeySession>[1]) {
  const token = await startPasskeySession(tx, begin);
  const { at, passkey } = begin;
  return { passkey, signedIn: { token, at, schools: await schoolsOf(tx, account) } };
}

async function noteAccepted(
  deps: AccountDeps,
  at: AccountPerson,
  { uitnodiging, passkey, nieuw }: { uitnodiging: string; passkey: string; nieuw: boolean },
): Promise<void> {
  const of = { soort: 'person', id: at.person };
  await deps.db.tenant({ school: at.school, actor: at.person }, async (tx) => {
    await audit(tx, at, { actie: 'uitnodiging_gebruikt', ...of, details: { uitnodiging, passkey } });
    if (nieuw) await audit(tx, at, { actie: 'passkey_toegevoegd', ...of, details: { passkey } });
  });
  await noteSignedIn(deps, at, { passkey });
}
