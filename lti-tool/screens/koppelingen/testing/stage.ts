import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Rol } from '../../../../gateway/model/actor.ts';
import type { Db } from '../../../../gateway/platform/db/pool.ts';
import { mountRoutes } from '../../../../gateway/platform/http/mount.ts';
import type { Route } from '../../../../gateway/platform/http/route.ts';
import { hashToken, newToken, SESSION_COOKIE } from '../../../../gateway/platform/http/session-cookie.ts';
import { createLog } from '../../../../gateway/platform/log.ts';
import { createMetrics } from '../../../../gateway/platform/metrics.ts';
import { ensurePerson, grantRole } from '../../../../gateway/school/people.ts';
import { createConnection, runSync, type SyncDeps } from '../../../../gateway/sync/service.ts';
import type { Assets } from '../../../ui/assets.ts';
import { fakeAssets } from '../../../ui/test-kit/fake-assets.ts';
import { problemRenderer } from '../../problem.tsx';
import { koppelingenRoutes } from '../routes.tsx';
import { type FakeLvs, GOOD_SETTINGS } from './fake-lvs.ts';

/** Somebody with a session, who asks the server as a browser would. */
export interface Visitor {
  readonly school: string;
  readonly person: string;
  readonly cookie: string;
  get(path: string, options?: { htmx?: boolean }): Promise<Answer>;
  post(
    path: string,
    form?: Readonly<Record<string, string>>,
    options?: { htmx?: boolean; origin?: string },
  ): Promise<Answer>;
}

export interface Answer {
  readonly status: number;
  readonly html: string;
  readonly headers: Headers;
}

/** The screen on a real server and a real database, with a source in memory and no queue: a test runs the work itself. */
export interface KoppelingenStage {
  readonly origin: string;
  readonly deps: SyncDeps;
  visitor(school: string, rol: Exclude<Rol, 'leerling' | 'ouder'>, naam?: string): Promise<Visitor>;
  connect(
    who: Visitor,
    options?: { naam?: string; firstSync?: 'preview' | 'apply'; schedule?: string | null },
  ): Promise<string>;
  /** Does the work that a queue would do. */
  work(who: Visitor, run: string): Promise<void>;
  close(): Promise<void>;
}

function depsFor(db: Db, sources: readonly FakeLvs[], now: () => Date): SyncDeps {
  const turn = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 0x5a)); // stands for encryption
  return {
    db,
    adapters: new Map(sources.map(({ adapter }) => [adapter.id, adapter])),
    http: { request: () => Promise.reject(new Error('no network in this test')) },
    keys: { seal: async (_, plain) => turn(plain), open: async (_, sealed) => turn(sealed) },
    now,
    log: { info() {}, warn() {} },
  };
}

async function serve(
  db: Db,
  routes: readonly Route[],
  assets: Pick<Assets, 'url'>,
): Promise<{ server: Server; origin: string }> {
  const app = express();
  app.use(express.urlencoded({ extended: false }));
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  mountRoutes(app, routes, {
    db,
    log: createLog('silent'),
    metrics: createMetrics(),
    origin: () => origin,
    renderProblem: problemRenderer(assets),
  });
  return { server, origin };
}

async function signIn(db: Db, school: string, rol: Parameters<KoppelingenStage['visitor']>[1], naam: string) {
  const token = newToken();
  const [roepnaam = '', ...rest] = naam.split(' ');
  const person = await db.tenant({ school, actor: null }, async (tx) => {
    const key = `${rol}-${naam}`;
    const id = await ensurePerson(tx, school, {
      system: 'sourcedid',
      key,
      soort: 'medewerker',
      roepnaam,
      achternaam: rest.join(' '),
    });
    await grantRole(tx, school, { person: id, rol, reason: 'proef', grantedBy: 'invite' });
    return id;
  });
  const expires_at = new Date(Date.now() + 3_600_000);
  await db.platform((tx) =>
    tx
      .insertInto('koers.session')
      .values({
        token_hash: hashToken(token),
        school_id: school,
        person_id: person,
        method: 'passkey',
        expires_at,
      })
      .execute(),
  );
  return { school, person, cookie: `${SESSION_COOKIE}=${token}` };
}

async function answerOf(response: Response): Promise<Answer> {
  return { status: response.status, html: await response.text(), headers: response.headers };
}

export async function openStage(
  db: Db,
  sources: readonly FakeLvs[],
  options: { assets?: Pick<Assets, 'url'>; now?: () => Date; routes?: readonly Route[] } = {},
): Promise<KoppelingenStage> {
  const deps = depsFor(db, sources, options.now ?? (() => new Date()));
  const assets = options.assets ?? fakeAssets;
  const routes = [...koppelingenRoutes({ assets, sync: deps }), ...(options.routes ?? [])];
  const { server, origin } = await serve(db, routes, assets);
  const headers = (cookie: string, htmx = false) => ({
    cookie,
    accept: 'text/html',
    ...(htmx ? { 'hx-request': 'true' } : {}),
  });
  return {
    origin,
    deps,
    async visitor(school, rol, naam = 'Ria Kaartenbak') {
      const who = await signIn(db, school, rol, naam);
      return {
        ...who,
        get: async (path, { htmx } = {}) =>
          answerOf(await fetch(origin + path, { headers: headers(who.cookie, htmx), redirect: 'manual' })),
        post: async (path, form = {}, { htmx, origin: from = origin } = {}) =>
          answerOf(
            await fetch(origin + path, {
              method: 'POST',
              headers: { ...headers(who.cookie, htmx), origin: from },
              body: new URLSearchParams(form),
              redirect: 'manual',
            }),
          ),
      };
    },
    async connect(who, wanted = {}) {
      const [source] = sources;
      const settings = GOOD_SETTINGS;
      const fresh = {
        adapter: source?.adapter.id ?? '',
        naam: 'Ons LVS',
        settings,
        schedule: null,
        ...wanted,
      };
      return (await createConnection(deps, who, fresh)).id;
    },
    async work(who, run) {
      await runSync(deps, { school: who.school, run }, { signal: new AbortController().signal }).catch(
        () => {},
      );
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
