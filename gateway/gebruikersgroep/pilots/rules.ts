import type { Datum } from '../../model/roster.ts';

/** What a school said yes to. */
export interface Toestemming {
  readonly pilot: string;
  readonly functie: string;
  readonly van: Datum;
  /** The last day. */
  readonly tot: Datum;
  readonly stand: 'loopt' | 'ingevoerd' | 'gestopt';
  /** Null: the whole school. */
  readonly groepen: readonly string[] | null;
}

/**
 * Whether a feature is on for a group that its school said yes for, and no other: from the first day up to the last, and after that
 * by itself not any more; for good when it was adopted.
 */
export function isAan(toestemming: Toestemming, groep: string, dag: Datum): boolean {
  const { stand, van, tot, groepen } = toestemming;
  if (stand === 'gestopt' || (groepen !== null && !groepen.includes(groep))) return false;
  return stand === 'ingevoerd' || (van <= dag && dag <= tot);
}

/** Sums of a week, over all schools; null: more than nothing and less than five, so not told. */
export interface Week {
  readonly week: Datum;
  readonly getoond: number | null;
  readonly geopend: number | null;
  readonly uitkomst: number | null;
  /** On how many days of that week the outcome was counted. */
  readonly dagen: number;
}

/** What is counted on a school day before and during a pilot, on average, to one decimal; null: not enough to tell. */
export function voorEnTijdens(
  weken: readonly Week[],
  van: Datum,
): { voor: number | null; tijdens: number | null } {
  const gemiddeld = (some: readonly Week[]) => {
    const geteld = some.filter((week) => week.uitkomst !== null && week.dagen > 0);
    const dagen = geteld.reduce((som, week) => som + week.dagen, 0);
    const som = geteld.reduce((all, week) => all + (week.uitkomst ?? 0), 0);
    return dagen === 0 ? null : Math.round((10 * som) / dagen) / 10;
  };
  const eerste = maandagVan(van);
  return {
    voor: gemiddeld(weken.filter((week) => week.week < eerste)),
    tijdens: gemiddeld(weken.filter((week) => week.week >= eerste)),
  };
}

/** The Monday of the week of a day. */
export function maandagVan(dag: Datum): Datum {
  const op = new Date(`${dag}T00:00:00Z`);
  op.setUTCDate(op.getUTCDate() - ((op.getUTCDay() + 6) % 7));
  return op.toISOString().slice(0, 10);
}
