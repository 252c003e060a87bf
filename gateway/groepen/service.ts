export {
  groepDetail,
  groepenLijst,
  groepVoorstel,
  lijstOmMee,
  voorbeeld,
  voorwaardenInWoorden,
  vraagKeuzes,
  zoekPersonen,
} from './groepen.ts';
export { Werkvorm } from './input.ts';
export {
  beeindigGroep,
  bevestigVoorstel,
  maakGroep,
  zetLeden,
  zetLijnen,
  zetMedewerkers,
  zetRegel,
  zonderUitzondering,
} from './samenstellen.ts';
export { doelBijCode } from './store.ts';
export type * from './view.ts';
export { Blad } from './voorwaarden/register.ts';
export { bladeren, type Knoop, Vraag } from './vraag.ts';
export { groepenDieWachten } from './wacht.ts';
