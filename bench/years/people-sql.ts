/**
 * Who is at the school, in SQL for the whole school at once. The temporary tables made on the way are read by the steps
 * after it: `l` leerlingen, `o` ouders, `m` medewerkers, `g` groups of the LVS, `p` periods.
 */
export const peopleSql = (school: string, leerlingen: number): readonly string[] => [
  // The same school gives the same ids. Version and variant nibbles as RFC 9562 has them.
  `CREATE FUNCTION pg_temp.vast(t text) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
     SELECT overlay(overlay(md5('${school}/' || t) PLACING '8' FROM 13 FOR 1) PLACING 'a' FROM 17 FOR 1)::uuid $$`,
  // Something that looks like chance and is the same in every run.
  `CREATE FUNCTION pg_temp.kans(t text, n int) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
     SELECT (hashtext(t) & 2147483647) % n $$`,
  `CREATE TEMP TABLE l AS SELECT n, (n - 1) / 12 AS groep, pg_temp.vast('leerling/' || n) AS id FROM generate_series(1, ${leerlingen}) AS n`,
  // Two leerkrachten and an assistent for every group; number 0 of group -1 is the intern begeleider.
  `CREATE TEMP TABLE m AS
     SELECT x.groep, nr, pg_temp.vast('medewerker/' || x.groep || '/' || nr) AS id FROM (SELECT DISTINCT groep FROM l) AS x, generate_series(0, 2) AS nr
     UNION ALL SELECT -1, 0, pg_temp.vast('ib')`,
  // Two ouders of every leerling, of whom the second lives elsewhere for one in five.
  `CREATE TEMP TABLE o AS SELECT l.n, l.id AS leerling, nr, pg_temp.vast('ouder/' || l.n || '/' || nr) AS id FROM l, generate_series(1, 2) AS nr`,
  `CREATE TEMP TABLE p AS
     SELECT k, pg_temp.vast('periode/' || k) AS id, koers.vandaag() - 60 - (6 - k) * 182 AS van, koers.vandaag() - 60 - (5 - k) * 182 AS tot
     FROM generate_series(1, 6) AS k`,
  `INSERT INTO koers.periode (id, school_id, schooljaar, volgnummer, naam, van, tot)
     SELECT id, '${school}'::uuid, (2024 + (k - 1) / 2) || '-' || (2025 + (k - 1) / 2), 1 + (k - 1) % 2, 'Periode ' || (1 + (k - 1) % 2), van, tot FROM p`,
  `INSERT INTO koers.person (id, school_id, soort) SELECT id, '${school}'::uuid, 'leerling' FROM l UNION ALL SELECT id, '${school}'::uuid, 'medewerker' FROM m
     UNION ALL SELECT id, '${school}'::uuid, 'ouder' FROM o`,
  `INSERT INTO koers.person_identity (person_id, school_id, roepnaam, voorvoegsel, achternaam, geboortedatum)
     SELECT x.id, '${school}'::uuid, (ARRAY['Aafje', 'Bente', 'Cas', 'Dunya', 'Ezra', 'Fien', 'Gijs', 'Hanna'])[1 + pg_temp.kans('r' || x.id, 8)],
       CASE WHEN pg_temp.kans('v' || x.id, 4) = 0 THEN 'van der' END,
       (ARRAY['Appel', 'Bries', 'Dauw', 'Eiken', 'Fluister', 'Glinster'])[1 + pg_temp.kans('a' || x.id, 6)] || (ARRAY['pad', 'hoek', 'boom', 'berg', 'wei'])[1 + pg_temp.kans('b' || x.id, 5)],
       CASE WHEN x.leerling THEN koers.vandaag() - 365 * 9 - pg_temp.kans('g' || x.id, 1500) END
     FROM (SELECT id, true AS leerling FROM l UNION ALL SELECT id, false FROM m UNION ALL SELECT id, false FROM o) AS x`,
  `INSERT INTO koers.relatie (school_id, leerling_id, person_id, soort, gezag, van, huishouden)
     SELECT '${school}'::uuid, leerling, id, 'ouder', true, (SELECT min(van) FROM p), CASE WHEN n % 5 = 0 THEN nr ELSE 1 END FROM o`,
  `INSERT INTO koers.inschrijving (school_id, leerling_id, van, jaargroep) SELECT '${school}'::uuid, id, (SELECT min(van) FROM p), 'S' FROM l`,
  `INSERT INTO koers.person_key (school_id, person_id, system, key, linked_by) SELECT '${school}'::uuid, id, 'lvs:bench', id::text, 'sync' FROM l`,
  `INSERT INTO koers.role_grant (school_id, person_id, rol, granted_by, reason) SELECT '${school}'::uuid, id, rol, 'invite', 'Meting'
     FROM m, unnest(ARRAY['ib', 'beheerder']) AS rol WHERE groep = -1`,
];

/** Three school years of stamgroepen, samengestelde groepen of two stamgroepen, and groups of our own, two with a rule. */
export const groupsSql = (school: string): readonly string[] => [
  `CREATE TEMP TABLE g AS
     SELECT 'stamgroep' AS soort, x.groep, jaar, pg_temp.vast('stam/' || jaar || '/' || x.groep) AS id FROM (SELECT DISTINCT groep FROM l) AS x, generate_series(1, 3) AS jaar
     UNION ALL SELECT 'samengesteld', x.groep, 3, pg_temp.vast('mix/' || x.groep) FROM (SELECT DISTINCT groep FROM l WHERE groep % 2 = 0) AS x
     UNION ALL SELECT 'eigen', x.groep, 3, pg_temp.vast('eigen/' || x.groep) FROM (SELECT DISTINCT groep FROM l WHERE groep % 5 = 0) AS x`,
  `INSERT INTO koers.groep (id, school_id, soort, naam, jaargroep, schooljaar, werkvorm, ended_at)
     SELECT id, '${school}'::uuid, soort, CASE soort WHEN 'stamgroep' THEN 'De Bries ' WHEN 'eigen' THEN 'Samen sterk ' ELSE 'Combinatie ' END || (groep + 1), 'S',
       CASE WHEN soort <> 'eigen' THEN (2023 + jaar) || '-' || (2024 + jaar) END, CASE WHEN soort = 'eigen' THEN 'sova' END,
       CASE WHEN jaar < 3 THEN (SELECT tot FROM p WHERE k = jaar * 2)::timestamptz END
     FROM g`,
  `CREATE TEMP TABLE lid AS
     SELECT g.id AS groep, l.id AS persoon, 'leerling' AS als, g.soort, g.jaar FROM g JOIN l ON l.groep = g.groep WHERE g.soort = 'stamgroep'
     UNION ALL SELECT g.id, l.id, 'leerling', g.soort, 3 FROM g JOIN l ON l.groep IN (g.groep, g.groep + 1) AND l.n % 2 = 0 WHERE g.soort = 'samengesteld'
     UNION ALL SELECT g.id, l.id, 'leerling', g.soort, 3 FROM g JOIN l ON l.groep IN (g.groep, g.groep + 1) AND l.n % 3 = 0 WHERE g.soort = 'eigen'
     UNION ALL SELECT g.id, m.id, 'medewerker', g.soort, g.jaar FROM g JOIN m ON m.groep = g.groep WHERE g.soort = 'stamgroep' OR m.nr = 0`,
  `INSERT INTO koers.groep_lid (school_id, groep_id, person_id, als, van, tot, bron)
     SELECT '${school}'::uuid, groep, persoon, als, (SELECT van FROM p WHERE k = jaar * 2 - 1), CASE WHEN jaar < 3 THEN (SELECT tot FROM p WHERE k = jaar * 2) END,
       CASE WHEN soort <> 'eigen' THEN pg_temp.vast('bron') END
     FROM lid`,
];
