import { sql } from 'kysely';
import { z } from 'zod';
import { voorwaarde } from './voorwaarde.ts';

const Maanden = z.number().int().min(0).max(100);
const schema = z
  .strictObject({
    soort: z.literal('resultaat'),
    /** Name of a leergebied: the same in every version of a package. */
    leergebied: z.string().trim().min(1).max(200),
    dle_van: Maanden.default(0),
    dle_tot_en_met: Maanden.default(100),
  })
  .refine((v) => v.dle_van <= v.dle_tot_en_met, { message: 'De laagste DLE is hoger dan de hoogste.' });

/**
 * His last result of another system in a leergebied lies between these DLE, in months (domain.md §1.6; R20, R39). A score without a
 * DLE cannot be asked: scales of two systems are not comparable.
 */
export const resultaat = voorwaarde<z.infer<typeof schema>, typeof schema>({
  soort: 'resultaat',
  schema,
  noemt: () => [],
  treft: (v) => sql`
    SELECT x.leerling_id AS leerling, jsonb_build_object('naam', x.naam, 'dle', x.dle::text) AS feit FROM (
      SELECT DISTINCT ON (r.leerling_id) r.leerling_id, r.naam, r.dle FROM koers.resultaat r
      WHERE r.school_id = koers.school_now() AND r.ended_at IS NULL AND r.dle IS NOT NULL
        AND r.leergebied IN (SELECT a.code FROM koers.leergebied a WHERE a.naam = ${v.leergebied})
      ORDER BY r.leerling_id, r.op DESC, r.id) x
    WHERE x.dle BETWEEN ${v.dle_van} AND ${v.dle_tot_en_met}`,
  uitleg: (v) =>
    `met bij ${v.leergebied} een laatste DLE van ${v.dle_van} tot en met ${v.dle_tot_en_met} maanden`,
  waarom: (feit) => `${feit['naam']}: DLE ${feit['dle']}`,
});
