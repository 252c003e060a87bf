import { sql } from 'kysely';
import { z } from 'zod';
import { voorwaarde } from './voorwaarde.ts';

const Hoe = z.enum(['gehoord', 'kon_niet', 'nog_niet']);
type Hoe = z.infer<typeof Hoe>;
const schema = z.strictObject({ soort: z.literal('stem'), hoe: Hoe });

const WOORD: Readonly<Record<Hoe, string>> = {
  gehoord: 'die gehoord zijn voor hun OPP',
  kon_niet: 'die niet gehoord konden worden voor hun OPP',
  nog_niet: 'die nog niet gehoord zijn voor hun OPP',
};
const KORT: Readonly<Record<Hoe, string>> = {
  gehoord: 'Gehoord voor het OPP',
  kon_niet: 'Kon niet gehoord worden',
  nog_niet: 'Nog niet gehoord',
};

/**
 * Whether the pupil was heard (R39, R46) about the version that is made, else about what is in force. What he said is sealed and
 * cannot be searched (design §6).
 */
export const stem = voorwaarde<z.infer<typeof schema>, typeof schema>({
  soort: 'stem',
  schema,
  gevoelig: { vraagt: 'opp_lezen', sectie: 'stem' },
  noemt: () => [],
  treft: ({ hoe }) => sql`
    SELECT x.leerling_id AS leerling, jsonb_build_object('hoe', ${hoe}::text) AS feit FROM (
      SELECT DISTINCT ON (v.leerling_id) v.leerling_id, v.id, CASE v.soort WHEN 'evaluatie' THEN v.vorige END AS geevalueerd
      FROM koers.opp_versie v WHERE v.school_id = koers.school_now() AND v.gesloten_op IS NULL ORDER BY v.leerling_id, v.nummer DESC) x
    LEFT JOIN LATERAL (SELECT bool_or(s.gehoord) AS gehoord FROM koers.opp_stem s
      WHERE s.versie_id = x.id OR (s.versie_id = x.geevalueerd AND s.moment = 'evalueren')) s ON true
    WHERE CASE WHEN s.gehoord THEN 'gehoord' WHEN s.gehoord IS NULL THEN 'nog_niet' ELSE 'kon_niet' END = ${hoe}::text`,
  uitleg: (v) => WOORD[v.hoe],
  waarom: (feit) => KORT[Hoe.catch('nog_niet').parse(feit['hoe'])],
});
