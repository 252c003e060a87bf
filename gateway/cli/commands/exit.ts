import { createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { type Koers, PROJECT_ROOT } from '../../compose.ts';
import { AppError } from '../../errors.ts';
import { leesIn } from '../../interchange/exit/invoer.ts';
import { type UitvoerDeps, voerUit } from '../../interchange/exit/uitvoer.ts';
import { metZip } from '../../interchange/exit/zip-lezer.ts';
import { schrijfPakket } from '../../leerlijnen/formaten/schrijven.ts';
import { laadPakket } from '../../leerlijnen/laad-store.ts';
import { inOwnerTransaction, withOwner } from '../../platform/db/owner.ts';
import { type Outcome, outcome } from '../command.ts';
import { withKoers } from '../with-koers.ts';
import { schoolsAsked } from './audit.ts';

interface ExportOptions {
  readonly all?: boolean;
  readonly school: string;
  readonly out: string;
}

const onlyAll = (all: boolean | undefined) => {
  if (!all) throw new AppError('bad_request', 'Zeg --all: dit gaat over alles van een school.');
};

/** `koers export`: all of a school in open formats, for who goes elsewhere (R76). */
export function exportCommand(program: Command): void {
  const command = program
    .command('export')
    .description('Zet alles van een school in één ZIP, in open formaten')
    .option('--all', 'alles van de school')
    .requiredOption('--school <brin>', 'BRIN met vestiging')
    .requiredOption('--out <bestand>', 'waar het ZIP-bestand komt; het mag er nog niet zijn');
  outcome<ExportOptions>(command, 'export --all --school 12AB00 --out school.zip', (options) =>
    withKoers((koers) => exporteer(koers, options)),
  );
}

/** A package as CASE 1.1, the format of the sector. */
const alsCase: UitvoerDeps['pakket'] = async (tx, versie) => {
  const pakket = await laadPakket(tx, versie);
  if (!pakket) return null;
  return { naam: 'pakket.case.json', bytes: schrijfPakket(pakket, 'case-1.1') };
};

async function exporteer(koers: Koers, { all, school, out }: ExportOptions): Promise<Outcome> {
  onlyAll(all);
  const [found, ...meer] = await schoolsAsked(koers, school);
  if (!found || meer.length > 0)
    throw new AppError(
      'bad_request',
      'Geef bij --school het BRIN met de vestiging, zodat het één school is.',
    );
  const deps: UitvoerDeps = {
    keys: koers.keys,
    bestanden: koers.bestanden,
    pakket: alsCase,
    now: () => new Date(),
  };
  // Every dossier of a school: for the eyes of who asked for it, and never over another file.
  const file = createWriteStream(out, { mode: 0o600, flags: 'wx' });
  await new Promise<void>((resolve, reject) => {
    file.once('open', () => resolve());
    file.once('error', reject);
  });
  try {
    await withOwner(koers.config, PROJECT_ROOT, (owner) =>
      inOwnerTransaction(owner, 'REPEATABLE READ', (tx) =>
        pipeline(Readable.from(voerUit(deps, tx, found.id)), file),
      ),
    );
  } catch (error) {
    await rm(out, { force: true });
    throw error;
  }
  const { size } = await stat(out);
  return {
    json: { bestand: out, bytes: size },
    lines: [
      `Alles van de school staat in ${out} (${size} bytes), leesbaar voor wie het bestand heeft. Bewaar het veilig.`,
    ],
  };
}

/** `koers import`: takes in what `koers export --all` of another Koers wrote. */
export function importCommand(program: Command): void {
  const command = program
    .command('import')
    .description('Leest een school in die een andere Koers met "export --all" schreef')
    .option('--all', 'alles van de school')
    .argument('<bestand>', 'het ZIP-bestand');
  outcome<{ readonly all?: boolean }>(command, 'import --all school.zip', ({ all }, [file = '']) =>
    withKoers(async (koers) => {
      onlyAll(all);
      const done = await metZip(file, (zip) =>
        withOwner(koers.config, PROJECT_ROOT, (owner) =>
          inOwnerTransaction(owner, 'READ COMMITTED', (tx) => leesIn(koers.keys, tx, zip)),
        ),
      );
      return {
        json: done,
        lines: [
          `Ingelezen: ${done.rijen} regels en ${done.bestanden} bestanden.`,
          'Koppelingen staan op pauze: vul hun gegevens opnieuw in. Nodig daarna de beheerder uit.',
        ],
      };
    }),
  );
}
