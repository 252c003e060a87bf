import { z } from 'zod';
import { AppError } from '../../errors.ts';
import type { Db } from '../../platform/db/pool.ts';
import { hashToken, newToken } from '../../platform/http/session-cookie.ts';
import {
  type ClientDetail,
  type ClientLine,
  clientById,
  endClient,
  endSecrets,
  insertClient,
  insertSecret,
  listClients,
  schoolsOf,
  updateKeys,
} from './register-store.ts';

const PRIVATE_PARTS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k'];

/** A public key (RFC 7517). Who pastes a private one has given it away, and is told so. */
const PublicJwk = z
  .looseObject({ kty: z.enum(['RSA', 'EC', 'OKP']) })
  .refine((key) => PRIVATE_PARTS.every((part) => !(part in key)), {
    message: 'dit is een geheime sleutel. Maak een nieuwe, en geef alleen de publieke helft',
  });
const Jwks = z.object({ keys: z.array(PublicJwk).min(1).max(10) });

const text = (min: number, max: number) =>
  z.string().trim().min(min, `minstens ${min} tekens`).max(max, `hoogstens ${max} tekens`);
/** By which keys it signs: where they stand, or the keys themselves. */
const Keys = {
  jwksUrl: z
    .url({ protocol: /^https?$/, error: 'een adres dat met https:// begint' })
    .nullable()
    .default(null),
  jwks: Jwks.nullable().default(null),
};
const NIET_ALLEBEI = 'geef een adres of de sleutels zelf, niet allebei';
const NewClient = z
  .object({
    aanbieder: text(2, 120),
    product: text(2, 120),
    doel: text(10, 400),
    ...Keys,
  })
  .refine((given) => given.jwksUrl === null || given.jwks === null, {
    message: NIET_ALLEBEI,
    path: ['jwks'],
  });
export type NewClient = z.input<typeof NewClient>;

const NewKeys = z.object(Keys).refine((given) => (given.jwksUrl === null) !== (given.jwks === null), {
  message: NIET_ALLEBEI,
  path: ['jwks'],
});
export type NewKeys = z.input<typeof NewKeys>;

export interface Registered {
  readonly clientId: string;
  /** Told once; only its hash is kept. Null for a client that signs with a key. */
  readonly secret: string | null;
}

/** Recognisable for tools that look for secrets in code. */
const newSecret = (): string => `koers_cs_${newToken()}`;

/**
 * Registers a program of a vendor, for the operator. It may do nothing until a school says yes.
 * @throws AppError `bad_request` with every fault listed
 */
export async function registerClient(db: Pick<Db, 'platform'>, input: NewClient): Promise<Registered> {
  const given = read(NewClient, input, 'Dit programma kan zo niet worden toegevoegd.');
  const withKey = given.jwksUrl !== null || given.jwks !== null;
  const secret = withKey ? null : newSecret();
  const clientId = await db.platform(async (tx) => {
    const id = await insertClient(tx, given);
    if (secret !== null) await insertSecret(tx, id, hashToken(secret));
    return id;
  });
  return { clientId, secret };
}

function read<T>(schema: z.ZodType<T>, input: unknown, title: string): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((i) => ({ path: i.path.join('.'), message: i.message }));
  throw new AppError('bad_request', title, { issues });
}

/**
 * A new secret for a client; the one before keeps working until the next, so that the vendor has time.
 * @param only ends every earlier one at once, for one that leaked
 * @throws AppError `not_found`; `conflict` for a client that signs with a key: a secret beside it would be a weaker way in
 */
export async function replaceSecret(
  db: Pick<Db, 'platform'>,
  clientId: string,
  only: 'only' | 'beside' = 'beside',
): Promise<string> {
  const secret = newSecret();
  await db.platform(async (tx) => {
    const client = await clientById(tx, clientId);
    if (!client) throw unknown();
    if (client.jwks_url !== null || client.jwks !== null)
      throw new AppError('conflict', 'Dit programma bewijst zich met zijn sleutel, en heeft geen geheim.');
    if (only === 'only') await endSecrets(tx, clientId);
    await insertSecret(tx, clientId, hashToken(secret));
  });
  return secret;
}

/**
 * Other keys for a client, at once. One that had a secret signs from now on, and its secrets end.
 * @throws AppError `not_found`; `bad_request` with every fault listed
 */
export async function replaceKeys(db: Pick<Db, 'platform'>, clientId: string, input: NewKeys): Promise<void> {
  const keys = read(NewKeys, input, 'Met deze sleutels kan het niet.');
  await db.platform(async (tx) => {
    if (!(await clientById(tx, clientId))) throw unknown();
    await updateKeys(tx, clientId, keys);
    await endSecrets(tx, clientId);
  });
}

/** One program, with what each school allows it today. @throws AppError `not_found`, also when it was ended */
export async function oneClient(db: Pick<Db, 'platform'>, clientId: string): Promise<ClientDetail> {
  return await db.platform(async (tx) => {
    const client = await clientById(tx, clientId);
    if (!client) throw unknown();
    const { id, aanbieder, product, jwks_url: adres, jwks } = client;
    const manier = adres === null && jwks === null ? 'geheim' : 'sleutel';
    return { id, aanbieder, product, manier, scholen: await schoolsOf(tx, clientId) };
  });
}

/** Ends a client at all schools at once. @throws AppError `not_found` */
export async function stopClient(db: Pick<Db, 'platform'>, clientId: string): Promise<void> {
  const known = await db.platform(async (tx) =>
    (await clientById(tx, clientId)) ? await endClient(tx, clientId) : false,
  );
  if (!known) throw unknown();
}

export const allClients = (db: Pick<Db, 'platform'>): Promise<readonly ClientLine[]> =>
  db.platform(listClients);

const unknown = () => new AppError('not_found', 'Dit programma is er niet (meer).');
