import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { notFound } from '../../access/scope.ts';
import { AppError } from '../../errors.ts';
import { type SchrijfFormaat, SOORT_BESTAND, schrijfPakket } from '../../leerlijnen/formaten/schrijven.ts';
import { laadPakket } from '../../leerlijnen/laad-store.ts';
import { outcome } from '../command.ts';
import { type OwnerOptions, ownerOf, versieId } from '../package-owner.ts';
import { withKoers } from '../with-koers.ts';

interface ExportOptions extends OwnerOptions {
  formaat: string;
  naar?: string;
}

const FORMATEN = Object.keys(SOORT_BESTAND);

/** `koers package export`: one version as a file (R9). */
export function packageExport(parts: Command): void {
  const command = parts
    .command('export')
    .description('Schrijft een versie naar een bestand')
    .argument('<versie>', 'kenmerk van de versie; "npx koers package list" noemt ze')
    .option('--formaat <formaat>', FORMATEN.join(', '), 'case-1.1')
    .option('--naar <bestand>', 'waarheen; zonder: code-versie in deze map')
    .option('--school <brin>', 'zoals deze school het ziet')
    .option('--bestuur <naam>', 'zoals dit bestuur het ziet');
  outcome<ExportOptions>(
    command,
    'package export 00000000-0000-4000-8000-000000000000 --formaat csv --naar lijnen.csv',
    (options, [typed]) =>
      withKoers(async (koers) => {
        const formaat = FORMATEN.find((f): f is SchrijfFormaat => f === options.formaat);
        if (!formaat) throw new AppError('bad_request', `Kies als formaat ${FORMATEN.join(', ')}.`);
        const versie = versieId(typed);
        const owner = await ownerOf(koers, options);
        const pakket = await owner.within((tx) => laadPakket(tx, versie));
        if (!pakket) throw notFound('pakket_versie');
        const bytes = schrijfPakket(pakket, formaat);
        const naar = options.naar ?? `${pakket.code}-${pakket.versie}.${SOORT_BESTAND[formaat].eind}`;
        writeFileSync(naar, bytes);
        return {
          json: { versie, formaat, bestand: naar, bytes: bytes.length },
          lines: [`${pakket.naam} ${pakket.versie} staat in ${naar} (${bytes.length} bytes).`],
        };
      }),
  );
}
