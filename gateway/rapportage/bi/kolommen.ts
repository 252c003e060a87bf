import { PROFIEL_VAN } from '../uitstroom/plekken.ts';
import { bestendigingVan, UITKOMSTEN } from '../uitstroom/vergelijk-rules.ts';
import type { Beschreven } from './herkennen-rules.ts';
import { BANDEN } from './leeftijdsband.ts';
import type { LijnRow, MetPseudoniem } from './rijen.ts';

export type LeerlingRow = MetPseudoniem & Beschreven;

/** What a cell may hold. `getal` has a decimal comma in CSV and is a number in a spreadsheet. */
export type Waarde = string | number | null;

/** A column of the set, with what the data dictionary says of it (R68). */
export interface Kolom<Row> {
  readonly naam: string;
  readonly soort: 'code' | 'schooljaar' | 'getal';
  readonly uitleg: string;
  /** What may stand in it, when that is a list. */
  readonly waarden?: readonly string[];
  readonly van: (row: Row) => Waarde;
}

/** "2026-2027". */
const schooljaar = (begin: number | null): string | null => (begin === null ? null : `${begin}-${begin + 1}`);

const OORDELEN = ['onder', 'op', 'boven', 'onbekend'];
const PLEKKEN = Object.keys(PROFIEL_VAN);
const BESTENDIG = ['bestendig', 'niet_bestendig', 'onbekend'];
const weg = (row: LeerlingRow): boolean => row.weg;
const VERZWEGEN = 'Leeg als het te weinig leerlingen zijn.';

const PSEUDONIEM = {
  naam: 'pseudoniem',
  soort: 'code',
  uitleg:
    'Willekeurige code van deze leerling, op deze school en in dit schooljaar. Zonder het geheim van de school is niet te zeggen wie het is. Op een andere school en in een ander schooljaar heeft dezelfde leerling een andere code.',
} as const;
const SCHOOL = { naam: 'school', soort: 'code', uitleg: 'BRIN en vestiging van de school.' } as const;

/** One row a pupil: who is at school today, and who left in the last five school years; as herkennen-rules.ts leaves them. */
export const LEERLINGEN: readonly Kolom<LeerlingRow>[] = [
  { ...PSEUDONIEM, van: (r) => r.pseudoniem },
  { ...SCHOOL, van: (r) => r.school },
  {
    naam: 'status',
    soort: 'code',
    uitleg: 'Zit nu op school, of is vertrokken.',
    waarden: ['ingeschreven', 'vertrokken'],
    van: (r) => (weg(r) ? 'vertrokken' : 'ingeschreven'),
  },
  {
    naam: 'leeftijdsband',
    soort: 'code',
    uitleg: `Leeftijd op 31 december van dit schooljaar, of van het laatste schooljaar op school. Nooit een geboortedatum. ${VERZWEGEN}`,
    waarden: BANDEN,
    van: (r) => r.leeftijdsband,
  },
  {
    naam: 'instroomjaar',
    soort: 'schooljaar',
    uitleg: `Schooljaar van de eerste inschrijving op deze school. ${VERZWEGEN}`,
    van: (r) => schooljaar(r.gekomen),
  },
  {
    naam: 'vertrekjaar',
    soort: 'schooljaar',
    uitleg: `Schooljaar van de laatste dag op deze school. Leeg voor wie er nu zit. ${VERZWEGEN}`,
    van: (r) => schooljaar(r.vertrokken),
  },
  {
    naam: 'leerroute',
    soort: 'code',
    uitleg: `Code van de leerroute, nu of bij vertrek. ${VERZWEGEN}`,
    van: (r) => r.route,
  },
  {
    naam: 'ldgm',
    soort: 'getal',
    uitleg:
      'Leerroute 1 tot en met 7 van het landelijk doelgroepenmodel, als de leerroute daaraan is gekoppeld.',
    van: (r) => r.ldgm,
  },
  {
    naam: 'verwacht_profiel',
    soort: 'code',
    uitleg: `Uitstroomprofiel dat bij de leerroute hoort. ${VERZWEGEN}`,
    waarden: ['dagbesteding', 'arbeidsmarkt', 'vervolgonderwijs'],
    van: (r) => r.verwacht,
  },
  {
    naam: 'opp',
    soort: 'code',
    uitleg: 'Waar het OPP nu is. Leeg voor wie vertrokken is.',
    waarden: ['geen', 'concept', 'vastgesteld', 'in_evaluatie'],
    van: (r) => (weg(r) ? null : r.opp),
  },
  ...(['taal', 'rekenen'] as const).map(
    (vak): Kolom<LeerlingRow> => ({
      naam: vak,
      soort: 'code',
      uitleg: `Waar de leerling bij ${vak} is, vergeleken met wat zijn leerroute op zijn leeftijd verwacht. Leeg voor wie vertrokken is.`,
      waarden: OORDELEN,
      van: (r) => (weg(r) ? null : r[vak]),
    }),
  ),
  ...([0, 1, 2] as const).map(
    (moment): Kolom<LeerlingRow> => ({
      naam: ['plek_bij_vertrek', 'plek_na_1_jaar', 'plek_na_2_jaar'][moment] ?? '',
      soort: 'code',
      uitleg: `Soort plek ${['bij het vertrek', 'een jaar later', 'twee jaar later'][moment]}. Leeg: niet ingevuld${moment === 0 ? '' : ', of het vertrekjaar is leeg'}.`,
      waarden: PLEKKEN,
      van: (r) => r.plekken[moment],
    }),
  ),
  {
    naam: 'uitkomst',
    soort: 'code',
    uitleg: `De plek bij vertrek vergeleken met het verwachte uitstroomprofiel. ${VERZWEGEN}`,
    waarden: UITKOMSTEN,
    van: (r) => r.uitkomst,
  },
  ...([1, 2] as const).map(
    (moment): Kolom<LeerlingRow> => ({
      naam: `bestendig_na_${moment}_jaar`,
      soort: 'code',
      uitleg: `Of de leerling ${moment === 1 ? 'een jaar' : 'twee jaar'} later nog op hetzelfde of een hoger profiel zit. Leeg als het vertrekjaar leeg is.`,
      waarden: BESTENDIG,
      van: (r) => (r.vertrokken === null ? null : bestendigingVan(r.plekken[0], r.plekken[moment])),
    }),
  ),
];

/**
 * One row for each pupil at school of whom the leerroute is told, and each leerlijn of taal and rekenen that has niveaus. What his
 * leerroute expects of him is no column: it is made from his age to the year.
 */
export const LEERLIJNEN: readonly Kolom<LijnRow>[] = [
  { ...PSEUDONIEM, van: (r) => r.pseudoniem },
  { ...SCHOOL, van: (r) => r.school },
  { naam: 'vak', soort: 'code', uitleg: 'Taal of rekenen.', waarden: ['taal', 'rekenen'], van: (r) => r.vak },
  {
    naam: 'leerlijn',
    soort: 'code',
    uitleg: 'Code van de leerlijn in het pakket van de school.',
    van: (r) => r.lijn,
  },
  {
    naam: 'streefniveau',
    soort: 'getal',
    uitleg: 'Streefniveau van deze periode, als rangnummer: 1 is het laagste niveau van de leerlijn.',
    van: (r) => r.streef,
  },
  {
    naam: 'positie',
    soort: 'getal',
    uitleg:
      'Aantal behaalde niveaus, met het deel van het volgende. 2,5 is twee niveaus en de helft van het derde.',
    van: (r) => r.positie,
  },
  {
    naam: 'oordeel',
    soort: 'code',
    uitleg: 'De positie vergeleken met wat de leerroute op deze leeftijd verwacht.',
    waarden: OORDELEN,
    van: (r) => r.oordeel,
  },
];

/** The two tables of the set. */
export type SetNaam = 'leerlingen' | 'leerlijnen';
