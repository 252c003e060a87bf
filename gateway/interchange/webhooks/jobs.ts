import { z } from 'zod';
import { defineJob, type Job } from '../../platform/jobs/define-job.ts';
import type { WebhookDeps } from './deps.ts';
import { drain } from './drain.ts';
import { dueSubscriptions, enqueueWithWork, WEBHOOK_JOB } from './webhook-store.ts';

const Payload = z.object({ school: z.uuid(), webhook: z.uuid() });

/** One delivery of a subscription at a time; what is asked while it is under way is done once more after it. */
export function webhookJob(deps: WebhookDeps): Job {
  return defineJob({
    name: WEBHOOK_JOB,
    queue: 'webhooks',
    payload: Payload,
    onePer: ({ webhook }) => webhook,
    handler: async (at, { signal }) => {
      await drain(deps, at, { signal });
    },
  });
}

/** As the queue's lock: after a kill the next process may take a delivery up. */
export const WEBHOOK_LEASE_MS = 6_000;

/** How often is looked for something to tell; so long a message waits at most when all goes well. */
export const WEBHOOKS_EVERY_MS = 5_000;

/**
 * Asks a delivery for every subscription that has something to tell and may be tried. Asked by many processes in the same
 * seconds it is one job each. @returns how many were asked for
 */
export async function requestWebhooks(deps: Pick<WebhookDeps, 'db' | 'now'>): Promise<number> {
  const bySchool = new Map<string, string[]>();
  for (const { school, webhook } of await deps.db.platform(dueSubscriptions))
    bySchool.set(school, [...(bySchool.get(school) ?? []), webhook]);
  const turn = String(Math.floor(deps.now().getTime() / WEBHOOKS_EVERY_MS));
  let asked = 0;
  for (const [school, webhooks] of bySchool)
    asked += await deps.db.tenant({ school, actor: null }, (tx) =>
      enqueueWithWork(tx, school, webhooks, turn),
    );
  return asked;
}
