import { z } from 'zod';
import { defineJob, type Job } from '../../platform/jobs/define-job.ts';
import type { SyncDeps } from '../deps.ts';
import { drain } from './drain.ts';
import { isWritable } from './rules.ts';
import { enqueueWhenWork } from './weg-store.ts';

const Payload = z.object({ school: z.uuid(), connection: z.uuid() });

/**
 * One job and one queue per vendor that takes things back. One connection at a time: what is asked while it is under way
 * is done once more after it.
 */
export function deliveryJobs(deps: SyncDeps): Job[] {
  return [...deps.adapters.values()].filter(isWritable).map((adapter) =>
    defineJob({
      name: `terug:${adapter.id}`,
      queue: `terug-${adapter.id}`,
      payload: Payload,
      onePer: ({ connection }) => connection,
      handler: async (weg, { signal }) => {
        await drain(deps, weg, { signal });
      },
    }),
  );
}

const ASK_EVERY_MS = 60_000;

/**
 * Asks a delivery for every way back that has something to send and may be tried. Asked by many processes in the same
 * minute it is one job each. @returns how many were asked for
 */
export async function requestDeliveries(deps: Pick<SyncDeps, 'db' | 'now'>): Promise<number> {
  const ways = await deps.db.platform((tx) =>
    tx
      .selectFrom('koers.terugweg')
      .where('aan', '=', true)
      .where('gestopt_op', 'is', null)
      .select(['school_id as school', 'connection_id as connection'])
      .execute(),
  );
  const turn = String(Math.floor(deps.now().getTime() / ASK_EVERY_MS));
  let asked = 0;
  for (const weg of ways) {
    if (await deps.db.tenant({ school: weg.school, actor: null }, (tx) => enqueueWhenWork(tx, weg, turn)))
      asked += 1;
  }
  return asked;
}
