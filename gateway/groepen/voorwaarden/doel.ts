import { sql } from 'kysely';
import { z } from 'zod';
import { naam, voorwaarde } from './voorwaarde.ts';

const HOE_DOEL = ['open', 'niet_begonnen', 'bezig', 'behaald'] as const;

const schema = z.strictObject({
  soort: z.literal('doel'),
  leerdoel: z.uuid(),
  hoe: z.enum(HOE_DOEL).default('open'),
});

/** Stand 0..4 (domain.md §5.1); from `(SELECT koers.behaald_vanaf())` on it is behaald. */
const STAND = {
  open: sql`k.stand < (SELECT koers.behaald_vanaf())`,
  niet_begonnen: sql`k.stand = 0`,
  bezig: sql`k.stand > 0 AND k.stand < (SELECT koers.behaald_vanaf())`,
  behaald: sql`k.stand >= (SELECT koers.behaald_vanaf())`,
} as const;
const WOORD = {
  open: (doel: string) => `met doel ${doel} nog open`,
  niet_begonnen: (doel: string) => `die nog niet begonnen zijn met doel ${doel}`,
  bezig: (doel: string) => `die bezig zijn met doel ${doel}`,
  behaald: (doel: string) => `die doel ${doel} hebben behaald`,
} as const;

/** Has a doel on his card, open or with a status (R52). A doel that was dropped with a reason is not on it. */
export const doel = voorwaarde<z.infer<typeof schema>, typeof schema>({
  soort: 'doel',
  schema,
  noemt: (v) => [v.leerdoel],
  treft: (v) => sql`
    SELECT k.leerling_id AS leerling, jsonb_build_object('doel', d.code,
      'stand', CASE WHEN k.stand >= (SELECT koers.behaald_vanaf()) THEN 'behaald' WHEN k.stand = 0 THEN 'nog niet begonnen' ELSE 'bezig' END) AS feit
    FROM koers.leerdoel d0
    CROSS JOIN LATERAL koers.zelfde_lijn(d0.leerlijn_id) AS z
    CROSS JOIN LATERAL (SELECT x.id, x.code FROM koers.leerdoel x WHERE x.leerlijn_id = z.lijn AND (x.entiteit = d0.entiteit OR x.code = d0.code)
      ORDER BY x.entiteit = d0.entiteit DESC LIMIT 1) AS d
    JOIN koers.kaart_doel k ON k.leerdoel_id = d.id AND NOT k.vervallen AND k.ended_by IS NULL AND k.school_id = koers.school_now()
    WHERE d0.id = ${v.leerdoel}::uuid AND ${STAND[v.hoe]}`,
  uitleg: (v, namen) => WOORD[v.hoe](naam(namen, v.leerdoel)),
  waarom: (feit) => `Doel ${feit['doel']}: ${feit['stand']}`,
});
