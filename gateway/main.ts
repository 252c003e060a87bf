import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { launchPages } from '../lti-tool/lti/pages.tsx';
import { ltiRoutes } from '../lti-tool/lti/routes.ts';
import { koppelingenRoutes } from '../lti-tool/screens/koppelingen/routes.tsx';
import { renderProblem, screenRoutes } from '../lti-tool/screens/routes.tsx';
import { loadAssets } from '../lti-tool/ui/assets.ts';
import { createApp } from './app.ts';
import { compose, type Koers } from './compose.ts';
import { type Config, readConfig } from './config.ts';
import { outboundFetch } from './platform/http/outbound-fetch.ts';
import { createRateLimits, type RateLimits } from './platform/http/rate-limit.ts';
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

/** The web application as it runs, on a Koers that was composed. A test that asks on purpose for refusals passes its own limits. */
export async function webApp(
  koers: Koers,
  origin: string,
  limits: RateLimits | null = createRateLimits({ log: koers.log }),
): Promise<RequestListener> {
  const { config, log, metrics, store, keys } = koers;
  const assets = await loadAssets();
  const routes = [
    ...ltiRoutes({
      db: store.db,
      log,
      origin: () => origin,
      now: () => new Date(),
      fetch: outboundFetch({ allowLoopback: config.KOERS_DEMO }),
      demo: config.KOERS_DEMO,
      seal: (plain) => keys.sealWithMaster('lti', plain),
      fallbackTarget: '/vandaag',
      pages: launchPages(assets),
    }),
    ...screenRoutes({ assets, demo: config.KOERS_DEMO, keys }),
    ...koppelingenRoutes({ assets, sync: koers.sync }),
  ];
  const { app } = createApp(
    routes,
    {
      db: store.db,
      log,
      metrics,
      origin: () => origin,
      renderProblem: renderProblem(assets),
      ...(limits ? { limits } : {}),
      trustProxy: config.KOERS_TRUST_PROXY,
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
      const server = createServer();
      const port = await listen(server, config); // first, because our own address may depend on the port
      url ||= `http://localhost:${port}`;
      server.on('request', await webApp(koers, new URL(url).origin));
      stops.push(() => closeServer(server));
    }
    if (parts.worker) {
      const work: Work = await startWork(koers);
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
