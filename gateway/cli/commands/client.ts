import { type Command, Option } from 'commander';
import { AppError } from '../../errors.ts';
import { vraagSchool } from '../../interchange/clients/aanvraag.ts';
import { type OAuthCode, OAuthFault } from '../../interchange/clients/oauth-fault.ts';
import { registerClient } from '../../interchange/clients/register.ts';
import { readScopes, schoolCode } from '../../interchange/clients/token.ts';
import { API_SCOPE_NAMEN } from '../../model/api-scope.ts';
import { outcome } from '../command.ts';
import { withKoers } from '../with-koers.ts';
import { keepCommands } from './client-keep.ts';
import { type KeyOptions, keysFrom } from './client-keys.ts';

/** `koers client …`: programs of vendors that may ask schools for data (R69). They may nothing until a school says yes. */
export function clientCommand(program: Command): void {
  const client = program.command('client').description('Programma’s van aanbieders die de API gebruiken');
  addCommand(client);
  askCommand(client);
  keepCommands(client);
}

interface Add extends KeyOptions {
  aanbieder: string;
  product: string;
  doel: string;
}

function addCommand(client: Command): void {
  const add = client
    .command('add')
    .description('Voegt een programma toe; zonder sleutel krijgt het een geheim, dat je één keer ziet')
    .requiredOption('--aanbieder <naam>', 'wie het programma maakt')
    .requiredOption('--product <naam>', 'hoe het programma heet')
    .requiredOption('--doel <tekst>', 'waarvoor het gegevens nodig heeft, zoals een school het leest')
    .option('--jwks-url <url>', 'adres van zijn publieke sleutels (private_key_jwt)')
    .option('--jwks <bestand>', 'zijn publieke sleutel als JWK of JWKS');
  outcome<Add>(
    add,
    'client add --aanbieder "Haven BV" --product Rekenhaven --doel "Oefent rekenen op het niveau van de leerling"',
    ({ aanbieder, product, doel, ...keys }) =>
      withKoers(async ({ store }) => {
        const json = await registerClient(store.db, { aanbieder, product, doel, ...keysFrom(keys) });
        return {
          json,
          lines: [
            `Client-ID: ${json.clientId}`,
            json.secret === null
              ? 'Bewijst zich met zijn sleutel.'
              : `Geheim, dit zie je maar één keer: ${json.secret}`,
            'Het mag nog niets: vraag nu een school, met "npx koers client ask".',
          ],
        };
      }),
  );
}

const STATUS = {
  gevraagd: 'De school is gevraagd. Een beheerder beslist bij Aanbieders.',
  toegestaan: 'De school staat dit al toe.',
  geweigerd: 'De school zei nee, minder dan dertig dagen geleden. Er is niets gevraagd.',
} as const;

function askCommand(client: Command): void {
  const ask = client
    .command('ask')
    .description('Vraagt een school namens het programma om toestemming; de beheerder beslist bij Aanbieders')
    .requiredOption('--client <id>', 'client-ID')
    .requiredOption('--school <brin>', 'BRIN, eventueel met vestiging')
    .addOption(
      new Option('--scope <scope...>', 'wat het wil mogen').choices(API_SCOPE_NAMEN).makeOptionMandatory(),
    );
  outcome<{ client: string; school: string; scope: string[] }>(
    ask,
    'client ask --client 3f0c… --school 99XX --scope koers:kaarten.read koers:webhooks',
    ({ client: id, school, scope }) =>
      withKoers(async ({ store }) => {
        const deps = { db: store.db, now: () => new Date() };
        const json = await asUsage(() =>
          vraagSchool(deps, id, schoolCode(school), readScopes(scope.join(' '))),
        );
        const nu = json.scopes.length > 0 ? [`Toegestaan: ${json.scopes.join(' ')}`] : [];
        return { json, lines: [STATUS[json.status], ...nu] };
      }),
  );
}

const FAULTS: Partial<Record<OAuthCode, string>> = {
  invalid_client: 'Dit programma is er niet (meer). "npx koers client list" noemt ze.',
  invalid_request:
    'Er is geen school met deze BRIN. "npx koers status" noemt ze; met vestiging is het bijvoorbeeld 99XX01.',
};

/** What OAuth refuses is here a fault in what was typed. */
async function asUsage<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof OAuthFault)) throw error;
    throw new AppError('bad_request', FAULTS[error.code] ?? error.description);
  }
}
