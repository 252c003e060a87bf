/** Kerndoelen as reference sets, links of doelen to them, and which of them a leerroute covers (R11). */
export { dekking } from './dekking.ts';
export { eisGelezen, importKerndoelen, verslagVan } from './import.ts';
export { leerrouteMet, setMet } from './kies.ts';
export { koppel, leerdoelVan, ontkoppel } from './koppel.ts';
export { leesKerndoelen } from './lees.ts';
export type * from './view.ts';
export { kerndoelsets, kerndoelVan, MAX_GEVONDEN, zoekDoelen, zoekKerndoelen } from './zoek.ts';
