import type { BeeldLijn, BesluitKeuze, ResultaatView } from '../../../gateway/leerroute/beeld/view.ts';
import type { LeerdoelZoom } from '../../../gateway/leerroute/view.ts';
import { komma } from '../../ui/charts/getal.ts';
import type { Tone } from '../../ui/components/badge.tsx';
import type { IconName } from '../../ui/components/icon.tsx';
import { dagVoluit } from '../datum.ts';

type Route = NonNullable<BeeldLijn['route']>;

/** "1,5 niveau": plain niveaus are counted in one form, also when there are more. */
const niveaus = (n: number): string => `${komma(Math.abs(n))} niveau`;

/** Measure A in words, with an icon and a colour that only help. */
export function routeWoord({ verschil, oordeel }: Route): { tone: Tone; icon: IconName; tekst: string } {
  switch (oordeel) {
    case 'voor':
      return { tone: 'info', icon: 'stairs-up', tekst: `${niveaus(verschil)} voor` };
    case 'achter':
      return { tone: 'warning', icon: 'stairs-down', tekst: `${niveaus(verschil)} achter` };
    case 'op':
      return { tone: 'success', icon: 'circle-check', tekst: 'op de route' };
    default:
      return oordeel satisfies never;
  }
}

/** "Vooruitblik op 31 juli 2027: 3,4 tot 4,2", or why that cannot be said. */
export function prognoseTekst(prognose: NonNullable<BeeldLijn['prognose']>): string {
  if (prognose.soort === 'verwachting') {
    const { op, laag, hoog } = prognose;
    const waar = laag === hoog ? `rond ${komma(laag)}` : `${komma(laag)} tot ${komma(hoog)}`;
    return `Vooruitblik op ${dagVoluit(op)}: ${waar}`;
  }
  return prognose.waarom === 'punten'
    ? 'Te weinig gegevens voor een vooruitblik'
    : 'Te kort gevolgd voor een vooruitblik';
}

export const KEUZE: Record<BesluitKeuze, { label: string; note: string }> = {
  pas_op_de_plaats: {
    label: 'Pas op de plaats',
    note: 'Wat voorloopt gaat nu niet verder omhoog. Eerst komt er rust voor wat achterblijft.',
  },
  intensiveren: {
    label: 'Intensiveren',
    note: 'Er komt meer tijd en hulp voor wat achterblijft. Wat voorloopt gaat gewoon door.',
  },
};

/** "96 (vaardigheidsscore)". */
export function scoreTekst({ score, schaal }: Pick<ResultaatView, 'score' | 'schaal'>): string {
  if (score === null) return '–';
  return schaal === null ? score : `${score} (${schaal})`;
}

/** "DLE 28 bij DL 40, achterstand 12 maanden, leerrendement 70 %", as far as the source says it. */
export function dleTekst(r: ResultaatView): string {
  if (r.dl === null || r.dle === null) return '–';
  const achter = r.dl - r.dle;
  const verschil = achter > 0 ? `${achter} achter` : achter < 0 ? `${-achter} voor` : 'gelijk';
  const rendement = r.leerrendement === null ? '' : `, leerrendement ${r.leerrendement} %`;
  const sinds =
    r.leerrendementSindsVorige === null ? '' : `, sinds de vorige keer ${r.leerrendementSindsVorige} %`;
  return `DLE ${r.dle} bij DL ${r.dl} (${verschil})${rendement}${sinds}`;
}

/** How a school comes from several judgements to one stand (R23). */
export const REGEL: Record<LeerdoelZoom['regel'], { label: string; note: string }> = {
  laatste: { label: 'Het laatste oordeel telt', note: 'Wie er ook als laatste keek.' },
  twee_waarnemers: {
    label: 'Twee waarnemers',
    note: 'Behaald is pas behaald als twee mensen het hebben gezien.',
  },
  voorzichtigste: {
    label: 'Het voorzichtigste oordeel telt',
    note: 'Van ieders laatste oordeel telt het laagste.',
  },
};
