import { sql } from 'kysely';
import type { Datum } from '../model/roster.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import type { SchoolFeiten } from './feiten.ts';
import { type Maatstaf, posities } from './posities-store.ts';
import { vertrokken } from './vertrek-store.ts';

/**
 * The counts of the reports of one school (R65, R67), in one statement whatever its size. A pupil stands once under each subject
 * that his leerroute has: where he is on the mean of its leerlijnen, within the margin of the school.
 */
export async function schoolFeiten(tx: Tx, dag: Datum, maat: Maatstaf): Promise<SchoolFeiten> {
  const { rows } = await sql<SchoolFeiten>`
    WITH ${posities(dag, maat)}, ${vertrokken(dag)}, leerling_vak AS (
      SELECT h.leerling, h.route, h.cohort, l.vak, round(avg(p.positie - p.verwacht)::numeric, 6) AS verschil
      FROM hier h JOIN (SELECT DISTINCT route, vak FROM lijn) AS l ON l.route = h.route
      LEFT JOIN positie p ON p.leerling = h.leerling AND p.vak = l.vak
      GROUP BY h.leerling, h.route, h.cohort, l.vak
    ), streef_telling AS (
      SELECT r.naam AS route, min(r.volgorde) AS volgorde, x.cohort, x.vak, x.oordeel, count(*)::int AS aantal
      FROM (SELECT route, cohort, vak, CASE WHEN verschil IS NULL THEN 'onbekend' WHEN verschil > ${maat.marge} THEN 'boven'
        WHEN verschil < -${maat.marge}::numeric THEN 'onder' ELSE 'op' END AS oordeel FROM leerling_vak) AS x
      JOIN koers.leerroute r ON r.id = x.route GROUP BY r.naam, x.cohort, x.vak, x.oordeel
    ), vertrek_telling AS (
      SELECT v.jaar, v.route_naam AS route, v.verwacht, v.plekken, count(*)::int AS aantal FROM vertrek v GROUP BY 1, 2, 3, 4
    )
    SELECT
      (SELECT coalesce(jsonb_agg(jsonb_build_object('route', route, 'cohort', cohort, 'vak', vak, 'oordeel', oordeel, 'aantal', aantal)
        ORDER BY volgorde, route, cohort), '[]') FROM streef_telling) AS streef,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('jaar', jaar, 'route', route, 'verwacht', verwacht, 'plekken', plekken, 'aantal', aantal)
        ORDER BY jaar, route), '[]') FROM vertrek_telling) AS vertrek`.execute(tx);
  const [row] = rows;
  return row ?? { streef: [], vertrek: [] };
}
