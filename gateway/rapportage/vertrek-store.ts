import { type RawBuilder, sql } from 'kysely';
import { schooljaarVan } from './posities-store.ts';

/**
 * Table for WITH: `vertrek`, who left the school for good on or before a day: his last day, the leerroute that held then with
 * what was expected, and the last thing written about each moment since. Who came back is no leaver.
 */
export function vertrokken(dag: string): RawBuilder<unknown> {
  return sql`
    vertrek AS MATERIALIZED (
      SELECT n.leerling_id AS leerling, n.laatste, ${schooljaarVan(sql`n.laatste`)} AS jaar, t.leerroute_id AS route, r.naam AS route_naam,
        nullif(r.uitstroomprofiel, 'onbekend') AS verwacht, m.plekken
      FROM (SELECT leerling_id, max(tot) - 1 AS laatste FROM koers.inschrijving WHERE school_id = koers.school_now()
        GROUP BY leerling_id HAVING bool_and(tot IS NOT NULL AND tot <= ${dag}::date)) AS n
      LEFT JOIN LATERAL (SELECT t.leerroute_id FROM koers.plaatsing t WHERE t.leerling_id = n.leerling_id
        ORDER BY t.van <= n.laatste DESC, t.van DESC LIMIT 1) AS t ON true
      LEFT JOIN koers.leerroute r ON r.id = t.leerroute_id
      CROSS JOIN LATERAL (SELECT ARRAY(SELECT (SELECT u.plek FROM koers.uitstroom_meting u WHERE u.leerling_id = n.leerling_id
          AND u.moment = m AND u.op > n.laatste - 100 ORDER BY u.nr DESC LIMIT 1) FROM generate_series(0, 2) AS m ORDER BY m) AS plekken) AS m
    )`;
}
