import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';
import { sql } from 'kysely';
import type { Db } from '../../gateway/platform/db/pool.ts';

interface NewKey {
  readonly kid: string;
  readonly publicJwk: JWK;
  readonly privateJwk: JWK;
}

/** WebCrypto makes the pair in libuv's threads: the event loop goes on meanwhile. */
async function newKey(): Promise<NewKey> {
  const pair = await generateKeyPair('RS256', { modulusLength: 2048, extractable: true });
  const publicJwk = await exportJWK(pair.publicKey);
  const kid = await calculateJwkThumbprint(publicJwk);
  const named = { kid, alg: 'RS256', use: 'sig' };
  return {
    kid,
    publicJwk: { ...publicJwk, ...named },
    privateJwk: { ...(await exportJWK(pair.privateKey)), ...named },
  };
}

async function livePublicKeys(db: Db): Promise<JWK[]> {
  const rows = await db.platform((tx) =>
    tx
      .selectFrom('koers.lti_key')
      .select('public_jwk')
      .where('retired_at', 'is', null)
      .orderBy('created_at', 'desc')
      .execute(),
  );
  return rows.map((row) => row.public_jwk as JWK);
}

/**
 * Koers' own public keys, by which platforms check what we sign (Security Framework 1.0 §6.3). The first request
 * makes the first key; of several processes that try at once one wins. The private part is stored encrypted.
 */
export async function ownKeySet(db: Db, seal: (plain: Buffer) => Buffer): Promise<{ keys: JWK[] }> {
  const keys = await livePublicKeys(db);
  if (keys.length > 0) return { keys };
  const key = await newKey();
  const sealed = seal(Buffer.from(JSON.stringify(key.privateJwk)));
  await db.platform(async (tx) => {
    await sql`SELECT pg_advisory_xact_lock(hashtext('koers.lti_key'))`.execute(tx);
    await sql`
      INSERT INTO koers.lti_key (kid, public_jwk, private_sealed)
      SELECT ${key.kid}, ${JSON.stringify(key.publicJwk)}::jsonb, ${sealed}::bytea
      WHERE NOT EXISTS (SELECT FROM koers.lti_key WHERE retired_at IS NULL)`.execute(tx);
  });
  return { keys: await livePublicKeys(db) };
}
