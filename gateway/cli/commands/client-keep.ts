import type { Command } from 'commander';
import {
  allClients,
  oneClient,
  replaceKeys,
  replaceSecret,
  stopClient,
} from '../../interchange/clients/register.ts';
import { outcome } from '../command.ts';
import { withKoers } from '../with-koers.ts';
import { type KeyOptions, keysFrom } from './client-keys.ts';

/** Looking after programs of vendors: which there are, who lets them in, another secret or key, and the end. */
export function keepCommands(client: Command): void {
  listCommand(client);
  showCommand(client);
  secretCommand(client);
  keyCommand(client);
  endCommand(client);
}

const scholen = (n: number) => (n === 1 ? '1 school' : `${n} scholen`);

function listCommand(client: Command): void {
  outcome(client.command('list').description('Alle programma’s'), 'client list --json', () =>
    withKoers(async ({ store }) => {
      const json = await allClients(store.db);
      const line = (c: (typeof json)[number]) =>
        `${c.id}  ${c.product} (${c.aanbieder}), ${c.manier}, ${scholen(c.scholen)}${c.beeindigd ? ', gestopt' : ''}`;
      return { json, lines: json.length > 0 ? json.map(line) : ['Er is nog geen programma.'] };
    }),
  );
}

const one = (client: Command, name: string, description: string) =>
  client.command(name).description(description).requiredOption('--client <id>', 'client-ID');

function showCommand(client: Command): void {
  outcome<{ client: string }>(
    one(client, 'show', 'Een programma, en wat elke school het vandaag toestaat'),
    'client show --client 3f0c…',
    ({ client: id }) =>
      withKoers(async ({ store }) => {
        const json = await oneClient(store.db, id);
        const wie = `${json.product} (${json.aanbieder}), bewijst zich met een ${json.manier}.`;
        const scholen = json.scholen.map((s) => `${s.brin}  ${s.naam}: ${s.scopes.join(' ')}`);
        return {
          json,
          lines: [wie, ...(scholen.length > 0 ? scholen : ['Nog geen school staat het iets toe.'])],
        };
      }),
  );
}

function secretCommand(client: Command): void {
  outcome<{ client: string; meteen?: boolean }>(
    one(client, 'secret', 'Nieuw geheim; het vorige werkt nog tot het volgende').option(
      '--meteen',
      'eerdere geheimen werken meteen niet meer, bijvoorbeeld omdat er een uitlekte',
    ),
    'client secret --client 3f0c… --meteen',
    ({ client: id, meteen = false }) =>
      withKoers(async ({ store }) => {
        const secret = await replaceSecret(store.db, id, meteen ? 'only' : 'beside');
        return {
          json: { clientId: id, secret },
          lines: [
            `Geheim, dit zie je maar één keer: ${secret}`,
            ...(meteen ? ['Eerdere geheimen werken niet meer.'] : []),
          ],
        };
      }),
  );
}

function keyCommand(client: Command): void {
  const key = one(client, 'key', 'Andere publieke sleutels; een geheim werkt dan niet meer')
    .option('--jwks-url <url>', 'adres van zijn publieke sleutels (private_key_jwt)')
    .option('--jwks <bestand>', 'zijn publieke sleutel als JWK of JWKS');
  outcome<{ client: string } & KeyOptions>(
    key,
    'client key --client 3f0c… --jwks sleutel.json',
    ({ client: id, ...keys }) =>
      withKoers(async ({ store }) => {
        await replaceKeys(store.db, id, keysFrom(keys));
        return {
          json: { clientId: id, manier: 'sleutel' },
          lines: ['Het programma bewijst zich vanaf nu met deze sleutels.'],
        };
      }),
  );
}

function endCommand(client: Command): void {
  outcome<{ client: string }>(
    one(client, 'end', 'Stopt een programma, bij alle scholen tegelijk'),
    'client end --client 3f0c…',
    ({ client: id }) =>
      withKoers(async ({ store }) => {
        await stopClient(store.db, id);
        return { json: { clientId: id, beeindigd: true }, lines: ['Het programma is gestopt.'] };
      }),
  );
}
