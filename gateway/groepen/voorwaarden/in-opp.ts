import { sql } from 'kysely';
import { z } from 'zod';
import { voorwaarde } from './voorwaarde.ts';

const Wat = z.enum(['hulpmiddelen', 'zorg', 'afwijkingen']);
type Wat = z.infer<typeof Wat>;
const schema = z.strictObject({ soort: z.literal('in_opp'), wat: Wat });

const WOORD: Readonly<Record<Wat, string>> = {
  hulpmiddelen: 'hulpmiddelen',
  zorg: 'zorg in onderwijstijd',
  afwijkingen: 'een afwijking van het onderwijsprogramma',
};

/**
 * Has something written in this part of the handelingsdeel (R36, R39): of the version that is made, else of what is in force.
 * What is written is sealed and cannot be searched (design §6).
 */
export const inOpp = voorwaarde<z.infer<typeof schema>, typeof schema>({
  soort: 'in_opp',
  schema,
  gevoelig: { vraagt: 'opp_lezen', sectie: 'zorg' },
  noemt: () => [],
  treft: ({ wat }) => sql`
    SELECT x.leerling_id AS leerling, jsonb_build_object('wat', ${wat}::text) AS feit FROM (
      SELECT DISTINCT ON (v.leerling_id) v.leerling_id, v.id FROM koers.opp_versie v
      WHERE v.school_id = koers.school_now() AND v.gesloten_op IS NULL ORDER BY v.leerling_id, v.nummer DESC) x
    JOIN koers.opp_veld f ON f.versie_id = x.id AND f.veld = ${`e.${wat}`} AND f.soort <> 'terug'`,
  uitleg: (v) => `met ${WOORD[v.wat]} in het OPP`,
  waarom: (feit) => `In het OPP staat ${WOORD[Wat.catch('zorg').parse(feit['wat'])]}`,
});
