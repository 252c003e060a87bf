import type { Lezer } from '../access/inzage.ts';
import type { Keys } from '../access/keys.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { bewaar } from './bewaren.ts';
import { lees } from './lezen.ts';
import { bestandById, bestandenVan, removeBestand } from './store.ts';
import type { Bestand, BestandSoort, NieuwBestand, OpenBestand } from './view.ts';

export type * from './view.ts';

/**
 * Files of a dossier, sealed (design §6, R84). It knows nothing of who may see what: the feature that keeps a file decides that
 * before it asks. A file of another school does not exist here (row-level security).
 */
export interface BestandenService {
  /** Stores a file. @throws AppError `conflict` when the pupil's data were destroyed, `bad_request` for an empty file */
  bewaar(tx: Tx, nieuw: NieuwBestand): Promise<Bestand>;
  /**
   * Opens a file; for one of a pupil it leaves a line in the trail (R83). `null`: the key was destroyed, and with it the file.
   * @throws AppError `not_found` when there is no such file
   */
  lees(tx: Tx, lezer: Lezer, id: string): Promise<OpenBestand | null>;
  /** What is known of a file without opening it. */
  ken(tx: Tx, id: string): Promise<Bestand | undefined>;
  /** Files of one kind of a pupil (or of the school), newest first, without opening them. */
  lijst(
    tx: Tx,
    van: { readonly leerling: string | null; readonly soort: BestandSoort },
  ): Promise<readonly Bestand[]>;
  /** Removes a file; one that is not there is no error. An `opp_document` is refused by the database. */
  verwijder(tx: Tx, id: string): Promise<void>;
}

export function createBestanden({ keys }: { readonly keys: Keys }): BestandenService {
  return {
    bewaar: (tx, nieuw) => bewaar(keys, tx, nieuw),
    lees: (tx, lezer, id) => lees(keys, tx, lezer, id),
    ken: bestandById,
    lijst: bestandenVan,
    verwijder: removeBestand,
  };
}
