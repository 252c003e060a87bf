import type { Geslacht, Jaargroep, MedewerkerRol } from '../../../gateway/model/roster.ts';
import type { CodeList } from '../../../mappings/code-list.ts';

/**
 * What the words in the cells mean. No vendor publishes them: these are plain Dutch words, in small letters. A letter that
 * means one thing at one school and another at the next (M: man or meisje) is on no list; the school says it once.
 */

export type GroepSoort = 'stamgroep' | 'samengesteld';
export type Stand = 'behaald' | 'bezig' | 'niet_behaald';

export interface Lijsten {
  readonly geslacht: CodeList<Geslacht>;
  readonly jaargroep: CodeList<Jaargroep>;
  readonly functie: CodeList<MedewerkerRol>;
  readonly groepsoort: CodeList<GroepSoort>;
  readonly stand: CodeList<Stand>;
}

const SOURCE = { source: 'Gewone Nederlandse woorden', version: '1', date: '2026-11-23' };

function woorden<T extends string>(means: Readonly<Record<T, readonly string[]>>): CodeList<T>['codes'] {
  const entries = Object.entries(means) as [T, readonly string[]][];
  return Object.fromEntries(
    entries.flatMap(([value, list]) => list.map((word) => [word, { title: word, means: value }] as const)),
  );
}

const GESLACHT = {
  values: {
    onbekend: 'onbekend',
    jongen: 'jongen',
    meisje: 'meisje',
    niet_gespecificeerd: 'niet gespecificeerd',
  },
  codes: woorden<Geslacht>({
    onbekend: ['onbekend', 'o'],
    jongen: ['jongen', 'j', 'man', 'mannelijk'],
    meisje: ['meisje', 'vrouw', 'vrouwelijk', 'v'],
    niet_gespecificeerd: ['niet gespecificeerd', 'x', 'anders'],
  }),
};

const GROEPEN = ['1', '2', '3', '4', '5', '6', '7', '8'] as const;
const groep = (nr: string) => ({ [nr]: [nr, `groep ${nr}`, `gr ${nr}`, `jaargroep ${nr}`] });

const JAARGROEP = {
  values: {
    ...{ B: 'peuterspeelzaal (B)', D: 'kinderdagverblijf (D)', '0': 'jaargroep 0' },
    ...Object.fromEntries(GROEPEN.map((nr) => [nr, `groep ${nr}`])),
    ...Object.fromEntries(
      ['11', '12', '13', '14', '15', '16'].map((nr) => [nr, `voortgezet, jaar ${Number(nr) - 10}`]),
    ),
    ...{ S: 'speciaal onderwijs', V: 'voortgezet speciaal onderwijs', C: 'combinatiegroep' },
    ...{ N: 'niet in het po of vo', H: 'historisch' },
  } as Readonly<Record<Jaargroep, string>>,
  codes: woorden<Jaargroep>({
    ...{ B: ['b'], D: ['d'], '0': ['0'], C: ['c', 'combinatie'], N: ['n'], H: ['h'] },
    ...(Object.assign({}, ...GROEPEN.map(groep)) as Record<(typeof GROEPEN)[number], string[]>),
    ...{ '11': ['11'], '12': ['12'], '13': ['13'], '14': ['14'], '15': ['15'], '16': ['16'] },
    ...{ S: ['s', 'so', 'sbo', 'speciaal onderwijs'], V: ['v', 'vso', 'voortgezet speciaal onderwijs'] },
  }),
};

const FUNCTIE = {
  values: {
    ...{ leerkracht: 'leerkracht', ondersteuner: 'ondersteuner', begeleider: 'begeleider' },
    ...{ directie: 'directie', administratie: 'administratie', overig: 'overig' },
  },
  codes: woorden<MedewerkerRol>({
    leerkracht: ['leerkracht', 'leraar', 'docent', 'groepsleerkracht', 'vakleerkracht', 'mentor'],
    ondersteuner: ['ondersteuner', 'onderwijsassistent', 'klassenassistent', 'assistent'],
    begeleider: ['begeleider', 'intern begeleider', 'ib', "ib'er", 'orthopedagoog', 'logopedist'],
    directie: ['directie', 'directeur', 'locatieleider', 'teamleider'],
    administratie: ['administratie', 'administratief medewerker'],
    overig: ['overig', 'conciërge', 'ict', 'stagiair'],
  }),
};

const GROEPSOORT = {
  values: { stamgroep: 'stamgroep', samengesteld: 'samengestelde groep' },
  codes: woorden<GroepSoort>({
    stamgroep: ['stamgroep', 'basisgroep', 'klas', 'stamklas'],
    samengesteld: ['samengesteld', 'samengestelde groep', 'subgroep', 'niveaugroep', 'instructiegroep'],
  }),
};

const STAND = {
  values: { behaald: 'behaald', bezig: 'nog bezig', niet_behaald: 'niet behaald' },
  codes: woorden<Stand>({
    behaald: ['behaald', 'beheerst', 'ja', 'afgerond'],
    bezig: ['bezig', 'nog bezig', 'in ontwikkeling', 'mee bezig'],
    niet_behaald: ['niet behaald', 'nog niet behaald', 'niet beheerst', 'nee'],
  }),
};

/** The lists of one vendor; a school maps what they do not know over them. @param id of the adapter */
export function lijstenVan(id: string): Lijsten {
  return {
    geslacht: { id: `${id}-geslacht`, title: 'Geslacht', ...SOURCE, ...GESLACHT },
    jaargroep: { id: `${id}-jaargroep`, title: 'Jaargroep', ...SOURCE, ...JAARGROEP },
    functie: { id: `${id}-functie`, title: 'Functie van een medewerker', ...SOURCE, ...FUNCTIE },
    groepsoort: { id: `${id}-groepsoort`, title: 'Soort groep', ...SOURCE, ...GROEPSOORT },
    stand: { id: `${id}-stand`, title: 'Stand van een leerdoel of niveau', ...SOURCE, ...STAND },
  };
}
