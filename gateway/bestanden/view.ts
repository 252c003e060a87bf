import { z } from 'zod';
import type { Tx } from '../platform/db/kysely-on-client.ts';

/**
 * What a file is kept for. `stem`: what a pupil made to be heard (R46). `opp_document`: a document of a version of an OPP; it
 * never changes and is never removed (R40). `opp_bundel`: documents of several pupils in one file, of the school.
 * `bron`: what a school handed in for a connection (gateway/sync/files), of the school.
 * `tlv`: the beschikking of a toelaatbaarheidsverklaring (R49); it stays as long as the TLV that it belongs to stands in the history.
 */
export const BestandSoort = z.enum(['stem', 'opp_document', 'opp_bundel', 'tlv', 'bron']);
export type BestandSoort = z.infer<typeof BestandSoort>;

/** A file of a pupil, or (`leerling: null`: an `opp_bundel` or a `bron`) of the school. */
export interface NieuwBestand {
  readonly school: string;
  readonly leerling: string | null;
  readonly soort: BestandSoort;
  /** Small letters, digits, `.`, `_` and `-`; stands in the database in clear, so nobody's name is in it. */
  readonly naam: string;
  /** Media type, without parameters. */
  readonly type: string;
  /**
   * The file itself. What comes in parts is sealed and stored while it comes, 256 KiB at a time; the parts are asked for
   * within the transaction, so they must not wait for a query on another one, nor for a person.
   */
  readonly bytes: Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
  /** Who brought it; `null`: a job of Koers. */
  readonly door: string | null;
}

export interface Bestand {
  readonly id: string;
  readonly leerling: string | null;
  readonly soort: BestandSoort;
  readonly naam: string;
  readonly type: string;
  /** Size, in bytes. */
  readonly bytes: number;
  /** Of the file before it was sealed, 64 hex digits. */
  readonly sha256: string;
  readonly door: string | null;
  readonly op: Date;
}

/** A file of which the key is in hand. Its pieces may be asked for in later transactions of the same school. */
export interface OpenBestand extends Bestand {
  /** Bytes `van` up to and including `tot` (as RFC 9110 §14.1.2 counts); only the pieces that hold them are read. */
  deel(tx: Tx, van: number, tot: number): Promise<Buffer>;
  /** The whole file, at most one piece of 256 KiB in memory; checks the SHA-256 at the end. */
  stroom(tx: Tx): AsyncIterable<Buffer>;
  /** The whole file in memory; checks the SHA-256. */
  alles(tx: Tx): Promise<Buffer>;
}
