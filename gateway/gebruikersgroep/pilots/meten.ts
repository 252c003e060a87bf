import { sql } from 'kysely';
import type { Datum } from '../../model/roster.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { Db } from '../../platform/db/pool.ts';
import { listSchools } from '../../school/schools.ts';

/** So long before a pilot is counted too, to compare with. */
const DAGEN_VOORAF = 28;

/**
 * Counts for this school what its pilots should bring about, of every school day before this one that was not counted yet:
 * from four weeks before the pilot up to its last day. The same pupils are counted before and during: since when an LVS has
 * somebody in a group says nothing of where he was before. One statement; numbers only, nobody is in it.
 */
export async function meetSchool(tx: Tx, dag: Datum): Promise<void> {
  await sql`
    INSERT INTO koers.pilot_dag (pilot_id, school_id, dag, soort, aantal)
    SELECT p.id, s.school_id, d.dag::date, 'uitkomst', (
      SELECT count(*) FROM koers.act a
      WHERE a.school_id = s.school_id AND a.soort IN ('actie_afgevinkt', 'doel_stand')
        AND a.at >= d.dag AT TIME ZONE 'Europe/Amsterdam' AND a.at < (d.dag + interval '1 day') AT TIME ZONE 'Europe/Amsterdam'
        AND (s.groepen IS NULL OR EXISTS (SELECT FROM koers.groep_lid l WHERE l.person_id = a.leerling_id AND l.als = 'leerling'
          AND l.groep_id = ANY (s.groepen) AND (l.tot IS NULL OR l.tot > d.dag))))
    FROM koers.pilot_school s JOIN koers.pilot p ON p.id = s.pilot_id
    CROSS JOIN LATERAL generate_series((p.van - ${DAGEN_VOORAF}::int)::timestamp, least(p.tot, ${dag}::date - 1)::timestamp, '1 day') AS d(dag)
    WHERE s.school_id = koers.school_now() AND s.gestopt_op IS NULL AND p.stand = 'loopt' AND extract(isodow FROM d.dag) < 6
      AND NOT EXISTS (SELECT FROM koers.pilot_dag x WHERE x.pilot_id = p.id AND x.school_id = s.school_id AND x.dag = d.dag::date AND x.soort = 'uitkomst')
    ON CONFLICT DO NOTHING`.execute(tx);
}

/** The same for every school, each in its own context; twice on a day counts nothing twice. */
export async function meetPilots(db: Db, dag: Datum): Promise<void> {
  const scholen = await db.platform((tx) => listSchools(tx));
  for (const { id: school } of scholen) await db.tenant({ school, actor: null }, (tx) => meetSchool(tx, dag));
}
