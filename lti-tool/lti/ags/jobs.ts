import { z } from 'zod';
import type { Db } from '../../../gateway/platform/db/pool.ts';
import { defineJob, type Job } from '../../../gateway/platform/jobs/define-job.ts';
import { leesBewijs } from './bewijs-in.ts';
import { type CijferDeps, drainCijfers } from './drain.ts';
import { BEWIJS, CIJFERS, vraagBewijsOpTijd, vraagBijWerk } from './weg-store.ts';

const Payload = z.object({ school: z.uuid(), context: z.uuid() });

/** Scores out and results in, one course at a time: what is asked while it is under way is done once more after it. */
export function cijferJobs(deps: CijferDeps): Job[] {
  return [
    defineJob({
      name: CIJFERS,
      queue: 'elo-cijfers',
      payload: Payload,
      onePer: ({ context }) => context,
      handler: async (cursus, { signal }) => {
        await drainCijfers(deps, cursus, { signal });
      },
    }),
    defineJob({
      name: BEWIJS,
      queue: 'elo-bewijs',
      payload: Payload,
      onePer: ({ context }) => context,
      handler: async (cursus) => {
        await leesBewijs(deps, cursus);
      },
    }),
  ];
}

const ASK_EVERY_MS = 60_000;

/**
 * Asks the sending of every course that has something to send, and once an hour the reading of its results. Asked by many
 * processes in the same minute it is one job each. @returns how many sendings were asked for
 */
export async function vraagAlleCijfers({
  db,
  now,
}: {
  db: Pick<Db, 'tenant' | 'platform'>;
  now: () => Date;
}): Promise<number> {
  const ways = await db.platform((tx) =>
    tx
      .selectFrom('koers.cijferweg')
      .where('aan', '=', true)
      .where('gestopt_op', 'is', null)
      .select(['school_id as school', 'context_id as context'])
      .execute(),
  );
  const turn = String(Math.floor(now().getTime() / ASK_EVERY_MS));
  let asked = 0;
  for (const cursus of ways)
    await db.tenant({ school: cursus.school, actor: null }, async (tx) => {
      if (await vraagBijWerk(tx, cursus, turn)) asked += 1;
      await vraagBewijsOpTijd(tx, cursus);
    });
  return asked;
}
