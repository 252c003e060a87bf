// The cycle of a school: periods, where everybody stands in it, and closing a period for a group (R56–R58).
export { zetTerug as trekAfsluitingIn } from './afsluiting-store.ts';
export { type Hulp, hulpNaAfsluiting } from './hulpgroepen.ts';
export {
  CyclusInstelling,
  kiesCyclus,
  type PeriodenView,
  periodenVooruit,
  vulPerioden,
} from './instelling.ts';
export { evenGrenzen, type GrensFout, grensFout } from './perioden-rules.ts';
export { actsVanAfsluiting, SluitInput, sluitPeriode } from './sluit.ts';
export { cyclusVandaag, cyclusVanLeerling } from './stand.ts';
export { STAPPEN } from './stap-rules.ts';
export { periodeSluiten } from './te-sluiten.ts';
export type * from './view.ts';
export { SLUIT_KEUZES } from './voorstel-rules.ts';
