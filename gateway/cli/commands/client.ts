import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { AppError } from '../../errors.ts';
import { vraagSchool } from '../../interchange/clients/aanvraag.ts';
import { OAuthFault } from '../../interchange/clients/oauth-fault.ts';
import { allClients, registerClient, replaceSecret, stopClient } from '../../interchange/clients/register.ts';
import { readScopes, schoolCode } from '../../interchange/clients/token.ts';
import { outcome } from '../command.ts';
import { withKoers } from '../with-koers.ts';

/** `koers client …`: programs of vendors that may ask schools for data (R69). They may nothing until a school says yes. */
export function clientCommand(program: Command): void {
  const client = program.command('client').description('Programma’s van aanbieders die de API gebruiken');
  addCommand(client);
  askCommand(client);
  keepCommands(client);
}

interface Add {
  aanbieder: string;
  product: string;
  doel: string;
  jwksUrl?: string;
  jwks?: string;
}

function jwksFrom(file: string): never {
  try {
    const keys = JSON.parse(readFileSync(file, 'utf8')) as { keys?: unknown };
    return (keys.keys === undefined ? { keys: [keys] } : keys) as never;
  } catch (cause) {
    throw new AppError('bad_request', `In ${file} staat geen sleutel (JWK of JWKS).`, { cause });
  }
}

function addCommand(client: Command): void {
  const add = client
    .command('add')
    .description('Voegt een programma toe; zonder sleutel krijgt het een geheim, dat je een keer ziet')
    .requiredOption('--aanbieder <naam>', 'wie het programma maakt')
    .requiredOption('--product <naam>', 'hoe het programma heet')
    .requiredOption('--doel <tekst>', 'waarvoor het gegevens nodig heeft, zoals een school het leest')
    .option('--jwks-url <url>', 'adres van zijn publieke sleutels (private_key_jwt)')
    .option('--jwks <bestand>', 'zijn publieke sleutel als JWK of JWKS');
  outcome<Add>(
    add,
    'client add --aanbieder "Haven BV" --product Rekenhaven --doel "Oefent rekenen op het niveau van de leerling"',
    ({ aanbieder, product, doel, jwksUrl = null, jwks }) =>
      withKoers(async ({ store }) => {
        const given = { aanbieder, product, doel, jwksUrl, jwks: jwks === undefined ? null : jwksFrom(jwks) };
        const json = await registerClient(store.db, given);
        return {
          json,
          lines: [
            `Client-ID: ${json.clientId}`,
            json.secret === null
              ? 'Bewijst zich met zijn sleutel.'
              : `Geheim, dit zie je maar een keer: ${json.secret}`,
          ],
        };
      }),
  );
}

function askCommand(client: Command): void {
  const ask = client
    .command('ask')
    .description('Vraagt een school namens het programma om toestemming; de beheerder beslist bij Aanbieders')
    .requiredOption('--client <id>', 'client-ID')
    .requiredOption('--school <brin>', 'BRIN, eventueel met vestiging')
    .requiredOption('--scope <scope...>', 'wat het wil mogen');
  outcome<{ client: string; school: string; scope: string[] }>(
    ask,
    'client ask --client 3f0c… --school 99XX --scope koers:kaarten.read koers:webhooks',
    ({ client: id, school, scope }) =>
      withKoers(async ({ store }) => {
        const deps = { db: store.db, now: () => new Date() };
        const json = await asUsage(() =>
          vraagSchool(deps, id, schoolCode(school), readScopes(scope.join(' '))),
        );
        return { json, lines: [`De school: ${json.status}.`] };
      }),
  );
}

/** What OAuth refuses is here a fault in what was typed. */
async function asUsage<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof OAuthFault) throw new AppError('bad_request', error.description);
    throw error;
  }
}

function keepCommands(client: Command): void {
  outcome(client.command('list').description('Alle programma’s'), 'client list --json', () =>
    withKoers(async ({ store }) => {
      const json = await allClients(store.db);
      const line = (c: (typeof json)[number]) =>
        `${c.id}  ${c.product} (${c.aanbieder}), ${c.manier}, ${c.scholen} scholen${c.beeindigd ? ', gestopt' : ''}`;
      return { json, lines: json.map(line) };
    }),
  );
  const secret = client
    .command('secret')
    .description('Nieuw geheim; het vorige werkt nog tot het volgende')
    .requiredOption('--client <id>', 'client-ID');
  outcome<{ client: string }>(secret, 'client secret --client 3f0c…', ({ client: id }) =>
    withKoers(async ({ store }) => {
      const made = await replaceSecret(store.db, id);
      return {
        json: { clientId: id, secret: made },
        lines: [`Geheim, dit zie je maar een keer: ${made}`],
      };
    }),
  );
  const end = client
    .command('end')
    .description('Stopt een programma, bij alle scholen tegelijk')
    .requiredOption('--client <id>', 'client-ID');
  outcome<{ client: string }>(end, 'client end --client 3f0c…', ({ client: id }) =>
    withKoers(async ({ store }) => {
      await stopClient(store.db, id);
      return { json: { clientId: id, beeindigd: true }, lines: ['Het programma is gestopt.'] };
    }),
  );
}
