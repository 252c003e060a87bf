import { z } from 'zod';
import { Datum } from '../../model/roster.ts';

const Tekst = z.string().trim().max(2000, 'Een tekst heeft hooguit 2000 tekens.');

/** What the pupil pressed for one question; nothing: he skipped it, or took it back. */
export const AntwoordOp = z.strictObject({
  leerling: z.uuid(),
  vraag: z.string().max(40),
  keuzes: z.array(z.string().max(40)).max(20),
});
export type AntwoordOp = z.infer<typeof AntwoordOp>;

export const EigenWoorden = z.strictObject({ leerling: z.uuid(), tekst: Tekst });
export type EigenWoorden = z.infer<typeof EigenWoorden>;

/** R46: why the pupil could not be heard now, and when it is tried again. */
export const NietMogelijk = z.strictObject({
  leerling: z.uuid(),
  reden: Tekst.min(1, 'Schrijf op waarom het nu niet kan.'),
  volgendePoging: Datum,
});
export type NietMogelijk = z.infer<typeof NietMogelijk>;

export const BijlageWat = z.enum(['foto', 'geluid', 'tekening']);
export type BijlageWat = z.infer<typeof BijlageWat>;

/** What `stem_gesprek.inhoud` seals: codes of answers by code of the question. */
export const GesprekInhoud = z.strictObject({
  antwoorden: z.record(z.string(), z.array(z.string())),
  eigenWoorden: z.string().nullable(),
});
export type GesprekInhoud = z.infer<typeof GesprekInhoud>;
export const LEEG: GesprekInhoud = { antwoorden: {}, eigenWoorden: null };
