import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll } from 'vitest';
import { writeXml } from '../../../../adapters/_kit/xml-write.ts';
import { createApp } from '../../../../gateway/app.ts';
import { createBestanden } from '../../../../gateway/bestanden/service.ts';
import { createOso } from '../../../../gateway/interchange/oso/service.ts';
import type { KnownActor } from '../../../../gateway/model/actor.ts';
import { createBundels } from '../../../../gateway/opp/document/bundel/service.ts';
import { openFabriek } from '../../../../gateway/opp/document/fabriek.ts';
import { documentJobs } from '../../../../gateway/opp/document/jobs.ts';
import { createDocumenten } from '../../../../gateway/opp/document/service.ts';
import { zetVast } from '../../../../gateway/opp/document/testing/vaste-opps.ts';
import { VASTGESTELD } from '../../../../gateway/opp/document/testing/voorbeeld.ts';
import { createOpp } from '../../../../gateway/opp/service.ts';
import { hashToken, newToken, SESSION_COOKIE } from '../../../../gateway/platform/http/session-cookie.ts';
import { createLog } from '../../../../gateway/platform/log.ts';
import { createMetrics } from '../../../../gateway/platform/metrics.ts';
import { type TestDb, testDb } from '../../../../test/support/db.ts';
import { type DemoClass, demoClass } from '../../../../test/support/demo-class.ts';
import { oppDocumentenRoutes } from '../routes.tsx';

interface DocumentenBrowser {
  get(path: string, extra?: Record<string, string>): Promise<Response>;
  post(path: string, fields: [string, string][] | FormData): Promise<Response>;
}

export interface DocumentenWeb {
  readonly t: TestDb;
  readonly k: DemoClass;
  readonly origin: string;
  browser(who: KnownActor, method?: 'lti' | 'passkey'): Promise<DocumentenBrowser>;
  /** The cookie of a new session of this person. */
  sessie(who: KnownActor, method?: 'lti' | 'passkey'): Promise<string>;
  /** Does the run of a ZIP, as a worker would. */
  werk(bundel: string): Promise<void> | undefined;
}

interface Set {
  readonly k: DemoClass;
  readonly origin: string;
  readonly werk: DocumentenWeb['werk'];
  close(): Promise<void>;
}

const log = createLog('silent');

async function luister(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function start({ db }: TestDb): Promise<Set> {
  const k = await demoClass(db, 2);
  const fabriek = openFabriek(1);
  const server = createServer();
  const origin = await luister(server);
  const deps = { db, keys: k.keys, bestanden: createBestanden({ keys: k.keys }), fabriek };
  const documenten = createDocumenten(deps);
  const opp = createOpp({ keys: k.keys });
  const now = () => new Date();
  const routes = oppDocumentenRoutes({
    assets: { url: String },
    documenten,
    bundels: createBundels(deps),
    opp,
    oso: createOso({ ...deps, documenten, schrijf: writeXml }),
    scan: null,
    origin,
    now,
  });
  const http = { db, log, metrics: createMetrics(), origin: () => origin, renderProblem: () => '' };
  server.on('request', createApp(routes, http, {}).app);
  const job = documentJobs({ ...deps, documenten, now }).find(({ name }) => name === 'opp:bundel');
  const { signal } = new AbortController();
  await k.as(k.petra, async (tx) => {
    for (const leerling of k.leerlingen)
      await zetVast(tx, k.keys, { school: k.school, leerling, door: k.petra.person, inhoud: VASTGESTELD });
  });
  const close = async () => {
    server.close();
    server.closeAllConnections();
    await fabriek.close();
  };
  const werk = (bundel: string) => job?.run({ school: k.school, bundel }, { signal, attempt: 1, log });
  return { k, origin, werk, close };
}

async function sessie(t: TestDb, who: KnownActor, method: 'lti' | 'passkey'): Promise<string> {
  const token = newToken();
  // Only Koers itself says that somebody came in with a passkey.
  await t.db.platform((tx) =>
    tx
      .insertInto('koers.session')
      .values({
        token_hash: hashToken(token),
        school_id: who.school,
        person_id: who.person,
        launch_roles: [...who.roles],
        method,
        expires_at: new Date(Date.now() + 3_600_000),
      })
      .execute(),
  );
  return `${SESSION_COOKIE}=${token}`;
}

/** The documents of two pupils whose OPP is vastgesteld, over real HTTP. Ready from beforeAll on. */
export function documentenWeb(): DocumentenWeb {
  const t = testDb();
  let set: Set | undefined;
  const er = (): Set => {
    if (!set) throw new Error('documentenWeb() is ready from beforeAll on');
    return set;
  };
  beforeAll(async () => {
    set = await start(t);
  });
  afterAll(() => er().close());
  return {
    t,
    get k() {
      return er().k;
    },
    get origin() {
      return er().origin;
    },
    werk: (bundel) => er().werk(bundel),
    sessie: (who, method = 'lti') => sessie(t, who, method),
    browser: async (who, method = 'lti') => {
      const { origin } = er();
      const headers = { cookie: await sessie(t, who, method), origin, accept: 'text/html' };
      const ask = (path: string, init: RequestInit, extra: Record<string, string> = {}) =>
        fetch(origin + path, { redirect: 'manual', ...init, headers: { ...headers, ...extra } });
      return {
        get: (path, extra) => ask(path, {}, extra),
        post: (path, fields) =>
          ask(path, {
            method: 'POST',
            body: fields instanceof FormData ? fields : new URLSearchParams(fields),
          }),
      };
    },
  };
}
