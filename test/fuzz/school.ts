import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { startLvs } from '../../fixtures/demo/lvs.ts';
import { prepareSchools } from '../../fixtures/demo/prepare.ts';
import { demoSchool } from '../../fixtures/school/index.ts';
import type { Koers } from '../../gateway/compose.ts';
import { readConfig } from '../../gateway/config.ts';
import { startKoers, webApp } from '../../gateway/main.ts';
import { createLog } from '../../gateway/platform/log.ts';
import { demoData, removeData } from '../support/demo.ts';
import { peopleOf } from './people.ts';
import { routesOf } from './routes.ts';
import type { FuzzTarget } from './run.ts';

export interface FuzzSchool {
  readonly target: FuzzTarget;
  close(): Promise<void>;
}

async function serve(koers: Koers): Promise<{ server: Server; origin: string }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  server.on('request', await webApp(koers, origin, null)); // limits would answer for the code that is asked here
  return { server, origin };
}

/** The web application as main.ts builds it, on the schools of the demo; what it logs is kept. */
export async function openSchool(): Promise<FuzzSchool> {
  const data = demoData();
  const today = new Date();
  const config = readConfig({
    KOERS_DATA: data,
    KOERS_PORT: '0',
    KOERS_DEMO: 'true',
    KOERS_LOG: 'error',
    KOERS_BEHEER_PASSKEY: 'uit', // else every act of beheer is refused at the door, and what is behind it is never asked
  });
  const simulator = await startLvs(today, { parnassys: 0, somtoday: 0 });
  const running = await startKoers(config, { web: false, worker: true });
  await prepareSchools(running.koers, demoSchool(today), simulator, () => {});
  const lines: string[] = [];
  const kept = new Writable({
    write(chunk, _, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const log = createLog('debug', kept);
  const { koers } = running;
  const { server, origin } = await serve({ ...koers, log, sync: { ...koers.sync, log } });
  const people = await peopleOf(koers.store.db);
  const routes = await routesOf(origin);
  const cookies = await people.signIn();
  const { ids, secrets, signIn: renew } = people;
  return {
    target: { origin, routes, ids, secrets, cookies, renew, logged: () => lines.join('') },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await running.close();
      await simulator.close();
      removeData(data);
    },
  };
}
