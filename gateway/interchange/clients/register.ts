import { z } from 'zod';
import { AppError } from '../../errors.ts';
import type { Db } from '../../platform/db/pool.ts';
import { hashToken, newToken } from '../../platform/http/session-cookie.ts';
import {
  type ClientLine,
  clientById,
  endClient,
  insertClient,
  insertSecret,
  listClients,
} from './register-store.ts';

const PRIVATE_PARTS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k'];

/** A public key (RFC 7517). Who pastes a private one has given it away, and is told so. */
const PublicJwk = z
  .looseObject({ kty: z.enum(['RSA', 'EC', 'OKP']) })
  .refine((key) => PRIVATE_PARTS.every((part) => !(part in key)), {
    message: 'dit is een geheime sleutel. Maak een nieuwe, en geef alleen de publieke helft',
  });
const Jwks = z.object({ keys: z.array(PublicJwk).min(1).max(10) });

const text = (min: number, max: number) => z.string().trim().min(min).max(max);
const NewClient = z
  .object({
    aanbieder: text(2, 120),
    product: text(2, 120),
    doel: text(10, 400),
    jwksUrl: z
      .url({ protocol: /^https?$/ })
      .nullable()
      .default(null),
    jwks: Jwks.nullable().default(null),
  })
  .refine((given) => given.jwksUrl === null || given.jwks === null, {
    message: 'geef een adres of de sleutels zelf, niet allebei',
    path: ['jwks'],
  });
export type NewClient = z.input<typeof NewClient>;

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
  const parsed = NewClient.safeParse(input);
  if (!parsed.success) {
    const issues = parsed.error.issues.map((i) => ({ path: i.path.join('.'), message: i.message }));
    throw new AppError('bad_request', 'Dit programma kan zo niet worden toegevoegd.', { issues });
  }
  const withKey = parsed.data.jwksUrl !== null || parsed.data.jwks !== null;
  const secret = withKey ? null : newSecret();
  const clientId = await db.platform(async (tx) => {
    const id = await insertClient(tx, parsed.data);
    if (secret !== null) await insertSecret(tx, id, hashToken(secret));
    return id;
  });
  return { clientId, secret };
}

/**
 * A new secret for a client; the one before keeps working until the next, so that the vendor has time.
 * @throws AppError `not_found`
 */
export async function replaceSecret(db: Pick<Db, 'platform'>, clientId: string): Promise<string> {
  const secret = newSecret();
  await db.platform(async (tx) => {
    if (!(await clientById(tx, clientId))) throw unknown();
    await insertSecret(tx, clientId, hashToken(secret));
  });
  return secret;
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
