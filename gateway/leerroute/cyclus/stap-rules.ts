/** Steps of the cyclisch leerproces, in their order (domain.md §1.7, R56). What a school calls them is a setting (R58). */
export const STAPPEN = ['evalueren', 'bepalen', 'plannen', 'leren', 'vastleggen'] as const;
export type Stap = (typeof STAPPEN)[number];

/** Why somebody is in a step; it decides what the next act is. */
export type Waarom =
  | 'geen_leerroute' // bepalen: not placed
  | 'geen_streef' // bepalen: placed, and works on nothing yet
  | 'voorbij' // evalueren: the period is over, doelen were not evaluated
  | 'bijna_voorbij' // evalueren: the last weeks
  | 'geevalueerd' // bepalen: all doelen of the period were evaluated
  | 'zonder_actie' // plannen: open doelen that nothing is done for
  | 'lang_niets' // vastleggen: nothing was recorded for weeks
  | 'bezig'; // leren

export interface Plek {
  readonly stap: Stap;
  readonly waarom: Waarom;
}

/** What is known of one pupil today. */
export interface StapFeiten {
  readonly opLeerroute: boolean;
  /** Leerlijnen he works on. */
  readonly lijnen: number;
  /** Days since the first, and until the end, of the earliest period he still works in; below 0 when it is over. */
  readonly dagenBezig: number;
  readonly dagenTotEinde: number;
  /** Doelen on his card now. */
  readonly doelen: number;
  /** Of those: evaluated in this period (R28). */
  readonly geevalueerd: number;
  /** Of those: not behaald, and without an actie that goes on (R26). */
  readonly zonderActie: number;
  /** Days since a doel was judged or an actie was done; `null`: never. */
  readonly dagenStil: number | null;
}

/** Evaluating begins three weeks before the end of a period (domain.md §2.3). */
export const EVALUEREN_VANAF = 21;
/** So many days without anything recorded, and recording is what there is to do. Our own choice. */
export const STIL_NA = 21;

/** Where a pupil stands in the cycle, from facts alone: it is never stored and so never out of date (R56). */
export function stapVan(f: StapFeiten): Plek {
  if (!f.opLeerroute) return { stap: 'bepalen', waarom: 'geen_leerroute' };
  if (f.lijnen === 0) return { stap: 'bepalen', waarom: 'geen_streef' };
  if (f.dagenTotEinde <= EVALUEREN_VANAF) {
    if (f.doelen > 0 && f.geevalueerd >= f.doelen) return { stap: 'bepalen', waarom: 'geevalueerd' };
    return { stap: 'evalueren', waarom: f.dagenTotEinde <= 0 ? 'voorbij' : 'bijna_voorbij' };
  }
  if (f.zonderActie > 0) return { stap: 'plannen', waarom: 'zonder_actie' };
  const stil = f.dagenStil === null ? f.dagenBezig : Math.min(f.dagenStil, f.dagenBezig);
  return stil >= STIL_NA ? { stap: 'vastleggen', waarom: 'lang_niets' } : { stap: 'leren', waarom: 'bezig' };
}

/** What cannot wait comes first; it decides between steps with as many pupils. */
const DRINGEND: readonly Waarom[] = [
  'voorbij',
  'geen_leerroute',
  'geen_streef',
  'bijna_voorbij',
  'geevalueerd',
  'zonder_actie',
  'lang_niets',
  'bezig',
];

export interface GroepPlek extends Plek {
  /** Pupils in each step; steps without anybody are left out, the order is that of the cycle. */
  readonly aantallen: readonly { readonly stap: Stap; readonly aantal: number }[];
}

const dringend = (plekken: readonly Plek[]): readonly Plek[] =>
  [...plekken].sort((a, b) => DRINGEND.indexOf(a.waarom) - DRINGEND.indexOf(b.waarom));

/**
 * Where a group stands: the step of most of its pupils, and of equals the one that can wait least (R56). `null`: nobody is
 * in it. The order of the pupils makes no difference.
 */
export function stapVanGroep(plekken: readonly Plek[]): GroepPlek | null {
  const aantal = (stap: Stap) => plekken.filter((p) => p.stap === stap).length;
  const meest = Math.max(...STAPPEN.map(aantal));
  const eerste = dringend(plekken).find((p) => aantal(p.stap) === meest);
  if (eerste === undefined) return null;
  return {
    ...eerste,
    aantallen: STAPPEN.map((stap) => ({ stap, aantal: aantal(stap) })).filter((s) => s.aantal > 0),
  };
}
