import type { Command } from 'commander';
import { type Dekking, dekking, leerrouteMet, setMet } from '../../leerlijnen/kerndoelen/service.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { outcome } from '../command.ts';
import { withKoers } from '../with-koers.ts';
import { schoolsAsked } from './audit.ts';

interface CoverageOptions {
  readonly leerroute: string;
  readonly set: string;
  readonly school?: string;
}

/** `koers package coverage`: kerndoelen without a doel in a leerroute, and doelen without a kerndoel (R11). */
export function packageCoverage(parts: Command): void {
  const command = parts
    .command('coverage')
    .description(
      'Meet een leerroute aan kerndoelen: waar is geen doel voor, en welk doel heeft geen kerndoel',
    )
    .requiredOption('--leerroute <id of code>', 'de leerroute; met een code alleen samen met --school')
    .requiredOption('--set <id of naam>', 'de lijst kerndoelen; "npx koers kerndoelen list" noemt ze')
    .option('--school <brin>', 'telt ook wat deze school zelf koppelde');
  const example = 'package coverage --school 12AB --leerroute LR4 --set "Kerndoelen so zml/mb" --json';
  outcome<CoverageOptions>(command, example, ({ leerroute, set, school }) =>
    withKoers(async (koers) => {
      const { db } = koers.store;
      const [one] = school === undefined ? [] : await schoolsAsked(koers, school);
      const eigen = one !== undefined;
      const meet = async (tx: Tx) =>
        dekking(tx, {
          leerroute: await leerrouteMet(tx, leerroute, eigen),
          set: await setMet(tx, set),
          eigen,
        });
      const json = one ? await db.tenant({ school: one.id, actor: null }, meet) : await db.platform(meet);
      return { json, lines: linesOf(json) };
    }),
  );
}

function linesOf({ leerroute, set, hoofdstukken, zonderKerndoel, telling }: Dekking): string[] {
  const { uitgave } = set;
  const gaten = hoofdstukken.flatMap(({ naam, kerndoelen }) =>
    kerndoelen
      .filter((k) => k.doelen.length === 0)
      .map((k) => `  ${[k.prefix, k.kort ?? k.tekst].filter(Boolean).join('  ')}  (${naam})`),
  );
  return [
    `${leerroute.naam} × ${set.naam} (${uitgave.naam}, ${uitgave.uitgave}; bron: ${uitgave.uitgever}, ${uitgave.licentie})`,
    `${telling.gedekt} van ${telling.kerndoelen} kerndoelen hebben een doel; ${telling.doelenGekoppeld} van ${telling.doelen} doelen hebben een kerndoel`,
    ...(gaten.length > 0 ? ['Kerndoelen zonder doel:', ...gaten] : []),
    ...(zonderKerndoel.length > 0
      ? ['Doelen zonder kerndoel:', ...zonderKerndoel.map((d) => `  ${d.code}  ${d.tekst}`)]
      : []),
  ];
}
