import { z } from 'zod';
import { Datum } from './roster.ts';

/**
 * What a vendor holds about a pupil besides who they are: results of tests, and where they stood on its own leerlijnen
 * before Koers. `leerling` is the key (or else the ECK iD) of a `BronLeerling` of the same connection, now or earlier.
 */

const Key = z.string().min(1).max(256);

/** One result, as the vendor says it; Koers computes nothing from it (R20). */
export const BronResultaat = z.object({
  key: Key,
  leerling: Key,
  soort: z.enum(['toets', 'observatie']),
  naam: z.string().min(1).max(200),
  /** The vendor's word for the subject; mapped to a leergebied of the package when its name or code is the same. */
  vak: z.string().max(200).optional(),
  /** Absent: the vendor does not say when; the day it was first read counts. */
  op: Datum.optional(),
  score: z.string().max(200),
  /** What the score is: `vaardigheidsscore`, `cijfer`, `percentage`. */
  schaal: z.string().max(100).optional(),
});
export type BronResultaat = z.infer<typeof BronResultaat>;

/** A niveau that was reached, or how a doel stood, on a leerlijn in the vendor's own words (R75: begun elsewhere). */
export const BronVerleden = z.object({
  key: Key,
  leerling: Key,
  leerlijn: z.string().min(1).max(200),
  /** Absent on a leerlijn without niveaus. */
  niveau: z.string().max(100).optional(),
  /** Absent: the row is about the niveau as a whole. */
  doel: z.string().max(1000).optional(),
  /** As the vendor writes it; the connection's code list says what it means. */
  stand: z.string().max(100).optional(),
  op: Datum.optional(),
});
export type BronVerleden = z.infer<typeof BronVerleden>;
