-- The three acts of the arrangementskaart (R29–R31) and their undo, each as one call, so that a tap costs one round
-- trip. All functions run with the rights of the caller: row-level security holds within them. What may be done is
-- decided in gateway/access/policy.ts; the scopes that follow from it are handed in.
-- PL/pgSQL rather than SQL functions, because it keeps its plans for the length of a connection. What a tap runs is
-- planned once, for index look-ups only: right after a first sync there are no statistics, and a plan made then from
-- nothing cost seconds at 1,200 pupils.
-- Errors: KP404 = does not exist or may not be seen (the two look alike, R61/R85); KP409 = refused by a rule.

CREATE INDEX groep_lid_wie ON koers.groep_lid (person_id, als);
CREATE INDEX groep_lid_groep ON koers.groep_lid (groep_id, als);
CREATE INDEX relatie_paar ON koers.relatie (leerling_id, person_id);

-- Today as a Dutch school has it, whatever the time zone of the server.
CREATE FUNCTION koers.vandaag() RETURNS date LANGUAGE sql STABLE
  AS $$ SELECT (now() AT TIME ZONE 'Europe/Amsterdam')::date $$;

-- Groups in which a person works today.
CREATE FUNCTION koers.eigen_groepen(persoon uuid) RETURNS SETOF uuid LANGUAGE plpgsql STABLE ROWS 4 AS $$
BEGIN
  RETURN QUERY SELECT m.groep_id FROM koers.groep_lid m
  WHERE m.person_id = persoon AND m.als = 'medewerker' AND m.van <= koers.vandaag() AND (m.tot IS NULL OR m.tot > koers.vandaag())
    AND (SELECT g.ended_at IS NULL AND g.school_id = koers.school_now() FROM koers.groep g WHERE g.id = m.groep_id);
END $$;

-- Which of these pupils lie within the scopes (R59–R61): zelf, eigen_kind, eigen_groepen, school. Pupils of another
-- school that were granted for reading are never among them. The subqueries with LIMIT make the planner look each
-- pupil up by index.
CREATE FUNCTION koers.leerlingen_in_scope(persoon uuid, scopes text[], leerlingen uuid[])
RETURNS SETOF uuid LANGUAGE plpgsql STABLE ROWS 20 SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  school uuid := koers.school_now();
  dag date := koers.vandaag();
  iedereen boolean := 'school' = ANY (scopes);
  zelf boolean := 'zelf' = ANY (scopes);
  kind boolean := 'eigen_kind' = ANY (scopes);
  groepen uuid[] := '{}';
BEGIN
  IF 'eigen_groepen' = ANY (scopes) AND NOT iedereen THEN groepen := ARRAY(SELECT koers.eigen_groepen(persoon)); END IF;
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

-- Acts on one pupil happen one after another, so the order of `seq` is the order in which they took effect and the
-- state before an act is exact. Advisory locks in buckets: rows of koers.person stay free for the sync.
CREATE FUNCTION koers.lock_leerlingen(leerlingen uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7301975, b.bucket)
  FROM (SELECT DISTINCT hashtext(l::text) & 2047 AS bucket FROM unnest(leerlingen) AS l ORDER BY 1) AS b;
END $$;

-- Locks the pupils; fails as `not found` when even one of them is out of scope.
CREATE FUNCTION koers.enter_leerlingen(persoon uuid, scopes text[], leerlingen uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE uniek uuid[] := ARRAY(SELECT DISTINCT l FROM unnest(leerlingen) AS l);
BEGIN
  IF (SELECT count(*) FROM koers.leerlingen_in_scope(persoon, scopes, uniek)) <> cardinality(uniek) THEN
    RAISE EXCEPTION 'pupil out of scope' USING ERRCODE = 'KP404';
  END IF;
  PERFORM koers.lock_leerlingen(uniek);
END $$;

-- Cells as they stand now, in the order asked.
CREATE FUNCTION koers.cellen_nu(leerlingen uuid[], leerdoelen uuid[]) RETURNS jsonb LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
BEGIN
  RETURN (SELECT coalesce(jsonb_agg(jsonb_build_object('leerling', x.leerling, 'leerdoel', x.leerdoel, 'leerlijn', d.leerlijn_id,
    'stand', coalesce(k.stand, 0), 'laatsteAct', k.last_act) ORDER BY x.n), '[]')
  FROM unnest(leerlingen, leerdoelen) WITH ORDINALITY AS x(leerling, leerdoel, n)
  JOIN koers.leerdoel d ON d.id = x.leerdoel
  LEFT JOIN koers.kaart_doel k ON k.leerling_id = x.leerling AND k.leerdoel_id = x.leerdoel);
END $$;

-- Standen of the doelen of the streefniveau, per row (leerling × leerlijn). No standen: no niveaus, so no degree (R4).
CREATE FUNCTION koers.rijen_nu(leerlingen uuid[], leerlijnen uuid[]) RETURNS jsonb LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
BEGIN
  RETURN (SELECT coalesce(jsonb_agg(jsonb_build_object('leerling', r.leerling, 'leerlijn', r.leerlijn, 'standen', (
    SELECT coalesce(jsonb_agg(coalesce(k.stand, 0)), '[]') FROM koers.streefniveau s
    JOIN koers.leerdoel d ON d.niveau_id = s.niveau_id
    LEFT JOIN koers.kaart_doel k ON k.leerling_id = r.leerling AND k.leerdoel_id = d.id
    WHERE s.leerling_id = r.leerling AND s.leerlijn_id = r.leerlijn AND s.tot IS NULL))), '[]')
  FROM (SELECT DISTINCT * FROM unnest(leerlingen, leerlijnen) AS u(leerling, leerlijn)) AS r);
END $$;

CREATE FUNCTION koers.acties_nu(acties uuid[]) RETURNS jsonb LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
BEGIN
  RETURN (SELECT coalesce(jsonb_agg(jsonb_build_object('kaartActie', k.id, 'leerling', k.leerling_id, 'leerdoel', d.leerdoel_id,
    'gedaanOp', k.gedaan_op, 'laatsteAct', k.last_act) ORDER BY x.n), '[]')
  FROM unnest(acties) WITH ORDINALITY AS x(actie, n)
  JOIN koers.kaart_actie k ON k.id = x.actie
  JOIN koers.kaart_doel d ON d.id = k.kaart_doel_id);
END $$;

CREATE FUNCTION koers.behaald_vanaf() RETURNS smallint LANGUAGE plpgsql STABLE
  AS $$ BEGIN RETURN (SELECT behaald_vanaf FROM koers.school WHERE id = koers.school_now()); END $$;

-- Acts by the same client ids as before must be the same acts: an id is never used for something else.
CREATE FUNCTION koers.expect_acts(ids uuid[], soorten text[], leerlingen uuid[], wat text[], actor uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM unnest(ids, soorten, leerlingen, wat) AS x(id, soort, leerling, wat)
    LEFT JOIN koers.act a ON a.id = x.id
    WHERE (a.soort, a.leerling_id, a.actor_id) IS DISTINCT FROM (x.soort, x.leerling, actor)
       OR x.wat IS DISTINCT FROM CASE x.soort
            WHEN 'doel_stand' THEN a.leerdoel_id::text || (a.data->>'naar')
            WHEN 'actie_afgevinkt' THEN a.actie_id::text || (a.data->>'gedaan')
            WHEN 'ongedaan' THEN a.undoes::text
            ELSE x.wat END
  ) THEN
    RAISE EXCEPTION 'act id used before for something else' USING ERRCODE = 'KP409';
  END IF;
END $$;

-- R30. acts: [{id, leerling, leerdoel, stand, verwacht?, at?}], one per cell.
CREATE FUNCTION koers.set_standen(acts jsonb, actor uuid, scopes text[]) RETURNS jsonb LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  school uuid := koers.school_now();
  ids uuid[]; leerlingen uuid[]; doelen uuid[]; standen int[]; lijnen uuid[]; anders jsonb; gemaakt int;
BEGIN
  SELECT array_agg(x.id), array_agg(x.leerling), array_agg(x.leerdoel), array_agg(x.stand) INTO ids, leerlingen, doelen, standen
  FROM jsonb_to_recordset(acts) AS x(id uuid, leerling uuid, leerdoel uuid, stand int);
  PERFORM koers.enter_leerlingen(actor, scopes, leerlingen);

  -- A doel can be judged when the pupil works on its leerlijn, or did before.
  SELECT array_agg(d.leerlijn_id ORDER BY x.n) INTO lijnen
  FROM unnest(leerlingen, doelen) WITH ORDINALITY AS x(leerling, leerdoel, n)
  JOIN koers.leerdoel d ON d.id = x.leerdoel
  WHERE coalesce(
    (SELECT true FROM koers.streefniveau s WHERE s.leerling_id = x.leerling AND s.leerlijn_id = d.leerlijn_id AND s.tot IS NULL LIMIT 1),
    (SELECT true FROM koers.kaart_doel k WHERE k.leerling_id = x.leerling AND k.leerdoel_id = x.leerdoel LIMIT 1), false);
  IF coalesce(cardinality(lijnen), 0) <> cardinality(ids) THEN
    RAISE EXCEPTION 'leerdoel not on a leerlijn of this pupil' USING ERRCODE = 'KP404';
  END IF;

  WITH gevraagd AS (
    SELECT x.*, l.leerlijn, coalesce(k.stand, 0) AS was
    FROM ROWS FROM (jsonb_to_recordset(acts) AS (id uuid, leerling uuid, leerdoel uuid, stand int, verwacht int, at timestamptz))
      WITH ORDINALITY AS x(id, leerling, leerdoel, stand, verwacht, at, n)
    JOIN unnest(lijnen) WITH ORDINALITY AS l(leerlijn, n) ON l.n = x.n
    LEFT JOIN koers.kaart_doel k ON k.leerling_id = x.leerling AND k.leerdoel_id = x.leerdoel
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
  ), spoor AS (
    INSERT INTO koers.audit (school_id, actor_id, actie, onderwerp_soort, onderwerp_id, details)
    SELECT school, actor, 'doel_stand', 'leerling', n.leerling_id, n.data || jsonb_build_object('act', n.id, 'leerdoel', n.leerdoel_id) FROM nieuw n
  )
  SELECT count(*), coalesce(jsonb_agg(jsonb_build_object('act', g.id, 'stond', g.was) ORDER BY g.n) FILTER (WHERE g.verwacht <> g.was), '[]')
  INTO gemaakt, anders FROM nieuw n JOIN gevraagd g ON g.id = n.id;

  IF gemaakt <> cardinality(ids) THEN
    PERFORM koers.expect_acts(ids, array_fill('doel_stand'::text, ARRAY[cardinality(ids)]), leerlingen,
      ARRAY(SELECT x.d::text || x.s FROM unnest(doelen, standen) WITH ORDINALITY AS x(d, s, n) ORDER BY x.n), actor);
  END IF;
  RETURN jsonb_build_object('behaaldVanaf', koers.behaald_vanaf(), 'cellen', koers.cellen_nu(leerlingen, doelen),
    'rijen', koers.rijen_nu(leerlingen, lijnen), 'anders', anders);
END $$;

-- R29. acts: [{id, kaartActie, gedaan, at?}], one per actie; of one pupil or of a whole group.
CREATE FUNCTION koers.tick_acties(acts jsonb, actor uuid, scopes text[]) RETURNS jsonb LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
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
    RETURNING a.id, a.leerling_id, a.actie_id, a.data, a.at
  ), afgeleid AS (
    UPDATE koers.kaart_actie k SET last_act = n.id,
      gedaan_op = CASE WHEN (n.data->>'gedaan')::boolean THEN n.at END,
      gedaan_door = CASE WHEN (n.data->>'gedaan')::boolean THEN actor END
    FROM nieuw n WHERE k.id = n.actie_id
  ), spoor AS (
    INSERT INTO koers.audit (school_id, actor_id, actie, onderwerp_soort, onderwerp_id, details)
    SELECT school, actor, 'actie_afgevinkt', 'leerling', n.leerling_id, n.data || jsonb_build_object('act', n.id, 'actie', n.actie_id) FROM nieuw n
  )
  SELECT count(*) INTO gemaakt FROM nieuw;

  IF gemaakt <> cardinality(ids) THEN
    PERFORM koers.expect_acts(ids, array_fill('actie_afgevinkt'::text, ARRAY[cardinality(ids)]), leerlingen,
      ARRAY(SELECT (x.e->>'kaartActie') || (x.e->>'gedaan') FROM jsonb_array_elements(acts) WITH ORDINALITY AS x(e, n) ORDER BY x.n), actor);
  END IF;
  RETURN jsonb_build_object('acties', koers.acties_nu(acties));
END $$;
