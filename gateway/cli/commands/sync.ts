import type { Command } from 'commander';
import type { Koers } from '../../compose.ts';
import { AppError } from '../../errors.ts';
import { listSchools, type SchoolRow, schoolByBrin } from '../../school/schools.ts';
import { type ConnectionView, listConnections, requestSync } from '../../sync/service.ts';
import { startWork } from '../../workers.ts';
import { type Outcome, outcome } from '../command.ts';
import { type Asked, type Followed, followRuns, hasServer, isUnderWay } from '../follow-sync.ts';
import { withKoers } from '../with-koers.ts';

interface AskedRun extends Asked {
  readonly brin: string;
  readonly connection: ConnectionView;
}

async function schoolsOf(koers: Koers, options: { all?: boolean; school?: string }): Promise<SchoolRow[]> {
  if (options.all) return await koers.store.db.platform(listSchools);
  const asked = options.school;
  if (!asked) throw new AppError('bad_request', 'Kies --all of --school BRIN.');
  const found = await koers.store.db.platform((tx) =>
    schoolByBrin(tx, asked.slice(0, 4), asked.slice(4) || '00'),
  );
  if (!found)
    throw new AppError('not_found', `Er is geen school met BRIN ${asked}. "npx koers status" noemt ze.`);
  return [found];
}

async function ask(koers: Koers, schools: readonly SchoolRow[]): Promise<AskedRun[]> {
  const asked: AskedRun[] = [];
  for (const { id: school, brin } of schools) {
    for (const connection of await listConnections(koers.sync, school)) {
      if (connection.status !== 'active') continue;
      const { run } = await requestSync(koers.sync, { school, person: null }, connection.id, 'cli');
      const tries = connection.run?.id === run ? connection.run.tries : 0;
      asked.push({ school, brin, connection, run, tries });
    }
  }
  return asked;
}

const kloktijd = new Intl.DateTimeFormat('nl-NL', { timeStyle: 'short', timeZone: 'Europe/Amsterdam' });

/** Who goes on with what this command leaves. */
const laterDoor = (server: boolean): string =>
  server ? 'de server gaat ermee door' : 'dat gebeurt zodra Koers draait (npm start)';

function toLine({ brin, connection }: AskedRun, followed: Followed, server: boolean): string {
  const { view, retryAt } = followed;
  const head = `${brin} ${connection.adapter}:`;
  if (retryAt)
    return `${head} ${view?.error?.message ?? 'De bron was niet te bereiken.'} Koers probeert het opnieuw om ${kloktijd.format(retryAt)}; ${laterDoor(server)}.`;
  if (isUnderWay(followed)) return `${head} nog niet klaar; ${laterDoor(server)}.`;
  return `${head} ${view?.status ?? 'gone'} ${JSON.stringify(view?.total ?? {})}${view?.error ? ` ${view.error.message}` : ''}`;
}

function report(asked: readonly AskedRun[], runs: readonly Followed[], server: boolean): Outcome {
  const gone: Followed = { view: null, retryAt: null };
  const all = asked.map((one, i) => ({ one, followed: runs[i] ?? gone }));
  const json = all.map(({ one: { brin, connection, run }, followed, followed: { view, retryAt } }) => ({
    school: brin,
    connection: connection.id,
    adapter: connection.adapter,
    run,
    status: view?.status ?? 'gone',
    ...(view?.total ?? {}),
    issues: view?.open.issues ?? 0,
    ...(view?.error ? { error: view.error } : {}),
    ...(retryAt ? { tries: view?.tries ?? 0, retryAt: retryAt.toISOString() } : {}),
    ...(retryAt || isUnderWay(followed) ? { continuedBy: server ? 'server' : null } : {}),
  }));
  return {
    json,
    lines: all.map(({ one, followed }) => toLine(one, followed, server)),
    ok: json.every((c) => c.status === 'done' || c.status === 'needs_confirmation'),
  };
}

const WAIT_SECONDS = 120;

function waitMs(asked: string | undefined): number {
  const seconds = asked === undefined ? WAIT_SECONDS : Number(asked);
  if (!Number.isFinite(seconds) || seconds < 0 || seconds > 86_400)
    throw new AppError('bad_request', '--wait vraagt een aantal seconden, bijvoorbeeld --wait 300.');
  return seconds * 1000;
}

interface SyncOptions {
  all?: boolean;
  school?: string;
  wait?: string;
}

/**
 * `koers sync`: asks for a run of each connection and waits for it, not for a source that is ill. Works beside a running
 * server: whoever is free does the work.
 */
export function syncCommand(program: Command): void {
  const command = program
    .command('sync')
    .description('Haalt de gegevens op bij de gekoppelde systemen')
    .option('--all', 'alle scholen')
    .option('--school <brin>', 'één school')
    .option('--wait <seconden>', `hoe lang de opdracht hooguit wacht (zonder: ${WAIT_SECONDS})`);
  outcome<SyncOptions>(command, 'sync --school 12AB --wait 60', (options) => {
    const patience = waitMs(options.wait);
    return withKoers(async (koers) => {
      const asked = await ask(koers, await schoolsOf(koers, options));
      if (asked.length === 0) return { json: [], lines: ['Er zijn geen koppelingen om op te halen.'] };
      const server = await hasServer(koers);
      const work = await startWork(koers);
      try {
        return report(asked, await followRuns(koers, asked, patience), server);
      } finally {
        await work.close();
      }
    });
  });
}
