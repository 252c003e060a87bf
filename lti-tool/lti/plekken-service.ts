/** Places in Koers that go into a course of an ELO, and what they open there: all that a screen asks of it (R70). */
export { answerPick, type DeepLinkAnswer, type DeepLinkingDeps } from './deep-linking/service.ts';
export { type PickOf, waitingPick } from './deep-linking/store.ts';
export { inzendingPad, kiesPad } from './destination.ts';
export { type Gevonden, type Keuze, magPlaatsen, soortenVoor, zoekKeuzes } from './links/choices.ts';
export { plekPad, titelVan } from './links/content-item.ts';
export { type LinkSoort, type Plek, plekCode, plekUit, SOORTEN } from './links/kinds.ts';
export { magInzien, type Opent, opent } from './links/open.ts';
