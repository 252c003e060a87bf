import { sql } from 'kysely';
import { z } from 'zod';
import { naam, opgesomd, voorwaarde } from './voorwaarde.ts';

const schema = z.strictObject({ soort: z.literal('stamgroep'), groepen: z.array(z.uuid()).min(1).max(20) });

/**
 * In one of these groups of the LVS today. A stamgroep is of one school year, so this is the one condition that a school
 * looks at again in August (R55 speaks of niveaugroepen, which need none).
 */
export const stamgroep = voorwaarde<z.infer<typeof schema>, typeof schema>({
  soort: 'stamgroep',
  schema,
  noemt: (v) => v.groepen,
  treft: (v) => sql`
    SELECT m.person_id AS leerling, jsonb_build_object('groep', g.naam) AS feit
    FROM koers.groep g JOIN koers.groep_lid m ON m.groep_id = g.id AND m.als = 'leerling'
      AND m.van <= koers.vandaag() AND (m.tot IS NULL OR m.tot > koers.vandaag())
    WHERE g.id = ANY (${v.groepen}::uuid[]) AND g.school_id = koers.school_now() AND g.ended_at IS NULL`,
  uitleg: (v, namen) =>
    `uit ${opgesomd(
      v.groepen.map((id) => naam(namen, id)),
      'of',
    )}`,
  waarom: (feit) => `Zit in ${feit['groep']}`,
});
