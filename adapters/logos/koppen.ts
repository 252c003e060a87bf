import type { Sjabloon } from '../_formats/tabel/soorten.ts';

/**
 * Headings that an export of Logos may have, before the general ones. No public description exists: these are the words that
 * DataCare uses in its own pages (leerlijn, niveau, kerndoel), not a list that was seen in a file.
 */
export const KOPPEN: Sjabloon = {
  leerlingen: { leerlingnummer: ['Leerlingnummer Logos', 'Logosnummer'], stamgroep: ['Groep/klas'] },
  doelen: {
    leerlijn: ['Leerlijn Logos', 'Vormingsgebied'],
    doel: ['Leerlijndoel', 'Tussendoel'],
    datum: ['Datum beheerst'],
  },
  niveaus: {
    leerlijn: ['Vormingsgebied'],
    niveau: ['Niveau leerlijn'],
    datum: ['Datum vastgesteld', 'Peildatum'],
  },
};
