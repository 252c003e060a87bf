import { type CaseOverzicht, caseOverzicht } from './formaten/case/overzicht.ts';
import type { Gelezen } from './formaten/gelezen.ts';
import { type LeesOpties, leesGeopend } from './formaten/lezen.ts';
import { openBestand } from './formaten/openen.ts';
import { type TabelVoorbeeld, voorbeeldVan } from './formaten/tabel/voorbeeld.ts';

/** A file as it was read, and of a table what a person sees of it to say which column is what. */
export interface GelezenBestand {
  readonly gelezen: Gelezen;
  /** `null`: it is no table. */
  readonly voorbeeld: TabelVoorbeeld | null;
  /** What stands in a CFPackage; `null`: it is none, or cannot be looked into. */
  readonly overzicht: CaseOverzicht | null;
}

/**
 * Opens a file once, for the package and for what a person sees of it. Blocks while it works; lees-apart.ts does it aside.
 */
export function leesMetVoorbeeld(bytes: Uint8Array, opties: LeesOpties): GelezenBestand {
  const geopend = openBestand(bytes, opties);
  return {
    gelezen: leesGeopend(geopend, opties),
    voorbeeld: geopend.soort === 'tabel' ? voorbeeldVan(geopend.tabel, opties.kolommen) : null,
    overzicht: geopend.soort === 'json' ? caseOverzicht(geopend.waarde) : null,
  };
}
