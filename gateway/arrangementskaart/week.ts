import { sql } from 'kysely';
import type { Tx } from '../platform/db/kysely-on-client.ts';

/** What happened in one group in the last seven days. */
export interface WeekVanGroep {
  readonly groep: string;
  readonly naam: string;
  readonly leerlingen: number;
  /** Acties that were ticked and stayed so. */
  readonly acties: number;
  /** Doelen that came to where the school calls them behaald. */
  readonly doelen: number;
  /** Pupils of whom nothing was brought up to date. */
  readonly stil: number;
}

const DAGEN = 7;

/** The week of these groups, for who works in them; one statement, whatever their number. What was undone does not count. */
export async function weekVanGroepen(tx: Tx, groepen: readonly string[]): Promise<WeekVanGroep[]> {
  if (groepen.length === 0) return [];
  const { rows } = await sql<WeekVanGroep>`
    WITH lid AS (
      SELECT l.groep_id, l.person_id FROM koers.groep_lid l
      WHERE l.groep_id = ANY (${groepen}::uuid[]) AND l.als = 'leerling' AND l.van <= koers.vandaag() AND (l.tot IS NULL OR l.tot > koers.vandaag())),
    gedaan AS (
      SELECT a.leerling_id, count(*) FILTER (WHERE a.soort = 'actie_afgevinkt') AS acties, count(*) FILTER (WHERE a.soort = 'doel_stand') AS doelen
      FROM koers.act a
      WHERE a.leerling_id = ANY (ARRAY(SELECT person_id FROM lid)) AND a.at >= now() - make_interval(days => ${DAGEN})
        AND (a.soort = 'actie_afgevinkt' AND a.data @> '{"gedaan": true}'
          OR a.soort = 'doel_stand' AND (a.data ->> 'naar')::int >= (SELECT s.behaald_vanaf FROM koers.school s WHERE s.id = koers.school_now()))
        AND NOT EXISTS (SELECT FROM koers.act u WHERE u.undoes = a.id)
      GROUP BY a.leerling_id),
    bezig AS (
      SELECT DISTINCT a.leerling_id FROM koers.act a
      WHERE a.leerling_id = ANY (ARRAY(SELECT person_id FROM lid)) AND a.at >= now() - make_interval(days => ${DAGEN}))
    SELECT g.id AS groep, g.naam, count(*)::int AS leerlingen, coalesce(sum(d.acties), 0)::int AS acties, coalesce(sum(d.doelen), 0)::int AS doelen,
      count(*) FILTER (WHERE b.leerling_id IS NULL)::int AS stil
    FROM lid JOIN koers.groep g ON g.id = lid.groep_id LEFT JOIN gedaan d ON d.leerling_id = lid.person_id LEFT JOIN bezig b ON b.leerling_id = lid.person_id
    GROUP BY g.id, g.naam ORDER BY g.naam COLLATE "und-x-icu", g.id`.execute(tx);
  return rows;
}
