import type { Datum } from '../../model/roster.ts';

/** Where the pupil was on a leerlijn on a day, in niveaus. */
export interface Meetpunt {
  readonly op: Datum;
  readonly positie: number;
}

/**
 * What the pupil's own history makes likely (R17; domain.md §1.6: no straight line). An interval and never one number; it
 * decides nothing, and no rule of Koers reads it.
 */
export type Prognose =
  | { readonly soort: 'te_weinig'; readonly waarom: 'punten' | 'tijd' }
  | { readonly soort: 'verwachting'; readonly op: Datum; readonly laag: number; readonly hoog: number };

/** Less than this says too little about one pupil. */
export const MIN_PUNTEN = 4;
export const MIN_DAGEN = 300;
/** Days between the moments that are looked at. */
const STAP = 30;
/** 80 % of a normal distribution lies within so many standard deviations. */
const Z_80 = 1.2816;
/** What one moment adds to the uncertainty at most, in niveaus: one wild month does not make a whole future wild. */
const MEEST_PER_STAP = 0.5;

const DAG_MS = 86_400_000;
const dagen = (van: Datum, tot: Datum): number => (Date.parse(tot) - Date.parse(van)) / DAG_MS;

function mediaan(gesorteerd: readonly number[]): number {
  const midden = (gesorteerd.length - 1) / 2;
  return ((gesorteerd[Math.floor(midden)] ?? 0) + (gesorteerd[Math.ceil(midden)] ?? 0)) / 2;
}

/**
 * One moment each thirty days, where he was then as far as anyone knew. The moments at which something changed tell
 * nothing of the months in which nothing did.
 */
function gelijkmatig(punten: readonly Meetpunt[], eerste: Meetpunt, nu: Meetpunt): Meetpunt[] {
  const begin = Date.parse(eerste.op);
  const stappen = Math.ceil(dagen(eerste.op, nu.op) / STAP);
  const om = Array.from({ length: stappen }, (_, i) => {
    const op = new Date(begin + i * STAP * DAG_MS).toISOString().slice(0, 10);
    return { op, positie: punten.findLast((p) => p.op <= op)?.positie ?? eerste.positie };
  });
  return [...om, nu];
}

/** Growth a day between every two moments, lowest first; their median is the pace (Theil 1950, Sen 1968). */
function hellingen(punten: readonly Meetpunt[]): number[] {
  return punten
    .flatMap((a, i) => punten.slice(i + 1).map((b) => (b.positie - a.positie) / dagen(a.op, b.op)))
    .sort((a, b) => a - b);
}

/**
 * How far off the growth over `ver` days may be. Learning goes in steps, so what is uncertain adds up step by step: the variance
 * grows with the time ahead, and with its square because the pace itself was seen over a limited time (a random walk with an
 * estimated drift). How large a step is, the own history says.
 */
function onzekerheid(punten: readonly Meetpunt[], perDag: number, ver: number): number {
  const stappen = punten.slice(1).map((p, i) => {
    const vorige = punten[i] ?? p;
    const naast = p.positie - vorige.positie - perDag * dagen(vorige.op, p.op);
    return Math.min(MEEST_PER_STAP, Math.abs(naast)) ** 2;
  });
  const gevolgd = dagen(punten[0]?.op ?? '', punten.at(-1)?.op ?? '');
  const perDagVariantie = stappen.reduce((som, stap) => som + stap, 0) / gevolgd;
  return Z_80 * Math.sqrt(perDagVariantie * (ver + ver ** 2 / gevolgd));
}

const omlaag = (n: number): number => Math.floor(n * 10 + 1e-9) / 10;
const omhoog = (n: number): number => Math.ceil(n * 10 - 1e-9) / 10;

/**
 * Between which niveaus the pupil will likely be on a later day, when he goes on as he went: in about four cases of five, which
 * the test measures on pupils who learn by chance. Robust: a median of slopes, so one good or bad month does not carry it. Rounded outwards to a tenth and kept within the leerlijn.
 * `punten` by date, the last one is where he is now; `hoogste` is the number of niveaus.
 */
export function prognose(punten: readonly Meetpunt[], op: Datum, hoogste: number): Prognose {
  const [eerste] = punten;
  const nu = punten.at(-1);
  if (eerste === undefined || nu === undefined || punten.length < MIN_PUNTEN)
    return { soort: 'te_weinig', waarom: 'punten' };
  if (dagen(eerste.op, nu.op) < MIN_DAGEN) return { soort: 'te_weinig', waarom: 'tijd' };
  const reeks = gelijkmatig(punten, eerste, nu);
  const perDag = mediaan(hellingen(reeks));
  const ver = Math.max(0, dagen(nu.op, op));
  const verwacht = nu.positie + perDag * ver;
  const los = onzekerheid(reeks, perDag, ver);
  const binnen = (n: number) => Math.min(hoogste, Math.max(0, n));
  return {
    soort: 'verwachting',
    op,
    laag: omlaag(binnen(verwacht - los)),
    hoog: omhoog(binnen(verwacht + los)),
  };
}
