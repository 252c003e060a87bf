/** Beginsituaties, evaluaties, factoren and ondersteuning: the acts, with words that are sealed. */
export const wordsSql: readonly string[] = [
  `INSERT INTO gebeurd (id, leerling, soort, leerdoel, leerlijn, data, tekst, actor, at)
     SELECT pg_temp.vast('begin/' || kd.id), kd.leerling, 'beginsituatie', kd.leerdoel, kd.leerlijn, jsonb_build_object('periode', p.id), 'verslag', m.id, p.van + 3 + time '11:00'
     FROM kd JOIN p ON p.k = CASE WHEN kd.later THEN 4 ELSE 1 END JOIN m ON m.groep = kd.groep AND m.nr = 0 WHERE kd.volgorde <= 2`,
  `INSERT INTO gebeurd (id, leerling, soort, leerdoel, leerlijn, data, tekst, actor, at)
     SELECT pg_temp.vast('eval/' || kd.id), kd.leerling, 'doel_geevalueerd', kd.leerdoel, kd.leerlijn,
       jsonb_build_object('periode', p.id, 'uitkomst', 'deels', 'vervolg', 'doorgaan', 'stand', 3), 'verslag', m.id, p.tot - 2 + time '15:00'
     FROM kd JOIN p ON p.k = CASE WHEN kd.later THEN 5 ELSE 3 END JOIN m ON m.groep = kd.groep AND m.nr = 1 WHERE kd.volgorde <= 2`,
  `CREATE TEMP TABLE fac AS
     SELECT l.n, l.id AS leerling, i, pg_temp.vast('factor/' || l.n || '/' || i) AS id,
       (ARRAY['visueel_geheugen', 'korte_aandacht', 'vaste_routines', 'vraagt_geen_hulp'])[i] AS code, (ARRAY[1, 1, 2, 2])[i] AS dimensie,
       CASE WHEN i IN (1, 3) THEN 'bevorderend' ELSE 'belemmerend' END AS richting FROM l CROSS JOIN generate_series(1, 4) AS i`,
  `INSERT INTO gebeurd (id, leerling, soort, data, actor, at)
     SELECT id, leerling, 'factor_vastgelegd', jsonb_build_object('factor', id), pg_temp.vast('ib'), koers.vandaag() - 300 + time '12:00' FROM fac`,
  `CREATE TEMP TABLE band AS
     SELECT fac.id AS factor, kd.leerling, kd.leerdoel, kd.leerlijn, pg_temp.vast('band/' || kd.id) AS id FROM kd JOIN fac ON fac.leerling = kd.leerling AND fac.i = 2
     WHERE kd.code = 'A' AND kd.volgorde <= 3`,
  `INSERT INTO gebeurd (id, leerling, soort, leerdoel, leerlijn, data, actor, at)
     SELECT id, leerling, 'factor_gekoppeld', leerdoel, leerlijn, jsonb_build_object('factor', factor, 'aan', true), pg_temp.vast('ib'), koers.vandaag() - 299 + time '12:00' FROM band`,
  `CREATE TEMP TABLE zorg AS
     SELECT l.n, l.id AS leerling, gebied, (ARRAY['licht', 'matig', 'intensief'])[1 + pg_temp.kans(l.n || gebied, 3)] AS intensiteit, pg_temp.vast('zorg/' || l.n || '/' || gebied) AS id
     FROM l CROSS JOIN unnest(ARRAY['leren', 'communicatie', 'gedrag', 'prikkels']) AS gebied WHERE pg_temp.kans('z' || l.n || gebied, 4) < 2`,
  `INSERT INTO gebeurd (id, leerling, soort, data, actor, at)
     SELECT id, leerling, 'ondersteuning_vastgelegd', jsonb_build_object('gebied', gebied), pg_temp.vast('ib'), koers.vandaag() - 280 + time '12:00' FROM zorg`,
];

/** The register itself, results of other systems, and who looked where in those years. */
export const registerSql = (school: string): readonly string[] => [
  `INSERT INTO koers.factor (id, factor, school_id, leerling_id, richting, dimensie, code, zichtbaar, bron, bron_op, tekst, act_id)
     SELECT f.id, f.id, '${school}'::uuid, f.leerling, f.richting, f.dimensie, f.code, 'team', 'school', koers.vandaag() - 300, t.sealed, f.id
     FROM fac f JOIN tekst t ON t.leerling = f.leerling AND t.soort = 'factor'`,
  `INSERT INTO koers.factor_doel (school_id, leerling_id, factor, leerdoel_id, act_id) SELECT '${school}'::uuid, leerling, factor, leerdoel, id FROM band`,
  `INSERT INTO koers.ondersteuning (id, school_id, leerling_id, gebied, intensiteit, tekst, act_id)
     SELECT z.id, '${school}'::uuid, z.leerling, z.gebied, z.intensiteit, t.sealed, z.id FROM zorg z JOIN tekst t ON t.leerling = z.leerling AND t.soort = 'zorg'`,
  `INSERT INTO koers.resultaat (school_id, leerling_id, bron, bron_sleutel, soort, naam, leergebied, op, score, schaal, dl, dle)
     SELECT '${school}'::uuid, l.id, 'Toetssysteem Kompas', l.n || '/' || i, CASE WHEN i % 2 = 0 THEN 'toets' ELSE 'observatie' END, 'Meting ' || (1 + i % 4), 'G' || (1 + i % 3),
       koers.vandaag() - i * 44, (20 + i)::text, 'vaardigheidsscore', CASE WHEN i % 2 = 0 THEN 30 - i END, CASE WHEN i % 2 = 0 THEN 24 - i / 2 END
     FROM l CROSS JOIN generate_series(1, 24) AS i`,
  `INSERT INTO koers.audit (school_id, actor_id, actie, onderwerp_soort, onderwerp_id, details, at)
     SELECT '${school}'::uuid, pg_temp.vast('medewerker/' || l.groep || '/0'), 'sectie_ingezien', 'leerling', l.id, '{"sectie": "redenen", "scherm": "arrangementskaart"}',
       koers.vandaag() - i * 20 + time '13:00' FROM l CROSS JOIN generate_series(1, 50) AS i`,
];
