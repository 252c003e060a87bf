import { noteAct } from './audit-store.ts';
import { overlayOf } from './codes/store.ts';
import { connectionById, insertConnection, sourceSchool } from './connections-store.ts';
import { adapterById, openSettings, parseSettings, sealSettings } from './credentials.ts';
import type { Asker, SyncDeps } from './deps.ts';
import { sourceFiles } from './files/read.ts';
import { defaultSchedule, nextDue } from './schedule.ts';
import type { ConnectionReport, SourceAdapter } from './source-adapter.ts';

export interface NewConnection {
  readonly adapter: string;
  readonly naam: string;
  /** What the school filled in; the adapter's own schema judges it. */
  readonly settings: unknown;
  /** Cron in Europe/Amsterdam; null: by hand only. Default: early on every school day. */
  readonly schedule?: string | null;
  /** `apply` skips the preview of the first run; for the demo. */
  readonly firstSync?: 'preview' | 'apply';
}

/** Makes a connection; nothing is read yet. @throws AppError `bad_request`, `not_found` (adapter), `conflict` (naam) */
export async function createConnection(
  deps: SyncDeps,
  who: Asker,
  wanted: NewConnection,
): Promise<{ id: string }> {
  const adapter = adapterById(deps, wanted.adapter);
  const settings = parseSettings(adapter, wanted.settings);
  const schedule = wanted.schedule === undefined ? usualSchedule(adapter) : wanted.schedule;
  const nextDueAt = schedule === null ? null : nextDue(schedule, deps.now());
  const credentials = await sealSettings(deps.keys, who.school, settings);
  return await deps.db.tenant({ school: who.school, actor: who.person }, async (tx) => {
    const id = await insertConnection(tx, {
      ...{ school: who.school, adapter: adapter.id, naam: wanted.naam, credentials, schedule, nextDueAt },
      ...{ confirmed: wanted.firstSync === 'apply', by: who.person },
    });
    await noteAct(tx, who, 'connection_created', { connection: id });
    return { id };
  });
}

/** Files bring their own runs: between two of them there is nothing new to read. */
const usualSchedule = ({ transport }: SourceAdapter): string | null =>
  transport === 'file' ? null : defaultSchedule(Math.random());

const CHECK_MS = 60_000;

/** Asks the source whether the connection works, step by step, without reading the school in. A source that says no is a report, not an error. */
export async function checkConnection(
  deps: SyncDeps,
  who: Asker,
  id: string,
  signal?: AbortSignal,
): Promise<ConnectionReport> {
  const { connection, school, codes } = await deps.db.tenant(
    { school: who.school, actor: who.person },
    async (tx) => ({
      connection: await connectionById(tx, who.school, id),
      school: await sourceSchool(tx, who.school),
      codes: await overlayOf(tx, who.school, id),
    }),
  );
  const adapter: SourceAdapter = adapterById(deps, connection.adapter);
  const settings = await openSettings(deps.keys, who.school, adapter, connection.credentials);
  const timeout = AbortSignal.timeout(CHECK_MS);
  return await adapter.check(settings, {
    ...{ school, http: deps.http, now: deps.now, log: deps.log, codes },
    files: await sourceFiles(deps, { school: who.school, connection: id }, adapter),
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
  });
}

/** Connections of all schools whose time has come; ids only. The caller asks `requestSync` for each, in its own school. */
export async function dueConnections(
  deps: Pick<SyncDeps, 'db' | 'now'>,
  limit = 1000,
): Promise<readonly { school: string; connection: string }[]> {
  return await deps.db.platform((tx) =>
    tx
      .selectFrom('koers.connection')
      .where('status', '=', 'active')
      .where('next_due_at', '<=', deps.now())
      .select(['school_id as school', 'id as connection'])
      .orderBy('next_due_at')
      .limit(limit)
      .execute(),
  );
}
