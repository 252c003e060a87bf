import { randomUUID } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, generateKeyPair, SignJWT } from 'jose';
import type pg from 'pg';
import { bareServer, formOf } from '../bare-server.ts';
import { type Spoken, sayAgain, transactions } from '../tape.ts';

/** What was heard and seen of one choice. */
export interface Heard {
  /** The request that was answered: its number stands in the statements. */
  readonly pick: string;
  readonly search: readonly Spoken[];
  readonly found: string;
  readonly choose: readonly Spoken[];
  readonly answer: string;
  /** The signed answer, as it stands in the page. */
  readonly jwt: string;
}

const BITS = 3072; // as our own keys (lti/keys.ts)

/**
 * What a choice cannot do without: two bare answers of as many bytes, the same claims signed by bare jose with a key of the
 * same size, and the statements that Koers was heard to say, in the same transactions on the same pool.
 */
export async function bareDeepLink(pool: pg.Pool, heard: Heard) {
  const [search, choose] = [transactions(heard.search), transactions(heard.choose)];
  const { privateKey } = await generateKeyPair('RS256', { modulusLength: BITS });
  const { alg = 'RS256', typ, kid } = decodeProtectedHeader(heard.jwt);
  const header = { alg, ...(typ ? { typ } : {}), ...(kid ? { kid } : {}) };
  const { iat = 0, exp = 0, ...claims } = decodeJwt(heard.jwt);
  const [before = '', after = ''] = heard.answer.split(heard.jwt);
  const signed = async (): Promise<string> => {
    const now = Math.floor(Date.now() / 1000);
    const fresh = { ...claims, nonce: randomUUID(), jti: randomUUID(), iat: now, exp: now + exp - iat };
    return await new SignJWT(fresh).setProtectedHeader(header).sign(privateKey);
  };
  return await bareServer(async (req, res) => {
    await formOf(req);
    const pick = (req.url ?? '').split('?')[0]?.split('/').at(-1) ?? '';
    const of = ({ text, values }: Spoken) => ({
      text: text.replaceAll(heard.pick, pick),
      values: values.map((value) => (value === heard.pick ? pick : value)),
    });
    for (const one of req.method === 'GET' ? search : choose) await sayAgain(pool, one, of);
    const page = req.method === 'GET' ? heard.found : `${before}${await signed()}${after}`;
    const headers = {
      'content-type': 'text/html; charset=utf-8',
      'content-length': Buffer.byteLength(page),
    };
    res.writeHead(200, headers).end(page);
  });
}
