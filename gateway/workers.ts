import { createServiceClient, type ServiceClient } from '../lti-tool/lti/advantage/service-call.ts';
import type { CijferDeps } from '../lti-tool/lti/ags/drain.ts';
import { cijferJobs, vraagAlleCijfers } from '../lti-tool/lti/ags/jobs.ts';
import { meldGestopt } from '../lti-tool/lti/ags/notice.ts';
import { pruneLogins } from '../lti-tool/lti/login-store.ts';
import { ownSigner } from '../lti-tool/lti/own-signature.ts';
import { requestRosters, rosterJob } from '../lti-tool/lti/roster/jobs.ts';
import { rosterSeal } from '../lti-tool/lti/roster/seal.ts';
import { requestSeals, SEAL_EVERY_MS, sealJob } from './access/trail/jobs.ts';
import type { Koers } from './compose.ts';
import { meetPilots } from './gebruikersgroep/pilots/meten.ts';
import { pruneClientTokens } from './interchange/clients/token.ts';
import type { WebhookDeps } from './interchange/webhooks/deps.ts';
import {
  requestWebhooks,
  WEBHOOK_LEASE_MS,
  WEBHOOKS_EVERY_MS,
  webhookJob,
} from './interchange/webhooks/jobs.ts';
import { vulPerioden } from './leerroute/cyclus/service.ts';
import { postJob } from './meldingen/post/job.ts';
import { ruimBundelsOp } from './opp/document/bundel/taak.ts';
import { documentJobs } from './opp/document/jobs.ts';
import { createDocumenten } from './opp/document/service.ts';
import { volgBronJob } from './opp/jobs.ts';
import { klokkenJob, requestKlokken } from './opp/klokken/service.ts';
import { outboundFetch } from './platform/http/outbound-fetch.ts';
import { defineJob, type Job } from './platform/jobs/define-job.ts';
import { startDispatcher } from './platform/jobs/dispatcher.ts';
import { startWorkersOnDemand } from './platform/jobs/on-demand.ts';
import { openQueues } from './platform/jobs/queues.ts';
import { type Mailer, smtpMailer } from './platform/mail/smtp.ts';
import { LEASE_MS } from './sync/lease.ts';
import { deliveryJobs, requestDeliveries } from './sync/out/jobs.ts';
import { schoolDay } from './sync/school-day.ts';
import { dueConnections, requestSync, runSync, SyncPayload, watchInbox } from './sync/service.ts';

const SCHEDULE_EVERY_MS = 60_000;

/** One job and one queue per vendor, so that a slow vendor holds nobody else. */
function syncJobs(koers: Koers): Job[] {
  return [...koers.sync.adapters.keys()].map((adapter) =>
    defineJob({
      name: `sync:${adapter}`,
      queue: `sync-${adapter}`,
      payload: SyncPayload,
      handler: async (payload, { signal }) => {
        await runSync(koers.sync, payload, { signal });
      },
    }),
  );
}

/** Asks a run of every connection whose time has come, school by school; a run under way is not asked twice. */
async function requestDue(koers: Koers): Promise<void> {
  for (const { school, connection } of await dueConnections(koers.sync)) {
    await requestSync(koers.sync, { school, person: null }, connection, 'schedule');
  }
}

/** Asks for the seals of the trail, once in so many minutes; see requestSeals for what more processes do. */
function sealSchedule(koers: Koers): () => Promise<unknown> {
  let turn = 0;
  return async () => {
    const now = koers.sync.now();
    const next = Math.floor(now.getTime() / SEAL_EVERY_MS);
    if (next === turn) return;
    await requestSeals(koers.store.db, now);
    turn = next;
  };
}

/** Periods of this school year and the next, once a day (R57); many processes at once make each of them once. */
function periodenSchedule(koers: Koers): () => Promise<unknown> {
  let done = '';
  return async () => {
    const day = schoolDay(koers.sync.now());
    if (day === done) return;
    await vulPerioden(koers.store.db, day);
    done = day;
  };
}

/** What pilots should bring about, counted once a day for the days before it (R77). */
function pilotSchedule(koers: Koers): () => Promise<unknown> {
  let done = '';
  return async () => {
    const day = schoolDay(koers.sync.now());
    if (day === done) return;
    await meetPilots(koers.store.db, day);
    done = day;
  };
}

/** Clocks over the OPP's, once a day a school (R42, R45, R47, R49); asked again each hour for who is behind. */
function klokkenSchedule(koers: Koers): () => Promise<unknown> {
  let asked = '';
  return async () => {
    const now = koers.sync.now();
    const hour = now.toISOString().slice(0, 13);
    if (hour === asked) return;
    await requestKlokken(koers.store.db, now);
    asked = hour;
  };
}

/** What documents are made with, on the clock of the syncs. */
function documentWork(koers: Koers) {
  const deps = { db: koers.store.db, keys: koers.keys, bestanden: koers.bestanden, fabriek: koers.fabriek };
  return { ...deps, documenten: createDocumenten(deps), now: koers.sync.now };
}

/** The client for the services of an ELO, on the clock of the syncs. */
function eloClient({ config, keys, store, sync }: Koers) {
  const signer = ownSigner({
    db: store.db,
    now: sync.now,
    seal: (plain) => keys.sealWithMaster('lti', plain),
    open: (sealed) => keys.openWithMaster('lti', sealed),
  });
  const fetch = outboundFetch({ allowLoopback: config.KOERS_DEMO });
  return createServiceClient({ fetch, now: sync.now, demo: config.KOERS_DEMO, signer });
}

/** What scores to an ELO are sent with, on the clock of the syncs. */
function cijferWork({ sync, store, log }: Koers, client: ServiceClient): CijferDeps {
  return { db: store.db, client, now: sync.now, log, leaseMs: sync.leaseMs ?? LEASE_MS, meldGestopt };
}

/** Class lists of courses that somebody read before, asked for once an hour; what is fresh is left alone. */
function rosterSchedule(koers: Koers): () => Promise<unknown> {
  let asked = 0;
  return async () => {
    const now = koers.sync.now();
    const hour = Math.floor(now.getTime() / 3_600_000);
    if (hour === asked) return;
    await requestRosters(koers.store.db, now);
    asked = hour;
  };
}

/** ZIPs of a whole school that have been kept long enough, looked for once an hour. */
function bundelSchedule(koers: Koers): () => Promise<unknown> {
  let done = 0;
  return async () => {
    const hour = Math.floor(koers.sync.now().getTime() / 3_600_000);
    if (hour === done) return;
    await ruimBundelsOp(documentWork(koers));
    done = hour;
  };
}

/** What schools laid in their watched folder; nothing is watched without KOERS_INBOX. A round that is still busy is not begun twice. */
function inboxSchedule({ sync, config }: Koers): () => Promise<unknown> {
  if (!config.KOERS_INBOX) return async () => {};
  const round = watchInbox(sync, config.KOERS_INBOX);
  let busy = false;
  return async () => {
    if (busy) return;
    busy = true;
    await round().finally(() => {
      busy = false;
    });
  };
}

/** Logins, sessions and tokens that are over are of no use to anyone. */
async function prune({ store, sync }: Koers): Promise<void> {
  await pruneLogins(store.db);
  await pruneClientTokens(store.db, sync.now());
}

/** What messages to programs of vendors go out with. */
const webhookWork = ({ store, keys, log, sync, config }: Koers): WebhookDeps => ({
  db: store.db,
  keys,
  log,
  now: sync.now,
  leaseMs: WEBHOOK_LEASE_MS,
  fetch: outboundFetch({ allowLoopback: config.KOERS_DEMO }),
});

export interface Work {
  close(): Promise<void>;
}

/** Where people open Koers, for a process that does not serve it itself: links in mail lead there. */
const ownOrigin = ({ KOERS_URL, KOERS_PORT }: Koers['config']): string =>
  new URL(KOERS_URL ?? `http://localhost:${KOERS_PORT}`).origin;

/** The mail server of the settings; null when there is none. */
function mailerOf(
  { KOERS_SMTP_URL: url, KOERS_MAIL_VAN: van }: Koers['config'],
  origin: string,
): Mailer | null {
  if (!url || !van) return null;
  return smtpMailer({ url: () => url.reveal(), van, host: new URL(origin).hostname });
}

/** Everything that works in the background: the outbox, the queues, and the schedule of the connections. */
export async function startWork(koers: Koers, origin = ownOrigin(koers.config)): Promise<Work> {
  const client = eloClient(koers);
  const jobs = [
    ...syncJobs(koers),
    ...deliveryJobs(koers.sync),
    sealJob({ db: koers.store.db, keys: koers.keys }),
    klokkenJob(koers.store.db),
    volgBronJob({ db: koers.store.db, keys: koers.keys }),
    postJob({
      db: koers.store.db,
      keys: koers.keys,
      mailer: mailerOf(koers.config, origin),
      origin: () => origin,
    }),
    ...documentJobs(documentWork(koers)),
    ...cijferJobs(cijferWork(koers, client)),
    rosterJob({
      db: koers.store.db,
      client,
      keys: rosterSeal(koers.keys),
      now: koers.sync.now,
    }),
    webhookJob(webhookWork(koers)),
  ];
  const seals = sealSchedule(koers);
  const perioden = periodenSchedule(koers);
  const pilots = pilotSchedule(koers);
  const klokken = klokkenSchedule(koers);
  const bundels = bundelSchedule(koers);
  const inbox = inboxSchedule(koers);
  const rosters = rosterSchedule(koers);
  const deps = {
    db: koers.store.db,
    log: koers.log,
    metrics: koers.metrics,
    redisUrl: koers.config.REDIS_URL?.reveal(),
  };
  const queues = openQueues(jobs, deps);
  const workers = await startWorkersOnDemand(jobs, deps, queues);
  const dispatcher = await startDispatcher(jobs, { ...deps, queues: workers.queues });
  const due = () =>
    Promise.all([
      requestDue(koers),
      requestDeliveries(koers.sync),
      vraagAlleCijfers(koers.sync),
      prune(koers),
      seals(),
      perioden(),
      pilots(),
      klokken(),
      bundels(),
      inbox(),
      rosters(),
    ]).catch((err: unknown) => koers.log.warn({ err }, 'schedule'));
  const timer = setInterval(() => void due(), SCHEDULE_EVERY_MS);
  const webhooks = webhookWork(koers);
  const soon = setInterval(
    () => void requestWebhooks(webhooks).catch((err: unknown) => koers.log.warn({ err }, 'webhooks')),
    WEBHOOKS_EVERY_MS,
  );
  return {
    async close() {
      clearInterval(timer);
      clearInterval(soon);
      await dispatcher.close();
      await workers.close();
      await queues.close();
    },
  };
}
