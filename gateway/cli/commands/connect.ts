import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { Koers } from '../../compose.ts';
import { AppError } from '../../errors.ts';
import { schoolByBrin } from '../../school/schools.ts';
import { type ConnectionView, createConnection, listConnections, reportOf } from '../../sync/service.ts';
import { type Outcome, outcome } from '../command.ts';
import { withKoers } from '../with-koers.ts';

interface ConnectOptions {
  school?: string;
  adapter?: string;
  naam?: string;
  settings?: string;
  check?: boolean;
  connection?: string;
}

async function schoolId(koers: Koers, brin: string | undefined): Promise<string> {
  if (!brin) throw new AppError('bad_request', 'Noem de school met --school BRIN.');
  const found = await koers.store.db.platform((tx) =>
    schoolByBrin(tx, brin.slice(0, 4), brin.slice(4) || '00'),
  );
  if (!found)
    throw new AppError('not_found', `Er is geen school met BRIN ${brin}. "npx koers status" noemt ze.`);
  return found.id;
}

/** The connection that is meant: by its id, its name or its system; without one, the only one there is. */
function chosen(all: readonly ConnectionView[], asked: string | undefined): ConnectionView {
  const named = asked
    ? all.filter(({ id, naam, adapter }) => [id, naam, adapter].includes(asked))
    : all.filter(({ status }) => status !== 'ended');
  const [only, ...more] = named;
  if (!only) throw new AppError('not_found', 'Deze koppeling is er niet. "npx koers connect list" noemt ze.');
  if (more.length > 0)
    throw new AppError(
      'bad_request',
      'Er zijn er meer. Kies er een met --connection; "npx koers connect list" noemt ze.',
    );
  return only;
}

/** Asks the source, as the button *Test de verbinding* does. */
async function check(
  koers: Koers,
  school: string,
  connection: Pick<ConnectionView, 'id' | 'title'>,
): Promise<Outcome> {
  const report = await reportOf(koers.sync, { school, person: null }, connection);
  return {
    json: { connection: connection.id, ...report },
    lines: [
      `Koppeling ${connection.id}`,
      ...report.steps.map((s) => `${s.ok ? 'goed' : 'fout'}: ${s.message}`),
    ],
    ok: report.ok,
  };
}

async function make(
  koers: Koers,
  school: string,
  { adapter, naam, settings }: ConnectOptions,
): Promise<string> {
  if (!adapter || !settings)
    throw new AppError(
      'bad_request',
      'Een nieuwe koppeling vraagt --adapter en --settings. Een test vraagt --check.',
    );
  const filledIn: unknown = JSON.parse(readFileSync(settings === '-' ? 0 : settings, 'utf8'));
  await koers.store.db.tenant({ school, actor: null }, (tx) => koers.keys.ensureSchoolKey(tx, school));
  const wanted = { adapter, naam: naam ?? adapter, settings: filledIn };
  return (await createConnection(koers.sync, { school, person: null }, wanted)).id;
}

/** `koers connect`: makes a connection, tests one, or lists them. Settings come from a file, so no secret stands in a command line. */
export function connectCommand(program: Command): void {
  const command = program
    .command('connect')
    .description('Koppelt een school aan een systeem, of test een koppeling die er is')
    .enablePositionalOptions() // `connect list` has options of its own
    .option('--school <brin>', 'BRIN, eventueel met vestiging')
    .option('--adapter <id>', 'het systeem, bijvoorbeeld parnassys')
    .option('--settings <bestand>', 'JSON-bestand met wat het systeem vraagt; - leest van standaardinvoer')
    .option('--naam <naam>', 'hoe de koppeling heet')
    .option('--check', 'test een koppeling die er is; er wordt niets opgehaald')
    .option('--connection <koppeling>', 'welke: het nummer, de naam of het systeem');
  outcome<ConnectOptions>(
    command,
    'connect --school 12AB --adapter parnassys --settings parnassys.json\n  npx koers connect --check --school 12AB --connection parnassys',
    (options) =>
      withKoers(async (koers) => {
        const school = await schoolId(koers, options.school);
        if (!options.check) {
          const id = await make(koers, school, options);
          const made = (await listConnections(koers.sync, school)).find((one) => one.id === id);
          return await check(koers, school, { id, title: made?.title ?? '' });
        }
        return await check(
          koers,
          school,
          chosen(await listConnections(koers.sync, school), options.connection),
        );
      }),
  );
  listCommand(command);
}

function listCommand(connect: Command): void {
  const command = connect
    .command('list')
    .description('De koppelingen van een school')
    .requiredOption('--school <brin>', 'BRIN, eventueel met vestiging');
  outcome<{ school: string }>(command, 'connect list --school 12AB', ({ school: brin }) =>
    withKoers(async (koers) => {
      const all = await listConnections(koers.sync, await schoolId(koers, brin));
      const json = all.map(({ id, naam, adapter, title, status, lastSuccessAt }) => ({
        ...{ id, naam, adapter, title, status, lastSuccessAt },
        witness: koers.sync.adapters.get(adapter)?.witness.kind ?? 'none',
      }));
      const line = (c: (typeof json)[number]) =>
        `${c.id}  ${c.naam} (${c.title}), ${c.status}${c.witness === 'none' ? ', niet geverifieerd' : ''}`;
      return { json, lines: json.length > 0 ? json.map(line) : ['Deze school heeft geen koppelingen.'] };
    }),
  );
}
