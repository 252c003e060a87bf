import { sql } from 'kysely';
import { mayInSchool } from '../../access/policy.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';

/** A leerlijn on which pupils get more, and groups that are for it already (R19, R52). */
export interface Hulp {
  readonly leerlijn: { readonly id: string; readonly naam: string };
  /** The highest niveau they work on; `null` on a leerlijn without niveaus. */
  readonly niveau: string | null;
  readonly leerlingen: number;
  readonly groepen: readonly {
    readonly id: string;
    readonly naam: string;
    /** How many of these pupils are in it today. */
    readonly erin: number;
  }[];
}

/**
 * Leerlijnen that were to be intensified when this group closed a period, by the closing; with the groups that this person
 * sees and that are for that leerlijn. It proposes and changes nothing. One statement.
 */
export async function hulpNaAfsluiting(tx: Tx, who: KnownActor, afsluiting: string): Promise<Hulp[]> {
  const { rows } = await sql<Hulp>`
    WITH eigen AS MATERIALIZED (SELECT w.groep AS id FROM koers.werkt_in(${who.person}::uuid) AS w),
    meer AS (
      SELECT a.leerlijn_id, array_agg(a.leerling_id) AS wie,
        (array_agg(n.id ORDER BY n.volgorde DESC NULLS LAST))[1] AS niveau
      FROM koers.periode_afsluiting_act x JOIN koers.act a ON a.id = x.act_id AND a.data->>'keuze' = 'intensiveren'
      LEFT JOIN koers.niveau n ON n.id = (a.data->>'naar')::uuid
      WHERE x.afsluiting_id = ${afsluiting}::uuid AND x.school_id = koers.school_now() GROUP BY a.leerlijn_id
    )
    SELECT jsonb_build_object('id', l.id, 'naam', l.naam) AS leerlijn, m.niveau, cardinality(m.wie) AS leerlingen,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'naam', g.naam, 'erin', (
          SELECT count(DISTINCT d.person_id) FROM koers.groep_lid d WHERE d.groep_id = g.id AND d.als = 'leerling' AND d.person_id = ANY (m.wie)
            AND d.van <= koers.vandaag() AND (d.tot IS NULL OR d.tot > koers.vandaag()))) ORDER BY g.naam COLLATE "und-x-icu"), '[]')
       FROM koers.groep g WHERE g.school_id = koers.school_now() AND g.ended_at IS NULL AND g.soort <> 'stamgroep'
         AND (${mayInSchool(who, 'profiel_lezen')}::boolean OR g.id IN (SELECT id FROM eigen))
         AND EXISTS (SELECT FROM koers.groep_lijn y WHERE y.groep_id = g.id AND y.leerlijn_id IN (SELECT z.lijn FROM koers.zelfde_lijn(l.id) AS z)))
        AS groepen
    FROM meer m JOIN koers.leerlijn l ON l.id = m.leerlijn_id JOIN koers.leergebied b ON b.id = l.leergebied_id
    ORDER BY b.volgorde, l.volgorde`.execute(tx);
  return rows;
}
