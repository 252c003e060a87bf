import { setTimeout as sleep } from 'node:timers/promises';
import { compose } from '../../gateway/compose.ts';
import { readConfig } from '../../gateway/config.ts';
import type { WebhookDeps } from '../../gateway/interchange/webhooks/deps.ts';
import { requestWebhooks, WEBHOOK_LEASE_MS, webhookJob } from '../../gateway/interchange/webhooks/jobs.ts';
import { outboundFetch } from '../../gateway/platform/http/outbound-fetch.ts';
import { startDispatcher } from '../../gateway/platform/jobs/dispatcher.ts';
import { openQueues, startWorkers } from '../../gateway/platform/jobs/queues.ts';

/** A worker for webhooks that is killed again and again: outbox, queue and lease as in production; asked for more often. */
const { store, keys, log, metrics } = await compose(
  readConfig({ KOERS_LOG: 'silent' }),
  'koers chaos worker',
);
const { db } = store;
const fetch = outboundFetch({ allowLoopback: true });
const deps: WebhookDeps = { db, keys, log, fetch, now: () => new Date(), leaseMs: WEBHOOK_LEASE_MS };
const jobs = [webhookJob(deps)];
const running = { db, log, metrics };
const queues = openQueues(jobs, running);
startWorkers(jobs, running);
await startDispatcher(jobs, { ...running, queues });
process.stdout.write('ready\n');
for (;;) {
  await requestWebhooks(deps);
  await sleep(100);
}
