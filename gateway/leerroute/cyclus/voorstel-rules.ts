import type { BesluitKeuze } from '../beeld/view.ts';
import { isKlaar } from '../rules.ts';
import type { Graad } from '../view.ts';

/** What can be chosen for a pupil on a leerlijn when a period closes (R31, R32), from least to most. */
export const SLUIT_KEUZES = ['lager', 'intensiveren', 'blijven', 'hoger'] as const;
export type SluitKeuze = (typeof SLUIT_KEUZES)[number];

/** One reason for a proposal. The words are made where it is shown. */
export type Grond =
  | { readonly soort: 'graad'; readonly behaald: number; readonly totaal: number }
  | {
      readonly soort:
        | 'zonder_niveaus'
        | 'zonder_doelen'
        | 'hoogste_niveau'
        | 'uitstroom'
        | 'pas_op_de_plaats';
    }
  | { readonly soort: 'loopt_voor' | 'blijft_achter'; readonly anders: string }
  | { readonly soort: 'gekozen_intensiveren' }
  | { readonly soort: 'achter_op_route'; readonly niveaus: number }
  | { readonly soort: 'lang_hier'; readonly perioden: number }
  | { readonly soort: 'evaluaties'; readonly gedaan: number; readonly totaal: number };

export interface SluitFeiten {
  readonly geordend: boolean;
  /** The doelen of the streefniveau (R15); `null` when there are none. */
  readonly graad: Graad | null;
  /** The niveau above: `null` when this is the highest. */
  readonly hoger: { readonly bovenUitstroom: boolean } | null;
  readonly kanLager: boolean;
  /** Measure A, in niveaus (R18); `null` when the route expects nothing. */
  readonly verschil: number | null;
  /** Stands in a signal of disharmony (R19), with the other leerlijn and what was chosen last. */
  readonly signaal: {
    readonly kant: 'voor' | 'achter';
    readonly anders: string;
    readonly besluit: BesluitKeuze | null;
  } | null;
  /** Periods on this niveau, the one that closes counted in. */
  readonly perioden: number;
  /** Doelen on the card, and how many of them were evaluated in this period. */
  readonly evaluaties: { readonly gedaan: number; readonly totaal: number };
}

export interface SluitVoorstel {
  readonly keuze: SluitKeuze;
  readonly gronden: readonly Grond[];
}

/** From so many periods on the same niveau it is worth a word. Our own choice. */
const LANG = 2;
/** So many periods, and so little reached, that the niveau may be too high: partial credit in percent. */
const VAST = { perioden: 3, deels: 25 };

/**
 * What is proposed at the end of a period, with the reasons (R57; domain.md §3 F). It decides nothing: a person takes it over
 * or chooses otherwise. All doelen behaald: higher, unless there is nothing higher, it goes beyond the uitstroomniveau, or the
 * team chose pas op de plaats. Behind on the route or the weak side of a disharmony: more on the same niveau. Long on a niveau
 * with nearly nothing reached: lower. More reached, all else equal, never proposes less.
 */
export function voorstel(f: SluitFeiten, drempelAchter: number): SluitVoorstel {
  if (!f.geordend) return { keuze: 'blijven', gronden: [{ soort: 'zonder_niveaus' }] };
  if (f.graad === null) return { keuze: 'blijven', gronden: [{ soort: 'zonder_doelen' }] };
  const graad: Grond = { soort: 'graad', behaald: f.graad.behaald, totaal: f.graad.totaal };
  const uit = isKlaar(f.graad) ? bijKlaar(f) : bijOpen(f, f.graad, drempelAchter);
  const { gedaan, totaal } = f.evaluaties;
  const evaluaties: Grond[] = gedaan > 0 ? [{ soort: 'evaluaties', gedaan, totaal }] : [];
  return { keuze: uit.keuze, gronden: [graad, ...uit.gronden, ...evaluaties] };
}

function bijKlaar({ hoger, signaal }: SluitFeiten): SluitVoorstel {
  if (hoger === null) return { keuze: 'blijven', gronden: [{ soort: 'hoogste_niveau' }] };
  if (hoger.bovenUitstroom) return { keuze: 'blijven', gronden: [{ soort: 'uitstroom' }] };
  if (signaal?.kant !== 'voor') return { keuze: 'hoger', gronden: [] };
  const voor: Grond = { soort: 'loopt_voor', anders: signaal.anders };
  return signaal.besluit === 'pas_op_de_plaats'
    ? { keuze: 'blijven', gronden: [voor, { soort: 'pas_op_de_plaats' }] }
    : { keuze: 'hoger', gronden: [voor] };
}

function bijOpen(f: SluitFeiten, graad: Graad, drempelAchter: number): SluitVoorstel {
  const gronden: Grond[] = [];
  if (f.signaal?.kant === 'achter') gronden.push({ soort: 'blijft_achter', anders: f.signaal.anders });
  if (f.signaal?.kant === 'achter' && f.signaal.besluit === 'intensiveren')
    gronden.push({ soort: 'gekozen_intensiveren' });
  else if (f.verschil !== null && f.verschil <= -drempelAchter)
    gronden.push({ soort: 'achter_op_route', niveaus: -f.verschil });
  const achter = gronden.length > 0;
  if (f.perioden >= LANG) gronden.push({ soort: 'lang_hier', perioden: f.perioden });
  if (f.perioden >= VAST.perioden && graad.deelsProcent < VAST.deels && f.kanLager)
    return { keuze: 'lager', gronden };
  return { keuze: achter ? 'intensiveren' : 'blijven', gronden };
}

/** Going lower, keeping the niveau and dropping a doel ask for a reason (R31, R32). */
export function redenNodig(keuze: SluitKeuze, laatVallen: boolean): boolean {
  return keuze !== 'hoger' || laatVallen;
}
