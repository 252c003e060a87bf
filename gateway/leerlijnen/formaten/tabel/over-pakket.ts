import type { PakketOpgave, RegelMelding } from '../gelezen.ts';
import { isGuid } from '../vast-id.ts';
import type { Cellen } from './cellen.ts';
import { geheel } from './getallen.ts';
import type { TabelRij } from './tabel.ts';

/** What the rows `pakket` of an export of ours say of the package as a whole. */
export function overPakket(
  rijen: readonly TabelRij[],
  cellen: Cellen,
): { bron: PakketOpgave; regels: RegelMelding[] } {
  const zegt = new Map<string, string>();
  const regels: RegelMelding[] = [];
  for (const rij of rijen) {
    if (cellen.van(rij, 'rij').toLowerCase() !== 'pakket') continue;
    zegt.set(cellen.van(rij, 'eigenschap').toLowerCase(), cellen.van(rij, 'waarde'));
    regels.push({ plek: `regel ${rij.regel}`, uitkomst: 'aangenomen', waarom: '' });
  }
  const schaal = [0, 1, 2, 3, 4].map((score) => zegt.get(`stand ${score}`) ?? '');
  const behaaldVanaf = geheel(zegt.get('behaald vanaf') ?? '', 1, 4);
  const tekst = (eigenschap: string) => zegt.get(eigenschap) || undefined;
  const id = (eigenschap: string) => {
    const waarde = tekst(eigenschap);
    return waarde !== undefined && isGuid(waarde) ? waarde.toLowerCase() : undefined;
  };
  const bron = {
    id: id('versie id'),
    pakketId: id('pakket id'),
    code: tekst('code'),
    naam: tekst('naam'),
    versie: tekst('versie'),
    uitgever: tekst('uitgever'),
    licentie: tekst('licentie'),
    behaaldVanaf,
    schaal: schaal.every((s) => s !== '') ? schaal : undefined,
  };
  const gegeven = Object.entries(bron).filter(([, waarde]) => waarde !== undefined);
  return { bron: Object.fromEntries(gegeven) as PakketOpgave, regels };
}
