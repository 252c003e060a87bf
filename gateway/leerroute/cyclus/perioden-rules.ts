import type { Datum } from '../../model/roster.ts';
import { schooljaarBegin } from '../volgen/leeftijd-rules.ts';

/** A period of a school year; see `koers.periode`. */
export interface NieuwePeriode {
  /** `2026-2027`. */
  readonly schooljaar: string;
  readonly volgnummer: number;
  readonly naam: string;
  readonly van: Datum;
  /** First day after the period. */
  readonly tot: Datum;
}

/** First days of the periods of a school year as MM-DD, in its order; the first is always 1 August (R57). */
export type Grenzen = readonly string[];

const EERSTE = '08-01';
const DAG_MS = 86_400_000;
/** Shorter than this, in days, is no period to plan anything in. Our own choice. */
const KORTST = 28;

const dagen = (van: Datum, tot: Datum): number => (Date.parse(tot) - Date.parse(van)) / DAG_MS;
const datum = (jaar: number, grens: string): Datum => `${grens < EERSTE ? jaar + 1 : jaar}-${grens}`;
/** The last of days or school years; '' when there are none. */
const laatsteVan = (lijst: readonly string[]): string => [...lijst].sort().at(-1) ?? '';
const naamVan = (jaar: number): string => `${jaar}-${jaar + 1}`;

/** What Koers proposes: a year in 2, 3 or 4 parts of whole months. */
export function evenGrenzen(aantal: 2 | 3 | 4): Grenzen {
  return Array.from({ length: aantal }, (_, i) => {
    const maand = ((7 + (i * 12) / aantal) % 12) + 1;
    return `${String(maand).padStart(2, '0')}-01`;
  });
}

export type GrensFout = 'aantal' | 'eerste' | 'datum' | 'volgorde' | 'te_kort';

/** What is wrong with a division of the year; `null`: nothing. 29 February is not in every year. */
export function grensFout(grenzen: Grenzen): GrensFout | null {
  if (grenzen.length < 2 || grenzen.length > 4) return 'aantal';
  if (grenzen[0] !== EERSTE) return 'eerste';
  const echt = (md: string) =>
    /^\d\d-\d\d$/.test(md) && new Date(`2025-${md}T00:00:00Z`).toJSON()?.slice(5, 10) === md;
  if (!grenzen.every(echt)) return 'datum';
  // 2026-2027 has no leap day: what is long enough there is so in every year.
  const begin = [...grenzen.map((md) => datum(2026, md)), '2027-08-01'];
  const lengtes = begin.slice(1).map((tot, i) => dagen(begin[i] ?? tot, tot));
  if (lengtes.some((n) => n <= 0)) return 'volgorde';
  return lengtes.some((n) => n < KORTST) ? 'te_kort' : null;
}

/** The periods of the school year that begins in `jaar`, without gaps. */
export function jaarPerioden(jaar: number, grenzen: Grenzen): NieuwePeriode[] {
  const begin = grenzen.map((md) => datum(jaar, md));
  return begin.map((van, i) => ({
    schooljaar: naamVan(jaar),
    volgnummer: i + 1,
    naam: `Periode ${i + 1}`,
    van,
    tot: begin[i + 1] ?? `${jaar + 1}-${EERSTE}`,
  }));
}

export interface BestaandePeriode extends NieuwePeriode {
  readonly id: string;
  /** Something was placed, planned or evaluated in it. */
  readonly inGebruik: boolean;
}

/** The division that a school has now: that of its last school year, as far as it fits; else three even parts. */
export function grenzenUit(bestaand: readonly NieuwePeriode[]): Grenzen {
  const laatste = laatsteVan(bestaand.map((p) => p.schooljaar));
  const grenzen = bestaand
    .filter((p) => p.schooljaar === laatste)
    .sort((a, b) => (a.van < b.van ? -1 : 1))
    .map((p, i) => (i === 0 ? EERSTE : p.van.slice(5)));
  return grensFout(grenzen) === null ? grenzen : evenGrenzen(3);
}

export interface PeriodePlan {
  /** Ids of periods that make place; none of them has begun or is in use. */
  readonly weg: readonly string[];
  readonly nieuw: readonly NieuwePeriode[];
}

/** From `cut` on; a rest too short to plan in goes to the period after it. */
function vanaf(gewenst: readonly NieuwePeriode[], cut: Datum): NieuwePeriode[] {
  const over = gewenst.filter((p) => p.tot > cut).map((p) => (p.van < cut ? { ...p, van: cut } : p));
  const [eerste, tweede] = over;
  if (!eerste || !tweede || eerste.van !== cut || dagen(cut, eerste.tot) >= KORTST) return over;
  return [{ ...tweede, van: cut }, ...over.slice(2)];
}

function planJaar(
  jaar: number,
  rijen: readonly BestaandePeriode[],
  grenzen: Grenzen,
  cut: Datum,
  vast: number,
) {
  const los = rijen.filter((p) => p.van >= cut).sort((a, b) => (a.van < b.van ? -1 : 1));
  const gewenst = vanaf(jaarPerioden(jaar, grenzen), cut).map((p, i) => ({
    ...p,
    volgnummer: vast + i + 1,
    naam: `Periode ${vast + i + 1}`,
  }));
  const gelijk =
    los.length === gewenst.length &&
    los.every((p, i) => p.van === gewenst[i]?.van && p.tot === gewenst[i]?.tot);
  return gelijk ? { weg: [], nieuw: [] } : { weg: los.map((p) => p.id), nieuw: gewenst };
}

/**
 * R57: divides this school year and the next one anew. What has begun or is in use stays exactly as it is, with all that
 * lies before it; what comes after is divided by `grenzen`, without gaps and without overlap. Later years follow by
 * themselves when they come near.
 */
export function planPerioden(
  bestaand: readonly BestaandePeriode[],
  grenzen: Grenzen,
  vandaag: Datum,
): PeriodePlan {
  const jaar = schooljaarBegin(vandaag);
  const vast = bestaand.filter((p) => p.van <= vandaag || p.inGebruik);
  const cut = laatsteVan(vast.map((p) => p.tot));
  const plannen = [jaar, jaar + 1].map((j) => {
    const rijen = bestaand.filter((p) => p.schooljaar === naamVan(j));
    const begin = `${j}-${EERSTE}`;
    const hoogste = Math.max(0, ...rijen.filter((p) => p.van < cut).map((p) => p.volgnummer));
    return planJaar(j, rijen, grenzen, cut > begin ? cut : begin, hoogste);
  });
  return { weg: plannen.flatMap((p) => p.weg), nieuw: plannen.flatMap((p) => p.nieuw) };
}

/** Only what is missing of this school year and the next; nothing makes place. */
export function ontbrekendePerioden(
  bestaand: readonly BestaandePeriode[],
  grenzen: Grenzen,
  vandaag: Datum,
): readonly NieuwePeriode[] {
  const bezet = bestaand.map((p) => ({ ...p, inGebruik: true }));
  return planPerioden(bezet, grenzen, vandaag).nieuw;
}
