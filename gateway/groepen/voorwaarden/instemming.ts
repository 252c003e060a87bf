import { sql } from 'kysely';
import { z } from 'zod';
import { HandelingStatus } from '../../model/opp.ts';
import { voorwaarde } from './voorwaarde.ts';

const schema = z.strictObject({ soort: z.literal('instemming'), handeling: HandelingStatus });

const WOORD: Readonly<Record<HandelingStatus, string>> = {
  niet_nodig: 'voor wie instemming niet nodig is',
  open: 'van wie de instemming nog open is',
  ingestemd: 'met een handelingsdeel waar de ouders mee instemmen',
  niet_ingestemd: 'met een handelingsdeel waar niet iedereen mee instemt',
};
const KORT: Readonly<Record<HandelingStatus, string>> = {
  niet_nodig: 'Instemming is niet nodig',
  open: 'Instemming is nog open',
  ingestemd: 'Ouders stemmen in',
  niet_ingestemd: 'Niet iedereen stemt in',
};

/** How the handelingsdeel of the version that is made stands, else of what is in force (R39, R44). */
export const instemming = voorwaarde<z.infer<typeof schema>, typeof schema>({
  soort: 'instemming',
  schema,
  gevoelig: { vraagt: 'opp_lezen', sectie: 'opp' },
  noemt: () => [],
  treft: (v) => sql`
    SELECT x.leerling_id AS leerling, jsonb_build_object('handeling', x.handeling) AS feit FROM (
      SELECT DISTINCT ON (v.leerling_id) v.leerling_id, v.handeling FROM koers.opp_versie v
      WHERE v.school_id = koers.school_now() AND v.gesloten_op IS NULL ORDER BY v.leerling_id, v.nummer DESC) x
    WHERE x.handeling = ${v.handeling}`,
  uitleg: (v) => WOORD[v.handeling],
  waarom: (feit) => KORT[HandelingStatus.catch('open').parse(feit['handeling'])],
});
