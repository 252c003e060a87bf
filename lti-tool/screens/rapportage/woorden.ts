import {
  type Onderwerp,
  type Rapport,
  somVan,
  type Vak,
  type Verdeling,
} from '../../../gateway/rapportage/service.ts';
import type { Moment, Plek } from '../../../gateway/rapportage/uitstroom/service.ts';

/** "2025-2026". */
export const schooljaar = (begin: number): string => `${begin}-${begin + 1}`;

const leerlingen = (n: number): string => (n === 1 ? '1 leerling' : `${n} leerlingen`);

/** Columns and rows of all tables by their key. */
const WOORD: Readonly<Record<string, string>> = {
  onder: 'onder verwachting',
  op: 'op verwachting',
  boven: 'boven verwachting',
  lager: 'lager dan verwacht',
  gelijk: 'zoals verwacht',
  hoger: 'hoger dan verwacht',
  anders: 'ergens anders',
  vso: 'naar ander speciaal onderwijs',
  bestendig: 'nog op de plek, of hoger',
  niet_bestendig: 'niet meer op de plek',
  onbekend: 'niet bekend',
  dagbesteding: 'dagbesteding',
  arbeidsmarkt: 'arbeid',
  vervolgonderwijs: 'vervolgonderwijs',
};

function opsomming(woorden: readonly string[], voegwoord: 'en' | 'of'): string {
  if (woorden.length < 2) return woorden[0] ?? '';
  return `${woorden.slice(0, -1).join(', ')} ${voegwoord} ${woorden.at(-1)}`;
}

/** Name of a column; of columns that were taken together all their names. */
export const kolomNaam = (sleutels: readonly string[]): string =>
  opsomming(
    sleutels.map((s) => WOORD[s] ?? s),
    'of',
  );

const zonder: Readonly<Record<Verdeling, string>> = {
  school: 'school niet bekend',
  leerroute: 'zonder leerroute',
  profiel: 'profiel niet bekend',
  cohort: 'niet bekend',
};

/** Name of a row: a school, a leerroute, a profile, or the school year in which pupils came. */
export function rijNaam(verdeling: Verdeling, sleutels: readonly string[]): string {
  const een = (sleutel: string): string => {
    if (sleutel === '') return zonder[verdeling];
    if (verdeling === 'cohort') return schooljaar(Number(sleutel));
    return verdeling === 'profiel' ? (WOORD[sleutel] ?? sleutel) : sleutel;
  };
  return opsomming(sleutels.map(een), 'en');
}

export const VERDELING: Readonly<Record<Verdeling, { readonly kop: string; readonly kolom: string }>> = {
  school: { kop: 'Per school', kolom: 'School' },
  leerroute: { kop: 'Per leerroute', kolom: 'Leerroute' },
  profiel: { kop: 'Per verwacht profiel', kolom: 'Verwacht profiel' },
  cohort: { kop: 'Naar jaar van instroom', kolom: 'Ingestroomd in' },
};

/** All pupils of a subject together. */
export const ALLE = 'Alle leerlingen';

export const VAK: Readonly<Record<Vak, string>> = { taal: 'Nederlandse taal', rekenen: 'Rekenen' };

const TE_WEINIG = 'Het gaat om minder dan vijf leerlingen. Daarom laten we geen cijfers zien.';

/** How many stand in these columns, from the first table that can say so; `null`: saying it would tell too much. */
function aantalIn({ delen }: Onderwerp, sleutels: readonly string[]): number | null {
  for (const { tabel } of delen) {
    const n = somVan(tabel, sleutels);
    if (n !== null) return n;
  }
  return null;
}

/** "Geen van de 6 leerlingen", "1 van de 6 leerlingen", "Alle 6 leerlingen". */
function deelVan(n: number, totaal: number): string {
  if (n === totaal && totaal > 1) return `Alle ${totaal} leerlingen`;
  return `${n === 0 ? 'Geen' : n} van de ${leerlingen(totaal)}`;
}

/** One sentence about a chart, from totals that are shown; and of how many it is not known. */
function conclusie(
  onderwerp: Onderwerp,
  sleutels: readonly string[],
  zeg: (deel: string, een: boolean) => string,
): string {
  const { leerlingen: totaal } = onderwerp;
  if (totaal === null) return TE_WEINIG;
  const n = aantalIn(onderwerp, sleutels);
  if (n === null)
    return `Het gaat om ${leerlingen(totaal)}. Welk deel precies zeggen we niet: dan zou je iemand kunnen herkennen.`;
  const onbekend = aantalIn(onderwerp, ['onbekend']);
  const zin = zeg(deelVan(n, totaal), n < 2);
  return onbekend === null || onbekend === 0 ? zin : `${zin} Van ${leerlingen(onbekend)} weten we het niet.`;
}

export const streefConclusie = (onderwerp: Onderwerp, vak: Vak): string =>
  onderwerp.leerlingen === 0
    ? 'Er is nog geen leerling op een leerroute geplaatst waar dit bij hoort.'
    : conclusie(
        onderwerp,
        ['op', 'boven'],
        (deel, een) => `${deel} ${een ? 'zit' : 'zitten'} bij ${vak} op of boven wat de leerroute verwacht.`,
      );

/** Who goes on in special education was not to leave it yet, so he is counted apart. */
export function uitstroomConclusie(onderwerp: Onderwerp, jaar: number): string {
  const { leerlingen: totaal } = onderwerp;
  const vso = aantalIn(onderwerp, ['vso']);
  const weg = `die in ${schooljaar(jaar)} van school gingen,`;
  if (totaal !== null && totaal > 0 && vso === totaal)
    return `${deelVan(vso, totaal)} ${weg} gingen naar ander speciaal onderwijs.`;
  const zin = conclusie(
    onderwerp,
    ['gelijk', 'hoger'],
    (deel, een) => `${deel} ${weg} ${een ? 'kwam' : 'kwamen'} terecht zoals verwacht, of hoger.`,
  );
  return vso === null || vso === 0 ? zin : `${zin} Naar ander speciaal onderwijs: ${leerlingen(vso)}.`;
}

export const bestendigConclusie = (onderwerp: Onderwerp, moment: 1 | 2): string =>
  onderwerp.leerlingen === 0
    ? 'Uit dat schooljaar zijn er geen vertrokken leerlingen.'
    : conclusie(
        onderwerp,
        ['bestendig'],
        (deel, een) =>
          `${deel} ${een ? 'zat' : 'zaten'} na ${moment === 1 ? 'een jaar' : 'twee jaar'} nog op ${een ? 'die' : 'hun'} plek, of op een hogere.`,
      );

export const oppConclusie = ({ leerlingen: n, tellingen }: Rapport['opp']): string => {
  const laat = tellingen.find((t) => t.lijst === 'te_laat')?.totaal ?? null;
  if (n === 0 || n === null) return 'Er zijn nog geen leerlingen ingeschreven.';
  if (laat === 0) return `Van de ${leerlingen(n)} is er bij niemand iets te laat.`;
  return laat === null
    ? `Bij een paar van de ${leerlingen(n)} is iets te laat.`
    : `Bij ${laat} van de ${leerlingen(n)} is iets te laat.`;
};

export const PLEK: Readonly<Record<Plek, string>> = {
  dagbesteding_beleving: 'dagbesteding, belevingsgericht',
  dagbesteding_arbeid: 'dagbesteding, met werk of taken',
  beschut_werk: 'beschut werk',
  werk: 'werk, ook met begeleiding',
  mbo: 'mbo',
  vo: 'voortgezet onderwijs',
  vso: 'andere school voor speciaal onderwijs',
  geen: 'thuis, zonder plek',
  anders: 'iets anders',
  onbekend: 'niet te achterhalen',
};

/** The same in a narrow column, where the long ones would fill a screen. */
export const PLEK_KORT: Readonly<Record<Plek, string>> = {
  ...PLEK,
  dagbesteding_beleving: 'dagbesteding, beleving',
  dagbesteding_arbeid: 'dagbesteding, werk',
  werk: 'werk',
  vso: 'ander (v)so',
  geen: 'thuis',
};

export const MOMENT: Readonly<Record<Moment, string>> = {
  0: 'Waar ging de leerling heen?',
  1: 'Waar is de leerling na een jaar?',
  2: 'Waar is de leerling na twee jaar?',
};

export const MOMENT_KORT: Readonly<Record<Moment, string>> = {
  0: 'Bij het vertrek',
  1: 'Na een jaar',
  2: 'Na twee jaar',
};
