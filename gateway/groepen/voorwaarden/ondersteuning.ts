import { sql } from 'kysely';
import { z } from 'zod';
import { GEBIEDEN, Gebied, Intensiteit } from '../../profiel/codes.ts';
import { voorwaarde } from './voorwaarde.ts';

const schema = z.strictObject({
  soort: z.literal('ondersteuning'),
  gebied: Gebied,
  /** Without it: whatever the intensity. */
  intensiteit: Intensiteit.optional(),
});

/** Needs support in this gebied today (R21, R53). Need to know: see `gevoelig`. */
export const ondersteuning = voorwaarde<z.infer<typeof schema>, typeof schema>({
  soort: 'ondersteuning',
  schema,
  gevoelig: { vraagt: 'factoren_lezen', sectie: 'zorg' },
  noemt: () => [],
  treft: (v) => sql`
    SELECT o.leerling_id AS leerling, jsonb_build_object('gebied', o.gebied, 'intensiteit', o.intensiteit) AS feit
    FROM koers.ondersteuning o
    WHERE o.school_id = koers.school_now() AND o.ended_by IS NULL AND o.gebied = ${v.gebied}
      AND (${v.intensiteit ?? null}::text IS NULL OR o.intensiteit = ${v.intensiteit ?? null}::text)`,
  uitleg: (v) =>
    `die ${v.intensiteit === undefined ? '' : `${v.intensiteit} `}ondersteuning nodig hebben bij ${GEBIEDEN[v.gebied]}`,
  waarom: (feit) => {
    const gebied = Gebied.safeParse(feit['gebied']);
    return `Ondersteuning bij ${gebied.success ? GEBIEDEN[gebied.data] : ''}: ${feit['intensiteit']}`;
  },
});
