import { sql } from 'kysely';
import { z } from 'zod';
import { CATALOGUS, DIMENSIES, Dimensie, FactorCode, Richting } from '../../profiel/codes.ts';
import { voorwaarde } from './voorwaarde.ts';

const schema = z
  .strictObject({
    soort: z.literal('factor'),
    /** Of the catalogue: own words are sealed and cannot be searched (design §6). */
    code: FactorCode.optional(),
    dimensie: Dimensie.optional(),
    richting: Richting.optional(),
  })
  .refine((v) => v.code !== undefined || v.dimensie !== undefined || v.richting !== undefined, {
    message: 'Kies een factor, een dimensie, of of het helpt of hindert.',
  });

/** "helpende factor", "belemmerende factor" or "factor". */
const soortVan = (richting: Richting | undefined): string =>
  richting === undefined ? 'factor' : `${richting}e factor`;

/**
 * Has a factor today that helps or hinders, by dimension or by name (R27, R39, R53). Need to know: see `gevoelig`. What only
 * the commissie may see is never found: a group would tell it to everyone who sees the group.
 */
export const factor = voorwaarde<z.infer<typeof schema>, typeof schema>({
  soort: 'factor',
  schema,
  gevoelig: { vraagt: 'factoren_lezen', sectie: 'factoren' },
  noemt: () => [],
  treft: (v) => sql`
    SELECT DISTINCT ON (f.leerling_id) f.leerling_id AS leerling,
      jsonb_build_object('code', coalesce(f.code, ''), 'dimensie', f.dimensie::text, 'richting', f.richting) AS feit
    FROM koers.factor f
    WHERE f.school_id = koers.school_now() AND f.ended_by IS NULL AND f.zichtbaar <> 'cvb'
      AND (${v.code ?? null}::text IS NULL OR f.code = ${v.code ?? null}::text)
      AND (${v.dimensie ?? null}::smallint IS NULL OR f.dimensie = ${v.dimensie ?? null}::smallint)
      AND (${v.richting ?? null}::text IS NULL OR f.richting = ${v.richting ?? null}::text)
    ORDER BY f.leerling_id, f.code NULLS LAST`,
  uitleg: (v) =>
    [
      `met ${v.richting === undefined && v.code !== undefined ? 'de' : 'een'} ${soortVan(v.richting)}`,
      v.code === undefined ? '' : `“${CATALOGUS[v.code].tekst}”`,
      v.dimensie === undefined ? '' : `bij ${DIMENSIES[v.dimensie]}`,
    ]
      .filter(Boolean)
      .join(' '),
  waarom: (feit) => {
    const code = FactorCode.safeParse(feit['code']);
    const dimensie = Dimensie.safeParse(Number(feit['dimensie']));
    const wat = code.success ? CATALOGUS[code.data].tekst : dimensie.success ? DIMENSIES[dimensie.data] : '';
    return `${feit['richting'] === 'bevorderend' ? 'Helpt' : 'Hindert'}: ${wat}`;
  },
});
