import type { Command } from 'commander';
import { publishPakket } from '../../leerlijnen/service.ts';
import { versieRegels } from '../../leerlijnen/versies-store.ts';
import { outcome } from '../command.ts';
import { type OwnerOptions, ownerOf, versieId } from '../package-owner.ts';
import { withKoers } from '../with-koers.ts';

const withOwner = (command: Command): Command =>
  command
    .option('--school <brin>', 'zoals deze school het ziet')
    .option('--bestuur <naam>', 'zoals dit bestuur het ziet');

/** `koers package list`: packages and their versions. */
export function packageList(parts: Command): void {
  const command = withOwner(parts.command('list').description('Noemt de pakketten en hun versies'));
  outcome<OwnerOptions>(command, 'package list --school 12AB --json', (options) =>
    withKoers(async (koers) => {
      const owner = await ownerOf(koers, options);
      const json = await owner.within((tx) => versieRegels(tx));
      const lines = json.map(
        (v) =>
          `${v.id}  ${v.code} ${v.versie}  ${v.status === 'concept' ? 'concept' : 'gepubliceerd'}  ${v.doelen} doelen  ${v.licentie}  ${v.naam}`,
      );
      return { json, lines: lines.length > 0 ? lines : ['Er zijn nog geen pakketten.'] };
    }),
  );
}

/** `koers package publish`: from then on the version never changes (R10). */
export function packagePublish(parts: Command): void {
  const command = withOwner(
    parts
      .command('publish')
      .description('Publiceert een concept; daarna verandert het niet meer')
      .argument('<versie>'),
  );
  outcome<OwnerOptions>(
    command,
    'package publish 00000000-0000-4000-8000-000000000000 --school 12AB',
    (options, [typed]) =>
      withKoers(async (koers) => {
        const versie = versieId(typed);
        const owner = await ownerOf(koers, options);
        await owner.within((tx) => publishPakket(tx, versie));
        return { json: { versie, status: 'published' }, lines: [`Versie ${versie} is gepubliceerd.`] };
      }),
  );
}
