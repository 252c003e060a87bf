import type { Command } from 'commander';
import { ensureSchool, type NewSchool } from '../../school/schools.ts';
import { outcome } from '../command.ts';
import { withKoers } from '../with-koers.ts';

/** `koers school add`: puts a school in the registry. */
export function schoolCommand(program: Command): void {
  const school = program.command('school').description('Scholen van deze Koers');
  const add = school
    .command('add')
    .description('Voegt een school toe')
    .requiredOption('--brin <brin>', 'vier tekens, bijvoorbeeld 12AB')
    .requiredOption('--naam <naam>', 'naam van de school')
    .requiredOption('--bestuur <naam>', 'naam van het bestuur')
    .option('--dependance <nummer>', 'vestiging', '00')
    .option('--sector <sector>', 'so, vso, so_vso of regulier', 'so_vso');
  outcome<NewSchool>(
    add,
    'school add --brin 12AB --naam "De Wilg" --bestuur "Stichting Rivier" --sector so',
    (options) =>
      withKoers(async (koers) => {
        const { brin, naam, bestuur, dependance, sector } = options;
        const made = await koers.store.db.platform((tx) =>
          ensureSchool(tx, { brin, naam, bestuur, sector, ...(dependance ? { dependance } : {}) }),
        );
        await koers.store.db.tenant({ school: made.id, actor: null }, (tx) =>
          koers.keys.ensureSchoolKey(tx, made.id),
        );
        return {
          json: made,
          lines: [
            made.nieuw
              ? `${made.naam} (${made.brin}) is toegevoegd.`
              : `${made.naam} (${made.brin}) was er al.`,
          ],
        };
      }),
  );
}
