import { sql } from 'kysely';
import { type Apply, change, make, provenance, taken } from './change-log.ts';

const FIELDS = ['van', 'tot', 'jaargroep'] as const;

/** Inschrijvingen of leerlingen nobody had (EDEXML: from the uitstroomdatum on no longer at school). */
export async function makeEnrolments(a: Apply): Promise<void> {
  await begin(a, sql`FROM koers.sync_row r WHERE ${taken(a)} AND r.kind = 'leerling' AND r.fresh`);
}

/**
 * Inschrijvingen of leerlingen we know. Who comes back goes on where he was; only an instroomdatum on or after the end
 * of the last one begins a new one.
 */
export async function changeEnrolments(a: Apply): Promise<void> {
  const prov = provenance(a);
  const differs = (f: string) => sql`${sql.ref(`n.new_${f}`)} IS DISTINCT FROM ${sql.ref(`i.${f}`)}`;
  const moved = FIELDS.map(
    (f) => sql`CASE WHEN ${differs(f)} THEN jsonb_build_object(${sql.lit(f)}, ${prov}) ELSE '{}' END`,
  );
  const known = sql`FROM koers.sync_row r LEFT JOIN LATERAL (${last(a)}) i ON true
    WHERE ${taken(a)} AND r.kind = 'leerling' AND NOT r.fresh`;
  await change(a, 'inschrijving', {
    set: sql`van = x.new_van, tot = x.new_tot, jaargroep = x.new_jaargroep, herkomst = x.herkomst, changed_at = ${a.now}`,
    row: 'i',
    values: sql`n.new_van, n.new_tot, n.new_jaargroep, i.herkomst || ${sql.join(moved, sql` || `)} AS herkomst`,
    from: sql`FROM koers.sync_row r CROSS JOIN LATERAL (${last(a)}) i CROSS JOIN LATERAL (
        SELECT coalesce(${instroom}, i.van) AS new_van, coalesce(r.doc ->> 'jaargroep', i.jaargroep) AS new_jaargroep,
          CASE WHEN r.doc ? 'uitstroomdatum' THEN ${uitstroom} WHEN ${returns(a)} THEN NULL ELSE i.tot END AS new_tot) n
      WHERE ${taken(a)} AND r.kind = 'leerling' AND NOT r.fresh AND NOT ${begins} AND (${sql.join(FIELDS.map(differs), sql` OR `)})`,
  });
  await begin(a, sql`${known} AND (i.id IS NULL OR ${begins})`);
}

const instroom = sql`(r.doc ->> 'instroomdatum')::date`;
const uitstroom = sql`(r.doc ->> 'uitstroomdatum')::date`;
const begins = sql`coalesce(${instroom} >= i.tot, false)`;

/** The last inschrijving that this source told of. */
const last = (a: Apply) => sql`
  SELECT * FROM koers.inschrijving i WHERE i.leerling_id = r.entity_id AND i.school_id = ${a.school} AND i.herkomst -> 'van' ->> 'bron' = ${a.connection}
  ORDER BY i.van DESC, i.tot DESC NULLS FIRST LIMIT 1`;

const returns = (a: Apply) => sql`EXISTS (
  SELECT FROM koers.source_record s WHERE s.connection_id = ${a.connection} AND s.entity_id = r.entity_id AND s.ended_at IS NOT NULL OFFSET 0)`;

async function begin(a: Apply, who: ReturnType<typeof sql>): Promise<void> {
  const prov = provenance(a);
  await make(
    a,
    'inschrijving',
    sql`INSERT INTO koers.inschrijving (school_id, leerling_id, van, tot, jaargroep, herkomst, changed_at)
      SELECT ${a.school}, r.entity_id, coalesce(${instroom}, ${a.today}::date), ${uitstroom}, r.doc ->> 'jaargroep',
        jsonb_strip_nulls(jsonb_build_object('van', ${prov}, 'tot', CASE WHEN ${uitstroom} IS NOT NULL THEN ${prov} END,
          'jaargroep', CASE WHEN r.doc ->> 'jaargroep' IS NOT NULL THEN ${prov} END)), ${a.now}
      ${who}`,
  );
}
