import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parse } from 'cookie';
import type { Express, NextFunction, Request, Response } from 'express';
import type { z } from 'zod';
import { AppError } from '../../errors.ts';
import { Rol } from '../../model/actor.ts';
import type { EnteredClient } from '../db/client-entry.ts';
import type { Tx } from '../db/kysely-on-client.ts';
import type { Db } from '../db/pool.ts';
import type { EnteredSession } from '../db/session-entry.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { answerClient } from './answer-client.ts';
import { clientKey } from './client-address.ts';
import type { ClientLimit } from './client-limit.ts';
import { contentSecurityPolicy, type Framers } from './content-security-policy.ts';
import { type Problem, toProblem } from './problem.ts';
import type { Caller, RateLimits } from './rate-limit.ts';
import { hasArrived, readBody } from './request-body.ts';
import { type ClientAccess, isForClients, type Reply, type Route } from './route.ts';
import { hashToken, SESSION_COOKIE } from './session-cookie.ts';
import { isMultipart, readUpload } from './upload.ts';

export interface HttpDeps {
  readonly db: Db;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Our own origin, e.g. `http://localhost:3000`: what Origin must equal on unsafe methods. */
  readonly origin: () => string;
  /** How an error looks to a person; `partial` asks for a fragment. */
  readonly renderProblem: (problem: Problem, partial: boolean, from?: AskedFrom) => string;
  /** Whether `strong` routes want a passkey; default true. */
  readonly beheerPasskey?: boolean;
  /** Without it nothing is limited. */
  readonly limits?: RateLimits;
  /** How much a program of a vendor may ask; without it as much as it likes. */
  readonly clientLimit?: ClientLimit;
  /** How many proxies stand in front of us, each with one address in X-Forwarded-For; default 0. */
  readonly trustProxy?: number;
}

/** Where a refused request came from. */
export interface AskedFrom {
  /** The page of ours that it was asked on: path and query. */
  readonly page: string;
  /** Whether that page has a window of its own, as far as the browser tells; false: it may stand in a frame. */
  readonly ownWindow: boolean;
}

const HTML = 'text/html; charset=utf-8';
const SAFE = new Set(['GET', 'HEAD']);

function check<T>(schema: z.ZodType<T> | undefined, value: unknown, where: string): T {
  if (!schema) return undefined as T;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((i) => ({ path: [where, ...i.path].join('.'), message: i.message }));
  // An id in the path that is not an id names nothing.
  if (where === 'params') throw new AppError('not_found', 'Dit bestaat niet (meer).', { issues });
  throw new AppError(
    'bad_request',
    'Er ontbreekt iets of er klopt iets niet. Kijk het na en probeer het opnieuw.',
    { issues },
  );
}

/** Proven by more than a password: a passkey, or a sign-in service that says it asked for more. */
const isStrong = ({ method, meerFactoren }: EnteredSession): boolean => method === 'passkey' || meerFactoren;

function actorOf(session: EnteredSession) {
  return {
    school: session.schoolId,
    person: session.personId,
    roles: new Set(session.roles.filter((r): r is Rol => Rol.safeParse(r).success)),
    passkey: session.method === 'passkey',
    sterk: isStrong(session),
  };
}

function admit(route: Route, session: EnteredSession | null, beheerPasskey = true): EnteredSession {
  if (!session)
    throw new AppError('not_signed_in', 'Je bent niet (meer) aangemeld. Open Koers opnieuw vanuit de ELO.');
  const { access } = route;
  if (
    'any' in access &&
    (session.personId === null || !access.any.some((rol) => session.roles.includes(rol)))
  ) {
    throw new AppError(
      'not_allowed',
      'Dit hoort niet bij jouw rol in Koers. Vraag de beheerder van je school als dat wel zou moeten.',
    );
  }
  if ('strong' in access && access.strong && beheerPasskey && !isStrong(session))
    throw new AppError(
      'needs_passkey',
      'Dit is beheer. Daarvoor vraagt Koers een extra bewijs dat jij het bent: je passkey.',
    );
  return session;
}

/** The page a request was asked on: itself when it asks for a page, else what htmx or the browser says, if that is ours. */
function askedFrom(req: Request, origin: string): AskedFrom {
  const page =
    SAFE.has(req.method) && req.headers['hx-request'] !== 'true' ? req.originalUrl : pageBehind(req);
  const at = URL.canParse(page, origin) ? new URL(page, origin) : undefined;
  return {
    page: at?.origin === origin ? at.pathname + at.search : '/',
    ownWindow: req.headers['sec-fetch-dest'] === 'document',
  };
}

function pageBehind(req: Request): string {
  const told = req.headers['hx-current-url'] ?? req.headers.referer ?? '/';
  return Array.isArray(told) ? '/' : told;
}

/** Without a say of its own: those of the session's ELO, Teams for who came from there, and without a session nobody. */
const framersOf = (session: EnteredSession | null): Framers =>
  session?.method === 'teams' ? 'teams' : (session?.frameOrigins ?? []);

async function send(res: Response, reply: Reply, session: EnteredSession | null): Promise<void> {
  res.setHeader(
    'Content-Security-Policy',
    contentSecurityPolicy(reply.frameOrigins ?? framersOf(session), {
      frames: reply.frames ?? false,
      forms: reply.formOrigins ?? [],
    }),
  );
  res.setHeader('Cache-Control', 'no-store');
  for (const [name, value] of Object.entries(reply.headers ?? {}))
    res.setHeader(name, value as string | string[]);
  res.status(reply.status ?? (reply.redirect ? 303 : 200));
  if (reply.redirect !== undefined) res.setHeader('Location', reply.redirect).end();
  else if (reply.html !== undefined) res.setHeader('Content-Type', HTML).end(reply.html);
  else if (reply.stream !== undefined) await sendStream(res, reply.stream);
  else if (reply.body !== undefined) res.type(reply.body.type).send(reply.body.bytes);
  else if (reply.json !== undefined) res.json(reply.json);
  else res.end();
}

/** Who breaks off half-way gets no more; the connection is gone, so there is nobody to tell. */
async function sendStream(res: Response, stream: NonNullable<Reply['stream']>): Promise<void> {
  if (stream.length !== undefined) res.setHeader('Content-Length', stream.length);
  res.type(stream.type);
  await pipeline(Readable.from(stream.parts), res).catch((err: unknown) => {
    if (!res.headersSent || !res.destroyed) throw err;
  });
}

async function answer(route: Route, req: Request, res: Response, deps: HttpDeps): Promise<void> {
  // A program shows its token itself; no browser sends it along for another site.
  const anyOrigin = route.origin === 'any' || isForClients(route.access);
  if (!SAFE.has(route.method) && !anyOrigin && req.headers.origin !== deps.origin()) {
    throw new AppError(
      'wrong_origin',
      'Deze vraag kwam niet van Koers zelf. Open Koers opnieuw vanuit de ELO.',
    );
  }
  const cookies = parse(req.headers.cookie ?? '');
  let body: Promise<void> | undefined;
  const arrive = async () => {
    body ??= route.upload && isMultipart(req) ? readUpload(req, route.upload) : readBody(req, res);
    await body;
  };
  const read = async () => {
    await arrive();
    return {
      params: check(route.params, req.params, 'params'),
      query: check(route.query, req.query, 'query'),
      body: check(route.body, req.body ?? {}, 'body'),
      headers: req.headers as Record<string, string | undefined>,
      cookies,
      partial: req.headers['hx-request'] === 'true',
      requestId: res.locals['requestId'] as string,
    };
  };
  const handle = (call: object) => {
    const work = () => route.handler(call as never);
    return route.guess && deps.limits ? deps.limits.guess(clientKey(req.ip), work) : work();
  };
  if (route.access.kind === 'public') {
    const reply = await handle({ ...(await read()), db: deps.db });
    await within(reply.status, req, res, deps);
    await send(res, reply, null);
    return;
  }
  if (isForClients(route.access)) {
    const reply = await answerClient(
      route as Route & { access: ClientAccess },
      { req, res, arrive, read, handle },
      deps,
    );
    await within(reply.status, req, res, deps);
    await send(res, reply, null);
    return;
  }
  const token = cookies[SESSION_COOKIE];
  if (!token) admit(route, null);
  await deps.limits?.admit(sessionKey(token));
  const own = route.access.kind === 'roles-own-transaction';
  if (!(own && route.upload) && !(await hasArrived(req))) await read();
  const work = async (tx: Tx, entered: EnteredSession | null) => {
    if (entered) res.locals['session'] = entered; // also of a refusal: its page must show in the ELO's frame
    const session = admit(route, entered, deps.beheerPasskey);
    const reply = own ? null : await handle({ ...(await read()), tx, session, who: actorOf(session) });
    return { reply, session };
  };
  const { oneStatement = false } = route;
  const done = await deps.db.session(hashToken(token ?? ''), work, { oneStatement });
  const { session } = done;
  const reply =
    done.reply ?? (await handle({ ...(await read()), db: deps.db, session, who: actorOf(session) }));
  await within(reply.status, req, res, deps);
  await send(res, reply, session);
}

/** A session in the counts of refusals; the token itself stands nowhere. */
const sessionKey = (token: string | undefined) => token && hashToken(token).toString('base64url');

function callerOf(req: Request, res: Response): Caller {
  const address = clientKey(req.ip);
  const client = res.locals['client'] as EnteredClient | undefined;
  if (client) return { address, session: `${client.clientId} ${client.schoolId}` };
  if (!res.locals['session']) return { address };
  return { address, session: sessionKey(parse(req.headers.cookie ?? '')[SESSION_COOKIE]) };
}

/** A handler may answer a refusal of its own making; it counts as one that was thrown. */
async function within(
  status: number | undefined,
  req: Request,
  res: Response,
  { limits }: HttpDeps,
): Promise<void> {
  const instead = await limits?.counted(status ?? 200, () => callerOf(req, res));
  if (instead) throw instead;
}

async function fail(given: unknown, req: Request, res: Response, deps: HttpDeps): Promise<void> {
  const { status } = toProblem(given, '');
  refuse((await deps.limits?.counted(status, () => callerOf(req, res))) ?? given, req, res, deps);
}

function refuse(error: unknown, req: Request, res: Response, deps: HttpDeps): void {
  const problem = toProblem(error, res.locals['requestId'] as string);
  const log = deps.log.child({ requestId: problem.requestId });
  if (problem.status >= 500) log.error({ err: error, code: problem.code }, 'request failed');
  else log.info({ code: problem.code, status: problem.status }, 'request refused');
  const session = (res.locals['session'] as EnteredSession | undefined) ?? null;
  const wait = error instanceof AppError && problem.status === 429 ? error.opts.retryAfterMs : undefined;
  if (wait !== undefined) res.setHeader('Retry-After', Math.ceil(wait / 1000));
  const route = res.locals['route'] as Route | undefined;
  if (route?.refusal) {
    void send(res, { status: problem.status, json: route.refusal(problem) }, null);
    return;
  }
  const forPeople = req.headers.accept?.includes('text/html') || req.headers['hx-request'] === 'true';
  if (!forPeople || (route && isForClients(route.access))) {
    void send(
      res,
      { status: problem.status, json: problem, headers: { 'Content-Type': 'application/problem+json' } },
      session,
    );
    return;
  }
  const partial = req.headers['hx-request'] === 'true';
  const html = deps.renderProblem(problem, partial, askedFrom(req, deps.origin()));
  // Without a session nobody knows which ELO frames us. The page holds no data and no button that does anything, so
  // any site may show it; else a teacher whose session ran out sees "refused to connect" instead of what to do.
  void send(res, { status: problem.status, html, ...(session ? {} : { frameOrigins: ['*'] }) }, session);
}

/** Mounts the declared routes and nothing else; what is not declared is 404 with the same face as any refusal. */
export function mountRoutes(app: Express, routes: readonly Route[], deps: HttpDeps): void {
  app.set('trust proxy', deps.trustProxy ?? 0);
  app.use((_req, res, next) => {
    res.locals['requestId'] = randomUUID();
    res.setHeader('X-Request-Id', res.locals['requestId'] as string);
    next();
  });
  for (const route of routes) {
    const method = route.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
    app[method](route.path, (req: Request, res: Response) => {
      const end = deps.metrics.requests.startTimer({ route: route.path, method: route.method });
      res.on('finish', () => end({ status: String(res.statusCode) }));
      res.locals['route'] = route;
      return answer(route, req, res, deps).catch((error: unknown) => fail(error, req, res, deps));
    });
  }
  app.use((req: Request, res: Response) =>
    fail(new AppError('not_found', 'Deze pagina bestaat niet.'), req, res, deps),
  );
  app.use((error: unknown, req: Request, res: Response, _next: NextFunction) =>
    refuse(error, req, res, deps),
  );
}
