import { sql } from 'kysely';
import { endRecords } from './apply-records.ts';
import { type Apply, change, provenance } from './change-log.ts';

/**
 * People who are gone from this source: ended, never deleted. Someone whom another source still has stays; and when the school leaves
 * the source itself, who has a role in Koers stays too, or nobody could come in to connect the next one.
 */
export async function endPeople(a: Apply): Promise<void> {
  const gone = sql`ANY (ARRAY(SELECT r.entity_id FROM koers.sync_row r
    WHERE r.run_id = ${a.run} AND r.kind IN ('leerling', 'medewerker') AND r.state = 'missing'))`;
  await change(a, 'groep_lid', {
    set: sql`tot = greatest(${a.today}::date, t.van)`,
    row: 'l',
    from: sql`FROM koers.groep_lid l WHERE l.tot IS NULL AND l.bron = ${a.connection} AND l.person_id = ${gone}`,
  });
  await change(a, 'inschrijving', {
    set: sql`tot = greatest(${a.today}::date, t.van), herkomst = t.herkomst || jsonb_build_object('tot', ${provenance(a)}), changed_at = ${a.now}`,
    row: 'i',
    from: sql`FROM koers.inschrijving i WHERE i.tot IS NULL AND i.herkomst -> 'van' ->> 'bron' = ${a.connection} AND i.leerling_id = ${gone}`,
  });
  await endRecords(a, 'people');
  await change(a, 'person', {
    set: sql`ended_at = ${a.now}`,
    row: 'p',
    from: sql`FROM koers.person p WHERE p.ended_at IS NULL AND p.id = ${gone}
        AND NOT EXISTS (SELECT FROM koers.source_record o WHERE o.entity_id = p.id AND o.ended_at IS NULL)
        AND NOT (${a.einde} AND koers.blijft_binnen(p.id))`,
  });
}
