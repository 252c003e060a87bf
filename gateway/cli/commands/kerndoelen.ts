import type { Command } from 'commander';
import { AppError } from '../../errors.ts';
import { MAX_BYTES } from '../../leerlijnen/kerndoelen/lees.ts';
import {
  eisGelezen,
  importKerndoelen,
  kerndoelsets,
  leesKerndoelen,
  type UitgaveVerslag,
  verslagVan,
} from '../../leerlijnen/kerndoelen/service.ts';
import { type Outcome, outcome } from '../command.ts';
import { readJsonFiles } from '../json-files.ts';
import { withKoers } from '../with-koers.ts';

interface ImportOptions {
  readonly naam?: string;
  readonly uitgave?: string;
  readonly uitgever?: string;
  readonly licentie?: string;
  readonly dryRun?: boolean;
}

/** `koers kerndoelen …`: reference sets of the whole sector (R11). */
export function kerndoelenCommand(program: Command): void {
  const kerndoelen = program.command('kerndoelen').description('Kerndoelen waaraan je leerroutes meet');
  importCommand(kerndoelen);
  listCommand(kerndoelen);
}

function importCommand(kerndoelen: Command): void {
  const command = kerndoelen
    .command('import')
    .description('Leest kerndoelen in: de open data van SLO (curriculum-kerndoelen, curriculum-fo)')
    .argument('<paden...>', 'map, of JSON-bestanden; met niveaus.json erbij krijgen de lijsten hun naam')
    .option('--uitgave <naam>', 'hoe deze uitgave heet, bijvoorbeeld "november 2025"')
    .option('--naam <naam>', 'andere naam dan die van SLO')
    .option('--uitgever <naam>', 'andere uitgever dan SLO')
    .option('--licentie <spdx>', 'licentie van deze uitgave')
    .option('--dry-run', 'leest en controleert, en bewaart niets');
  const example =
    'kerndoelen import curriculum-kerndoelen curriculum-basis/data/niveaus.json --uitgave "november 2025"';
  outcome<ImportOptions>(command, example, importFiles);
}

async function importFiles(options: ImportOptions, paths: readonly string[]): Promise<Outcome> {
  const { naam, uitgave, uitgever, licentie, dryRun } = options;
  const bron = naam?.toLowerCase();
  const gelezen = leesKerndoelen(readJsonFiles(paths, MAX_BYTES), {
    bron,
    naam,
    uitgave,
    uitgever,
    licentie,
  });
  eisGelezen(gelezen);
  if (naam !== undefined && gelezen.uitgaven.length > 1)
    throw new AppError('bad_request', 'Met --naam lees je één bron tegelijk in. Dit zijn er meer.');
  const verslagen = dryRun
    ? gelezen.uitgaven.map((u) => verslagVan(u))
    : await withKoers(({ store }) => store.db.platform((tx) => importKerndoelen(tx, gelezen)));
  const heel = verslagen.every((v) => v.tellingen.every((t) => t.bron === t.opgenomen));
  return {
    json: { dryRun: dryRun ?? false, uitgaven: verslagen },
    lines: verslagen.flatMap((v) => linesOf(v, dryRun ?? false)),
    ok: heel,
  };
}

const SHOWN = 40;

function linesOf(v: UitgaveVerslag, dryRun: boolean): string[] {
  const gedaan = dryRun ? 'gelezen, niet bewaard' : v.nieuw ? 'ingelezen' : 'stond er al';
  const meer = v.regels.length > SHOWN ? [`  … en nog ${v.regels.length - SHOWN} opmerkingen`] : [];
  return [
    `${v.naam}, ${v.uitgave}: ${gedaan}. Bron: ${v.uitgever}. Licentie: ${v.licentie}.`,
    ...v.tellingen.map((t) => `  ${t.bestand}: ${t.opgenomen} van ${t.bron} ${WOORD[t.wat]}`),
    ...v.sets.map((s) => `  ${s.id}  ${s.naam}: ${s.aantal} kerndoelen`),
    ...v.regels.slice(0, SHOWN).map((r) => `  ${r.uitkomst}  ${r.plek}: ${r.waarom}`),
    ...meer,
  ];
}
const WOORD = { items: 'regels', relaties: 'verwijzingen' } as const;

function listCommand(kerndoelen: Command): void {
  const command = kerndoelen
    .command('list')
    .description('Noemt de lijsten waaraan je een leerroute kunt meten');
  outcome(command, 'kerndoelen list --json', () =>
    withKoers(async ({ store }) => {
      const json = await store.db.platform(kerndoelsets);
      const lines = json.map(
        (s) =>
          `${s.id}  ${s.naam}: ${s.aantal} kerndoelen  (${s.uitgave.naam}, ${s.uitgave.uitgave}${s.uitgave.vervangen ? ', er is een nieuwere' : ''})`,
      );
      return { json, lines: lines.length > 0 ? lines : ['Er zijn nog geen kerndoelen ingelezen.'] };
    }),
  );
}
