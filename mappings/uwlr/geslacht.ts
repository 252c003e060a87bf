import type { Geslacht } from '../../gateway/model/roster.ts';
import type { CodeList } from '../code-list.ts';

/** UWLR and EDEXML follow NEN-ISO 5218: 1 is a boy. OSO has 1 and 2 the other way round; never use this list for it. */
export const UWLR_GESLACHT: CodeList<Geslacht> = {
  id: 'uwlr-geslacht',
  title: 'Geslacht',
  source: 'UWLR EDEXML.types.vast.xsd, EDEXGeslachtType (NEN-ISO 5218)',
  version: '2.2',
  date: '2016-12-14',
  values: {
    onbekend: 'onbekend',
    jongen: 'jongen',
    meisje: 'meisje',
    niet_gespecificeerd: 'niet gespecificeerd',
  },
  codes: {
    '0': { title: 'onbekend', means: 'onbekend' },
    '1': { title: 'jongen', means: 'jongen' },
    '2': { title: 'meisje', means: 'meisje' },
    '9': { title: 'niet gespecificeerd', means: 'niet_gespecificeerd' },
  },
};
