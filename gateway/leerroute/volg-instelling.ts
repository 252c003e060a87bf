import { sql } from 'kysely';
import { z } from 'zod';
import { notFound, requireInSchool } from '../access/scope.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { WaarnemingRegel } from './volgen/waarnemers-rules.ts';

/** How a school looks at progress (R18, R19, R23). Margins and thresholds are in niveaus. */
export const VolgInstelling = z.object({
  waarnemingRegel: WaarnemingRegel,
  /** So far beside the route still counts as on it. */
  routeMarge: z.number().min(0).max(5),
  /** From here on a leerlijn is ahead enough for the signal of disharmony, and behind enough. */
  signaalVoor: z.number().min(0.1).max(10),
  signaalAchter: z.number().min(0.1).max(10),
});
export type VolgInstelling = z.infer<typeof VolgInstelling>;

/** What holds for a school that never chose; the same as the defaults of migration 0026. */
export const STANDAARD: VolgInstelling = {
  waarnemingRegel: 'laatste',
  routeMarge: 0.5,
  signaalVoor: 1,
  signaalAchter: 1,
};

/** The choices of the school of this transaction, with the stand from which a doel is behaald; one statement. */
export async function volgInstelling(tx: Tx): Promise<VolgInstelling & { readonly behaaldVanaf: number }> {
  const { rows } = await sql<{ behaaldVanaf: number; keuze: unknown }>`
    SELECT s.behaald_vanaf AS "behaaldVanaf", CASE WHEN v.school_id IS NOT NULL THEN jsonb_build_object('waarnemingRegel', v.waarneming_regel,
      'routeMarge', v.route_marge, 'signaalVoor', v.signaal_voor, 'signaalAchter', v.signaal_achter) END AS keuze
    FROM koers.school s LEFT JOIN koers.volg_instelling v ON v.school_id = s.id WHERE s.id = koers.school_now()`.execute(
    tx,
  );
  const [row] = rows;
  if (!row) throw notFound('school');
  const keuze = row.keuze === null ? STANDAARD : VolgInstelling.parse(row.keuze);
  return { ...keuze, behaaldVanaf: row.behaaldVanaf };
}

/**
 * Chooses how the school looks at progress. No stand changes: every judgement stays, and what they come to is worked out when
 * it is read (R23).
 * @throws AppError `not_allowed` for who may not decide that for the school
 */
export async function kiesVolgInstelling(tx: Tx, who: KnownActor, keuze: VolgInstelling): Promise<void> {
  requireInSchool(who, 'volgen_instellen');
  const { waarnemingRegel, routeMarge, signaalVoor, signaalAchter } = VolgInstelling.parse(keuze);
  await sql`
    WITH gekozen AS (
      INSERT INTO koers.volg_instelling AS v (school_id, waarneming_regel, route_marge, signaal_voor, signaal_achter, changed_by)
      VALUES (${who.school}::uuid, ${waarnemingRegel}, ${routeMarge}, ${signaalVoor}, ${signaalAchter}, ${who.person}::uuid)
      ON CONFLICT (school_id) DO UPDATE SET waarneming_regel = excluded.waarneming_regel, route_marge = excluded.route_marge,
        signaal_voor = excluded.signaal_voor, signaal_achter = excluded.signaal_achter, changed_at = now(), changed_by = excluded.changed_by
      RETURNING v.*
    )
    INSERT INTO koers.audit (school_id, actor_id, actie, onderwerp_soort, onderwerp_id, details)
    SELECT school_id, changed_by, 'volgen_ingesteld', 'school', school_id,
      jsonb_build_object('regel', waarneming_regel, 'marge', route_marge, 'voor', signaal_voor, 'achter', signaal_achter)
    FROM gekozen`.execute(tx);
}
