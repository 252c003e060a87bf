import { z } from 'zod';
import { SPLITS_KEUZES } from './view.ts';

const Id = z.guid().toLowerCase();

export const VersiesInput = z
  .object({ van: Id, naar: Id })
  .refine((v) => v.van !== v.naar, { path: ['naar'], message: 'Kies twee verschillende versies.' });

const KeuzesInput = z.object({
  splitsing: z.record(Id, z.enum(SPLITS_KEUZES)).default({}),
  leerroute: z.record(Id, Id).default({}),
});

export const MigreerInput = z.object({
  /** Made by the client; the same migration sent twice counts once. */
  id: Id,
  van: Id,
  naar: Id,
  keuzes: KeuzesInput.default({ splitsing: {}, leerroute: {} }),
  /** Print of the preview that was looked at. */
  afdruk: z.string().max(100),
});
export type MigreerInput = z.infer<typeof MigreerInput>;
