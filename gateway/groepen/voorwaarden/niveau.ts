import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { naam, voorwaarde } from './voorwaarde.ts';

/** Where the streefniveau lies against the niveau that is named. */
const HOE_NIVEAU = ['op', 'vanaf', 'tot_en_met', 'boven', 'onder'] as const;

const schema = z.strictObject({
  soort: z.literal('niveau'),
  leerlijn: z.uuid(),
  niveau: z.uuid(),
  hoe: z.enum(HOE_NIVEAU).default('op'),
});

export const TEKEN = { op: '=', vanaf: '>=', tot_en_met: '<=', boven: '>', onder: '<' } as const;
export const WOORD = {
  op: 'op',
  vanaf: 'op of boven',
  tot_en_met: 'op of onder',
  boven: 'boven',
  onder: 'onder',
} as const;

/** The same niveau in whatever version of the leerlijn `z.lijn` is, as `grens.volgorde`. */
export const grensVan = (v: {
  readonly leerlijn: string;
  readonly niveau: string;
}): RawBuilder<unknown> => sql`
    JOIN koers.niveau n0 ON n0.id = ${v.niveau}::uuid AND n0.leerlijn_id = ${v.leerlijn}::uuid
    CROSS JOIN LATERAL (SELECT g.volgorde FROM koers.niveau g WHERE g.leerlijn_id = z.lijn AND (g.entiteit = n0.entiteit OR g.code = n0.code)
      ORDER BY g.entiteit = n0.entiteit DESC LIMIT 1) AS grens`;

/** Works on a leerlijn with a streefniveau at, above or below a niveau (R52: "all on Geld niveau 3"). */
export const niveau = voorwaarde<z.infer<typeof schema>, typeof schema>({
  soort: 'niveau',
  schema,
  noemt: (v) => [v.leerlijn, v.niveau],
  treft: (v) => sql`
    SELECT s.leerling_id AS leerling, jsonb_build_object('lijn', l.naam, 'niveau', n.naam) AS feit
    FROM koers.zelfde_lijn(${v.leerlijn}::uuid) AS z
    JOIN koers.leerlijn l ON l.id = z.lijn
    ${grensVan(v)}
    JOIN koers.niveau n ON n.leerlijn_id = z.lijn AND n.volgorde ${sql.raw(TEKEN[v.hoe])} grens.volgorde
    JOIN koers.streefniveau s ON s.leerlijn_id = z.lijn AND s.niveau_id = n.id AND s.tot IS NULL AND s.school_id = koers.school_now()`,
  uitleg: (v, namen) => `met leerlijn ${naam(namen, v.leerlijn)} ${WOORD[v.hoe]} ${naam(namen, v.niveau)}`,
  waarom: (feit) => `${feit['lijn']}: ${feit['niveau']}`,
});
