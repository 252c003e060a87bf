import type { Pakket } from '../pakket.ts';
import { type Inhoud, inhoudVan } from './inhoud.ts';
import { type Opvolging, opvolging, vervangingen } from './opvolging.ts';
import type { EntiteitSoort } from './view.ts';

type Opvolgingen = Readonly<Record<EntiteitSoort, Opvolging<Inhoud, Inhoud>>>;
type Inhouden = Readonly<Record<EntiteitSoort, readonly Inhoud[]>>;

/** Two versions laid beside each other: what `vergelijk` and `migratieplan` both stand on. */
export interface Naast {
  readonly oud: Inhouden;
  readonly nieuw: Inhouden;
  readonly opvolging: Opvolgingen;
  /** An old row by its id. */
  readonly oudMet: Readonly<Record<EntiteitSoort, ReadonlyMap<string, Inhoud>>>;
}

/** One of something for every kind of entity. */
export const perSoort = <T>(van: (soort: EntiteitSoort) => T): Record<EntiteitSoort, T> => ({
  leerroute: van('leerroute'),
  leergebied: van('leergebied'),
  leerlijn: van('leerlijn'),
  niveau: van('niveau'),
  leerdoel: van('leerdoel'),
  actie: van('actie'),
});

/** Lays two versions beside each other. */
export function naast(oud: Pakket, nieuw: Pakket): Naast {
  const [van, naar] = [inhoudVan(oud), inhoudVan(nieuw)];
  const door = vervangingen([...oud.rest, ...nieuw.rest]);
  return {
    oud: van,
    nieuw: naar,
    opvolging: perSoort((s) => opvolging(van[s], naar[s], door)),
    oudMet: perSoort((s) => new Map(van[s].map((r) => [r.id, r]))),
  };
}
