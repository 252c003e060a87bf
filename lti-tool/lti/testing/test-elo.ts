import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

export interface TestKey {
  readonly kid: string;
  readonly publicKey: CryptoKey;
  readonly privateKey: CryptoKey;
}

export const newTestKey = async (kid: string): Promise<TestKey> => ({
  kid,
  ...(await generateKeyPair('RS256', { extractable: true })),
});

/** A platform that signs whatever a test wants: keys over HTTP, tokens by call. */
export interface TestElo {
  readonly issuer: string;
  readonly authUrl: string;
  readonly tokenUrl: string;
  readonly jwksUrl: string;
  /** The key that is published and signs now; a test may put another in its place (rotation). */
  key: TestKey;
  /** How often the keys were fetched. */
  fetched: number;
  /** What /jwks does; `slow` never answers. */
  faults: 'none' | 'down' | 'huge' | 'redirect';
  sign(claims: JWTPayload, by?: TestKey): Promise<string>;
  close(): Promise<void>;
}

export async function startTestElo(): Promise<TestElo> {
  const server = createServer(async (req, res) => {
    if (req.url !== '/jwks') return void res.writeHead(404).end();
    elo.fetched += 1;
    if (elo.faults === 'down') return void res.writeHead(503).end();
    if (elo.faults === 'redirect') return void res.writeHead(302, { Location: '/elsewhere' }).end();
    const jwk = { ...(await exportJWK(elo.key.publicKey)), kid: elo.key.kid, use: 'sig', alg: 'RS256' };
    const padding = elo.faults === 'huge' ? 'x'.repeat(300_000) : '';
    res.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ keys: [jwk], padding }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const elo: TestElo = {
    issuer,
    authUrl: `${issuer}/auth?site=1`,
    tokenUrl: `${issuer}/token`,
    jwksUrl: `${issuer}/jwks`,
    key: await newTestKey('sleutel-1'),
    fetched: 0,
    faults: 'none',
    sign: (claims, by = elo.key) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: by.kid }).sign(by.privateKey),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return elo;
}
