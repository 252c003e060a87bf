import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from '../../gateway/app.ts';
import { createBestanden } from '../../gateway/bestanden/service.ts';
import { declareRoutes, type RouteParts } from '../../gateway/main.ts';
import { openFabriek } from '../../gateway/opp/document/fabriek.ts';
import type { Db } from '../../gateway/platform/db/pool.ts';
import { createLog } from '../../gateway/platform/log.ts';
import { createMetrics } from '../../gateway/platform/metrics.ts';
import { loadAssets } from '../../lti-tool/ui/assets.ts';

/** Takes the word out that older browsers do not know: then the cookie is an ordinary third-party one (lti.md §5). */
function withoutPartitioned(res: ServerResponse): void {
  const set = res.setHeader.bind(res);
  res.setHeader = (name, value) => {
    if (name.toLowerCase() !== 'set-cookie') return set(name, value);
    const lines = [value].flat().map((line) => String(line).replace(/; Partitioned/i, ''));
    return set(name, lines);
  };
}

/** Every route of Koers on a free port of `localhost`, another site than a platform on 127.0.0.1; no work in the background. */
export async function startMatrixKoers(
  db: Db,
  keys: RouteParts['keys'],
): Promise<{ origin: string; close(): Promise<void> }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const log = createLog('silent');
  const fabriek = openFabriek(1);
  const master = Buffer.alloc(32);
  const parts: RouteParts = {
    config: { KOERS_DEMO: true, KOERS_BEHEER_PASSKEY: 'uit', KOERS_SMTP_URL: undefined },
    log,
    store: { db, masters: { known: () => [master], next: () => master, adopt: () => false } },
    keys,
    // No vendor is asked in the matrix.
    sync: {} as RouteParts['sync'],
    bestanden: createBestanden({ keys }),
    fabriek,
  };
  const routes = declareRoutes(parts, await loadAssets(), origin);
  const deps = { db, log, metrics: createMetrics(), origin: () => origin, renderProblem: () => 'problem' };
  const { app } = createApp(routes, deps, {});
  server.on('request', (req, res) => {
    withoutPartitioned(res);
    app(req, res);
  });
  return {
    origin,
    close: async () => {
      await fabriek.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
