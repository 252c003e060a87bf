import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import type { Koers } from '../../compose.ts';
import { AppError } from '../../errors.ts';
import { internBegeleider, versieMet } from '../../leerlijnen/migratie/namens-store.ts';
import { bekijkMigratie, voerMigratieUit } from '../../leerlijnen/migratie/service.ts';
import { SPLITS_KEUZES, type SplitsKeuze, type Voorbeeld } from '../../leerlijnen/migratie/view.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { schoolByBrin } from '../../school/schools.ts';
import { type Outcome, outcome } from '../command.ts';
import { withKoers } from '../with-koers.ts';

interface MigrateOptions {
  school: string;
  van: string;
  naar: string;
  door?: string;
  splitsing?: string;
  dryRun?: boolean;
}

/** `koers package migrate`: takes the pupils of a school to another version; undo is in the screens (R10). */
export function packageMigrate(parts: Command): void {
  const command = parts
    .command('migrate')
    .description('Stapt met alle leerlingen van een school over naar een andere versie, geheel of niet')
    .requiredOption('--school <brin>', 'BRIN, eventueel met vestiging')
    .requiredOption('--van <versie>', 'kenmerk van de versie, of code@versie')
    .requiredOption('--naar <versie>', 'kenmerk van de versie, of code@versie')
    .option('--door <wie>', 'namens welke intern begeleider: e-mailadres of volledige naam')
    .option('--splitsing <hoe>', `waar delen van gesplitste doelen mee beginnen: ${SPLITS_KEUZES.join(', ')}`)
    .option('--dry-run', 'zegt alleen wat er zou gebeuren');
  outcome<MigrateOptions>(
    command,
    'package migrate --school 12AB --van kompaslijnen@1.0 --naar kompaslijnen@1.1 --dry-run',
    (options) => withKoers((koers) => migreer(koers, options)),
  );
}

async function migreer({ store }: Koers, options: MigrateOptions): Promise<Outcome> {
  const { school: brin, door, splitsing } = options;
  if (door === undefined && !options.dryRun)
    throw new AppError('bad_request', 'Zeg met --door namens welke intern begeleider dit gebeurt.');
  const hoe = SPLITS_KEUZES.find((keuze) => keuze === splitsing);
  if (splitsing !== undefined && !hoe)
    throw new AppError('bad_request', `Kies als splitsing ${SPLITS_KEUZES.join(', ')}.`);
  const school = await store.db.platform((tx) => schoolByBrin(tx, brin.slice(0, 4), brin.slice(4) || '00'));
  if (!school)
    throw new AppError('not_found', `Er is geen school met BRIN ${brin}. "npx koers status" noemt ze.`);
  // One transaction: what is confirmed is what was looked at.
  return await store.db.tenant({ school: school.id, actor: null }, async (tx) => {
    const person = door === undefined ? NIEMAND : await internBegeleider(tx, door);
    const who: KnownActor = { school: school.id, person, roles: new Set(['ib']) };
    const versies = { van: await versieMet(tx, options.van), naar: await versieMet(tx, options.naar) };
    return await inSchool(tx, who, versies, { hoe, dryRun: options.dryRun === true });
  });
}

/** Who only looks leaves nothing behind, so nobody needs to be named. */
const NIEMAND = '00000000-0000-0000-0000-000000000000';

async function inSchool(
  tx: Tx,
  who: KnownActor,
  versies: { readonly van: string; readonly naar: string },
  { hoe, dryRun }: { readonly hoe: SplitsKeuze | undefined; readonly dryRun: boolean },
): Promise<Outcome> {
  const eerst = await bekijkMigratie(tx, who, versies);
  const gesplitst = hoe ? eerst.doelen.filter((d) => d.regel.keuze).map((d) => [d.regel.oud.id, hoe]) : [];
  const keuzes = { splitsing: Object.fromEntries(gesplitst), leerroute: {} };
  if (dryRun) {
    const voorbeeld = hoe ? await bekijkMigratie(tx, who, versies, keuzes) : eerst;
    return { json: { dryRun, voorbeeld: kort(voorbeeld) }, lines: regels(voorbeeld) };
  }
  const uit = await voerMigratieUit(tx, who, { id: randomUUID(), ...versies, keuzes, afdruk: eerst.afdruk });
  if (uit.kind === 'gedaan')
    return {
      json: { dryRun, ...uit },
      lines: [`${uit.leerlingen} leerlingen zijn overgestapt (${uit.migratie}).`],
    };
  const waarom =
    uit.kind === 'keuze_nodig'
      ? 'Er is een leerroute die er niet meer is: kies op het scherm waar die leerlingen heen gaan.'
      : 'Intussen is er iets veranderd. Draai de opdracht opnieuw.';
  return { json: { dryRun, kind: uit.kind }, lines: [waarom, 'Er is niets veranderd.'], ok: false };
}

/** Without names: a command line leaves its answers in files. */
const kort = (v: Voorbeeld) => ({
  leerlingen: v.leerlingen.length,
  gelijk: v.gelijk,
  doelen: v.doelen.map(({ regel, leerlingen, behaald }) => ({
    ...{ code: regel.oud.code, lot: regel.lot, stand: regel.stand, leerlingen, behaald },
    naar: regel.naar.map((n) => n.code),
  })),
  nieuw: v.nieuw.map((n) => ({ code: n.doel.code, leerlingen: n.leerlingen })),
  streefniveaus: v.streef.length,
  kan: v.kan,
});

function regels(v: Voorbeeld): string[] {
  return [
    `${v.leerlingen.length} leerlingen gaan van ${v.van.naam} ${v.van.versie} naar ${v.naar.naam} ${v.naar.versie}.`,
    `${v.gelijk.doelen} doelen gaan gewoon mee.`,
    ...kort(v).doelen.map(
      (d) =>
        `  ${d.lot}: ${d.code}${d.naar.length > 0 ? ` → ${d.naar.join(' + ')}` : ''} (${d.leerlingen} leerlingen, ${d.behaald} behaald${d.stand ? `; stand: ${d.stand}` : ''})`,
    ),
    ...v.nieuw.map((n) => `  nieuw: ${n.doel.code} (${n.leerlingen} leerlingen)`),
    'Er is niets veranderd.',
  ];
}
