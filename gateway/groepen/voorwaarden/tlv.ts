import { sql } from 'kysely';
import { z } from 'zod';
import { voorwaarde } from './voorwaarde.ts';

const Categorie = z.enum(['laag', 'midden', 'hoog']);
const schema = z.strictObject({ soort: z.literal('tlv'), categorie: Categorie });

/** Has a TLV of this category today (domain.md L14; R39, R49). */
export const tlv = voorwaarde<z.infer<typeof schema>, typeof schema>({
  soort: 'tlv',
  schema,
  gevoelig: { vraagt: 'opp_lezen', sectie: 'opp' },
  noemt: () => [],
  treft: (v) => sql`
    SELECT DISTINCT t.leerling_id AS leerling, jsonb_build_object('categorie', t.categorie) AS feit FROM koers.tlv t
    WHERE t.school_id = koers.school_now() AND t.ended_at IS NULL AND t.categorie = ${v.categorie}
      AND koers.vandaag() BETWEEN t.van AND t.tot`,
  uitleg: (v) => `met een TLV in categorie ${v.categorie}`,
  waarom: (feit) => `TLV in categorie ${feit['categorie']}`,
});
