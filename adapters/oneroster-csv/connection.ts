import { z } from 'zod';

/** A package carries everything else itself. */
export const OneRosterCsvConnection = z.object({
  school: z.string().trim().min(1).max(256).optional().meta({
    title: 'Sourcedid van de school',
    description: 'Alleen als orgs.csv je BRIN niet kent.',
  }),
  schooljaar: z
    .string()
    .regex(/^[12]\d{3}-[12]\d{3}$/, 'Schrijf het schooljaar als 2026-2027.')
    .optional()
    .meta({ title: 'Schooljaar', description: 'Leeg: het schooljaar van vandaag.' }),
});
export type OneRosterCsvConnection = z.infer<typeof OneRosterCsvConnection>;
