import { z } from 'zod';
import { Plek } from './plekken.ts';

/** Where a leaver is, as somebody of the school writes it down (R67). */
export const Meting = z.object({
  /** Made by who sends it: sent twice counts once. */
  id: z.uuid(),
  leerling: z.uuid(),
  moment: z.coerce.number().int().min(0).max(2),
  plek: Plek,
  /** The day on which it was so. */
  op: z.iso.date(),
});
export type Meting = z.infer<typeof Meting>;
