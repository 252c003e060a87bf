import type { Command } from 'commander';
import { notFound } from '../../access/scope.ts';
import { laadPakket } from '../../leerlijnen/laad-store.ts';
import { versieMet } from '../../leerlijnen/migratie/namens-store.ts';
import { vergelijk } from '../../leerlijnen/migratie/vergelijk.ts';
import { LOTEN, type Rij, type Verandering, type Verschil } from '../../leerlijnen/migratie/view.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { outcome } from '../command.ts';
import { type OwnerOptions, ownerOf } from '../package-owner.ts';
import { withKoers } from '../with-koers.ts';

/** `koers package diff`: what is otherwise between two versions (R10). Exit code 0 whether or not they differ. */
export function packageDiff(parts: Command): void {
  const command = parts
    .command('diff')
    .description('Zegt wat er anders is tussen twee versies')
    .argument('<van>', 'kenmerk van de versie, of code@versie')
    .argument('<naar>', 'kenmerk van de versie, of code@versie')
    .option('--school <brin>', 'zoals deze school het ziet')
    .option('--bestuur <naam>', 'zoals dit bestuur het ziet');
  outcome<OwnerOptions>(
    command,
    'package diff kompaslijnen@1.0 kompaslijnen@1.1',
    (options, [van = '', naar = '']) =>
      withKoers(async (koers) => {
        const owner = await ownerOf(koers, options);
        const verschil = await owner.within(async (tx) =>
          vergelijk(await lees(tx, van), await lees(tx, naar)),
        );
        const anders = verschil.veranderingen.filter((v) => v.lot !== 'gelijk');
        return { json: { ...verschil, veranderingen: anders }, lines: regels(verschil, anders) };
      }),
  );
}

async function lees(tx: Tx, naam: string) {
  const pakket = await laadPakket(tx, await versieMet(tx, naam));
  if (!pakket) throw notFound('pakket_versie');
  return pakket;
}

function regels(verschil: Verschil, anders: readonly Verandering[]): string[] {
  const kop = `${verschil.van.naam} ${verschil.van.versie} → ${verschil.naar.naam} ${verschil.naar.versie}`;
  if (anders.length === 0) return [kop, 'Er is niets anders.'];
  return [
    kop,
    ...LOTEN.flatMap((lot) => {
      const van = anders.filter((v) => v.lot === lot);
      return van.length === 0 ? [] : [`${lot} (${van.length})`, ...van.map(regel)];
    }),
  ];
}

const naam = (rij: Rij) => (rij.code === '' ? `"${rij.tekst}"` : rij.code);

function regel({ soort, oud, nieuw, wat }: Verandering): string {
  const van = oud.map(naam).join(' + ');
  const naar = nieuw.map(naam).join(' + ');
  const pijl = [van, naar].filter(Boolean).join(' → ');
  return `  ${soort} ${pijl}${wat.length > 0 ? ` (${wat.join(', ')})` : ''}`;
}
