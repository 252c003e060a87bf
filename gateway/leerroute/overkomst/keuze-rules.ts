import type { NeemDoel } from './feiten.ts';
import type { LijnKeuze } from './input.ts';
import type { LijnMee } from './view.ts';

/** What a person chose, once it is whole. */
export type Gekozen =
  | { readonly kind: 'keuze_nodig'; readonly velden: readonly string[] }
  | {
      readonly kind: 'goed';
      readonly streefniveaus: readonly { readonly leerlijn: string; readonly niveau: string | null }[];
      /** Something does not come along. */
      readonly weg: boolean;
    };

/** Every row has a choice, and no leerlijn here is chosen twice. */
export function gekozen(lijnen: readonly LijnMee[], keuzes: Readonly<Record<string, LijnKeuze>>): Gekozen {
  const rijen = lijnen.map(({ veld }) => ({ veld, keuze: keuzes[veld] }));
  const gekozenVaker = (leerlijn: string) =>
    rijen.filter((r) => r.keuze !== 'niet' && r.keuze?.leerlijn === leerlijn).length > 1;
  const velden = rijen
    .filter(({ keuze }) => keuze === undefined || (keuze !== 'niet' && gekozenVaker(keuze.leerlijn)))
    .map((r) => r.veld);
  if (velden.length > 0) return { kind: 'keuze_nodig', velden };
  return {
    kind: 'goed',
    streefniveaus: rijen.flatMap((r) => (r.keuze === undefined || r.keuze === 'niet' ? [] : [r.keuze])),
    weg: rijen.some((r) => r.keuze === 'niet'),
  };
}

/**
 * The doelen that come onto the card or into its history, for the streefniveaus that were chosen. An open doel he worked on there
 * that is of another niveau comes as carried over (R31). What somebody here judged already stays as it is.
 */
export function doelenVan(
  lijnen: readonly LijnMee[],
  streefniveaus: readonly { readonly leerlijn: string; readonly niveau: string | null }[],
): (NeemDoel & { readonly leerlijn: string; readonly alHier: boolean })[] {
  const niveau = new Map(streefniveaus.map((s) => [s.leerlijn, s.niveau]));
  return lijnen
    .flatMap((l) => l.doelen)
    .filter((d) => niveau.has(d.leerlijn) && d.alHier !== 'beoordeeld')
    .map(({ leerdoel, leerlijn, was, stand, op, behaald, opKaart, alHier, niveau: van }) => ({
      ...{ leerdoel, leerlijn, was, stand, op },
      meegenomen: opKaart && !behaald && van !== niveau.get(leerlijn),
      alHier: alHier === 'zonder_stand',
    }));
}
