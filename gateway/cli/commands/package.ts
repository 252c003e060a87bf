import type { Command } from 'commander';
import { packageDiff } from './package-diff.ts';
import { packageExport } from './package-export.ts';
import { packageImport } from './package-import.ts';
import { packageMigrate } from './package-migrate.ts';
import { packageList, packagePublish } from './package-versions.ts';

/** `koers package …`: leerlijnenpakketten. Each part is a file of its own; a new one gets a line here. */
export function packageCommand(program: Command): void {
  const parts = program.command('package').description('Leerlijnenpakketten: inlezen, publiceren, uitvoeren');
  for (const add of [packageList, packageImport, packagePublish, packageExport, packageDiff, packageMigrate])
    add(parts);
}
