import type { Geslacht, Jaargroep } from '../../gateway/model/roster.ts';
import type { CodeList } from '../../mappings/code-list.ts';

const SOURCE = 'column of an example layout in client code; no list of its codes was found';

/** Column GENDER. */
export const DECIBEL_GESLACHT: CodeList<Geslacht> = {
  id: 'magister-decibel-geslacht',
  title: 'Geslacht in Magister (Decibel)',
  source: SOURCE,
  version: 'onbekend',
  date: '2025-01-01',
  values: {
    onbekend: 'onbekend',
    jongen: 'jongen',
    meisje: 'meisje',
    niet_gespecificeerd: 'niet gespecificeerd',
  },
  codes: {
    M: { title: 'man', means: 'jongen' },
    V: { title: 'vrouw', means: 'meisje' },
    O: { title: 'onbekend', means: 'onbekend' },
  },
};

const LEERJAREN = ['11', '12', '13', '14', '15', '16'] as const satisfies readonly Jaargroep[];

/** Column STUDYYEAR: 1 is the first year of the vo. */
export const DECIBEL_LEERJAAR: CodeList<(typeof LEERJAREN)[number]> = {
  id: 'magister-decibel-leerjaar',
  title: 'Leerjaar in Magister (Decibel)',
  source: SOURCE,
  version: 'onbekend',
  date: '2025-01-01',
  values: {
    '11': 'vo leerjaar 1',
    '12': 'vo leerjaar 2',
    '13': 'vo leerjaar 3',
    '14': 'vo leerjaar 4',
    '15': 'vo leerjaar 5',
    '16': 'vo leerjaar 6',
  },
  codes: Object.fromEntries(
    LEERJAREN.map((means, i) => [String(i + 1), { title: `leerjaar ${i + 1}`, means }]),
  ),
};
