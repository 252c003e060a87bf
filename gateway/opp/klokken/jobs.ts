import { sql } from 'kysely';
import { z } from 'zod';
import { AppError } from '../../errors.ts';
import { Datum } from '../../model/roster.ts';
import type { Db } from '../../platform/db/pool.ts';
import { defineJob, type Job } from '../../platform/jobs/define-job.ts';
import { schoolDay } from '../../sync/school-day.ts';
import { doeDagen } from './herinner.ts';

const TOPIC = 'opp:klokken';
const HOUR_MS = 3_600_000;

const KlokPayload = z.object({ school: z.uuid(), tot: Datum });

/** Looks at the clocks of one school, day by day until `tot` (R42, R45, R47, R49). Run twice it does nothing the second time. */
export function klokkenJob(db: Db): Job {
  return defineJob({
    name: TOPIC,
    queue: 'klokken',
    payload: KlokPayload,
    handler: async ({ school, tot }, { log, signal }) => {
      for (const uit of await doeDagen(db, school, tot, signal))
        if (uit.herinneringen > 0) log.info({ school, ...uit }, 'clocks of a school looked at');
      // Stopped between two days: the next worker goes on where this one left.
      if (signal.aborted)
        throw new AppError('cancelled', 'Koers is gestopt. Dit gaat vanzelf verder.', {
          retry: 'later',
          retryAfterMs: 1000,
        });
    },
  });
}

/**
 * Asks for the clocks of every school that is behind. Asked by many processes in the same hour it is one job a school; when
 * that fails it is asked again the next hour.
 * @returns how many schools were asked for
 */
export async function requestKlokken(db: Db, now: Date): Promise<number> {
  const tot = schoolDay(now);
  const turn = Math.floor(now.getTime() / HOUR_MS);
  const schools = await db.platform((tx) => tx.selectFrom('koers.school').select('id').execute());
  let asked = 0;
  for (const { id } of schools) {
    const done = await db.tenant({ school: id, actor: null }, (tx) =>
      sql`
        INSERT INTO koers.outbox (school_id, topic, dedupe, payload)
        SELECT ${id}::uuid, ${TOPIC}, ${`klokken-${id}-${turn}`}, ${JSON.stringify({ school: id, tot })}::jsonb
        WHERE NOT EXISTS (SELECT FROM koers.klok_stand s WHERE s.school_id = ${id}::uuid AND s.dag >= ${tot}::date)`.execute(
        tx,
      ),
    );
    asked += Number(done.numAffectedRows);
  }
  return asked;
}
