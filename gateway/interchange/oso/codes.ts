import type { Geslacht } from '../../model/roster.ts';

/**
 * OSO code list 14: 0 unknown, 1 woman, 2 man. The other way round than EDEXML and UWLR, where 1 is a boy (OSO gegevensset 2019.1,
 * geslachtType).
 */
const GESLACHT: Readonly<Record<Geslacht, string>> = {
  onbekend: '0',
  niet_gespecificeerd: '0',
  meisje: '1',
  jongen: '2',
};
export const osoGeslacht = (geslacht: Geslacht): string => GESLACHT[geslacht];

/** Category of a toelaatbaarheidsverklaring (OSO gegevensset 2019.1, tlvcategorie). */
export const OSO_CATEGORIE = { laag: 'L', midden: 'M', hoog: 'H' } as const;
