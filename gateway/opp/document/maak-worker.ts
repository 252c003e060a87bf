import { maakDocumenten, type Opdracht } from './maak.ts';

/** What a thread of the pool does (fabriek.ts). */
export default (opdracht: Opdracht) => maakDocumenten(opdracht);
