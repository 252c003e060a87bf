import type { Jaargroep } from '../../gateway/model/roster.ts';
import type { CodeList } from '../code-list.ts';

export const UWLR_JAARGROEP: CodeList<Jaargroep> = {
  source: 'UWLR EDEXML.types.variabel.xsd, EDEXJaargroepType',
  version: '2.2',
  date: '2017-05-15',
  codes: {
    B: { title: 'baby’s, tot 12 maanden', means: 'B' },
    D: { title: 'dreumesen, 1 tot 2 jaar', means: 'D' },
    '0': { title: 'peuters, 3 tot 4 jaar', means: '0' },
    '1': { title: 'groep 1', means: '1' },
    '2': { title: 'groep 2', means: '2' },
    '3': { title: 'groep 3', means: '3' },
    '4': { title: 'groep 4', means: '4' },
    '5': { title: 'groep 5', means: '5' },
    '6': { title: 'groep 6', means: '6' },
    '7': { title: 'groep 7', means: '7' },
    '8': { title: 'groep 8', means: '8' },
    '11': { title: 'vo leerjaar 1', means: '11' },
    '12': { title: 'vo leerjaar 2', means: '12' },
    '13': { title: 'vo leerjaar 3', means: '13' },
    '14': { title: 'vo leerjaar 4', means: '14' },
    '15': { title: 'vo leerjaar 5', means: '15' },
    '16': { title: 'vo leerjaar 6', means: '16' },
    S: { title: 'speciaal (basis)onderwijs', means: 'S' },
    V: { title: 'voortgezet speciaal onderwijs', means: 'V' },
    C: { title: 'combinatiegroep, jaargroep staat bij de leerling', means: 'C' },
    N: { title: 'geen po of vo', means: 'N' },
    H: { title: 'historisch', means: 'H' },
  },
};
