import { z } from 'zod';

/** A file carries everything else itself. */
export const EdexmlConnection = z.object({
  schooljaar: z
    .string()
    .regex(/^[12]\d{3}-[12]\d{3}$/, 'Schrijf het schooljaar als 2026-2027.')
    .optional()
    .meta({ title: 'Schooljaar', description: 'Leeg: het schooljaar van vandaag.' }),
  schoolkey: z.string().trim().min(1).max(256).optional().meta({
    title: 'Schoolkey',
    description: 'Alleen als het bestand geen BRIN noemt.',
  }),
});
export type EdexmlConnection = z.infer<typeof EdexmlConnection>;
