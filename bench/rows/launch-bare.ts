import { randomBytes } from 'node:crypto';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import type pg from 'pg';
import { bareServer, formOf } from '../bare-server.ts';
import { CLIENT_ID } from '../elo.ts';
import { type Spoken, sayAgain, transactions } from '../tape.ts';

/**
 * Says what was recorded once more with secrets of its own: a state, nonce or token can be stored and used once. The
 * same secret becomes the same fresh one throughout one launch.
 */
function freshly(): (one: Spoken) => { text: string; values: unknown[] } {
  const fresh = new Map<string, Buffer>();
  const of = (hex: string): Buffer => {
    const known = fresh.get(hex) ?? randomBytes(hex.length / 2);
    fresh.set(hex, known);
    return known;
  };
  return ({ text, values }) => ({
    text: text.replace(/(?<=\\x)[0-9a-f]{64}/, (hex) => of(hex).toString('hex')),
    values: values.map((value) => (Buffer.isBuffer(value) ? of(value.toString('hex')) : value)),
  });
}

/**
 * What a launch cannot do without: `jwtVerify`, two bare HTTP answers, and the statements that Koers was heard to say
 * during a launch, in the same transactions on the same pool.
 */
export async function bareLaunch(
  pool: pg.Pool,
  elo: { issuer: string; authUrl: string; jwksUrl: string },
  heard: { spoken: readonly Spoken[]; html: string },
) {
  const [login = [], ...rest] = transactions(heard.spoken);
  const keys = createRemoteJWKSet(new URL(elo.jwksUrl));
  const waiting = new Map<string, ReturnType<typeof freshly>>();
  const page = Buffer.from(heard.html);
  return await bareServer(async (req, res) => {
    const form = await formOf(req);
    if (req.url === '/lti/login') {
      const [state, nonce] = [randomBytes(32).toString('base64url'), randomBytes(32).toString('base64url')];
      const own = freshly();
      waiting.set(state, own);
      await sayAgain(pool, login, own);
      const query = new URLSearchParams({
        client_id: CLIENT_ID,
        login_hint: form.get('login_hint') ?? '',
        state,
        nonce,
      });
      res.writeHead(303, { location: `${elo.authUrl}&${query}` }).end();
      return;
    }
    const state = form.get('state') ?? '';
    const own = waiting.get(state) ?? freshly();
    waiting.delete(state);
    const options = { issuer: elo.issuer, audience: CLIENT_ID, algorithms: ['RS256'] };
    await jwtVerify(form.get('id_token') ?? '', keys, options);
    for (const transaction of rest) await sayAgain(pool, transaction, own);
    res
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': page.length })
      .end(page);
  });
}
