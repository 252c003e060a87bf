/** An OPP of every pupil: two versions that were followed up, one in force, and of some a concept beside it; with TLV's. */
export const oppSql = (school: string): readonly string[] => [
  `INSERT INTO koers.opp (id, school_id, leerling_id, van, begonnen_door)
     SELECT pg_temp.vast('opp/' || n), '${school}'::uuid, id, (SELECT min(van) FROM p), pg_temp.vast('ib') FROM l`,
  `INSERT INTO koers.opp_versie (id, school_id, leerling_id, opp_id, nummer, soort, status, handeling, peildag, begonnen_door, begonnen_op, vastgesteld_door, vastgesteld_op, gesloten_op)
     SELECT pg_temp.vast('opp/' || l.n || '/' || v), '${school}'::uuid, l.id, pg_temp.vast('opp/' || l.n), v, CASE v WHEN 1 THEN 'eerste' ELSE 'bijstelling' END,
       CASE WHEN v = 4 THEN 'concept' WHEN v = 3 THEN 'vastgesteld' ELSE 'opgevolgd' END,
       CASE WHEN v < 4 AND l.n % 9 <> 0 THEN 'ingestemd' ELSE 'open' END, CASE WHEN v < 4 THEN p.van + 30 END, pg_temp.vast('ib'), p.van,
       CASE WHEN v < 4 THEN pg_temp.vast('ib') END, CASE WHEN v < 4 THEN p.van + 30 + interval '10 hours' END, CASE WHEN v < 3 THEN p.van + 200 END
     FROM l CROSS JOIN generate_series(1, 4) AS v JOIN p ON p.k = LEAST(v * 2 - 1, 6) WHERE v < 4 OR l.n % 6 < 2`,
  `INSERT INTO koers.opp_stap (school_id, leerling_id, versie_id, soort, op, door)
     SELECT '${school}'::uuid, l.id, pg_temp.vast('opp/' || l.n || '/' || v), s.soort, koers.vandaag() - 400 + pg_temp.kans('e' || l.n, 390), pg_temp.vast('ib')
     FROM l CROSS JOIN generate_series(1, 3) AS v CROSS JOIN unnest(ARRAY['begonnen', 'overleg', 'vastgesteld', 'evaluatie']) AS s(soort)`,
  `INSERT INTO koers.tlv (school_id, leerling_id, nummer, categorie, van, tot, samenwerkingsverband, made_by)
     SELECT '${school}'::uuid, id, '2801-' || n, 'laag', koers.vandaag() - 700, koers.vandaag() + pg_temp.kans('t' || n, 1400), 'PO2801', pg_temp.vast('ib') FROM l`,
];
