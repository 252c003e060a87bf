import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { voorwaarde } from './voorwaarde.ts';

const OPP_STAND = ['geen', 'concept', 'vastgesteld', 'evaluatie', 'geschil'] as const;
const schema = z.strictObject({ soort: z.literal('opp'), stand: z.enum(OPP_STAND) });

type Stand = (typeof OPP_STAND)[number];

const WOORD: Readonly<Record<Stand, string>> = {
  geen: 'zonder OPP',
  concept: 'met een concept van een OPP',
  vastgesteld: 'met een OPP dat is vastgesteld',
  evaluatie: 'van wie het OPP nu wordt geëvalueerd',
  geschil: 'met een geschil over het OPP',
};
const KORT: Readonly<Record<Stand, string>> = {
  geen: 'Nog geen OPP',
  concept: 'OPP is een concept',
  vastgesteld: 'OPP is vastgesteld',
  evaluatie: 'OPP wordt geëvalueerd',
  geschil: 'Geschil over het OPP',
};
const STATUSSEN: Readonly<Record<Exclude<Stand, 'geen' | 'geschil'>, readonly string[]>> = {
  concept: ['concept', 'overleg', 'gehoord', 'instemming'],
  vastgesteld: ['vastgesteld', 'in_evaluatie'],
  evaluatie: ['in_evaluatie'],
};

function welke(stand: Exclude<Stand, 'geen'>): RawBuilder<boolean> {
  return stand === 'geschil'
    ? sql<boolean>`v.geschil AND v.gesloten_op IS NULL`
    : sql<boolean>`v.status = ANY (${STATUSSEN[stand]}::text[])`;
}

/** Where the OPP of a pupil stands (R39, R66). A concept beside what is in force counts for both. */
export const opp = voorwaarde<z.infer<typeof schema>, typeof schema>({
  soort: 'opp',
  schema,
  gevoelig: { vraagt: 'opp_lezen', sectie: 'opp' },
  noemt: () => [],
  treft: ({ stand }) =>
    stand === 'geen'
      ? sql`
    SELECT p.id AS leerling, jsonb_build_object('stand', 'geen') AS feit FROM koers.person p
    WHERE p.school_id = koers.school_now() AND p.soort = 'leerling'
      AND NOT EXISTS (SELECT FROM koers.opp_versie v WHERE v.leerling_id = p.id AND v.gesloten_op IS NULL)`
      : sql`
    SELECT v.leerling_id AS leerling, jsonb_build_object('stand', ${stand}::text) AS feit
    FROM koers.opp_versie v WHERE v.school_id = koers.school_now() AND ${welke(stand)}`,
  uitleg: (v) => WOORD[v.stand],
  waarom: (feit) => KORT[z.enum(OPP_STAND).catch('geen').parse(feit['stand'])],
});
