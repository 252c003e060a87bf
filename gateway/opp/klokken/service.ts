// Clocks over the OPP of a pupil and the settings they run by (R42, R45, R47, R49).
export { type FeitenRow, feitenRows, type Wie } from './feiten-store.ts';
export {
  haalVakantieWeg,
  type KlokInstelling,
  kiesTermijnen,
  klokInstelling,
  type TermijnKeuze,
  VakantieInvoer,
  voegVakantieToe,
} from './instelling.ts';
export { klokkenJob, requestKlokken } from './jobs.ts';
export { klokkenVan } from './rules.ts';
export { BRON, BRON_CVB, type KlokSoort, STANDAARD, Termijnen, termijnFout } from './termijnen.ts';
export { klokkenVanLeerling } from './van-leerling.ts';
export type * from './view.ts';
