import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll } from 'vitest';
import { createApp } from '../../../gateway/app.ts';
import type { KnownActor } from '../../../gateway/model/actor.ts';
import type { Route } from '../../../gateway/platform/http/route.ts';
import { hashToken, newToken, SESSION_COOKIE } from '../../../gateway/platform/http/session-cookie.ts';
import { createLog } from '../../../gateway/platform/log.ts';
import { createMetrics } from '../../../gateway/platform/metrics.ts';
import { type TestDb, testDb } from '../../../test/support/db.ts';
import { type DemoClass, demoClass } from '../../../test/support/demo-class.ts';
import { type Assets, loadAssets } from '../../ui/assets.ts';
import { renderProblem, screenRoutes } from '../routes.tsx';

export interface Answer {
  readonly status: number;
  readonly html: string;
  readonly headers: Headers;
}

/** A browser of one person: reads pages, and taps as htmx does. */
export interface Browser {
  get(path: string): Promise<Answer>;
  /** A tap or form with a partial answer. */
  tap(path: string, fields: Readonly<Record<string, string>>): Promise<Answer>;
  /** The same form without scripts. */
  submit(path: string, fields: Readonly<Record<string, string>>): Promise<Answer>;
  /** A form with a file, as a script of the page sends it. */
  upload(path: string, form: FormData): Promise<Answer>;
  /** What a player asks: some bytes. */
  part(
    path: string,
    range: string,
  ): Promise<{ readonly status: number; readonly headers: Headers; readonly bytes: Buffer }>;
  /** JSON, as a script of the page sends it. */
  json(path: string, body: object): Promise<Answer>;
}

export interface SchoolWeb {
  readonly t: TestDb;
  /** School A, with a class of four. */
  readonly k: DemoClass;
  /** Another school, with a class of one. */
  readonly b: DemoClass;
  readonly origin: string;
  /** `more`: a cookie beside that of the session. */
  as(who: KnownActor, more?: string): Promise<Browser>;
  anonymous(): Browser;
}

type Set = Pick<SchoolWeb, 'k' | 'b' | 'origin'> & { close(): Promise<void> };

/** The same for all test files of a worker; bundling them again for each would cost more than many a test. */
let bundled: ReturnType<typeof loadAssets> | undefined;

/** Routes beside those of the screens. */
type More = (at: { db: TestDb['db']; origin: () => string; assets: Assets }) => readonly Route[];

async function start(db: TestDb['db'], more: More): Promise<Set> {
  const k = await demoClass(db, 4);
  const b = await demoClass(db, 1);
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  bundled ??= loadAssets();
  const assets = await bundled;
  const routes = [
    ...more({ db, origin: () => origin, assets }),
    ...screenRoutes({ assets, keys: k.keys, demo: true }),
  ];
  const deps = {
    db,
    log: createLog('silent'),
    metrics: createMetrics(),
    origin: () => origin,
    renderProblem: renderProblem(assets),
  };
  server.on('request', createApp(routes, deps, {}).app);
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { k, b, origin, close };
}

function browser(origin: string, cookie: string): Browser {
  const ask = async (path: string, init: RequestInit, headers: Record<string, string>): Promise<Answer> => {
    const res = await fetch(origin + path, {
      redirect: 'manual',
      ...init,
      headers: { accept: 'text/html', cookie, origin, ...headers },
    });
    return { status: res.status, html: await res.text(), headers: res.headers };
  };
  const post = (fields: Readonly<Record<string, string>>) => ({
    method: 'POST',
    body: new URLSearchParams(fields),
  });
  return {
    get: (path) => ask(path, {}, {}),
    tap: (path, fields) => ask(path, post(fields), { 'hx-request': 'true' }),
    submit: (path, fields) => ask(path, post(fields), {}),
    upload: (path, body) => ask(path, { method: 'POST', body }, { accept: 'application/json' }),
    part: async (path, range) => {
      const res = await fetch(origin + path, { headers: { cookie, ...(range ? { range } : {}) } });
      return { status: res.status, headers: res.headers, bytes: Buffer.from(await res.arrayBuffer()) };
    },
    json: (path, body) =>
      ask(
        path,
        { method: 'POST', body: JSON.stringify(body) },
        { 'content-type': 'application/json', accept: 'application/json' },
      ),
  };
}

async function session(db: TestDb['db'], who: KnownActor): Promise<string> {
  const token = newToken();
  await db.tenant({ school: who.school, actor: null }, (tx) =>
    tx
      .insertInto('koers.session')
      .values({
        token_hash: hashToken(token),
        school_id: who.school,
        person_id: who.person,
        launch_roles: [...who.roles],
        expires_at: new Date(Date.now() + 3_600_000),
      })
      .execute(),
  );
  return token;
}

/** The screens over real HTTP on a database of this file, with two schools. Ready from beforeAll on. */
export function schoolWeb(more: More = () => []): SchoolWeb {
  const t = testDb();
  const holder: { set?: Set } = {};
  const set = (): Set => {
    if (!holder.set) throw new Error('schoolWeb() is ready from beforeAll on');
    return holder.set;
  };
  beforeAll(async () => {
    holder.set = await start(t.db, more);
  });
  afterAll(() => set().close());
  return {
    t,
    get k() {
      return set().k;
    },
    get b() {
      return set().b;
    },
    get origin() {
      return set().origin;
    },
    as: async (who, more) =>
      browser(
        set().origin,
        [`${SESSION_COOKIE}=${await session(t.db, who)}`, more].filter(Boolean).join('; '),
      ),
    anonymous: () => browser(set().origin, ''),
  };
}

/** The value of the cell with this id, as the page or an answer has it: what a tap on it sends. */
export function celVan(html: string, id: string): string {
  const tag = [...html.matchAll(/<button[^>]*>/g)].map((m) => m[0]).find((b) => b.includes(` id="${id}"`));
  const value = / value="([^"]*)"/.exec(tag ?? '')?.[1];
  if (value === undefined) throw new Error(`no cell ${id}`);
  return value;
}

/** What "Ongedaan maken" in an answer sends: the acts of the tap. */
export function actsVan(html: string): string {
  const acts = /&quot;acts&quot;:&quot;([^&]+)&quot;/.exec(html)?.[1];
  if (acts === undefined) throw new Error('no undo in the answer');
  return acts;
}

export const undoVelden = (html: string): Record<string, string> => ({
  acts: actsVan(html),
  undo: randomUUID(),
});

/** Text as people read it. */
export const tekst = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
