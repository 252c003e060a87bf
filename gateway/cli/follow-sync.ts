import { setTimeout as sleep } from 'node:timers/promises';
import cliProgress from 'cli-progress';
import type { Koers } from '../compose.ts';
import { nextTryMs } from '../sync/rules.ts';
import { getRun, type RunView } from '../sync/service.ts';

/** A run that was asked for, with how often its source had been ill at that moment. */
export interface Asked {
  readonly school: string;
  readonly run: string;
  readonly tries: number;
}

/** Where a run stood when the command stopped looking. */
export interface Followed {
  readonly view: RunView | null;
  /** Its source could not be reached; about when Koers tries again, unless the source names another moment. */
  readonly retryAt: Date | null;
}

const LIVE: ReadonlySet<string> = new Set(['queued', 'pulling', 'staged', 'applying']);

/** Something is still going on, and nobody has to wait for a later try. */
export const isUnderWay = ({ view, retryAt }: Followed): boolean =>
  view !== null && retryAt === null && LIVE.has(view.status);

/**
 * Waits until every run has ended, waits for a person, or had a try that failed: the next try is minutes away, and is
 * not for the command line to wait for. The bar is on stderr.
 * @param waitMs no longer than this; what is under way then, goes on without the command line
 */
export async function followRuns(
  koers: Koers,
  asked: readonly Asked[],
  waitMs: number,
): Promise<readonly Followed[]> {
  const bar = new cliProgress.SingleBar(
    { format: '{bar} {percentage}%', stream: process.stderr, clearOnComplete: true, hideCursor: true },
    cliProgress.Presets.shades_classic,
  );
  const end = performance.now() + waitMs;
  const seen = new Map<string, Date>();
  bar.start(100, 0);
  try {
    for (;;) {
      const runs = await Promise.all(asked.map((one) => look(koers, one, seen)));
      const open = runs.filter(isUnderWay);
      if (open.length === 0 || performance.now() >= end) return runs;
      const left = open.reduce((sum, { view }) => sum + 1 - (view?.progress ?? 0), 0);
      bar.update(Math.round((1 - left / runs.length) * 100));
      await sleep(100);
    }
  } finally {
    bar.stop();
  }
}

/** @param seen when the next try of a run is, from the moment its failure was seen */
async function look(koers: Koers, { school, run, tries }: Asked, seen: Map<string, Date>): Promise<Followed> {
  const view = await getRun(koers.sync, school, run);
  if (view === null || !LIVE.has(view.status) || view.tries <= tries) return { view, retryAt: null };
  const retryAt = seen.get(run) ?? new Date(koers.sync.now().getTime() + nextTryMs(view.tries));
  seen.set(run, retryAt);
  return { view, retryAt };
}

/** Whether another process of Koers works on the queues of this database: it goes on with what this one leaves. */
export async function hasServer(koers: Koers): Promise<boolean> {
  // Every process that works listens to the outbox (platform/jobs/dispatcher.ts).
  const { rows } = await koers.store.db.pool.query<{ found: boolean }>(
    "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'koers listen') AS found",
  );
  return rows[0]?.found ?? false;
}
