import { beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../gateway/errors.ts';
import type { KitHttp } from '../../gateway/sync/source-adapter.ts';
import { refusalOf } from './http-refusals.ts';
import { type ClientCredentials, signedIn } from './oauth.ts';

const CREDENTIALS: ClientCredentials = {
  tokenUrl: 'https://login.example/token?organisation=o',
  clientId: 'koers:1',
  clientSecret: 's&cret één',
  auth: 'basic',
};

type Request = Parameters<KitHttp['request']>[0];

/** A server that hands out t1, t2, … and lets in who holds the last one. */
let tokens: Request[];
let calls: string[];
let now: number;
let answer: { status: number; body: string };
let valid: (bearer: string) => boolean;
beforeEach(() => {
  tokens = [];
  calls = [];
  now = 0;
  answer = { status: 200, body: '' };
  valid = () => true;
});

const http: KitHttp = {
  request: async (req) => {
    const status = req.url === CREDENTIALS.tokenUrl ? tokenStatus(req) : callStatus(req);
    const refusal = refusalOf({ status, headers: new Headers() }, new URL(req.url).host, new Date());
    if (refusal) throw refusal;
    const body = req.url === CREDENTIALS.tokenUrl ? tokenBody() : '{"ok":true}';
    return { status, headers: new Headers(), bytes: new TextEncoder().encode(body) };
  },
};
const tokenStatus = (req: Request) => {
  tokens.push(req);
  return answer.status;
};
const tokenBody = () =>
  answer.body || JSON.stringify({ access_token: `t${tokens.length}`, expires_in: '100' });
const callStatus = (req: Request) => {
  const bearer = req.headers?.['authorization'] ?? '';
  calls.push(bearer);
  return valid(bearer) ? 200 : 401;
};

const client = (credentials: Partial<ClientCredentials> = {}) =>
  signedIn(
    { ...CREDENTIALS, ...credentials },
    { http, now: () => new Date(now), signal: new AbortController().signal },
  );
const ask = { url: 'https://api.example/leerling' };

describe('a token (RFC 6749 §4.4)', () => {
  it('is asked for as the server wants to know us', async () => {
    await client().call(ask);
    await client({ auth: 'body', scope: 'a b' }).call(ask);

    expect(tokens.map(({ headers, body }) => [headers?.['authorization'], body])).toEqual([
      [
        `Basic ${Buffer.from('koers%3A1:s%26cret+%C3%A9%C3%A9n').toString('base64')}`,
        'grant_type=client_credentials',
      ],
      [
        undefined,
        'grant_type=client_credentials&scope=a+b&client_id=koers%3A1&client_secret=s%26cret+%C3%A9%C3%A9n',
      ],
    ]);
  });

  it('is kept until just before it ends, and shared by calls at the same time', async () => {
    const { call } = client();
    await Promise.all([call(ask), call(ask)]);
    now = 69_000;
    await call(ask);
    now = 70_000;
    await call(ask);

    expect(calls).toEqual(['Bearer t1', 'Bearer t1', 'Bearer t1', 'Bearer t2']);
  });

  it('that ended before its time is renewed once', async () => {
    const { call } = client();
    await call(ask);
    valid = (bearer) => bearer !== 'Bearer t1';
    await call(ask);

    expect(calls).toEqual(['Bearer t1', 'Bearer t1', 'Bearer t2']);
  });

  it('that is refused when it is new is not asked for a third time', async () => {
    valid = () => false;

    await expect(client().call(ask)).rejects.toMatchObject({ code: 'source_refused' });
    expect(calls).toEqual(['Bearer t1', 'Bearer t2']);
  });
});

describe('signing in that goes wrong', () => {
  it.each([
    [400, '', 'source_refused', /client id, het geheim/],
    [401, '', 'source_refused', /client id, het geheim/],
    [403, '', 'source_refused', /client id, het geheim/],
    [503, '', 'source_unavailable', /storing/],
    [200, '{"token":"x"}', 'source_invalid', /geen toegangsbewijs/],
    [200, '<html>', 'source_invalid', /webpagina/],
  ])('with %i %s says who must do what, and never the secret', async (status, body, code, message) => {
    answer = { status, body };
    const error = await client()
      .call(ask)
      .catch((e: unknown) => e);

    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code, message: expect.stringMatching(message) });
    expect(JSON.stringify(error)).not.toMatch(/cret/);
    expect(calls).toEqual([]);
    expect(tokens).toHaveLength(1);
  });

  it('does not stay: the next call signs in anew', async () => {
    const { call } = client();
    answer = { status: 503, body: '' };
    await expect(call(ask)).rejects.toMatchObject({ code: 'source_unavailable' });
    answer = { status: 200, body: '' };
    await call(ask);

    expect(calls).toEqual(['Bearer t2']);
  });
});
