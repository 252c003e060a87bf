import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Rol } from '../../../gateway/model/actor.ts';
import type { Db } from '../../../gateway/platform/db/pool.ts';
import { mountRoutes } from '../../../gateway/platform/http/mount.ts';
import type { Route } from '../../../gateway/platform/http/route.ts';
import { hashToken, newToken, SESSION_COOKIE } from '../../../gateway/platform/http/session-cookie.ts';
import { createLog } from '../../../gateway/platform/log.ts';
import { createMetrics } from '../../../gateway/platform/metrics.ts';
import { ensurePerson, grantRole } from '../../../gateway/school/people.ts';
import type { Assets } from '../../ui/assets.ts';
import { fakeAssets } from '../../ui/test-kit/fake-assets.ts';
import { problemRenderer } from '../problem.tsx';

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

export type StaffRol = Exclude<Rol, 'leerling' | 'ouder'>;

/** Some screens on a real server and a real database. */
export interface ScreenServer {
  readonly origin: string;
  /** A colleague with this role, signed in: with a passkey, unless he came from an ELO. */
  visitor(school: string, rol: StaffRol, naam?: string, from?: 'passkey' | 'lti'): Promise<Visitor>;
  close(): Promise<void>;
}

async function signIn(db: Db, school: string, rol: StaffRol, naam: string, method: 'passkey' | 'lti') {
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
        method,
        expires_at,
      })
      .execute(),
  );
  return { school, person, cookie: `${SESSION_COOKIE}=${token}` };
}

async function answerOf(response: Response): Promise<Answer> {
  return { status: response.status, html: await response.text(), headers: response.headers };
}

const headers = (cookie: string, htmx = false) => ({
  cookie,
  accept: 'text/html',
  ...(htmx ? { 'hx-request': 'true' } : {}),
});

/** `routesOf` gets the origin, which is known once the server listens. */
export async function serveScreens(
  db: Db,
  routesOf: (origin: () => string) => readonly Route[],
  assets: Pick<Assets, 'url'> = fakeAssets,
): Promise<ScreenServer> {
  const app = express();
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  mountRoutes(
    app,
    routesOf(() => origin),
    {
      db,
      log: createLog('silent'),
      metrics: createMetrics(),
      origin: () => origin,
      renderProblem: problemRenderer(assets),
    },
  );
  return {
    origin,
    async visitor(school, rol, naam = 'Ria Kaartenbak', from = 'passkey') {
      const who = await signIn(db, school, rol, naam, from);
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
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
