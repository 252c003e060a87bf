import type { Command } from 'commander';
import { packageCoverage } from './package-coverage.ts';
import { packageDiff } from './package-diff.ts';
import { packageExport } from './package-export.ts';
import { packageImport } from './package-import.ts';
import { packageMigrate } from './package-migrate.ts';
import { packageList, packagePublish } from './package-versions.ts';

/** `koers package …`: leerlijnenpakketten. Each part is a file of its own; a new one gets a line here. */
export function packageCommand(program: Command): void {
  const parts = program.command('package').description('Leerlijnenpakketten: inlezen, publiceren, uitvoeren');
  const all = [packageList, packageImport, packagePublish, packageExport];
  for (const add of [...all, packageDiff, packageMigrate, packageCoverage]) add(parts);
}
