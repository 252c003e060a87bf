import { sql } from 'kysely';
import { z } from 'zod';
import { grensVan, TEKEN, WOORD } from './niveau.ts';
import { naam, voorwaarde } from './voorwaarde.ts';

const schema = z.strictObject({
  soort: z.literal('eindniveau'),
  leerlijn: z.uuid(),
  niveau: z.uuid(),
  hoe: z.enum(['op', 'vanaf', 'tot_en_met', 'boven', 'onder']).default('op'),
});

/** Expected to end on a leerlijn at, above or below a niveau: the uitstroomniveau of his leerroute (R35, R39). */
export const eindniveau = voorwaarde<z.infer<typeof schema>, typeof schema>({
  soort: 'eindniveau',
  schema,
  noemt: (v) => [v.leerlijn, v.niveau],
  treft: (v) => sql`
    SELECT p.leerling_id AS leerling, jsonb_build_object('lijn', l.naam, 'niveau', n.naam) AS feit
    FROM koers.zelfde_lijn(${v.leerlijn}::uuid) AS z
    JOIN koers.leerlijn l ON l.id = z.lijn
    ${grensVan(v)}
    JOIN koers.niveau n ON n.leerlijn_id = z.lijn AND n.volgorde ${sql.raw(TEKEN[v.hoe])} grens.volgorde
    JOIN koers.leerroute_leerlijn rl ON rl.leerlijn_id = z.lijn AND rl.uitstroomniveau_id = n.id
    JOIN koers.plaatsing p ON p.leerroute_id = rl.leerroute_id AND p.tot IS NULL AND p.school_id = koers.school_now()`,
  uitleg: (v, namen) =>
    `van wie we op leerlijn ${naam(namen, v.leerlijn)} ${WOORD[v.hoe]} ${naam(namen, v.niveau)} als eind verwachten`,
  waarom: (feit) => `Verwacht eind van ${feit['lijn']}: ${feit['niveau']}`,
});
