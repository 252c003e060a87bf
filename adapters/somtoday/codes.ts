import type { Geslacht, Jaargroep, MedewerkerRol } from '../../gateway/model/roster.ts';
import type { CodeList } from '../../mappings/code-list.ts';

const OPENAPI = 'Somtoday Connect - Generiek Koppelvlak, OpenAPI';
const VERSION = { version: '14.10.0', date: '2025-08-01' } as const;

/** `Leerling.geslacht`, an enumeration of the specification. */
export const SOMTODAY_GESLACHT: CodeList<Geslacht> = {
  id: 'somtoday-geslacht',
  title: 'Geslacht in Somtoday',
  source: `${OPENAPI}, Leerling.geslacht`,
  ...VERSION,
  values: {
    onbekend: 'onbekend',
    jongen: 'jongen',
    meisje: 'meisje',
    niet_gespecificeerd: 'niet gespecificeerd',
  },
  codes: {
    MAN: { title: 'man', means: 'jongen' },
    VROUW: { title: 'vrouw', means: 'meisje' },
    ONBEKEND: { title: 'onbekend', means: 'onbekend' },
  },
};

/** `vo`: the leerjaar says which jaargroep it is. */
export type Onderwijs = 'S' | 'V' | 'vo';

/**
 * `Stamgroep.onderwijssoort`, in capitals. The specification calls it text and shows one example (HAVO-TT); the other
 * names are those of the sorts of onderwijs themselves, so a school may have to map its own.
 */
export const SOMTODAY_ONDERWIJSSOORT: CodeList<Onderwijs> = {
  id: 'somtoday-onderwijssoort',
  title: 'Onderwijssoort van een stamgroep in Somtoday',
  source: `${OPENAPI}, Stamgroep.onderwijssoort (vrije tekst)`,
  ...VERSION,
  values: {
    S: 'speciaal onderwijs',
    V: 'voortgezet speciaal onderwijs',
    vo: 'voortgezet onderwijs: het leerjaar bepaalt de jaargroep',
  },
  codes: {
    SO: { title: 'speciaal onderwijs', means: 'S' },
    'SPECIAAL ONDERWIJS': { title: 'speciaal onderwijs', means: 'S' },
    VSO: { title: 'voortgezet speciaal onderwijs', means: 'V' },
    'VOORTGEZET SPECIAAL ONDERWIJS': { title: 'voortgezet speciaal onderwijs', means: 'V' },
    PRO: { title: 'praktijkonderwijs', means: 'vo' },
    PRAKTIJKONDERWIJS: { title: 'praktijkonderwijs', means: 'vo' },
    'VMBO-BB': { title: 'vmbo basisberoepsgericht', means: 'vo' },
    'VMBO-KB': { title: 'vmbo kaderberoepsgericht', means: 'vo' },
    'VMBO-GL': { title: 'vmbo gemengd', means: 'vo' },
    'VMBO-TL': { title: 'vmbo theoretisch', means: 'vo' },
    HAVO: { title: 'havo', means: 'vo' },
    'HAVO-TT': { title: 'havo, tweetalig', means: 'vo' },
    VWO: { title: 'vwo', means: 'vo' },
    'VWO-TT': { title: 'vwo, tweetalig', means: 'vo' },
  },
};

/** Leerjaar 1 to 6 of the vo in the words of UWLR. */
const VO: readonly Jaargroep[] = ['11', '12', '13', '14', '15', '16'];

/** @returns undefined when the leerjaar is needed and not told */
export function jaargroepVan(
  onderwijs: Onderwijs | undefined,
  leerjaar: number | undefined,
): Jaargroep | undefined {
  if (onderwijs !== 'vo') return onderwijs;
  return leerjaar === undefined ? undefined : VO[leerjaar - 1];
}

/** `Medewerker.functie`, in small letters: each instelling has words of its own, so these are a beginning. */
export const SOMTODAY_FUNCTIE: CodeList<MedewerkerRol> = {
  id: 'somtoday-functie',
  title: 'Functie van een medewerker in Somtoday',
  source: `${OPENAPI}, Medewerker.functie (vrije tekst van de instelling)`,
  ...VERSION,
  values: {
    leerkracht: 'leerkracht',
    ondersteuner: 'ondersteuner',
    begeleider: 'begeleider',
    directie: 'directie',
    administratie: 'administratie',
    overig: 'overig',
  },
  codes: {
    docent: { title: 'docent', means: 'leerkracht' },
    leraar: { title: 'leraar', means: 'leerkracht' },
    leerkracht: { title: 'leerkracht', means: 'leerkracht' },
    vakleerkracht: { title: 'vakleerkracht', means: 'leerkracht' },
    mentor: { title: 'mentor', means: 'leerkracht' },
    onderwijsassistent: { title: 'onderwijsassistent', means: 'ondersteuner' },
    klassenassistent: { title: 'klassenassistent', means: 'ondersteuner' },
    lerarenondersteuner: { title: 'lerarenondersteuner', means: 'ondersteuner' },
    'intern begeleider': { title: 'intern begeleider', means: 'begeleider' },
    'remedial teacher': { title: 'remedial teacher', means: 'begeleider' },
    'schoolmaatschappelijk werker': { title: 'schoolmaatschappelijk werker', means: 'begeleider' },
    orthopedagoog: { title: 'orthopedagoog', means: 'begeleider' },
    logopedist: { title: 'logopedist', means: 'begeleider' },
    'commissie van begeleiding': { title: 'commissie van begeleiding', means: 'begeleider' },
    directeur: { title: 'directeur', means: 'directie' },
    teamleider: { title: 'teamleider', means: 'directie' },
    'administratief medewerker': { title: 'administratief medewerker', means: 'administratie' },
    conciërge: { title: 'conciërge', means: 'overig' },
    'ict-coördinator': { title: 'ICT-coördinator', means: 'overig' },
    overig: { title: 'overig', means: 'overig' },
  },
};
