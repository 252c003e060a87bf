import { sql } from 'kysely';
import { z } from 'zod';
import { naam, voorwaarde } from './voorwaarde.ts';

const schema = z.strictObject({ soort: z.literal('leerlijn'), leerlijn: z.uuid() });

/** Works on a leerlijn now, on whatever niveau; the only way to ask for a leerlijn without niveaus (R4, R52). */
export const leerlijn = voorwaarde<z.infer<typeof schema>, typeof schema>({
  soort: 'leerlijn',
  schema,
  noemt: (v) => [v.leerlijn],
  treft: (v) => sql`
    SELECT s.leerling_id AS leerling, jsonb_build_object('lijn', l.naam) AS feit
    FROM koers.zelfde_lijn(${v.leerlijn}::uuid) AS z
    JOIN koers.leerlijn l ON l.id = z.lijn
    JOIN koers.streefniveau s ON s.leerlijn_id = z.lijn AND s.tot IS NULL AND s.school_id = koers.school_now()`,
  uitleg: (v, namen) => `die werken aan leerlijn ${naam(namen, v.leerlijn)}`,
  waarom: (feit) => `Werkt aan ${feit['lijn']}`,
});
