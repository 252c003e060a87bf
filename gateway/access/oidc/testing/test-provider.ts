import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

/** A person as the sign-in service knows him, and what of a right answer is otherwise. */
export interface Answering {
  readonly sub: string;
  /** In the id_token; `undefined` takes a claim out. */
  readonly claims?: JWTPayload;
  /** Only told when asked at the UserInfo endpoint. */
  readonly more?: Readonly<Record<string, unknown>>;
  /** Signed with a key that is not published. */
  readonly forged?: boolean;
}

/** An OpenID Connect provider over HTTP with keys of its own: checks our client secret and PKCE for real. */
export interface TestProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly secret: string;
  /** Times its metadata was read. */
  discovered: number;
  /** Why it refused us, newest last. */
  readonly refusals: string[];
  /** Who signs in when a browser comes by itself; null: nobody does. */
  inBrowser: Answering | null;
  /** What a browser that was sent here comes back with, once `who` has signed in. @returns the address it is sent to */
  signIn(asked: URL, who: Answering): URL;
  close(): Promise<void>;
}

interface Grant {
  readonly asked: URLSearchParams;
  readonly who: Answering;
}

const bodyOf = async (req: IncomingMessage): Promise<URLSearchParams> => {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(part as Buffer);
  return new URLSearchParams(Buffer.concat(parts).toString());
};

export async function startTestProvider(): Promise<TestProvider> {
  const [own, strange] = await Promise.all([
    generateKeyPair('RS256', { extractable: true }),
    generateKeyPair('RS256'),
  ]);
  const codes = new Map<string, Grant>();
  const tokens = new Map<string, Grant>();
  const refusals: string[] = [];

  const idToken = async ({ asked, who }: Grant) => {
    const now = Math.floor(Date.now() / 1000);
    const claims: JWTPayload = {
      iss: provider.issuer,
      aud: provider.clientId,
      sub: who.sub,
      iat: now,
      exp: now + 300,
      nonce: asked.get('nonce') ?? '',
      ...who.claims,
    };
    return await new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: 'aanmelddienst-1' })
      .sign(who.forged ? strange.privateKey : own.privateKey);
  };
  /** RFC 6749 §4.1.3, RFC 7636 §4.6. */
  const wrongWith = (
    grant: Grant | undefined,
    form: URLSearchParams,
    basic: string | undefined,
  ): string | null => {
    // Both form-encoded first (RFC 6749 §2.3.1).
    const given = Buffer.from(basic?.replace(/^Basic /, '') ?? '', 'base64')
      .toString()
      .split(':');
    const [id, secret] = given.map((part) => decodeURIComponent(part.replaceAll('+', ' ')));
    if (id !== provider.clientId || secret !== provider.secret) return 'invalid_client';
    if (!grant || form.get('grant_type') !== 'authorization_code') return 'invalid_grant';
    if (form.get('redirect_uri') !== grant.asked.get('redirect_uri')) return 'invalid_grant';
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    return challenge === grant.asked.get('code_challenge') ? null : 'invalid_grant';
  };

  const server = createServer(async (req, res) => {
    const say = (status: number, body: unknown) =>
      void res.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    if (req.url === '/.well-known/openid-configuration') {
      provider.discovered += 1;
      const { issuer } = provider;
      return say(200, {
        issuer,
        authorization_endpoint: `${issuer}/aanmelden?dienst=1`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/userinfo`,
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ['code'],
        id_token_signing_alg_values_supported: ['RS256'],
      });
    }
    if (req.url?.startsWith('/aanmelden') && provider.inBrowser) {
      const back = provider.signIn(new URL(req.url, provider.issuer), provider.inBrowser);
      return void res.writeHead(302, { Location: back.href }).end();
    }
    if (req.url === '/jwks') {
      const jwk = await exportJWK(own.publicKey);
      return say(200, { keys: [{ ...jwk, kid: 'aanmelddienst-1', use: 'sig', alg: 'RS256' }] });
    }
    if (req.url === '/token') {
      const form = await bodyOf(req);
      const code = form.get('code') ?? '';
      const grant = codes.get(code);
      codes.delete(code);
      const wrong = wrongWith(grant, form, req.headers.authorization);
      if (wrong || !grant) {
        refusals.push(wrong ?? 'invalid_grant');
        return say(wrong === 'invalid_client' ? 401 : 400, { error: wrong });
      }
      tokens.set(`Bearer ${code}`, grant);
      const body = {
        access_token: code,
        token_type: 'Bearer',
        expires_in: 300,
        id_token: await idToken(grant),
      };
      return say(200, body);
    }
    const told = tokens.get(req.headers.authorization ?? '');
    if (req.url === '/userinfo' && told) return say(200, { sub: told.who.sub, ...told.who.more });
    return say(404, {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const provider: TestProvider = {
    issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    clientId: 'koers-bij-dienst',
    secret: 'een geheim van de dienst',
    discovered: 0,
    inBrowser: null,
    refusals,
    signIn(url, who) {
      const asked = url.searchParams;
      const code = crypto.randomUUID();
      codes.set(code, { asked, who });
      const back = new URL(asked.get('redirect_uri') ?? '');
      back.searchParams.set('code', code);
      back.searchParams.set('state', asked.get('state') ?? '');
      return back;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return provider;
}
