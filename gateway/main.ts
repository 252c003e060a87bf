import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { writeXml } from '../adapters/_kit/xml-write.ts';
import * as accounts from '../lti-tool/lti/accounts.ts';
import { createServiceClient } from '../lti-tool/lti/advantage/service-call.ts';
import { createCijfers } from '../lti-tool/lti/cijfers-service.ts';
import { aanmeldEloRoutes } from '../lti-tool/lti/dynamic/routes.tsx';
import { platformKeys } from '../lti-tool/lti/jwks.ts';
import { ownSigner } from '../lti-tool/lti/own-signature.ts';
import { launchPages } from '../lti-tool/lti/pages.tsx';
import { rosterSeal } from '../lti-tool/lti/roster/seal.ts';
import { ltiRoutes } from '../lti-tool/lti/routes.ts';
import { aanbiedersRoutes } from '../lti-tool/screens/aanbieders/routes.tsx';
import { aanmeldenRoutes } from '../lti-tool/screens/aanmelden/routes.ts';
import { cijfersRoutes } from '../lti-tool/screens/cijfers/routes.tsx';
import { contactRoutes } from '../lti-tool/screens/contact/routes.tsx';
import { groepjesRoute } from '../lti-tool/screens/cursussen/groepjes-routes.tsx';
import { cursussenRoutes } from '../lti-tool/screens/cursussen/routes.tsx';
import { codeRoute } from '../lti-tool/screens/gebruikersgroep/routes.tsx';
import { identiteitRoutes } from '../lti-tool/screens/identiteit/routes.tsx';
import { koppelingenRoutes } from '../lti-tool/screens/koppelingen/routes.tsx';
import { leeromgevingenRoutes } from '../lti-tool/screens/leeromgevingen/routes.tsx';
import { mensenRoutes } from '../lti-tool/screens/mensen/routes.tsx';
import { oppDocumentenRoutes } from '../lti-tool/screens/opp-documenten/routes.tsx';
import { inlezenRoutes } from '../lti-tool/screens/pakketten/inlezen-routes.tsx';
import { pakkettenRoutes } from '../lti-tool/screens/pakketten/routes.tsx';
import { plaatsenRoutes } from '../lti-tool/screens/plaatsen/routes.tsx';
import { renderProblem, screenRoutes } from '../lti-tool/screens/routes.tsx';
import { sleutelsRoutes } from '../lti-tool/screens/sleutels/routes.tsx';
import { teamsBeheerRoutes } from '../lti-tool/screens/teams/routes.tsx';
import { teamsRoutes } from '../lti-tool/teams/routes.tsx';
import { type Assets, loadAssets } from '../lti-tool/ui/assets.ts';
import { oidcProviders } from './access/oidc/provider.ts';
import { createApp } from './app.ts';
import { clamdAdres, clamdScan, type Virusscan } from './bestanden/aanname/service.ts';
import { compose, type Koers } from './compose.ts';
import { type Config, readConfig } from './config.ts';
import { apiRoutes } from './interchange/api/routes.ts';
import { caseRoutes } from './interchange/case/routes.ts';
import { clientsRoutes } from './interchange/clients/routes.ts';
import { oneRosterRoutes } from './interchange/oneroster/routes.ts';
import { createOso } from './interchange/oso/service.ts';
import { WEBHOOK_LEASE_MS } from './interchange/webhooks/jobs.ts';
import { webhookRoutes } from './interchange/webhooks/routes.ts';
import { createBundels } from './opp/document/bundel/service.ts';
import { createDocumenten } from './opp/document/service.ts';
import { createOpp } from './opp/service.ts';
import { createClientLimit } from './platform/http/client-limit.ts';
import { type OutboundFetch, outboundFetch } from './platform/http/outbound-fetch.ts';
import { createRateLimits, type RateLimits } from './platform/http/rate-limit.ts';
import type { Route } from './platform/http/route.ts';
import { startWork, type Work } from './workers.ts';

export interface Running {
  readonly url: string;
  readonly koers: Koers;
  close(): Promise<void>;
}

async function listen(server: Server, config: Config): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.KOERS_PORT, config.KOERS_HOST, resolve);
  });
  return (server.address() as AddressInfo).port;
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  setTimeout(() => server.closeAllConnections(), 5000).unref(); // a hanging client does not hold the stop
  await closed;
}

const passkeyWanted = (config: Pick<Config, 'KOERS_BEHEER_PASSKEY'>): boolean =>
  config.KOERS_BEHEER_PASSKEY === 'verplicht';

/** What routes stand on when they are declared; nothing of it is used before one is asked. */
export interface RouteParts extends Pick<Koers, 'log' | 'keys' | 'sync' | 'bestanden' | 'fabriek'> {
  readonly config: Pick<Config, 'KOERS_DEMO' | 'KOERS_BEHEER_PASSKEY' | 'KOERS_SMTP_URL'> &
    Partial<Pick<Config, 'KOERS_CLAMD'>>;
  readonly store: Pick<Koers['store'], 'db' | 'masters'>;
}

/** Every route of Koers but those for the operator (app.ts). */
export function declareRoutes(koers: RouteParts, assets: Assets, origin: string): Route[] {
  const { config, log, store, keys } = koers;
  const launching = {
    db: store.db,
    origin: () => origin,
    now: () => new Date(),
    fetch: outboundFetch({ allowLoopback: config.KOERS_DEMO }),
    demo: config.KOERS_DEMO,
  };
  const pakketten = { assets, db: store.db, fetch: launching.fetch, caseBasis: `${origin}/ims/case/v1p1` };
  const passkeyRequired = passkeyWanted(config);
  const scan = config.KOERS_CLAMD ? clamdScan(clamdAdres(config.KOERS_CLAMD)) : null;
  const seal = (plain: Buffer) => keys.sealWithMaster('lti', plain);
  const open = (sealed: Buffer) => keys.openWithMaster('lti', sealed);
  const signer = ownSigner({ ...launching, seal, open });
  const services = createServiceClient({ ...launching, signer });
  const cijfers = createCijfers({ client: services, now: launching.now });
  return [
    ...ltiRoutes({
      ...launching,
      log,
      seal,
      open,
      fallbackTarget: '/vandaag',
      pages: launchPages(assets),
    }),
    ...teamsRoutes({
      ...launching,
      log,
      assets,
      keysAt: platformKeys({ fetch: launching.fetch, allowLoopbackHttp: false }),
    }),
    ...screenRoutes({ assets, demo: config.KOERS_DEMO, keys, scan }),
    ...documentRoutes(koers, assets, origin, scan),
    ...caseRoutes({ origin }),
    ...vendorRoutes(koers, origin, launching.fetch),
    ...inlezenRoutes(pakketten),
    ...pakkettenRoutes(pakketten),
    // Before koppelingen, which would take `personen` for an id.
    ...identiteitRoutes({ assets, db: store.db, keys, now: () => new Date() }),
    ...koppelingenRoutes({ assets, sync: koers.sync }),
    // Before leeromgevingen, which would take `teams` for an id.
    ...teamsBeheerRoutes({ ...launching, assets }),
    // Before leeromgevingen, which would take `cursussen` for an id.
    groepjesRoute({ assets, db: store.db, services }),
    ...cursussenRoutes({ assets, keys: rosterSeal(keys), now: () => new Date() }),
    // Before leeromgevingen as well, which would take `cijfers` for an id.
    ...cijfersRoutes({ assets, db: store.db, now: launching.now, cijfers }),
    ...leeromgevingenRoutes({
      ...launching,
      assets,
      services,
    }),
    ...aanmeldEloRoutes({ ...launching, assets, log }),
    ...plaatsenRoutes({ ...launching, assets, signer }),
    ...aanbiedersRoutes({ assets, now: () => new Date() }),
    codeRoute({ assets, db: store.db, now: () => new Date() }),
    ...sleutelsRoutes({ ...launching, assets, seal, known: () => store.masters.known() }),
    ...contactRoutes({
      assets,
      keys,
      origin: () => origin,
      mail: config.KOERS_SMTP_URL !== undefined,
      beheerPasskey: passkeyRequired,
    }),
    ...mensenRoutes({ assets, accounts, origin, now: () => new Date() }),
    ...aanmeldenRoutes({
      assets,
      account: { ...launching, log, passkeyRequired },
      dienst: {
        ...launching,
        log,
        keys,
        providers: oidcProviders(launching),
        terug: () => `${origin}/aanmelden/oidc/terug`,
      },
      now: () => new Date(),
    }),
  ];
}

/** What programs of vendors use (R69). */
function vendorRoutes(
  { store, keys, log, config }: RouteParts,
  origin: string,
  fetch: OutboundFetch,
): Route[] {
  const now = () => new Date();
  const keysAt = platformKeys({ fetch, allowLoopbackHttp: config.KOERS_DEMO });
  return [
    ...clientsRoutes({ db: store.db, origin, keysAt, now }),
    ...apiRoutes({ origin, now }),
    ...oneRosterRoutes({ origin, db: store.db }),
    ...webhookRoutes({ db: store.db, keys, log, fetch, now, leaseMs: WEBHOOK_LEASE_MS }),
  ];
}

function documentRoutes(koers: RouteParts, assets: Assets, origin: string, scan: Virusscan | null): Route[] {
  const { store, keys, bestanden, fabriek } = koers;
  const deps = { db: store.db, keys, bestanden, fabriek };
  const documenten = createDocumenten(deps);
  return oppDocumentenRoutes({
    assets,
    origin,
    documenten,
    bundels: createBundels(deps),
    opp: createOpp({ keys }),
    oso: createOso({ ...deps, documenten, schrijf: writeXml }),
    scan,
    now: () => new Date(),
  });
}

/** The web application as it runs, on a Koers that was composed. A test that asks on purpose for refusals leaves the limits out. */
export async function webApp(
  koers: Koers,
  origin: string,
  limits: RateLimits | null = createRateLimits({ log: koers.log }),
): Promise<RequestListener> {
  const { config, log, metrics, store } = koers;
  const assets = await loadAssets();
  const routes = declareRoutes(koers, assets, origin);
  const { app } = createApp(
    routes,
    {
      db: store.db,
      log,
      metrics,
      origin: () => origin,
      renderProblem: renderProblem(assets),
      ...(limits ? { limits, clientLimit: createClientLimit(log) } : {}),
      trustProxy: config.KOERS_TRUST_PROXY,
      beheerPasskey: passkeyWanted(config),
    },
    {
      database: async () =>
        void (await store.db.platform(async (tx) =>
          tx.selectFrom('koers.school').select('id').limit(1).execute(),
        )),
    },
  );
  return app;
}

/** Starts Koers: web, worker, or both in one process; stops in reverse: sockets, work, database. */
export async function startKoers(config: Config, parts: { web: boolean; worker: boolean }): Promise<Running> {
  const koers = await compose(config, parts.web ? 'koers web' : 'koers worker');
  const stops: (() => Promise<void>)[] = [() => koers.close()];
  const close = async () => {
    for (const stop of stops.reverse()) await stop();
  };
  try {
    let url = config.KOERS_URL ?? '';
    if (parts.web) {
      let answer: RequestListener = (_req, res) => void res.writeHead(503, { 'Retry-After': '1' }).end();
      const server = createServer((req, res) => answer(req, res));
      const port = await listen(server, config); // first, because our own address may depend on the port
      url ||= `http://localhost:${port}`;
      answer = await webApp(koers, new URL(url).origin);
      stops.push(() => closeServer(server));
    }
    if (parts.worker) {
      const work: Work = await startWork(koers, url ? new URL(url).origin : undefined);
      stops.push(() => work.close());
    }
    return { url, koers, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Ends the process in order at the first Ctrl-C or SIGTERM; a second one ends it at once. */
export function stopOnSignal(close: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      // Who stops during the start takes the ground from under it: what then fails is no news.
      process.on('uncaughtException', () => {});
      close().then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`${String(error)}\n`);
          process.exit(1);
        },
      );
    });
  }
}

if (process.argv[1] === path.join(import.meta.dirname, 'main.ts')) {
  const only = (part: string) => process.argv.includes(`--${part}`);
  const running = await startKoers(readConfig(), { web: !only('worker'), worker: !only('web') });
  stopOnSignal(running.close);
  if (running.koers.store.note) running.koers.log.info(running.koers.store.note);
  running.koers.log.info({ url: running.url }, 'Koers draait');
}
