import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'cookie';
import { afterAll, beforeAll } from 'vitest';
import { type Invited, invite, type NewInvitation } from '../../../../gateway/access/invitations.ts';
import { oidcProviders } from '../../../../gateway/access/oidc/provider.ts';
import { Authenticator } from '../../../../gateway/access/testing/authenticator.ts';
import { createApp } from '../../../../gateway/app.ts';
import { outboundFetch } from '../../../../gateway/platform/http/outbound-fetch.ts';
import { defineRoute, type Route } from '../../../../gateway/platform/http/route.ts';
import { createLog } from '../../../../gateway/platform/log.ts';
import { createMetrics } from '../../../../gateway/platform/metrics.ts';
import type { RoleGrant } from '../../../../gateway/school/people.ts';
import { type TestDb, testDb } from '../../../../test/support/db.ts';
import { launchPages } from '../../../lti/pages.tsx';
import { ltiRoutes } from '../../../lti/routes.ts';
import { fakeAssets } from '../../../ui/test-kit/fake-assets.ts';
import { problemRenderer } from '../../problem.tsx';
import { aanmeldenRoutes } from '../routes.ts';

export interface Answer {
  readonly status: number;
  readonly html: string;
  readonly headers: Headers;
}

/** A browser in a window of its own: keeps cookies, sends our Origin. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  readonly #origin: string;
  constructor(origin: string) {
    this.#origin = origin;
  }

  async ask(path: string, init: RequestInit = {}, headers: Record<string, string> = {}): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(this.#origin + path, {
      redirect: 'manual',
      ...init,
      headers: { accept: 'text/html', cookie, origin: this.#origin, ...headers },
    });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = Object.entries(parse(line.split(';')[0] ?? ''))[0] ?? [];
      if (/max-age=0/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return { status: response.status, html: await response.text(), headers: response.headers };
  }

  get = (path: string) => this.ask(path);
  post = (path: string, form: Readonly<Record<string, string>> = {}, headers: Record<string, string> = {}) =>
    this.ask(path, { method: 'POST', body: new URLSearchParams(form) }, headers);
  async question(path: string): Promise<{ challenge: string; user: { id: string } }> {
    return JSON.parse((await this.post(path, {}, { accept: 'application/json' })).html);
  }
}

/** The questions that stand in the page that follows on a right code: to make a passkey, and to use one. */
export function questionsIn(html: string): { challenge: string; user: { id: string } }[] {
  const found = [...html.matchAll(/data-opties="([^"]*)"/g)].map(([, json = '']) => json);
  return found.map((json) => JSON.parse(json.replaceAll('&quot;', '"').replaceAll('&amp;', '&')));
}

/** A route as the screens of beheer will have: reading, and changing with `strong`. */
const BEHEER = (['GET', 'POST'] as const).map((method) =>
  defineRoute({
    method,
    path: '/beheer',
    summary: 'proef',
    access: { kind: 'roles', any: ['beheerder'], ...(method === 'POST' ? { strong: true } : {}) },
    responses: { 200: 'html' },
    handler: async ({ who }) => ({ html: JSON.stringify([who.school, who.person, [...who.roles]]) }),
  }),
);

export interface AanmeldenStage {
  readonly t: TestDb;
  readonly origin: string;
  /** What was logged of refusals. */
  readonly logged: unknown[];
  visitor(): Visitor;
  /** A visitor of a second web process on the same database. */
  another(): Promise<Visitor>;
  device(): Authenticator;
  invite(school: string, who?: NewInvitation['who'], rol?: RoleGrant['rol']): Promise<Invited>;
  /** Somebody new, invited and come in: with his browser and his device. */
  member(school: string, rol?: RoleGrant['rol']): Promise<Member>;
  /** The trail of a school, oldest first: what was done, and of whom. */
  trail(school: string): Promise<string[]>;
}
export interface Member extends Invited {
  readonly browser: Visitor;
  readonly device: Authenticator;
}

const turned = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0x5a));
/** Keys for what stands above the schools; not readable in the database, and that is all a test of signing in needs. */
export const keys = {
  sealWithMaster: (_purpose: string, plain: Buffer) => turned(plain),
  openWithMaster: (_purpose: string, sealed: Buffer) => turned(sealed),
};

type Set = { origin: string; close(): Promise<void> };

async function start(
  db: TestDb['db'],
  logged: unknown[],
  required: boolean,
  more: readonly Route[],
): Promise<Set> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const log = { info: (fields: unknown) => void logged.push(fields) };
  const lti = {
    db,
    log,
    origin: () => origin,
    now: () => new Date(),
    fetch: outboundFetch({ allowLoopback: true }),
    demo: true,
  };
  const account = { db, log, origin: () => origin, passkeyRequired: required };
  const routes = [
    ...aanmeldenRoutes({
      assets: fakeAssets,
      account,
      dienst: { ...lti, keys, providers: oidcProviders(lti), terug: () => `${origin}/aanmelden/oidc/terug` },
      now: () => new Date(),
    }),
    ...ltiRoutes({
      ...lti,
      seal: (b) => b,
      open: (b) => b,
      fallbackTarget: '/',
      pages: launchPages(fakeAssets),
    }),
    ...BEHEER,
    ...more,
  ];
  const deps = {
    db,
    log: createLog('silent'),
    metrics: createMetrics(),
    origin: () => origin,
    beheerPasskey: required,
  };
  server.on('request', createApp(routes, { ...deps, renderProblem: problemRenderer(fakeAssets) }, {}).app);
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { origin, close };
}

/** Signing in over real HTTP on a database of this file. Ready from beforeAll on. */
export function aanmeldenStage(required = true, more: readonly Route[] = []): AanmeldenStage {
  const t = testDb();
  const logged: unknown[] = [];
  const held: { set?: Set; more: Set[] } = { more: [] };
  beforeAll(async () => {
    held.set = await start(t.db, logged, required, more);
  });
  afterAll(() => Promise.all([held.set, ...held.more].map((set) => set?.close())));
  const stage: AanmeldenStage = {
    t,
    logged,
    get origin() {
      return held.set?.origin ?? '';
    },
    visitor: () => new Visitor(stage.origin),
    another: async () => {
      const set = await start(t.db, logged, required, more);
      held.more.push(set);
      return new Visitor(set.origin);
    },
    device: () => new Authenticator(stage.origin),
    invite: (school, who = { naam: 'Ria van der Kaart' }, rol = 'beheerder') =>
      t.db.tenant({ school, actor: null }, (tx) =>
        invite(tx, { school, who, rol, by: 'command line', reason: 'eerste beheerder' }),
      ),
    async member(school, rol) {
      const invited = await stage.invite(school, undefined, rol);
      const browser = stage.visitor();
      const device = stage.device();
      const [question] = questionsIn((await browser.post('/uitnodiging', { code: invited.code })).html);
      if (!question) throw new Error('the code did not open');
      const came = await browser.post('/uitnodiging/passkey', { antwoord: device.make(question) });
      if (came.status !== 303) throw new Error(`accepting: ${came.status} ${came.html}`);
      return { ...invited, browser, device };
    },
    trail: (school) =>
      t.db.tenant({ school, actor: null }, async (tx) => {
        const rows = await tx.selectFrom('koers.audit').select('actie').orderBy('id').execute();
        return rows.map((row) => row.actie);
      }),
  };
  return stage;
}
