import { isBehaald } from './rules.ts';

/** A doel that stands or stood on the card of a pupil. */
export interface KaartDoelStaat {
  readonly leerdoel: string;
  /** `null` on a leerlijn without niveaus. */
  readonly niveau: string | null;
  readonly stand: number;
  readonly meegenomen: boolean;
  readonly vervallen: boolean;
}

/** One pupil on one leerlijn, as it is before a placement. */
export interface LijnStaat {
  readonly leerlijn: string;
  /** `null`: the pupil does not work on this leerlijn now. */
  readonly streef: { readonly niveau: string | null; readonly periode: string; readonly van: string } | null;
  readonly doelen: readonly KaartDoelStaat[];
}

/** What a placement does with one leerlijn; stands in the event. The lists are whole, not differences. */
export interface LijnBesluit {
  readonly leerlijn: string;
  readonly van: string | null;
  readonly naar: string | null;
  readonly periode: string;
  /** Leerdoelen carried over, after this placement. */
  readonly meegenomen: readonly string[];
  /** Leerdoelen dropped, after this placement. */
  readonly vervallen: readonly string[];
  /** The same lists before it, so that undo is exact. */
  readonly voor: { readonly meegenomen: readonly string[]; readonly vervallen: readonly string[] };
}

export type Keuze = 'meenemen' | 'vervallen';

/** On the card now: the doelen of the streefniveau, and those carried over. */
export function opKaart(staat: LijnStaat): KaartDoelStaat[] {
  const { streef } = staat;
  return streef === null
    ? []
    : staat.doelen.filter((d) => d.niveau === streef.niveau || (d.meegenomen && !d.vervallen));
}

/** On the card, not behaald, and not a doel of the niveau that is placed to: something must become of it (R31). */
export function openDoelen(staat: LijnStaat, naar: string | null, behaaldVanaf: number): KaartDoelStaat[] {
  return opKaart(staat).filter((d) => !isBehaald(d.stand, behaaldVanaf) && d.niveau !== naar);
}

const ids = (doelen: readonly KaartDoelStaat[]) => doelen.map((d) => d.leerdoel).sort();

/**
 * What placing on a niveau does: open doelen are carried over or dropped, whatever was dropped before stays so
 * until its own niveau is the streefniveau again, and doelen that are behaald simply leave the card (R24, R31).
 */
export function planLijn(
  staat: LijnStaat,
  naar: string | null,
  periode: string,
  keuze: (leerdoel: string) => Keuze,
  behaaldVanaf: number,
): LijnBesluit {
  const open = openDoelen(staat, naar, behaaldVanaf);
  const meegenomen = ids(open.filter((d) => keuze(d.leerdoel) === 'meenemen'));
  const weg = new Set(open.filter((d) => keuze(d.leerdoel) === 'vervallen').map((d) => d.leerdoel));
  return {
    leerlijn: staat.leerlijn,
    van: staat.streef?.niveau ?? null,
    naar,
    periode,
    meegenomen,
    vervallen: ids(
      staat.doelen.filter(
        (d) => d.niveau !== naar && !meegenomen.includes(d.leerdoel) && (d.vervallen || weg.has(d.leerdoel)),
      ),
    ),
    voor: {
      meegenomen: ids(staat.doelen.filter((d) => d.meegenomen)),
      vervallen: ids(staat.doelen.filter((d) => d.vervallen)),
    },
  };
}

/** Whether a placement changes anything on this leerlijn. */
export function verandert(staat: LijnStaat, naar: string | null, periode: string): boolean {
  return staat.streef === null || staat.streef.niveau !== naar || staat.streef.periode !== periode;
}
