import { Jaargroep } from '../../gateway/model/roster.ts';
import type { CodeList } from '../code-list.ts';

/** Each code of the standard is our own word for it as well. */
const JAARGROEPEN: Readonly<Record<Jaargroep, string>> = {
  B: 'baby’s, tot 12 maanden',
  D: 'dreumesen, 1 tot 2 jaar',
  '0': 'peuters, 3 tot 4 jaar',
  '1': 'groep 1',
  '2': 'groep 2',
  '3': 'groep 3',
  '4': 'groep 4',
  '5': 'groep 5',
  '6': 'groep 6',
  '7': 'groep 7',
  '8': 'groep 8',
  '11': 'vo leerjaar 1',
  '12': 'vo leerjaar 2',
  '13': 'vo leerjaar 3',
  '14': 'vo leerjaar 4',
  '15': 'vo leerjaar 5',
  '16': 'vo leerjaar 6',
  S: 'speciaal (basis)onderwijs',
  V: 'voortgezet speciaal onderwijs',
  C: 'combinatiegroep, jaargroep staat bij de leerling',
  N: 'geen po of vo',
  H: 'historisch',
};

export const UWLR_JAARGROEP: CodeList<Jaargroep> = {
  id: 'uwlr-jaargroep',
  title: 'Jaargroep',
  source: 'UWLR EDEXML.types.variabel.xsd, EDEXJaargroepType',
  version: '2.2',
  date: '2017-05-15',
  values: JAARGROEPEN,
  codes: Object.fromEntries(
    Jaargroep.options.map((code) => [code, { title: JAARGROEPEN[code], means: code }]),
  ),
};
