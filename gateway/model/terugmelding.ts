import { z } from 'zod';
import { Datum } from './roster.ts';

/** One thing that Koers tells the LVS: a doel that was judged or a streefniveau that was reached (design §5, Out). */
export const Terugmelding = z.object({
  /** Id of the act: the idempotency key at the other side. */
  id: z.uuid(),
  /** Who it is about, by the keys that this very vendor gave us. */
  leerling: z.object({ key: z.string().optional(), eckId: z.string().optional() }),
  soort: z.enum(['doel', 'niveau']),
  /** Stable code of the leerdoel or niveau, at most 64 characters: the same thing has the same code for all pupils. */
  code: z.string().min(1).max(64),
  titel: z.string().min(1),
  leerlijn: z.string().min(1),
  niveau: z.string().optional(),
  /** Our scale: 0 nog niet, 1, 2, 3, 4 beheerst. */
  stand: z.number().int().min(0).max(4),
  op: Datum,
  schooljaar: z.string().regex(/^\d{4}-\d{4}$/),
});
export type Terugmelding = z.infer<typeof Terugmelding>;

/** What became of one of them at the vendor. */
export interface Ontvangst {
  readonly id: string;
  /** `refused`: it will never be taken as it is; a person must look (dead letter). */
  readonly uitkomst: 'sent' | 'refused';
  /** The vendor's own id of it, when it gave one. */
  readonly bewijs?: string;
  /** Plain Dutch, without a name; for `refused`. */
  readonly reden?: string;
}
