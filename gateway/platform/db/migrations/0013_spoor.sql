-- An act is its own trail: it says who, whose, what, when and why, and nothing can change it. The audit keeps what is no
-- act. `koers.spoor` shows both together (R83).

-- When it was written down; `at` is when it was done, which for an import was earlier. Empty for an act from before
-- this migration: that one has a row of its own in the audit.
ALTER TABLE koers.act ADD COLUMN recorded_at timestamptz;
ALTER TABLE koers.act ALTER COLUMN recorded_at SET DEFAULT clock_timestamp();

CREATE VIEW koers.spoor WITH (security_invoker = true) AS
SELECT school_id, at, actor_id, actie, onderwerp_soort, onderwerp_id, details, NULL::bytea AS reden, NULL::uuid AS act, id AS regel
FROM koers.audit
UNION ALL
SELECT school_id, recorded_at, actor_id, soort, 'leerling', leerling_id,
  data || jsonb_strip_nulls(jsonb_build_object('leerdoel', leerdoel_id, 'leerlijn', leerlijn_id, 'actie', actie_id, 'ongedaan', undoes)), reden, id, seq
FROM koers.act WHERE recorded_at IS NOT NULL;
GRANT SELECT ON koers.spoor TO koers_app;

-- Written by the statement that makes the act, and no act is ever deleted: looking it up again at every tap finds nothing.
ALTER TABLE koers.kaart_doel DROP CONSTRAINT kaart_doel_last_act_fkey;
ALTER TABLE koers.kaart_actie DROP CONSTRAINT kaart_actie_last_act_fkey;

-- Groups in which a person works today, for use within another query.
CREATE FUNCTION koers.werkt_in(persoon uuid) RETURNS TABLE (groep uuid) LANGUAGE sql STABLE ROWS 4 AS $$
  SELECT m.groep_id FROM koers.groep_lid m
  WHERE m.person_id = persoon AND m.als = 'medewerker' AND m.van <= koers.vandaag() AND (m.tot IS NULL OR m.tot > koers.vandaag())
    AND (SELECT g.ended_at IS NULL AND g.school_id = koers.school_now() FROM koers.groep g WHERE g.id = m.groep_id)
$$;
-- The same with its plan kept, for use in a list of results.
CREATE OR REPLACE FUNCTION koers.eigen_groepen(persoon uuid) RETURNS SETOF uuid LANGUAGE plpgsql STABLE ROWS 4 AS $$
BEGIN
  RETURN QUERY SELECT w.groep FROM koers.werkt_in(persoon) AS w;
END $$;

-- As in 0007.
CREATE OR REPLACE FUNCTION koers.leerlingen_in_scope(persoon uuid, scopes text[], leerlingen uuid[])
RETURNS SETOF uuid LANGUAGE plpgsql STABLE ROWS 20 SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  school uuid := koers.school_now();
  dag date := koers.vandaag();
  iedereen boolean := 'school' = ANY (scopes);
  zelf boolean := 'zelf' = ANY (scopes);
  kind boolean := 'eigen_kind' = ANY (scopes);
  groepen uuid[] := '{}';
BEGIN
  IF 'eigen_groepen' = ANY (scopes) AND NOT iedereen THEN groepen := ARRAY(SELECT w.groep FROM koers.werkt_in(persoon) AS w); END IF;
  RETURN QUERY
  SELECT w.id FROM (SELECT DISTINCT l FROM unnest(leerlingen) AS l) AS w(id)
  WHERE coalesce((SELECT p.soort = 'leerling' AND p.school_id = school FROM koers.person p WHERE p.id = w.id LIMIT 1), false) AND (
    iedereen
    OR (zelf AND w.id = persoon)
    OR (cardinality(groepen) > 0 AND coalesce((
      SELECT true FROM koers.groep_lid l
      WHERE l.person_id = w.id AND l.als = 'leerling' AND l.groep_id = ANY (groepen) AND l.van <= dag AND (l.tot IS NULL OR l.tot > dag) LIMIT 1), false))
    OR (kind AND coalesce((
      SELECT true FROM koers.relatie r
      WHERE r.leerling_id = w.id AND r.person_id = persoon AND r.van <= dag AND (r.tot IS NULL OR r.tot > dag) LIMIT 1), false)));
END $$;

-- As in 0007. Nearly always it is one pupil, and then there is nothing to sort out.
CREATE OR REPLACE FUNCTION koers.lock_leerlingen(leerlingen uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF cardinality(leerlingen) = 1 THEN
    PERFORM pg_advisory_xact_lock(7301975, hashtext(leerlingen[1]::text) & 2047);
  ELSE
    PERFORM pg_advisory_xact_lock(7301975, b.bucket)
    FROM (SELECT DISTINCT hashtext(l::text) & 2047 AS bucket FROM unnest(leerlingen) AS l ORDER BY 1) AS b;
  END IF;
END $$;
CREATE OR REPLACE FUNCTION koers.enter_leerlingen(persoon uuid, scopes text[], leerlingen uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE uniek uuid[] := leerlingen;
BEGIN
  IF cardinality(uniek) IS DISTINCT FROM 1 THEN uniek := ARRAY(SELECT DISTINCT l FROM unnest(leerlingen) AS l); END IF;
  IF (SELECT count(*) FROM koers.leerlingen_in_scope(persoon, scopes, uniek)) <> cardinality(uniek) THEN
    RAISE EXCEPTION 'pupil out of scope' USING ERRCODE = 'KP404';
  END IF;
  PERFORM koers.lock_leerlingen(uniek);
END $$;

-- Standen of the doelen of the streefniveau, of one row (leerling × leerlijn) and of many, as in 0012.
CREATE FUNCTION koers.rij_nu(leerling uuid, leerlijn uuid) RETURNS jsonb LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE doelen uuid[];
BEGIN
  doelen := ARRAY(
    SELECT d.id FROM koers.streefniveau s JOIN koers.leerdoel d ON d.niveau_id = s.niveau_id
    WHERE s.leerling_id = leerling AND s.leerlijn_id = leerlijn AND s.tot IS NULL);
  RETURN (SELECT jsonb_build_object('leerling', leerling, 'leerlijn', leerlijn, 'standen',
      coalesce(jsonb_agg(k.stand), '[]') || coalesce(to_jsonb(array_fill(0, ARRAY[cardinality(doelen) - count(k.id)::int])), '[]'))
    FROM koers.kaart_doel k WHERE k.leerling_id = leerling AND k.leerdoel_id = ANY (doelen));
END $$;
CREATE OR REPLACE FUNCTION koers.rijen_nu(leerlingen uuid[], leerlijnen uuid[]) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF cardinality(leerlingen) = 1 THEN RETURN jsonb_build_array(koers.rij_nu(leerlingen[1], leerlijnen[1])); END IF;
  RETURN (SELECT coalesce(jsonb_agg(koers.rij_nu(u.leerling, u.leerlijn)), '[]')
  FROM (SELECT DISTINCT * FROM unnest(leerlingen, leerlijnen) AS w(leerling, leerlijn)) AS u);
END $$;

-- R30, as in 0012. A doel can be judged when the pupil works on its leerlijn, or did before.
CREATE OR REPLACE FUNCTION koers.set_standen(acts jsonb, actor uuid, scopes text[]) RETURNS jsonb LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  school uuid := koers.school_now();
  aantal int := jsonb_array_length(acts);
  leerlingen uuid[]; lijnen uuid[]; anders jsonb; cellen jsonb; gemaakt int;
  ids uuid[]; doelen uuid[]; wat text[];
BEGIN
  IF aantal = 1 THEN leerlingen := ARRAY[(acts->0->>'leerling')::uuid];
  ELSE leerlingen := ARRAY(SELECT (x.e->>'leerling')::uuid FROM jsonb_array_elements(acts) WITH ORDINALITY AS x(e, n) ORDER BY x.n);
  END IF;
  PERFORM koers.enter_leerlingen(actor, scopes, leerlingen);

  WITH gevraagd AS (
    SELECT x.*, d.leerlijn_id AS leerlijn, coalesce(k.stand, 0) AS was
    FROM ROWS FROM (jsonb_to_recordset(acts) AS (id uuid, leerling uuid, leerdoel uuid, stand int, verwacht int, at timestamptz))
      WITH ORDINALITY AS x(id, leerling, leerdoel, stand, verwacht, at, n)
    JOIN koers.leerdoel d ON d.id = x.leerdoel
    LEFT JOIN koers.kaart_doel k ON k.leerling_id = x.leerling AND k.leerdoel_id = x.leerdoel
    WHERE k.id IS NOT NULL OR coalesce(
      (SELECT true FROM koers.streefniveau s WHERE s.leerling_id = x.leerling AND s.leerlijn_id = d.leerlijn_id AND s.tot IS NULL LIMIT 1), false)
  ), nieuw AS (
    INSERT INTO koers.act AS a (id, school_id, leerling_id, soort, leerdoel_id, leerlijn_id, data, actor_id, at)
    SELECT g.id, school, g.leerling, 'doel_stand', g.leerdoel, g.leerlijn, jsonb_build_object('van', g.was, 'naar', g.stand),
      actor, coalesce(g.at, clock_timestamp())
    FROM gevraagd g ORDER BY g.n
    ON CONFLICT (id) DO NOTHING
    RETURNING a.id, a.leerling_id, a.leerdoel_id, a.leerlijn_id, a.data, a.at
  ), afgeleid AS (
    INSERT INTO koers.kaart_doel AS k (school_id, leerling_id, leerlijn_id, leerdoel_id, stand, act_id, last_act, changed_at)
    SELECT school, n.leerling_id, n.leerlijn_id, n.leerdoel_id, (n.data->>'naar')::smallint, n.id, n.id, n.at FROM nieuw n
    ON CONFLICT (leerling_id, leerdoel_id) DO UPDATE
      SET stand = excluded.stand, last_act = excluded.last_act, changed_at = excluded.changed_at
  )
  SELECT count(n.id), array_agg(g.leerlijn ORDER BY g.n),
    coalesce(jsonb_agg(jsonb_build_object('act', g.id, 'stond', g.was) ORDER BY g.n) FILTER (WHERE n.id IS NOT NULL AND g.verwacht <> g.was), '[]'),
    jsonb_agg(jsonb_build_object('leerling', g.leerling, 'leerdoel', g.leerdoel, 'leerlijn', g.leerlijn, 'stand', g.stand, 'laatsteAct', g.id) ORDER BY g.n)
  INTO gemaakt, lijnen, anders, cellen FROM gevraagd g LEFT JOIN nieuw n ON n.id = g.id;

  IF coalesce(cardinality(lijnen), 0) <> aantal THEN
    RAISE EXCEPTION 'leerdoel not on a leerlijn of this pupil' USING ERRCODE = 'KP404';
  END IF;
  IF gemaakt <> aantal THEN
    SELECT array_agg(x.id ORDER BY x.n), array_agg(x.leerdoel ORDER BY x.n), array_agg(x.leerdoel::text || x.stand ORDER BY x.n) INTO ids, doelen, wat
    FROM ROWS FROM (jsonb_to_recordset(acts) AS (id uuid, leerdoel uuid, stand int)) WITH ORDINALITY AS x(id, leerdoel, stand, n);
    PERFORM koers.expect_acts(ids, array_fill('doel_stand'::text, ARRAY[aantal]), leerlingen, wat, actor);
    cellen := koers.cellen_nu(leerlingen, doelen);
  END IF;
  RETURN jsonb_build_object('behaaldVanaf', koers.behaald_vanaf(), 'cellen', cellen, 'rijen', koers.rijen_nu(leerlingen, lijnen), 'anders', anders);
END $$;

-- R29, as in 0007.
CREATE OR REPLACE FUNCTION koers.tick_acties(acts jsonb, actor uuid, scopes text[]) RETURNS jsonb LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  school uuid := koers.school_now();
  ids uuid[]; acties uuid[]; leerlingen uuid[]; gemaakt int;
BEGIN
  SELECT array_agg(x.id ORDER BY x.n), array_agg(k.id ORDER BY x.n), array_agg(k.leerling_id ORDER BY x.n) INTO ids, acties, leerlingen
  FROM ROWS FROM (jsonb_to_recordset(acts) AS (id uuid, "kaartActie" uuid)) WITH ORDINALITY AS x(id, actie, n)
  JOIN koers.kaart_actie k ON k.id = x.actie;
  IF coalesce(cardinality(ids), 0) <> jsonb_array_length(acts) THEN
    RAISE EXCEPTION 'actie not found' USING ERRCODE = 'KP404';
  END IF;
  PERFORM koers.enter_leerlingen(actor, scopes, leerlingen);

  WITH gevraagd AS (
    SELECT x.*, k.id AS actie, k.leerling_id, d.leerdoel_id, d.leerlijn_id, k.gedaan_op IS NOT NULL AS was
    FROM ROWS FROM (jsonb_to_recordset(acts) AS (id uuid, "kaartActie" uuid, gedaan boolean, at timestamptz))
      WITH ORDINALITY AS x(id, kaart_actie, gedaan, at, n)
    JOIN koers.kaart_actie k ON k.id = x.kaart_actie
    JOIN koers.kaart_doel d ON d.id = k.kaart_doel_id
  ), nieuw AS (
    INSERT INTO koers.act AS a (id, school_id, leerling_id, soort, leerdoel_id, leerlijn_id, actie_id, data, actor_id, at)
    SELECT g.id, school, g.leerling_id, 'actie_afgevinkt', g.leerdoel_id, g.leerlijn_id, g.actie,
      jsonb_build_object('was', g.was, 'gedaan', g.gedaan), actor, coalesce(g.at, clock_timestamp())
    FROM gevraagd g ORDER BY g.n
    ON CONFLICT (id) DO NOTHING
    RETURNING a.id, a.actie_id, a.data, a.at
  ), afgeleid AS (
    UPDATE koers.kaart_actie k SET last_act = n.id,
      gedaan_op = CASE WHEN (n.data->>'gedaan')::boolean THEN n.at END,
      gedaan_door = CASE WHEN (n.data->>'gedaan')::boolean THEN actor END
    FROM nieuw n WHERE k.id = n.actie_id
  )
  SELECT count(*) INTO gemaakt FROM nieuw;

  IF gemaakt <> cardinality(ids) THEN
    PERFORM koers.expect_acts(ids, array_fill('actie_afgevinkt'::text, ARRAY[cardinality(ids)]), leerlingen,
      ARRAY(SELECT (x.e->>'kaartActie') || (x.e->>'gedaan') FROM jsonb_array_elements(acts) WITH ORDINALITY AS x(e, n) ORDER BY x.n), actor);
  END IF;
  RETURN jsonb_build_object('acties', koers.acties_nu(acties));
END $$;

-- As in 0011.
CREATE OR REPLACE FUNCTION koers.place(acts jsonb, actor uuid, op date, periode uuid) RETURNS uuid[] LANGUAGE plpgsql AS $$
DECLARE
  school uuid := koers.school_now();
  nieuw uuid[];
BEGIN
  WITH gemaakt AS (
    INSERT INTO koers.act AS a (id, school_id, leerling_id, soort, leerlijn_id, data, reden, actor_id, at)
    SELECT x.id, school, x.leerling, x.soort, x.leerlijn, x.data, decode(x.reden, 'base64'), actor, coalesce(x.at, clock_timestamp())
    FROM ROWS FROM (jsonb_to_recordset(acts) AS (id uuid, leerling uuid, soort text, leerlijn uuid, data jsonb, reden text, at timestamptz))
      WITH ORDINALITY AS x(id, leerling, soort, leerlijn, data, reden, at, n)
    ORDER BY x.n
    ON CONFLICT (id) DO NOTHING
    RETURNING a.id
  )
  SELECT coalesce(array_agg(g.id), '{}') INTO nieuw FROM gemaakt g;

  UPDATE koers.plaatsing p SET tot = op, ended_by = a.id
  FROM koers.act a WHERE a.id = ANY (nieuw) AND a.data ? 'leerroute' AND p.leerling_id = a.leerling_id AND p.tot IS NULL;
  INSERT INTO koers.plaatsing (school_id, leerling_id, leerroute_id, bestemming, van, besloten_door, act_id)
  SELECT school, a.leerling_id, (a.data->>'leerroute')::uuid, a.data->>'bestemming', op, a.data->>'beslotenDoor', a.id
  FROM koers.act a WHERE a.id = ANY (nieuw) AND a.data ? 'leerroute';

  UPDATE koers.streefniveau s SET tot = op, ended_by = l.act
  FROM koers.act_lijnen(nieuw) l WHERE s.leerling_id = l.leerling AND s.leerlijn_id = l.leerlijn AND s.tot IS NULL;
  INSERT INTO koers.streefniveau (school_id, leerling_id, leerlijn_id, niveau_id, periode_id, van, act_id)
  SELECT school, l.leerling, l.leerlijn, l.naar, periode, op, l.act FROM koers.act_lijnen(nieuw) l WHERE NOT l.einde;

  UPDATE koers.kaart_doel k
  SET meegenomen = k.leerdoel_id = ANY (l.meegenomen), vervallen = k.leerdoel_id = ANY (l.vervallen)
  FROM koers.act_lijnen(nieuw) l
  WHERE NOT l.einde AND k.leerling_id = l.leerling AND k.leerlijn_id = l.leerlijn
    AND (k.meegenomen, k.vervallen) IS DISTINCT FROM (k.leerdoel_id = ANY (l.meegenomen), k.leerdoel_id = ANY (l.vervallen));
  INSERT INTO koers.kaart_doel (school_id, leerling_id, leerlijn_id, leerdoel_id, act_id, changed_at)
  SELECT school, l.leerling, l.leerlijn, d.id, l.act, l.at
  FROM koers.act_lijnen(nieuw) l JOIN koers.leerdoel d ON d.leerlijn_id = l.leerlijn AND d.niveau_id IS NOT DISTINCT FROM l.naar
  WHERE NOT l.einde
  ON CONFLICT (leerling_id, leerdoel_id) DO NOTHING;
  INSERT INTO koers.kaart_actie (school_id, leerling_id, kaart_doel_id, sjabloon_id, soort, tekst, wie, ritme, volgorde, act_id)
  SELECT school, k.leerling_id, k.id, t.id, t.soort, t.tekst, t.wie, t.ritme, t.volgorde, l.act
  FROM koers.act_lijnen(nieuw) l
  JOIN koers.leerdoel d ON d.leerlijn_id = l.leerlijn AND d.niveau_id IS NOT DISTINCT FROM l.naar
  JOIN koers.kaart_doel k ON k.leerling_id = l.leerling AND k.leerdoel_id = d.id
  JOIN koers.actie_sjabloon t ON t.leerdoel_id = d.id
  WHERE NOT l.einde
  ON CONFLICT (kaart_doel_id, sjabloon_id) DO NOTHING;
  RETURN nieuw;
END $$;

-- As in 0008.
CREATE OR REPLACE FUNCTION koers.undo_acts(acts jsonb, actor uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  school uuid := koers.school_now();
  weg uuid[];
BEGIN
  WITH gemaakt AS (
    INSERT INTO koers.act AS u (id, school_id, leerling_id, soort, leerdoel_id, leerlijn_id, actie_id, undoes, actor_id)
    SELECT x.id, school, a.leerling_id, 'ongedaan', a.leerdoel_id, a.leerlijn_id, a.actie_id, a.id, actor
    FROM ROWS FROM (jsonb_to_recordset(acts) AS (id uuid, act uuid)) WITH ORDINALITY AS x(id, act, n)
    JOIN koers.act a ON a.id = x.act ORDER BY x.n
    ON CONFLICT (id) DO NOTHING
    RETURNING u.undoes
  )
  SELECT coalesce(array_agg(g.undoes), '{}') INTO weg FROM gemaakt g;
  IF cardinality(weg) <> jsonb_array_length(acts) THEN
    RAISE EXCEPTION 'act id used before for something else' USING ERRCODE = 'KP409';
  END IF;

  DELETE FROM koers.plaatsing p USING koers.act a WHERE a.id = ANY (weg) AND p.leerling_id = a.leerling_id AND p.act_id = a.id;
  UPDATE koers.plaatsing p SET tot = NULL, ended_by = NULL
  FROM koers.act a WHERE a.id = ANY (weg) AND p.leerling_id = a.leerling_id AND p.ended_by = a.id;
  DELETE FROM koers.streefniveau s USING koers.act a WHERE a.id = ANY (weg) AND s.leerling_id = a.leerling_id AND s.act_id = a.id;
  UPDATE koers.streefniveau s SET tot = NULL, ended_by = NULL
  FROM koers.act a WHERE a.id = ANY (weg) AND s.leerling_id = a.leerling_id AND s.ended_by = a.id;
  DELETE FROM koers.kaart_actie k USING koers.act a WHERE a.id = ANY (weg) AND k.leerling_id = a.leerling_id AND k.act_id = a.id;
  DELETE FROM koers.kaart_doel k USING koers.act a WHERE a.id = ANY (weg) AND k.leerling_id = a.leerling_id AND k.act_id = a.id;
  UPDATE koers.kaart_doel k
  SET meegenomen = k.leerdoel_id = ANY (l.voor_meegenomen), vervallen = k.leerdoel_id = ANY (l.voor_vervallen)
  FROM koers.act_lijnen(weg) l WHERE NOT l.einde AND k.leerling_id = l.leerling AND k.leerlijn_id = l.leerlijn
    AND (k.meegenomen, k.vervallen) IS DISTINCT FROM (k.leerdoel_id = ANY (l.voor_meegenomen), k.leerdoel_id = ANY (l.voor_vervallen));

  UPDATE koers.kaart_doel k
  SET stand = coalesce((v.data->>'naar')::smallint, 0), last_act = v.id, changed_at = coalesce(v.at, m.at)
  FROM koers.act a
  LEFT JOIN LATERAL (
    SELECT b.id, b.data, b.at FROM koers.act b
    WHERE b.leerling_id = a.leerling_id AND b.leerdoel_id = a.leerdoel_id AND b.soort = 'doel_stand'
      AND NOT EXISTS (SELECT FROM koers.act u WHERE u.undoes = b.id)
    ORDER BY b.seq DESC LIMIT 1) v ON true,
  koers.act m
  WHERE a.id = ANY (weg) AND a.soort = 'doel_stand' AND k.leerling_id = a.leerling_id AND k.leerdoel_id = a.leerdoel_id AND m.id = k.act_id;

  UPDATE koers.kaart_actie k
  SET last_act = v.id, gedaan_op = CASE WHEN (v.data->>'gedaan')::boolean THEN v.at END,
    gedaan_door = CASE WHEN (v.data->>'gedaan')::boolean THEN v.actor_id END
  FROM koers.act a
  LEFT JOIN LATERAL (
    SELECT b.id, b.data, b.at, b.actor_id FROM koers.act b
    WHERE b.leerling_id = a.leerling_id AND b.leerdoel_id = a.leerdoel_id AND b.soort = 'actie_afgevinkt' AND b.actie_id = a.actie_id
      AND NOT EXISTS (SELECT FROM koers.act u WHERE u.undoes = b.id)
    ORDER BY b.seq DESC LIMIT 1) v ON true
  WHERE a.id = ANY (weg) AND a.soort = 'actie_afgevinkt' AND k.id = a.actie_id;
END $$;
