/**
 * What was done on those cards in three years: three judgements on nine doelen in ten, by three people, one in fifty with
 * a slip that was undone; acties that were ticked, worded and given to somebody.
 */
export const judgementsSql: readonly string[] = [
  `CREATE TEMP TABLE oordeel AS
     SELECT kd.id AS kd, kd.leerling, kd.leerdoel, kd.leerlijn, j, j = 3 AS laatste, pg_temp.vast('o/' || kd.id || '/' || j) AS id, m.id AS actor,
       CASE WHEN kd.stijgt AND NOT kd.later THEN least(4, j + 1 + CASE WHEN pg_temp.kans('x' || kd.id, 7) = 0 THEN -1 ELSE 0 END)
         ELSE greatest(0, least(4, j - 1 + pg_temp.kans('s' || kd.id || j, 3))) END AS naar,
       (CASE WHEN kd.later THEN koers.vandaag() - 422 ELSE koers.vandaag() - 968 END + time '09:00')
         + ((CASE WHEN kd.stijgt AND NOT kd.later THEN 540 WHEN kd.later THEN 420 ELSE 966 END) * ((j - 1) / 3.0 + pg_temp.kans('d' || kd.id || j, 300) / 1000.0)) * interval '1 day' AS at
     FROM kd CROSS JOIN generate_series(1, 3) AS j JOIN m ON m.groep = kd.groep AND m.nr = j - 1
     WHERE pg_temp.kans('n' || kd.id, 10) > 0`,
  'CREATE INDEX ON oordeel (kd)',
  'ANALYZE oordeel',
  `INSERT INTO gebeurd (id, leerling, soort, leerdoel, leerlijn, data, actor, at)
     SELECT o.id, o.leerling, 'doel_stand', o.leerdoel, o.leerlijn, jsonb_build_object('van', coalesce(lag(o.naar) OVER (PARTITION BY o.kd ORDER BY o.j), 0), 'naar', o.naar), o.actor, o.at
     FROM oordeel o`,
  `CREATE TEMP TABLE vergissing AS SELECT o.*, pg_temp.vast('fout/' || o.kd) AS fout, pg_temp.vast('terug/' || o.kd) AS terug FROM oordeel o WHERE o.j = 2 AND pg_temp.kans('f' || o.kd, 50) = 0`,
  `INSERT INTO gebeurd (id, leerling, soort, leerdoel, leerlijn, data, actor, at)
     SELECT fout, leerling, 'doel_stand', leerdoel, leerlijn, jsonb_build_object('van', naar, 'naar', 0), actor, at + interval '1 hour' FROM vergissing`,
  `INSERT INTO gebeurd (id, leerling, soort, leerdoel, leerlijn, data, undoes, actor, at)
     SELECT terug, leerling, 'ongedaan', leerdoel, leerlijn, '{}', fout, actor, at + interval '61 minutes' FROM vergissing`,
];

export const ticksSql: readonly string[] = [
  `CREATE TEMP TABLE ka AS
     SELECT kd.*, pg_temp.vast('ka/' || kd.id) AS actie, t.id AS sjabloon, t.soort, t.tekst, t.wie, t.ritme, m.id AS actor,
       CASE WHEN pg_temp.kans('k' || kd.id, 5) < 2 THEN pg_temp.vast('tik/' || kd.id) END AS tik, koers.vandaag() - pg_temp.kans('t' || kd.id, 400) - 1 + time '14:00' AS at
     FROM kd JOIN koers.actie_sjabloon t ON t.leerdoel_id = kd.leerdoel JOIN m ON m.groep = kd.groep AND m.nr = 0`,
  `INSERT INTO gebeurd (id, leerling, soort, leerdoel, leerlijn, actie, data, actor, at)
     SELECT tik, leerling, 'actie_afgevinkt', leerdoel, leerlijn, actie, '{"was": false, "gedaan": true}', actor, at FROM ka WHERE tik IS NOT NULL`,
  // Three acties of one's own a pupil, worded and given to the first leerkracht.
  `CREATE TEMP TABLE eigen AS SELECT ka.*, pg_temp.vast('eigen/' || ka.id) AS act FROM ka WHERE ka.code = 'A' AND ka.volgorde <= 3`,
  `INSERT INTO gebeurd (id, leerling, soort, leerdoel, leerlijn, actie, data, tekst, actor, at)
     SELECT act, leerling, 'actie_toegevoegd', leerdoel, leerlijn, act, jsonb_build_object('functie', NULL, 'persoon', actor, 'van', koers.vandaag() - 40, 'tot', NULL, 'sjabloon', NULL),
       'actie', actor, koers.vandaag() - 40 + time '10:00' FROM eigen`,
];

export const actiesSql = (school: string): readonly string[] => [
  `INSERT INTO koers.kaart_actie (id, school_id, leerling_id, kaart_doel_id, sjabloon_id, soort, tekst, wie, ritme, gedaan_op, gedaan_door, act_id, last_act, volgorde)
     SELECT ka.actie, '${school}'::uuid, ka.leerling, ka.id, ka.sjabloon, ka.soort, ka.tekst, ka.wie, ka.ritme, CASE WHEN ka.tik IS NOT NULL THEN ka.at END,
       CASE WHEN ka.tik IS NOT NULL THEN ka.actor END, pg_temp.vast('besluit/' || ka.n || '/' || CASE WHEN ka.later THEN 4 ELSE 1 END), ka.tik, 1 FROM ka`,
  `INSERT INTO koers.kaart_actie (id, school_id, leerling_id, kaart_doel_id, soort, tekst, wie, ritme, act_id, volgorde, inhoud_act, toegewezen_aan, van)
     SELECT act, '${school}'::uuid, leerling, id, 'eigen', '', '', '', act, 2, act, actor, koers.vandaag() - 40 FROM eigen`,
];
