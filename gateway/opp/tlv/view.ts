import type { Datum } from '../../model/roster.ts';

export type TlvCategorie = 'laag' | 'midden' | 'hoog';

/** A toelaatbaarheidsverklaring as it holds (domain.md L14). */
export interface TlvView {
  readonly id: string;
  readonly nummer: string;
  readonly categorie: TlvCategorie;
  readonly van: Datum;
  /** Last day. */
  readonly tot: Datum;
  /** Number of the samenwerkingsverband: `PO2801`, `VO2801`. */
  readonly samenwerkingsverband: string;
}

/** One row of the history, newest first: what held, what was replaced, what was taken out. */
export interface TlvRegel extends TlvView {
  /** Its beschikking, when it was put with it. */
  readonly bestand: string | null;
  readonly gemaaktOp: Datum;
  readonly gemaaktDoor: string;
  readonly staat: 'geldt' | 'vervangen' | 'ingetrokken';
}
