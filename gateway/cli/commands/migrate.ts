import type { Command } from 'commander';
import { PROJECT_ROOT } from '../../compose.ts';
import { readConfig } from '../../config.ts';
import { migrateStore } from '../../platform/db/open-store.ts';
import { outcome } from '../command.ts';

/** `koers migrate` (also `npm run migrate`): brings the database up to date; the deploy step of an own server. */
export function migrateCommand(program: Command): void {
  outcome(
    program.command('migrate').description('Brengt de database op de stand van deze Koers'),
    'migrate',
    async () => {
      const steps = await migrateStore(readConfig(), PROJECT_ROOT);
      return {
        json: { steps },
        lines: steps.length > 0 ? [`Uitgevoerd: ${steps.join(', ')}`] : ['De database was al bij.'],
      };
    },
  );
}
