import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { exportJWK, type JWTPayload, SignJWT } from 'jose';
import { newTestKey, type TestKey } from '../test-elo.ts';
import { type Course, type Faults, noFaults } from './course.ts';
import { deepLinkReturn, type PlacedLink } from './deep-link-return.ts';
import { CLAIM, launchClaims, type Opening } from './launch-claims.ts';
import { listening } from './listening.ts';
import { authPage, coursePage, initiation, STORAGE_PATH, storagePage, type Tool } from './pages.ts';
import { PROFILES, type ProfileName } from './profiles.ts';
import { openidConfiguration, type Registering, register } from './registration-service.ts';
import { ServiceError, type ServicePlatform, type ServiceRequest, type ServiceResponse } from './service.ts';
import { platformServices } from './services.ts';

/** An ELO over HTTP: a whole LTI 1.3 platform with its services, that behaves as one of the profiles does. */
export interface TestPlatform extends ServicePlatform {
  readonly deployment: string;
  readonly authUrl: string;
  readonly tokenUrl: string;
  readonly jwksUrl: string;
  readonly configurationUrl: string;
  readonly faults: Faults;
  /** Calls by `METHOD /path`, oldest first. */
  readonly calls: string[];
  readonly placed: PlacedLink[];
  readonly registering: Registering;
  /** Says where the tool lives; before that nothing can be launched. */
  useTool(tool: Tool): void;
  addCourse(course: Pick<Course, 'id' | 'title'> & Partial<Course>): Course;
  /** Another key signs from now on; the one before stays published, unless `drop`. */
  rotate(options?: { readonly drop: boolean }): Promise<void>;
  /** No token that was handed out is known any more, as after a restart. */
  forgetTokens(): void;
  sign(claims: JWTPayload): Promise<string>;
  /** A message that waits to be opened: the address in the platform that begins the login. */
  open(opening: Opening): string;
  /** Sends a signed notice to whoever asked for its type. @returns the status of each answer */
  notify(type: string, course: string, claims?: JWTPayload): Promise<number[]>;
  close(): Promise<void>;
}

export interface PlatformOptions {
  readonly profile: ProfileName;
  readonly clientId?: string;
  readonly deployment?: string;
  /** The issuer is the platform's own address, also where schools share one (Canvas on a server of the school). */
  readonly ownIssuer?: boolean;
}

export async function startTestPlatform(options: PlatformOptions): Promise<TestPlatform> {
  const profile = PROFILES[options.profile];
  const pages = await listening();
  const { origin } = pages;
  const signIn = profile.storage?.apart ? await listening() : pages;
  const { clientId = 'koers-bij-elo', deployment = '1' } = options;
  const keys: TestKey[] = [await newTestKey('sleutel-1')];
  const openings: Opening[] = [];
  let tool: Tool | undefined;
  const toolNow = (): Tool => {
    if (!tool) throw new ServiceError(500, 'useTool() comes first');
    return tool;
  };
  const platform: TestPlatform = {
    profile,
    origin,
    issuer: options.ownIssuer ? origin : (profile.sharedIssuer ?? origin),
    clientId,
    deployment,
    authUrl: `${signIn.origin}/auth?site=1`,
    tokenUrl: `${origin}/token`,
    jwksUrl: `${origin}/jwks`,
    configurationUrl: `${origin}/.well-known/openid-configuration`,
    toolJwksUrl: () => toolNow().jwksUrl,
    tokens: new Map(),
    courses: new Map(),
    lineItems: new Map(),
    scores: [],
    handlers: [],
    faults: noFaults(),
    calls: [],
    placed: [],
    registering: { open: new Set(), registered: [], configuration: {} },
    useTool: (used) => {
      tool = used;
    },
    addCourse: (course) => {
      const whole = { members: [], groups: [], version: 1, ...course };
      platform.courses.set(course.id, whole);
      return whole;
    },
    rotate: async (how) => {
      keys.unshift(await newTestKey(`sleutel-${keys.length + 1}`));
      if (how?.drop) keys.splice(1);
    },
    forgetTokens: () => platform.tokens.clear(),
    sign: (claims) => {
      const [key] = keys;
      if (!key) throw new Error('a platform has a key');
      return new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: key.kid })
        .sign(key.privateKey);
    },
    open: (opening) => `${origin}/open/${openings.push(opening) - 1}`,
    notify: async (type, course, claims = {}) => {
      const now = Math.floor(Date.now() / 1000);
      const jwt = await platform.sign({
        iss: platform.issuer,
        aud: clientId,
        iat: now,
        exp: now + 60,
        nonce: crypto.randomUUID(),
        [`${CLAIM}/deployment_id`]: deployment,
        [`${CLAIM}/version`]: '1.3.0',
        [`${CLAIM}/notice`]: { id: crypto.randomUUID(), timestamp: new Date().toISOString(), type },
        [`${CLAIM}/context`]: { id: course },
        ...claims,
      });
      const to = platform.handlers.filter((one) => one.notice_type === type);
      const headers = { 'Content-Type': 'application/json' };
      const body = JSON.stringify({ notices: [{ jwt }] });
      return await Promise.all(
        to.map(async ({ handler }) => (await fetch(handler, { method: 'POST', headers, body })).status),
      );
    },
    close: async () => {
      await Promise.all([pages.close(), signIn.close()]);
    },
  };
  const services = platformServices(platform);
  const taken = deepLinkReturn(platform, deployment, platform.placed);

  const jwks = async (): Promise<ServiceResponse> => {
    if (platform.faults.jwks === 'down') return { status: 503 };
    if (platform.faults.jwks === 'slow') await sleep(platform.faults.slowMs);
    const published = keys.map(async (key) => ({
      ...(await exportJWK(key.publicKey)),
      kid: key.kid,
      use: 'sig',
      alg: 'RS256',
    }));
    return { status: 200, body: { keys: await Promise.all(published) } };
  };
  const auth = async (asked: URLSearchParams): Promise<ServiceResponse> => {
    const { redirect_uri: redirect, nonce = '', state = '' } = Object.fromEntries(asked);
    const opening = openings[Number(asked.get('lti_message_hint'))];
    const course = platform.courses.get(opening?.course ?? '');
    const member = course?.members.find((one) => one.sub === opening?.person);
    const right = asked.get('client_id') === clientId && redirect === toolNow().launchUrl && nonce !== '';
    if (!right || !opening || !course || !member || asked.get('login_hint') !== member.sub)
      throw new ServiceError(400, 'not an authorization request of ours');
    const claims = launchClaims(platform, opening, { deployment, nonce }, course, member);
    return authPage(toolNow(), { state, id_token: await platform.sign(claims) });
  };
  const answer = async (request: ServiceRequest): Promise<ServiceResponse> => {
    const { pathname, searchParams } = request.url;
    if (pathname === '/jwks') return await jwks();
    if (pathname === STORAGE_PATH) return storagePage();
    const asked = request.method === 'POST' ? new URLSearchParams(request.body) : searchParams;
    if (pathname === '/auth') return await auth(asked);
    if (pathname === '/.well-known/openid-configuration')
      return openidConfiguration(platform, platform.registering.configuration);
    if (pathname === '/register') return register(platform, deployment, platform.registering, request);
    const [, kind = '', at = ''] = /^\/(open|frame|dl)\/([\w-]+)/.exec(pathname) ?? [];
    const opening = openings[Number(at)];
    if (kind === 'open' && opening) return initiation(platform, toolNow(), opening, at, deployment);
    if (kind === 'frame') return coursePage(platform, at);
    if (kind === 'dl') return await taken(request, at);
    return (await services(request)) ?? { status: 404 };
  };
  for (const one of new Set([pages, signIn]))
    one.server.on('request', (req, res) => void handle(platform, answer, req, res));
  return platform;
}

async function handle(
  platform: TestPlatform,
  answer: (request: ServiceRequest) => Promise<ServiceResponse>,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const url = new URL(req.url ?? '/', platform.origin);
  platform.calls.push(`${req.method} ${url.pathname}`);
  const headers = Object.fromEntries(
    Object.entries(req.headers).map(([name, value]) => [name, String(value)]),
  );
  const request = { method: req.method ?? 'GET', url, headers, body: await text(req) };
  const reply = await answer(request).catch((error: unknown): ServiceResponse => {
    const known = error instanceof ServiceError;
    return { status: known ? error.status : 500, body: { error: String(error) } };
  });
  if (platform.faults.slowMs > 0 && platform.faults.jwks === 'none') await sleep(platform.faults.slowMs);
  const type = reply.html === undefined ? 'application/json' : 'text/html; charset=utf-8';
  const sent = reply.html ?? (reply.body === undefined ? undefined : JSON.stringify(reply.body));
  res.writeHead(reply.status, { 'Content-Type': type, ...reply.headers }).end(sent);
}
