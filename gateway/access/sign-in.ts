import { AppError } from '../errors.ts';
import type { AccountDeps, AccountPerson } from './account-deps.ts';
import { audit } from './audit.ts';
import { type ChallengeFor, issueChallenge, type TakenChallenge, takeChallenge } from './challenges.ts';
import { noteSignedIn, startPasskeySession } from './passkey-session.ts';
import { countUse, findPasskey, personsOf, schoolsOf, type Where } from './passkey-store.ts';
import { type RequestOptions, readSigned, refusedPasskey, requestOptions, verifySigned } from './webauthn.ts';

export interface SignedIn {
  /** For the cookie. */
  readonly token: string;
  /** Where the session is. */
  readonly at: AccountPerson;
  /** Every school this account may go to; with more than one the person chooses. */
  readonly schools: readonly Where[];
}

/** What a browser sends back: the answer of its passkey as JSON, and the secret it was given with the question. */
export interface PasskeyAnswer {
  readonly answer: string;
  readonly browser: string | undefined;
  /** Token of the session that this browser has, if any: a new one takes its place. */
  readonly previous?: string | undefined;
}

/** The question to a browser that wants to sign in. */
export async function askSignIn(deps: AccountDeps, browser: string): Promise<RequestOptions> {
  const challenge = await deps.db.platform((tx) => issueChallenge(tx, { doel: 'aanmelden', browser }));
  return await requestOptions(deps.origin(), challenge);
}

/**
 * Signs in with a passkey: starts a session of 8 hours at most, in the first of the schools where the account has a role
 * today. Every refusal is logged, and stands in the trail of the schools when the passkey is a known one.
 * @throws AppError `not_allowed`
 */
export async function signIn(deps: AccountDeps, given: PasskeyAnswer): Promise<SignedIn> {
  return await heard(deps, async () => {
    const { known } = await provePasskey(deps, given, 'aanmelden');
    const schools = await deps.db.platform((tx) => schoolsOf(tx, known.account));
    const [first] = schools;
    if (!first) {
      await noteRefused(deps, known.account, 'no role');
      throw refusedAccount();
    }
    const begin = { at: first, passkey: known.passkey, previous: given.previous };
    const token = await deps.db.platform((tx) => startPasskeySession(tx, begin));
    await noteSignedIn(deps, first, { passkey: known.passkey });
    return { token, at: first, schools };
  });
}

/** His passkey is right; there is nothing here for him any more. */
const refusedAccount = (): AppError =>
  new AppError(
    'not_allowed',
    'Je hebt geen rol (meer) in Koers. Vraag de beheerder van je school als dat wel zou moeten.',
    { detail: 'no role today' },
  );

export interface KnownPasskey {
  readonly account: string;
  readonly passkey: string;
}

/**
 * Checks that the browser has a known passkey, and takes its challenge.
 * @throws AppError `not_allowed`, with one text whatever is wrong
 */
export async function provePasskey(
  deps: AccountDeps,
  given: PasskeyAnswer,
  doel: ChallengeFor,
): Promise<{ known: KnownPasskey; taken: TakenChallenge }> {
  const read = readSigned(given.answer);
  const { taken, row } = await deps.db.platform(async (tx) => ({
    taken: await takeChallenge(tx, { challenge: read.challenge, browser: given.browser, doel }),
    row: await findPasskey(tx, read.answer.id),
  }));
  const refuse = async (error: AppError): Promise<never> => {
    if (row) await noteRefused(deps, row.account_id, error.opts.detail ?? '');
    throw error;
  };
  if (!taken) return await refuse(refusedPasskey('challenge: unknown, used, expired or of another browser'));
  if (!row) throw refusedPasskey('unknown or removed passkey');
  const { counter } = await verifySigned(deps.origin(), read, {
    account: row.account_id,
    publicKey: row.public_key,
  }).catch(refuse);
  if (!(await deps.db.platform((tx) => countUse(tx, row.id, counter))))
    return await refuse(refusedPasskey('counter went back, or removed meanwhile'));
  return { known: { account: row.account_id, passkey: row.id }, taken };
}

/** Writes a refusal in the trail of every school of the account. */
async function noteRefused({ db }: AccountDeps, account: string, reden: string): Promise<void> {
  const persons = await db.platform((tx) => personsOf(tx, account));
  for (const { school, person } of persons)
    await db.tenant({ school, actor: null }, (tx) =>
      audit(
        tx,
        { school, person: null },
        { actie: 'aanmelden_geweigerd', soort: 'person', id: person, details: { reden } },
      ),
    );
}

/** Logs why it was refused; people see less. */
export async function heard<T>({ log }: AccountDeps, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError)
      log.info({ code: error.code, reason: error.opts.detail }, 'passkey refused');
    throw error;
  }
}
