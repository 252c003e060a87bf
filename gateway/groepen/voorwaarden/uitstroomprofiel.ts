import { sql } from 'kysely';
import { z } from 'zod';
import { voorwaarde } from './voorwaarde.ts';

const Profiel = z.enum(['dagbesteding', 'arbeidsmarkt', 'vervolgonderwijs']);
const schema = z.strictObject({ soort: z.literal('uitstroomprofiel'), profiel: Profiel });

/** Placed on a leerroute that leads to this uitstroomprofiel (R1, R39). */
export const uitstroomprofiel = voorwaarde<z.infer<typeof schema>, typeof schema>({
  soort: 'uitstroomprofiel',
  schema,
  noemt: () => [],
  treft: (v) => sql`
    SELECT p.leerling_id AS leerling, jsonb_build_object('profiel', r.uitstroomprofiel) AS feit
    FROM koers.plaatsing p JOIN koers.leerroute r ON r.id = p.leerroute_id
    WHERE p.tot IS NULL AND p.school_id = koers.school_now() AND r.uitstroomprofiel = ${v.profiel}`,
  uitleg: (v) => `met uitstroomprofiel ${v.profiel}`,
  waarom: (feit) => `Uitstroomprofiel: ${feit['profiel']}`,
});
