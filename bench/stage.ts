import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PROJECT_ROOT } from '../gateway/compose.ts';
import { readConfig } from '../gateway/config.ts';
import { type Running, startKoers } from '../gateway/main.ts';
import type { Login } from '../gateway/platform/db/connect.ts';
import { openEmbedded } from '../gateway/platform/db/embedded/embedded.ts';
import { startWork } from '../gateway/workers.ts';
import { busyMs } from './busy.ts';
import { type Child, startChild } from './child.ts';
import type { DriverApi } from './driver.ts';
import type { SimulatorApi } from './simulator.ts';

/** A Koers of its own for one row: fresh embedded PostgreSQL, web server in this process, LVS and people in others. */
export interface Stage {
  readonly url: string;
  readonly koers: Running['koers'];
  /** Past row-level security, for the baselines and for counting. */
  readonly superuser: Login;
  readonly simulator: Child<SimulatorApi>;
  readonly driver: Child<DriverApi>;
  /** CPU that this process and the stage's PostgreSQL have used so far, in ms. */
  readonly busy: () => number;
  /** Runs work with the queue and the workers on, in this same process as in the embedded set-up. */
  withWorker<T>(work: () => Promise<T>): Promise<T>;
}

function tempFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'koers-bench-'));
  chmodSync(folder, 0o755); // as root, PostgreSQL runs as another user who must be able to enter
  return folder;
}

type Stop = () => unknown;
const stages = new Set<readonly Stop[]>();

async function takeDown(stops: readonly Stop[]): Promise<void> {
  stages.delete(stops);
  for (const stop of stops.toReversed()) await stop();
}

/** Takes down what is still up, for an end that nobody planned. */
export async function closeStages(): Promise<void> {
  for (const stops of stages) await takeDown(stops);
}

async function openStage(stops: Stop[]): Promise<Stage> {
  const folder = tempFolder();
  stops.push(() => rmSync(folder, { recursive: true, force: true }));
  const settings = { KOERS_DATA: folder, KOERS_PORT: '0', KOERS_DEMO: 'true', KOERS_LOG: 'error' };
  const running = await startKoers(readConfig({}, settings), { web: true, worker: false });
  stops.push(() => running.close());
  const embedded = await openEmbedded(folder, PROJECT_ROOT, async () => {});
  stops.push(() => embedded.leave());
  const simulator = startChild<SimulatorApi>('simulator');
  const driver = startChild<DriverApi>('driver');
  stops.push(() => Promise.all([simulator.close(), driver.close()]));
  return {
    url: running.url,
    koers: running.koers,
    superuser: { ...embedded.superuser, database: embedded.owner.database },
    simulator,
    driver,
    busy: () => busyMs(embedded.folder),
    async withWorker(work) {
      const workers = await startWork(running.koers);
      try {
        return await work();
      } finally {
        await workers.close();
      }
    },
  };
}

/** Opens a stage for some work, and takes it down whatever happens. */
export async function onStage<T>(work: (stage: Stage) => Promise<T>): Promise<T> {
  const stops: Stop[] = [];
  stages.add(stops);
  try {
    return await work(await openStage(stops));
  } finally {
    await takeDown(stops);
  }
}
