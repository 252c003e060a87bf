import { type CryptoKey, importJWK, type JWTPayload, SignJWT } from 'jose';
import { AppError } from '../../gateway/errors.ts';
import { type OwnKeysDeps, ownKeySet } from './keys.ts';

export interface OwnSignerDeps extends OwnKeysDeps {
  /** Opens what `seal` made. */
  readonly open: (sealed: Buffer) => Buffer;
}

/** Signs as Koers; a platform checks it by what stands on /lti/jwks. */
export interface OwnSigner {
  /** A JWT, RS256, with the name of our key in its header. `iat` and `exp` are the caller's, or set here: now, and `seconds` later. */
  sign(claims: JWTPayload, seconds: number): Promise<string>;
}

interface Signing {
  readonly kid: string;
  readonly private_sealed: Buffer;
}

/** The key that signs at a moment: the newest whose time has come (a new one is published a day before, keys.ts). */
async function signingRow({ db, now }: OwnKeysDeps): Promise<Signing | undefined> {
  const at = now();
  return await db.platform((tx) =>
    tx
      .selectFrom('koers.lti_key')
      .select(['kid', 'private_sealed'])
      .where('signs_from', '<=', at)
      .where((e) => e.or([e('retired_at', 'is', null), e('retired_at', '>', at)]))
      .orderBy('signs_from', 'desc')
      .limit(1)
      .executeTakeFirst(),
  );
}

/** Signs with the key of this moment, so that a rotation needs no restart. An opened key stays in memory under its name. */
export function ownSigner(deps: OwnSignerDeps): OwnSigner {
  const opened = new Map<string, CryptoKey>();
  const current = async (): Promise<{ kid: string; key: CryptoKey }> => {
    let row = await signingRow(deps);
    if (!row) {
      await ownKeySet(deps); // makes the first one
      row = await signingRow(deps);
    }
    if (!row) throw new AppError('internal', 'Koers heeft geen sleutel om mee te ondertekenen.');
    const known = opened.get(row.kid);
    if (known) return { kid: row.kid, key: known };
    const jwk: unknown = JSON.parse(deps.open(row.private_sealed).toString('utf8'));
    const key = (await importJWK(jwk as Parameters<typeof importJWK>[0], 'RS256')) as CryptoKey;
    opened.clear(); // one signs at a time; the one before is done
    opened.set(row.kid, key);
    return { kid: row.kid, key };
  };
  return {
    sign: async (claims, seconds) => {
      const { kid, key } = await current();
      const iat = Math.floor(deps.now().getTime() / 1000);
      return await new SignJWT({ iat, exp: iat + seconds, ...claims })
        .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid })
        .sign(key);
    },
  };
}
