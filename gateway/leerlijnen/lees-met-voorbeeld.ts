import { type CaseOverzicht, caseOverzicht } from './formaten/case/overzicht.ts';
import type { Gelezen } from './formaten/gelezen.ts';
import { type LeesOpties, leesPakket } from './formaten/lezen.ts';
import { type TabelVoorbeeld, voorbeeldVan } from './formaten/tabel/voorbeeld.ts';

/** A file as it was read, and of a table what a person sees of it to say which column is what. */
export interface GelezenBestand {
  readonly gelezen: Gelezen;
  /** `null`: it is no table. */
  readonly voorbeeld: TabelVoorbeeld | null;
  /** What stands in a CFPackage; `null`: it is none, or cannot be looked into. */
  readonly overzicht: CaseOverzicht | null;
}

/** Blocks while it works; lees-apart.ts does it aside. */
export function leesMetVoorbeeld(bytes: Uint8Array, opties: LeesOpties): GelezenBestand {
  const gelezen = leesPakket(bytes, opties);
  if (gelezen.formaat !== 'csv' && gelezen.formaat !== 'xlsx') {
    const gezien = gelezen.formaat?.startsWith('case') ? caseOverzicht(bytes) : null;
    return { gelezen, voorbeeld: null, overzicht: gezien && 'overzicht' in gezien ? gezien.overzicht : null };
  }
  const gezien = voorbeeldVan(bytes, opties.kolommen);
  return { gelezen, voorbeeld: 'voorbeeld' in gezien ? gezien.voorbeeld : null, overzicht: null };
}
