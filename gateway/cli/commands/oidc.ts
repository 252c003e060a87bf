import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { z } from 'zod';
import { endBron, listBronnen, registerBron } from '../../access/oidc/bronnen.ts';
import type { Koers } from '../../compose.ts';
import { readConfig } from '../../config.ts';
import { AppError } from '../../errors.ts';
import { type SchoolRow, schoolByBrin } from '../../school/schools.ts';
import { outcome } from '../command.ts';
import { withKoers } from '../with-koers.ts';

const depsOf = ({ store, keys }: Koers) => ({ db: store.db, keys, demo: readConfig().KOERS_DEMO });

async function schoolOf({ store }: Koers, brin: string): Promise<SchoolRow> {
  const school = await store.db.platform((tx) => schoolByBrin(tx, brin.slice(0, 4), brin.slice(4) || '00'));
  if (school) return school;
  throw new AppError('not_found', `Er is geen school met BRIN ${brin}. "npx koers status" noemt ze.`);
}

/** What the file holds is checked where it is registered; here only that it is JSON of an object. */
function readSettings(file: string): Record<string, unknown> {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(file === '-' ? 0 : file, 'utf8')));
  } catch {
    throw new AppError('bad_request', `${file} is er niet, of het is geen JSON-bestand met instellingen.`);
  }
}

/** `koers oidc register|list|end`: services of schools by which staff sign in outside an ELO (Entree Federatie, Entra ID). */
export function oidcCommand(program: Command): void {
  const oidc = program.command('oidc').description('Aanmelddiensten van scholen (OpenID Connect, Entree)');
  const register = oidc
    .command('register')
    .description('Meldt een aanmelddienst aan voor een school')
    .requiredOption('--school <brin>', 'BRIN, eventueel met vestiging')
    .requiredOption(
      '--settings <bestand>',
      'JSON met issuer, clientId, secret, naam en eventueel claims; - leest van standaardinvoer',
    );
  outcome<{ school: string; settings: string }>(
    register,
    'oidc register --school 12AB --settings entree.json',
    ({ school: brin, settings }) =>
      withKoers(async (koers) => {
        const school = await schoolOf(koers, brin);
        const given = readSettings(settings) as unknown as Parameters<typeof registerBron>[2];
        const json = await registerBron(depsOf(koers), school.id, given, 'command line');
        const terug = `${new URL(koers.config.KOERS_URL ?? 'http://localhost').origin}/aanmelden/oidc/terug`;
        return {
          json,
          lines: [
            `${given.naam} ${json.added ? 'is aangemeld' : 'was al aangemeld'} voor ${school.naam}.`,
            `Geef de dienst dit adres om naar terug te sturen: ${terug}`,
          ],
        };
      }),
  );
  outcome(oidc.command('list').description('Aangemelde diensten'), 'oidc list --json', () =>
    withKoers(async (koers) => {
      const json = await listBronnen(depsOf(koers));
      return { json, lines: json.map((bron) => JSON.stringify(bron)) };
    }),
  );
  const end = oidc
    .command('end')
    .description('Stopt een aanmelddienst voor een school')
    .requiredOption('--school <brin>', 'BRIN, eventueel met vestiging')
    .requiredOption('--bron <id>', 'id, zoals "npx koers oidc list" het noemt');
  outcome<{ school: string; bron: string }>(
    end,
    'oidc end --school 12AB --bron 00000000-0000-0000-0000-000000000000',
    ({ school: brin, bron }) =>
      withKoers(async (koers) => {
        const school = await schoolOf(koers, brin);
        const id = z.guid().safeParse(bron).data;
        if (!id)
          throw new AppError(
            'bad_request',
            '--bron moet een id zijn, zoals "npx koers oidc list" het noemt.',
          );
        await endBron(depsOf(koers), school.id, id);
        return { json: { ended: true }, lines: [`Gestopt voor ${school.naam}.`] };
      }),
  );
}
