import { type Keuze, type LijnStaat, openDoelen } from '../leerroute/place-rules.ts';

export interface PlaatsWens {
  readonly naarNiveau: string;
  readonly openDoelen: Readonly<Record<string, Keuze>>;
  readonly reden?: string | undefined;
  /** Meant to stay on the niveau of now; else that niveau means that somebody was there meanwhile. */
  readonly blijft?: boolean | undefined;
}

export interface LijnFeiten {
  readonly behaaldVanaf: number;
  readonly niveaus: readonly { readonly id: string; readonly volgorde: number }[];
}

export type PlaatsOordeel =
  | { readonly kind: 'goed' }
  | { readonly kind: 'zelfde_niveau' }
  | { readonly kind: 'onbekend_niveau' }
  | { readonly kind: 'reden_nodig'; readonly waarom: 'lager' | 'blijft' | 'vervallen' }
  | { readonly kind: 'open_doelen_veranderd'; readonly open: readonly string[] };

/**
 * Whether a placement can go on (R31, R32): a niveau of the same leerlijn, a choice for every open doel, and a reason for
 * going lower, for keeping the niveau and for dropping a doel. Choices for doelen that are not open any more do no harm.
 */
export function plaatsOordeel(staat: LijnStaat, feiten: LijnFeiten, wens: PlaatsWens): PlaatsOordeel {
  const naar = feiten.niveaus.find((n) => n.id === wens.naarNiveau);
  const van = feiten.niveaus.find((n) => n.id === staat.streef?.niveau);
  if (!naar || !van) return { kind: 'onbekend_niveau' };
  if (naar.id === van.id && !wens.blijft) return { kind: 'zelfde_niveau' };

  const open = openDoelen(staat, naar.id, feiten.behaaldVanaf).map((d) => d.leerdoel);
  if (open.some((d) => wens.openDoelen[d] === undefined)) return { kind: 'open_doelen_veranderd', open };
  if (!wens.reden?.trim()) {
    if (naar.volgorde < van.volgorde) return { kind: 'reden_nodig', waarom: 'lager' };
    if (naar.id === van.id) return { kind: 'reden_nodig', waarom: 'blijft' };
    if (open.some((d) => wens.openDoelen[d] === 'vervallen'))
      return { kind: 'reden_nodig', waarom: 'vervallen' };
  }
  return { kind: 'goed' };
}
