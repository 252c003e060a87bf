import { LEERROUTES, VERSIE } from './pakket.ts';

/**
 * What was planned, period by period: everyone on a leerroute, a streefniveau per leerlijn that goes up halfway, and the
 * card that follows from it. Leaves `plek` (leerling × leerlijn), `kd` (rows of the card) and `besluit` (acts that place).
 */
export const planSql: readonly string[] = [
  `CREATE TEMP TABLE lijn AS SELECT id, code, geordend FROM koers.leerlijn WHERE pakket_versie_id = '${VERSIE}'`,
  // A is the matrix: the second niveau all the time. The others begin at the first or second and go up after three periods.
  `CREATE TEMP TABLE plek AS
     SELECT l.n, l.groep, l.id AS leerling, lijn.id AS leerlijn, lijn.code,
       CASE WHEN lijn.code = 'A' THEN 2 WHEN lijn.geordend THEN 1 + pg_temp.kans(l.n || lijn.code, 2) END AS basis
     FROM l CROSS JOIN lijn`,
  'CREATE INDEX ON plek (leerling)',
  `CREATE TEMP TABLE besluit AS SELECT l.n, l.id AS leerling, p.k, p.id AS periode, p.van, p.tot, pg_temp.vast('besluit/' || l.n || '/' || p.k) AS act FROM l CROSS JOIN p`,
  `CREATE TEMP TABLE kd AS
     SELECT x.n, x.groep, x.leerling, x.leerlijn, x.code, d.id AS leerdoel, pg_temp.vast('kd/' || x.n || '/' || d.id) AS id, d.volgorde, d.code AS doel,
       coalesce(v.volgorde <> x.basis, false) AS later, x.code NOT IN ('A', 'L') AS stijgt
     FROM plek x JOIN koers.leerdoel d ON d.leerlijn_id = x.leerlijn LEFT JOIN koers.niveau v ON v.id = d.niveau_id
     WHERE x.basis IS NULL OR v.volgorde = x.basis OR (x.code <> 'A' AND v.volgorde = x.basis + 1)`,
  'CREATE INDEX ON kd (id)',
  `ANALYZE kd, plek, besluit`,
  `INSERT INTO gebeurd (id, leerling, soort, leerdoel, leerlijn, actie, data, tekst, actor, at)
     SELECT b.act, b.leerling, CASE WHEN b.k IN (1, 4) THEN 'leerroute_geplaatst' ELSE 'niveau_geplaatst' END, NULL, NULL, NULL,
       jsonb_build_object('periode', b.periode, 'lijnen', (SELECT jsonb_agg(jsonb_build_object('leerlijn', x.leerlijn, 'meegenomen', '[]'::jsonb, 'vervallen', '[]'::jsonb,
           'naar', (SELECT v.id FROM koers.niveau v WHERE v.leerlijn_id = x.leerlijn AND v.volgorde = x.basis + CASE WHEN x.code <> 'A' AND b.k > 3 THEN 1 ELSE 0 END)))
         FROM plek x WHERE x.leerling = b.leerling))
         || CASE WHEN b.k IN (1, 4) THEN jsonb_build_object('leerroute', (ARRAY[${LEERROUTES.map((r) => `'${r}'`).join(', ')}])[1 + (b.n + b.k) % 3],
              'bestemming', NULL, 'beslotenDoor', 'Commissie voor de begeleiding') ELSE '{}' END,
       'reden', pg_temp.vast('ib'), b.van + time '08:00'
     FROM besluit b`,
];

/** Rows that follow from those acts; the acts stand already. */
export const cardSql = (school: string): readonly string[] => [
  `INSERT INTO koers.plaatsing (id, school_id, leerling_id, leerroute_id, van, tot, besloten_door, act_id, ended_by)
     SELECT pg_temp.vast('plaatsing/' || b.n || '/' || b.k), '${school}'::uuid, b.leerling, (a.data ->> 'leerroute')::uuid, b.van, e.van, 'Commissie voor de begeleiding', b.act, e.act
     FROM besluit b JOIN koers.act a ON a.id = b.act LEFT JOIN besluit e ON e.n = b.n AND e.k = 4 AND b.k = 1 WHERE b.k IN (1, 4)`,
  `INSERT INTO koers.streefniveau (school_id, leerling_id, leerlijn_id, niveau_id, periode_id, van, tot, act_id, ended_by)
     SELECT '${school}'::uuid, b.leerling, x.leerlijn, v.id, b.periode, b.van, e.van, b.act, e.act
     FROM besluit b JOIN plek x ON x.leerling = b.leerling LEFT JOIN besluit e ON e.leerling = b.leerling AND e.k = b.k + 1
     LEFT JOIN koers.niveau v ON v.leerlijn_id = x.leerlijn AND v.volgorde = x.basis + CASE WHEN x.code <> 'A' AND b.k > 3 THEN 1 ELSE 0 END`,
  `INSERT INTO koers.kaart_doel (id, school_id, leerling_id, leerlijn_id, leerdoel_id, stand, meegenomen, act_id, last_act, changed_at)
     SELECT kd.id, '${school}'::uuid, kd.leerling, kd.leerlijn, kd.leerdoel, coalesce(o.naar, 0), kd.stijgt AND NOT kd.later AND coalesce(o.naar, 0) < 4,
       pg_temp.vast('besluit/' || kd.n || '/' || CASE WHEN kd.later THEN 4 ELSE 1 END), o.id, coalesce(o.at, now())
     FROM kd LEFT JOIN oordeel o ON o.kd = kd.id AND o.laatste`,
];
