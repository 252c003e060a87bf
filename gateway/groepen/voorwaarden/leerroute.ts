import { sql } from 'kysely';
import { z } from 'zod';
import { naam, opgesomd, voorwaarde } from './voorwaarde.ts';

const schema = z.strictObject({
  soort: z.literal('leerroute'),
  leerroutes: z.array(z.uuid()).min(1).max(10),
});

/** Placed on one of these leerroutes today, in whatever version of the package, also one of the school itself (R13, R52). */
export const leerroute = voorwaarde<z.infer<typeof schema>, typeof schema>({
  soort: 'leerroute',
  schema,
  noemt: (v) => v.leerroutes,
  treft: (v) => sql`
    SELECT p.leerling_id AS leerling, jsonb_build_object('route', r.naam) AS feit
    FROM (
      SELECT r.id, r.naam FROM koers.leerroute r0 JOIN koers.leerroute r ON r.entiteit = r0.entiteit WHERE r0.id = ANY (${v.leerroutes}::uuid[])
      UNION
      SELECT r.id, r.naam FROM koers.leerroute r0
      JOIN koers.pakket_versie v0 ON v0.id = r0.pakket_versie_id
      JOIN koers.pakket_versie v ON v.pakket_id = v0.pakket_id
      JOIN koers.leerroute r ON r.pakket_versie_id = v.id AND r.code = r0.code
      WHERE r0.id = ANY (${v.leerroutes}::uuid[])) AS r
    JOIN koers.plaatsing p ON p.leerroute_id = r.id AND p.tot IS NULL AND p.school_id = koers.school_now()`,
  uitleg: (v, namen) =>
    `op ${opgesomd(
      v.leerroutes.map((id) => naam(namen, id)),
      'of',
    )}`,
  waarom: (feit) => feit['route'] ?? '',
});
