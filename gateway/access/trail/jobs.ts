import { sql } from 'kysely';
import { z } from 'zod';
import type { Db } from '../../platform/db/pool.ts';
import { defineJob, type Job } from '../../platform/jobs/define-job.ts';
import { type ChainDeps, sealTrail } from './chain.ts';

const TOPIC = 'spoor:zegel';
/** How long a line waits for its seal at most, when workers keep up. */
export const SEAL_EVERY_MS = 5 * 60_000;

const SealPayload = z.object({ school: z.uuid() });

/**
 * Seals the trail of one school. The new head goes to the log: it stands outside the database, so a chain whose end was
 * cut off can be told from it (`koers audit verify --anchor`).
 */
export function sealJob(deps: ChainDeps): Job {
  return defineJob({
    name: TOPIC,
    queue: 'spoor',
    payload: SealPayload,
    handler: async ({ school }, { log }) => {
      const head = await sealTrail(deps, school);
      if (head) log.info({ school, ...head }, 'trail sealed');
    },
  });
}

/**
 * Asks a seal for every school that has something to seal. Asked by many processes in the same few minutes it is one
 * job a school: the job is named after them.
 * @returns how many schools were asked for
 */
export async function requestSeals(db: Db, now: Date): Promise<number> {
  const schools = await db.platform((tx) => tx.selectFrom('koers.school').select('id').execute());
  const turn = Math.floor(now.getTime() / SEAL_EVERY_MS);
  let asked = 0;
  for (const { id } of schools) {
    const done = await db.tenant({ school: id, actor: null }, (tx) =>
      sql`
        INSERT INTO koers.outbox (school_id, topic, dedupe, payload)
        SELECT ${id}::uuid, ${TOPIC}, ${`spoor-${id}-${turn}`}, ${JSON.stringify({ school: id })}::jsonb
        WHERE EXISTS (SELECT FROM koers.spoor_regels(${id}::uuid,
          coalesce((SELECT max(z.tot_tx) FROM koers.spoor_zegel z WHERE z.school_id = ${id}::uuid), 0), koers.tx_settled()))`.execute(
        tx,
      ),
    );
    asked += Number(done.numAffectedRows);
  }
  return asked;
}
