import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { CHALLENGE_SECONDS } from './challenges.ts';

export type CreationOptions = PublicKeyCredentialCreationOptionsJSON;
export type RequestOptions = PublicKeyCredentialRequestOptionsJSON;

const rpId = (origin: string): string => new URL(origin).hostname;
const TIMEOUT = CHALLENGE_SECONDS * 1000;

/** An account id as the user handle of a passkey: its 16 bytes, which say nothing of anybody (WebAuthn §14.6.1). */
const userHandle = (account: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(Buffer.from(account.replaceAll('-', ''), 'hex'));

/** What the browser needs to make a passkey: found without a name typed, and only after the person showed it is him. */
export async function creationOptions(asked: {
  origin: string;
  challenge: Buffer;
  account: string;
  /** As the device shows it beside the passkey. */
  name: string;
  /** Passkeys of this account: a device that has one makes no second. */
  exclude: readonly { credential_id: Buffer; transports: readonly string[] }[];
}): Promise<CreationOptions> {
  return await generateRegistrationOptions({
    rpName: 'Koers',
    rpID: rpId(asked.origin),
    userID: userHandle(asked.account),
    userName: asked.name,
    userDisplayName: asked.name,
    challenge: Uint8Array.from(asked.challenge),
    timeout: TIMEOUT,
    attestationType: 'none',
    excludeCredentials: asked.exclude.map((known) => ({
      id: known.credential_id.toString('base64url'),
      transports: [...known.transports],
    })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

/** What the browser needs to sign in with a passkey: any that belongs to this Koers. */
export async function requestOptions(origin: string, challenge: Buffer): Promise<RequestOptions> {
  return await generateAuthenticationOptions({
    rpID: rpId(origin),
    challenge: Uint8Array.from(challenge),
    timeout: TIMEOUT,
    userVerification: 'required',
  });
}

const base64url = z
  .string()
  .max(20_000)
  .regex(/^[A-Za-z0-9_-]*$/);
const Credential = z.object({
  id: base64url.min(1),
  rawId: base64url,
  type: z.literal('public-key'),
  clientExtensionResults: z.looseObject({}).default({}),
});
const Made = Credential.extend({
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.array(z.string().max(20)).max(10).default([]),
  }),
});
const Signed = Credential.extend({
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.optional(),
  }),
});
const ClientData = z.object({ challenge: base64url.min(16), crossOrigin: z.boolean().default(false) });

/** An answer of a browser, read but not believed; `challenge` is the one it says that it answers. */
export interface ReadAnswer<T> {
  readonly answer: T;
  readonly challenge: string;
}

const json = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

function read<T extends { response: { clientDataJSON: string } }>(
  schema: z.ZodType<T>,
  text: string,
): ReadAnswer<T> {
  const answer = schema.safeParse(json(text));
  const client = ClientData.safeParse(
    answer.success
      ? json(Buffer.from(answer.data.response.clientDataJSON, 'base64url').toString('utf8'))
      : undefined,
  );
  if (!answer.success || !client.success) throw refusedPasskey('answer is not readable');
  // Ours ask in a top-level window only; not every browser says which site it was framed by.
  if (client.data.crossOrigin) throw refusedPasskey('asked in a frame of another site');
  return { answer: answer.data, challenge: client.data.challenge };
}

export const readMade = (text: string): ReadAnswer<z.infer<typeof Made>> => read(Made, text);
export const readSigned = (text: string): ReadAnswer<z.infer<typeof Signed>> => read(Signed, text);

/** One answer to every passkey that does not hold; `detail` is for the log. */
export function refusedPasskey(detail: string): AppError {
  return new AppError(
    'not_allowed',
    'Aanmelden met deze passkey is niet gelukt. Probeer het opnieuw. Lukt het dan nog niet? Vraag de beheerder om een nieuwe uitnodiging.',
    { detail },
  );
}

export interface MadePasskey {
  readonly credentialId: Buffer;
  readonly publicKey: Buffer;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly backedUp: boolean;
}

/** Checks a new passkey (WebAuthn §7.1). @throws AppError `not_allowed` */
export async function verifyMade(
  origin: string,
  { answer, challenge }: ReturnType<typeof readMade>,
): Promise<MadePasskey> {
  const verified = await verifyRegistrationResponse({
    response: answer as RegistrationResponseJSON,
    expectedChallenge: challenge, // the caller took it from those we gave out
    expectedOrigin: origin,
    expectedRPID: rpId(origin),
    requireUserVerification: true,
  }).catch(refuse);
  if (!verified.verified) throw refusedPasskey('not verified');
  const { credential, credentialBackedUp } = verified.registrationInfo;
  return {
    credentialId: Buffer.from(credential.id, 'base64url'),
    publicKey: Buffer.from(credential.publicKey),
    counter: credential.counter,
    transports: answer.response.transports,
    backedUp: credentialBackedUp,
  };
}

/**
 * Checks that a known passkey signed (WebAuthn §7.2). Whether its counter went on is for the store, which writes it.
 * @throws AppError `not_allowed`
 */
export async function verifySigned(
  origin: string,
  { answer, challenge }: ReturnType<typeof readSigned>,
  known: { account: string; publicKey: Buffer },
): Promise<{ counter: number }> {
  const handle = answer.response.userHandle;
  if (handle !== undefined && !Buffer.from(handle, 'base64url').equals(userHandle(known.account)))
    throw refusedPasskey('user handle of another account');
  const verified = await verifyAuthenticationResponse({
    response: answer as AuthenticationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpId(origin),
    credential: { id: answer.id, publicKey: Uint8Array.from(known.publicKey), counter: 0 },
    requireUserVerification: true,
  }).catch(refuse);
  if (!verified.verified) throw refusedPasskey('signature');
  return { counter: verified.authenticationInfo.newCounter };
}

/** The library throws on most of what is wrong; its words are for the log. */
function refuse(error: unknown): never {
  throw refusedPasskey(error instanceof Error ? error.message.slice(0, 200) : 'not verified');
}
