import { pruneLogins } from '../lti-tool/lti/login-store.ts';
import { requestSeals, SEAL_EVERY_MS, sealJob } from './access/trail/jobs.ts';
import type { Koers } from './compose.ts';
import { meetPilots } from './gebruikersgroep/pilots/meten.ts';
import { vulPerioden } from './leerroute/cyclus/service.ts';
import { postJob } from './meldingen/post/job.ts';
import { ruimBundelsOp } from './opp/document/bundel/taak.ts';
import { documentJobs } from './opp/document/jobs.ts';
import { createDocumenten } from './opp/document/service.ts';
import { volgBronJob } from './opp/jobs.ts';
import { klokkenJob, requestKlokken } from './opp/klokken/service.ts';
import { defineJob, type Job } from './platform/jobs/define-job.ts';
import { startDispatcher } from './platform/jobs/dispatcher.ts';
import { startWorkersOnDemand } from './platform/jobs/on-demand.ts';
import { openQueues } from './platform/jobs/queues.ts';
import { type Mailer, smtpMailer } from './platform/mail/smtp.ts';
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

/** Logins and sessions that are over are of no use to anyone. */
const prune = (koers: Koers) => pruneLogins(koers.store.db);

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
  ];
  const seals = sealSchedule(koers);
  const perioden = periodenSchedule(koers);
  const pilots = pilotSchedule(koers);
  const klokken = klokkenSchedule(koers);
  const bundels = bundelSchedule(koers);
  const inbox = inboxSchedule(koers);
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
      prune(koers),
      seals(),
      perioden(),
      pilots(),
      klokken(),
      bundels(),
      inbox(),
    ]).catch((err: unknown) => koers.log.warn({ err }, 'schedule'));
  const timer = setInterval(() => void due(), SCHEDULE_EVERY_MS);
  return {
    async close() {
      clearInterval(timer);
      await dispatcher.close();
      await workers.close();
      await queues.close();
    },
  };
}
