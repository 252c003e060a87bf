import type { Sjabloon } from '../_formats/tabel/soorten.ts';

/**
 * Headings that an export of MLS may have, before the general ones. No public description exists: MLS takes its pupils from
 * the administration behind it, so its words for them are those of an administration; none was seen in a file.
 */
export const KOPPEN: Sjabloon = {
  leerlingen: { leerlingnummer: ['Administratienummer', 'Relatienummer'], stamgroep: ['Basisgroep'] },
  doelen: {
    leerlijn: ['Ontwikkelgebied'],
    doel: ['Doel MLS', 'Ontwikkeldoel'],
    datum: ['Scoredatum'],
    stand: ['Score'],
  },
  niveaus: { leerlijn: ['Ontwikkelgebied'], niveau: ['Functioneringsniveau'], datum: ['Scoredatum'] },
};
