import { sql } from 'kysely';
import { z } from 'zod';
import { voorwaarde } from './voorwaarde.ts';

const Jaren = z.number().int().min(2).max(25);
const schema = z
  .strictObject({ soort: z.literal('onderwijsleeftijd'), van: Jaren, tot_en_met: Jaren })
  .refine((v) => v.van <= v.tot_en_met, { message: 'De jongste leeftijd is hoger dan de oudste.' });

/**
 * Onderwijsleeftijd in whole years: the age on 31 December of the year in which the school year began (domain.md §1.6,
 * V13). A school year begins on 1 August.
 */
export const onderwijsleeftijd = voorwaarde<z.infer<typeof schema>, typeof schema>({
  soort: 'onderwijsleeftijd',
  schema,
  noemt: () => [],
  treft: (v) => sql`
    SELECT x.leerling, jsonb_build_object('jaren', x.jaren::text) AS feit FROM (
      SELECT i.person_id AS leerling,
        (extract(year FROM koers.vandaag() - interval '7 months') - extract(year FROM i.geboortedatum))::int AS jaren
      FROM koers.person_identity i WHERE i.school_id = koers.school_now() AND i.geboortedatum IS NOT NULL) x
    WHERE x.jaren BETWEEN ${v.van} AND ${v.tot_en_met}`,
  uitleg: (v) =>
    v.van === v.tot_en_met
      ? `met onderwijsleeftijd ${v.van} jaar`
      : `met onderwijsleeftijd ${v.van} tot en met ${v.tot_en_met} jaar`,
  waarom: (feit) => `Onderwijsleeftijd ${feit['jaren']} jaar`,
});
