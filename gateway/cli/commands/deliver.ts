import type { Command } from 'commander';
import type { Koers } from '../../compose.ts';
import { AppError } from '../../errors.ts';
import { schoolByBrin } from '../../school/schools.ts';
import { type Delivered, type DeliveryState, deliveryState, drain } from '../../sync/out/service.ts';
import { type ConnectionView, listConnections } from '../../sync/service.ts';
import { type Outcome, outcome } from '../command.ts';
import { withKoers } from '../with-koers.ts';

interface DeliverOptions {
  school: string;
  connection?: string;
}

interface Done {
  readonly connection: ConnectionView;
  readonly delivered: Delivered;
  readonly state: DeliveryState;
}

/** @throws AppError `not_found` when this Koers has no such school */
async function schoolOf(koers: Koers, brin: string): Promise<string> {
  const found = await koers.store.db.platform((tx) =>
    schoolByBrin(tx, brin.slice(0, 4), brin.slice(4) || '00'),
  );
  if (!found)
    throw new AppError('not_found', `Er is geen school met BRIN ${brin}. "npx koers status" noemt ze.`);
  return found.id;
}

async function deliverAll(koers: Koers, school: string, only: string | undefined): Promise<Done[]> {
  const done: Done[] = [];
  for (const connection of await listConnections(koers.sync, school)) {
    if (only !== undefined && connection.id !== only) continue;
    if (!(await deliveryState(koers.sync, school, connection.id)).aan) continue;
    const weg = { school, connection: connection.id };
    const delivered = await drain(koers.sync, weg, { signal: new AbortController().signal, nu: true });
    done.push({ connection, delivered, state: await deliveryState(koers.sync, school, connection.id) });
  }
  return done;
}

const HOE: Readonly<Record<Delivered['kind'], string>> = {
  klaar: 'klaar',
  bezet: 'een ander proces is ermee bezig',
  uit: 'staat stil; kijk bij Koppelingen waarom',
  later: 'het LVS is er nu niet; Koers probeert het vanzelf opnieuw',
  gestopt: 'gestopt',
};

function report(done: readonly Done[]): Outcome {
  return {
    json: done.map(({ connection, delivered, state }) => ({
      connection: connection.id,
      adapter: connection.adapter,
      ...delivered,
      waiting: state.wacht,
      unknown: state.onbekend,
      refusedTotal: state.geweigerd,
    })),
    lines:
      done.length === 0
        ? ['Er is geen koppeling waarvan terugsturen aan staat.']
        : done.map(
            ({ connection, delivered: { kind, sent, refused, fout }, state }) =>
              `${connection.naam}: ${fout ?? HOE[kind]} (${sent} verstuurd, ${refused} geweigerd, ${state.wacht} wacht, ${state.onbekend} niet bekend bij dit LVS)`,
          ),
    ok: done.every(({ delivered }) => delivered.kind === 'klaar'),
  };
}

/** `koers deliver`: sends now what waits to go back, also when Koers would wait for a later try. Works beside a running server. */
export function deliverCommand(program: Command): void {
  const command = program
    .command('deliver')
    .description('Stuurt wat is beoordeeld terug naar het LVS')
    .requiredOption('--school <brin>', 'BRIN, eventueel met vestiging')
    .option('--connection <id>', 'alleen deze koppeling');
  outcome<DeliverOptions>(command, 'deliver --school 12AB', (options) =>
    withKoers(async (koers) =>
      report(await deliverAll(koers, await schoolOf(koers, options.school), options.connection)),
    ),
  );
}
