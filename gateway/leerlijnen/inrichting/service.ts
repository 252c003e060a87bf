// Own inrichting of a school or bestuur on top of a leerlijnenpakket (R8): what others may call.
export { bekijkBasis, type Keuze, kies, neemBasis } from './basis.ts';
export { beginInrichting } from './begin.ts';
export { bekijkInrichting, type HandelingView, type InrichtingView, inrichtingen } from './bekijk.ts';
export { type Boom, groepVan, isVerborgen, type Knoop, regelSleutel } from './boom.ts';
export type { Conflict } from './conflict.ts';
export { type Geplakt, leesPlakken, MEEST_RIJEN, type PlakRij } from './plakken.ts';
export { publiceerInrichting, zetKlaar } from './publiceer.ts';
export type { InrichtingRij } from './store.ts';
export { mogelijkeBases, type VersieKort } from './versie-store.ts';
export { type Intussen, maakOngedaan, wijzig } from './wijzig.ts';
export * from './wijziging.ts';
