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
/** Two moments closer together than this say nothing about pace. */
const MIN_TUSSEN = 30;
/** 80 % of a normal distribution lies within so many standard deviations. */
const Z_80 = 1.2816;

const DAG_MS = 86_400_000;
const dagen = (van: Datum, tot: Datum): number => (Date.parse(tot) - Date.parse(van)) / DAG_MS;

function mediaan(gesorteerd: readonly number[]): number {
  const midden = (gesorteerd.length - 1) / 2;
  return ((gesorteerd[Math.floor(midden)] ?? 0) + (gesorteerd[Math.ceil(midden)] ?? 0)) / 2;
}

/** Growth a day between every two moments, lowest first (Theil 1950, Sen 1968). */
function hellingen(punten: readonly Meetpunt[]): number[] {
  return punten
    .flatMap((a, i) =>
      punten.slice(i + 1).flatMap((b) => {
        const tussen = dagen(a.op, b.op);
        return tussen < MIN_TUSSEN ? [] : [(b.positie - a.positie) / tussen];
      }),
    )
    .sort((a, b) => a - b);
}

/**
 * The 80 % interval of Sen's slope: the ranks that lie z·√Var(S)/2 to either side of the middle, Var(S) = n(n−1)(2n+5)/18
 * (Sen 1968). With few moments these are the slowest and the fastest growth that were ever seen.
 */
function tempo(punten: readonly Meetpunt[]): { laag: number; midden: number; hoog: number } {
  const n = punten.length;
  const helling = hellingen(punten);
  const breedte = Z_80 * Math.sqrt((n * (n - 1) * (2 * n + 5)) / 18);
  const laag = Math.max(0, Math.floor((helling.length - breedte) / 2));
  const hoog = Math.min(helling.length - 1, Math.ceil((helling.length + breedte) / 2));
  return { laag: helling[laag] ?? 0, midden: mediaan(helling), hoog: helling[hoog] ?? 0 };
}

/** How far the moments usually lie from the line of the middle pace: what is uncertain about today already. */
function spreiding(punten: readonly Meetpunt[], perDag: number): number {
  const eerste = punten[0]?.op ?? '';
  const vanaf = punten.map((p) => p.positie - perDag * dagen(eerste, p.op)).sort((a, b) => a - b);
  const midden = mediaan(vanaf);
  return mediaan(vanaf.map((v) => Math.abs(v - midden)).sort((a, b) => a - b));
}

const omlaag = (n: number): number => Math.floor(n * 10 + 1e-9) / 10;
const omhoog = (n: number): number => Math.ceil(n * 10 - 1e-9) / 10;

/**
 * Between which niveaus the pupil will likely be on a later day, when he goes on as he went (in four cases of five). Robust:
 * a median of slopes, so one good or bad month does not carry it. Rounded outwards to a tenth and kept within the leerlijn.
 * `punten` by date, the last one is where he is now; `hoogste` is the number of niveaus.
 */
export function prognose(punten: readonly Meetpunt[], op: Datum, hoogste: number): Prognose {
  const [eerste] = punten;
  const nu = punten.at(-1);
  if (eerste === undefined || nu === undefined || punten.length < MIN_PUNTEN)
    return { soort: 'te_weinig', waarom: 'punten' };
  if (dagen(eerste.op, nu.op) < MIN_DAGEN) return { soort: 'te_weinig', waarom: 'tijd' };
  const { laag, midden, hoog } = tempo(punten);
  const ver = Math.max(0, dagen(nu.op, op));
  const los = spreiding(punten, midden);
  const binnen = (n: number) => Math.min(hoogste, Math.max(0, n));
  return {
    soort: 'verwachting',
    op,
    laag: omlaag(binnen(nu.positie + laag * ver - los)),
    hoog: omhoog(binnen(nu.positie + hoog * ver + los)),
  };
}
