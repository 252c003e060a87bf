import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';
import { sql } from 'kysely';
import { AppError } from '../../gateway/errors.ts';
import type { Db } from '../../gateway/platform/db/pool.ts';

interface NewKey {
  readonly kid: string;
  readonly publicJwk: JWK;
  readonly privateJwk: JWK;
}

/** 3072 bits are worth 128 (NIST SP 800-57). WebCrypto makes the pair in libuv's threads: the event loop goes on meanwhile. */
async function newKey(): Promise<NewKey> {
  const pair = await generateKeyPair('RS256', { modulusLength: 3072, extractable: true });
  const publicJwk = await exportJWK(pair.publicKey);
  const kid = await calculateJwkThumbprint(publicJwk);
  const named = { kid, alg: 'RS256', use: 'sig' };
  return {
    kid,
    publicJwk: { ...publicJwk, ...named },
    privateJwk: { ...(await exportJWK(pair.privateKey)), ...named },
  };
}

/** Platforms may keep our key set for a day: a new key signs only after that, and the one before stays as long. */
const OVERLAP_MS = 24 * 3600 * 1000;

interface KeyRow {
  readonly kid: string;
  readonly public_jwk: unknown;
  readonly signs_from: Date;
  readonly retired_at: Date | null;
}

/** What is published at a moment, newest first: the key that will sign, the one that signs, the one that just did. */
async function published(db: Db, now: Date): Promise<KeyRow[]> {
  return await db.platform((tx) =>
    tx
      .selectFrom('koers.lti_key')
      .select(['kid', 'public_jwk', 'signs_from', 'retired_at'])
      .where((e) => e.or([e('retired_at', 'is', null), e('retired_at', '>', now)]))
      .orderBy('signs_from', 'desc')
      .execute(),
  );
}

export interface OwnKeysDeps {
  readonly db: Db;
  readonly now: () => Date;
  /** Encrypts with the master key; the private part is stored in no other way. */
  readonly seal: (plain: Buffer) => Buffer;
}

/** When a key is added: where none is, where none waits to sign, or whatever there is. */
type Only = 'when there is none' | 'when none waits' | 'always';
const UNLESS = {
  'when there is none': (_now: Date) => sql`NOT EXISTS (SELECT FROM koers.lti_key WHERE retired_at IS NULL)`,
  'when none waits': (now: Date) => sql`NOT EXISTS (SELECT FROM koers.lti_key WHERE signs_from > ${now})`,
  always: () => sql`true`,
} as const;

/** Adds a key that signs from then on; of several processes that add one at once, one wins. @returns its name, when it was added */
async function addKey(
  { db, seal, now }: OwnKeysDeps,
  signsFrom: Date,
  only: Only,
): Promise<string | undefined> {
  const key = await newKey();
  const sealed = seal(Buffer.from(JSON.stringify(key.privateJwk)));
  return await db.platform(async (tx) => {
    await sql`SELECT pg_advisory_xact_lock(hashtext('koers.lti_key'))`.execute(tx);
    const { rows } = await sql<{ kid: string }>`
      INSERT INTO koers.lti_key (kid, public_jwk, private_sealed, signs_from)
      SELECT ${key.kid}, ${JSON.stringify(key.publicJwk)}::jsonb, ${sealed}::bytea, ${signsFrom}::timestamptz
      WHERE ${UNLESS[only](now())} RETURNING kid`.execute(tx);
    return rows[0]?.kid;
  });
}

/**
 * Koers' own public keys, by which platforms check what we sign (Security Framework 1.0 §6.3). The first request
 * makes the first key. The private part is stored encrypted.
 */
export async function ownKeySet(deps: OwnKeysDeps): Promise<{ keys: JWK[] }> {
  let rows = await published(deps.db, deps.now());
  if (rows.length === 0) {
    await addKey(deps, deps.now(), 'when there is none');
    rows = await published(deps.db, deps.now());
  }
  return { keys: rows.map((row) => row.public_jwk as JWK) };
}

/** One of Koers' own keys, without its parts. */
export interface OwnKey {
  readonly kid: string;
  readonly signsFrom: Date;
  /** When platforms no longer find it; null: not before another takes its place. */
  readonly until: Date | null;
  readonly state: 'waits' | 'signs' | 'signed';
}

/** The keys that are published now, the newest first; empty before anybody asked for them. */
export async function ownKeys({ db, now }: Pick<OwnKeysDeps, 'db' | 'now'>): Promise<readonly OwnKey[]> {
  const at = now();
  const rows = await published(db, at);
  const signing = rows.find((row) => row.signs_from <= at);
  return rows.map((row) => ({
    kid: row.kid,
    signsFrom: row.signs_from,
    until: row.retired_at,
    state: row.signs_from > at ? 'waits' : row === signing ? 'signs' : 'signed',
  }));
}

/** A change of keys: what signs from when, and until when the old ones are published. */
export interface Rotation {
  readonly kid: string;
  readonly signsFrom: Date;
  readonly retiring: readonly { readonly kid: string; readonly until: Date }[];
}

/**
 * Publishes a new key that signs a day from now; the keys in use stay published for a day after that, so that no
 * platform meets a signature whose key it cannot have (overlapping rotation, lti.md §0.6).
 * @throws AppError `conflict` with `only` 'when none waits', when one does
 */
export async function rotateOwnKeys(
  deps: OwnKeysDeps,
  only: Exclude<Only, 'when there is none'> = 'always',
): Promise<Rotation> {
  await ownKeySet(deps);
  const now = deps.now().getTime();
  const [signsFrom, until] = [new Date(now + OVERLAP_MS), new Date(now + 2 * OVERLAP_MS)];
  const before = await published(deps.db, deps.now());
  const kid = await addKey(deps, signsFrom, only);
  if (kid === undefined)
    throw new AppError('conflict', 'Er staat al een nieuwe sleutel klaar. Wacht tot die tekent.');
  const retiring = before.map((row) => ({ kid: row.kid, until }));
  await deps.db.platform((tx) =>
    tx
      .updateTable('koers.lti_key')
      .set({ retired_at: until })
      .where('kid', 'in', [...retiring.map((row) => row.kid)])
      .where('retired_at', 'is', null)
      .execute(),
  );
  return { kid, signsFrom, retiring };
}
