import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import cliProgress from 'cli-progress';
import type { Command } from 'commander';
import type { Koers } from '../../compose.ts';
import { AppError } from '../../errors.ts';
import { listSchools, type SchoolRow, schoolByBrin } from '../../school/schools.ts';
import {
  type ConnectionView,
  checkConnection,
  createConnection,
  getRun,
  listConnections,
  type RunView,
  requestSync,
} from '../../sync/service.ts';
import { startWork } from '../../workers.ts';
import { type Outcome, outcome } from '../command.ts';
import { withKoers } from '../with-koers.ts';

const LIVE = new Set(['queued', 'pulling', 'staged', 'applying']);

interface Asked {
  readonly school: SchoolRow;
  readonly connection: ConnectionView;
  readonly run: string;
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

async function ask(koers: Koers, schools: readonly SchoolRow[]): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (const school of schools) {
    for (const connection of await listConnections(koers.sync, school.id)) {
      if (connection.status !== 'active') continue;
      const { run } = await requestSync(
        koers.sync,
        { school: school.id, person: null },
        connection.id,
        'cli',
      );
      asked.push({ school, connection, run });
    }
  }
  return asked;
}

/** Waits until every run has ended or waits for a person; the bar is on stderr. */
async function follow(koers: Koers, asked: readonly Asked[]): Promise<(RunView | null)[]> {
  const bar = new cliProgress.SingleBar(
    { format: '{bar} {percentage}%', stream: process.stderr, clearOnComplete: true, hideCursor: true },
    cliProgress.Presets.shades_classic,
  );
  bar.start(100, 0);
  try {
    for (;;) {
      const runs = await Promise.all(asked.map((a) => getRun(koers.sync, a.school.id, a.run)));
      if (runs.every((r) => r === null || !LIVE.has(r.status))) return runs;
      const part =
        runs.reduce((sum, r) => sum + (r === null || !LIVE.has(r.status) ? 1 : r.progress), 0) / runs.length;
      bar.update(Math.round(part * 100));
      await sleep(100);
    }
  } finally {
    bar.stop();
  }
}

function report(asked: readonly Asked[], runs: readonly (RunView | null)[]): Outcome {
  const json = asked.map(({ school, connection, run }, i) => {
    const view = runs[i];
    return {
      school: school.brin,
      connection: connection.id,
      adapter: connection.adapter,
      run,
      status: view?.status ?? 'gone',
      ...(view?.total ?? {}),
      issues: view?.open.issues ?? 0,
      ...(view?.error ? { error: view.error } : {}),
    };
  });
  const lines = json.map(
    (c) =>
      `${c.school} ${c.adapter}: ${c.status} ${JSON.stringify(runs.find((r) => r?.id === c.run)?.total ?? {})}${c.error ? ` ${c.error.message}` : ''}`,
  );
  return { json, lines, ok: json.every((c) => c.status === 'done' || c.status === 'needs_confirmation') };
}

/** `koers sync`: asks for a run of each connection and waits. Works beside a running server: whoever is free does the work. */
export function syncCommand(program: Command): void {
  const command = program
    .command('sync')
    .description('Haalt de gegevens op bij de gekoppelde systemen')
    .option('--all', 'alle scholen')
    .option('--school <brin>', 'één school');
  outcome<{ all?: boolean; school?: string }>(command, 'sync --school 12AB', (options) =>
    withKoers(async (koers) => {
      const asked = await ask(koers, await schoolsOf(koers, options));
      if (asked.length === 0) return { json: [], lines: ['Er zijn geen koppelingen om op te halen.'] };
      const work = await startWork(koers);
      try {
        return report(asked, await follow(koers, asked));
      } finally {
        await work.close();
      }
    }),
  );
}

interface ConnectOptions {
  school: string;
  adapter: string;
  naam?: string;
  settings: string;
}

/** `koers connect`: makes a connection and asks the source whether it works. Settings come from a file, so no secret stands in a command line. */
export function connectCommand(program: Command): void {
  const command = program
    .command('connect')
    .description('Koppelt een school aan een systeem en test de koppeling')
    .requiredOption('--school <brin>', 'BRIN, eventueel met vestiging')
    .requiredOption('--adapter <id>', 'het systeem, bijvoorbeeld parnassys')
    .requiredOption(
      '--settings <bestand>',
      'JSON-bestand met wat het systeem vraagt; - leest van standaardinvoer',
    )
    .option('--naam <naam>', 'hoe de koppeling heet');
  outcome<ConnectOptions>(
    command,
    'connect --school 12AB --adapter parnassys --settings parnassys.json',
    (options) =>
      withKoers(async (koers) => {
        const [school] = await schoolsOf(koers, { school: options.school });
        const asker = { school: school?.id ?? '', person: null };
        const settings: unknown = JSON.parse(
          readFileSync(options.settings === '-' ? 0 : options.settings, 'utf8'),
        );
        await koers.store.db.tenant({ school: asker.school, actor: null }, (tx) =>
          koers.keys.ensureSchoolKey(tx, asker.school),
        );
        const { id } = await createConnection(koers.sync, asker, {
          adapter: options.adapter,
          naam: options.naam ?? options.adapter,
          settings,
        });
        const check = await checkConnection(koers.sync, asker, id);
        return {
          json: { connection: id, ...check },
          lines: [`Koppeling ${id}`, ...check.steps.map((s) => `${s.ok ? 'goed' : 'fout'}: ${s.message}`)],
          ok: check.ok,
        };
      }),
  );
}
