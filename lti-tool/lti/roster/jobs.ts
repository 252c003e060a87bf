import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import type { Db } from '../../../gateway/platform/db/pool.ts';
import { defineJob, type Job } from '../../../gateway/platform/jobs/define-job.ts';
import { type RosterDeps, readRoster } from './service.ts';

const TOPIC = 'lti:deelnemers';
const DAY_MS = 24 * 3_600_000;

const Payload = z.object({ school: z.uuid(), context: z.uuid() });

/** Reads the class list of one course; of those that are asked at once one is enough. */
export function rosterJob(deps: RosterDeps): Job {
  return defineJob({
    name: TOPIC,
    queue: 'lti',
    payload: Payload,
    onePer: ({ context }) => context,
    handler: async (payload, { log }) => {
      const read = await readRoster(deps, payload);
      if (read !== null) log.info({ ...payload, ...read }, 'class list read');
    },
  });
}

/** Asks to read the class list of a course, once the transaction holds. */
export async function requestRoster(tx: Tx, at: z.output<typeof Payload>): Promise<void> {
  await sql`INSERT INTO koers.outbox (school_id, topic, payload) VALUES (${at.school}::uuid, ${TOPIC}, ${JSON.stringify(at)}::jsonb)`.execute(
    tx,
  );
  await sql`UPDATE koers.lti_context SET leden_gevraagd = now(), leden_fout = NULL WHERE id = ${at.context}::uuid`.execute(
    tx,
  );
}

/**
 * Asks once a day for every course that somebody read before. Asked by many processes on one day it is one job a course.
 * @returns how many were asked for
 */
export async function requestRosters(db: Db, now: Date): Promise<number> {
  const turn = Math.floor(now.getTime() / DAY_MS);
  const schools = await db.platform((tx) =>
    tx
      .selectFrom('koers.lti_deployment')
      .select('school_id')
      .distinct()
      .where('ended_at', 'is', null)
      .execute(),
  );
  let asked = 0;
  for (const { school_id: school } of schools) {
    const done = await db.tenant({ school, actor: null }, (tx) =>
      sql`
        INSERT INTO koers.outbox (school_id, topic, dedupe, payload)
        SELECT c.school_id, ${TOPIC}, 'lti-deelnemers-' || c.id || '-' || ${turn}::text, jsonb_build_object('school', c.school_id, 'context', c.id)
        FROM koers.lti_context c WHERE c.leden_op < ${new Date(now.getTime() - DAY_MS)} AND c.memberships_url IS NOT NULL`.execute(
        tx,
      ),
    );
    asked += Number(done.numAffectedRows);
  }
  return asked;
}
