-- People, roles and sharing (R62, R63, R64). A role is granted inside Koers, dated, by somebody, for a reason, and ended the
-- same way. A pupil's leerlijnen are shared with a zorgverlener until a date.

ALTER TABLE koers.role_grant
  ADD COLUMN ended_at timestamptz,
  ADD COLUMN ended_by uuid,
  ADD COLUMN end_reason text;
-- Somebody from outside comes for a while. Not valid for what stands: a grant from before keeps its row until it is ended.
ALTER TABLE koers.role_grant ADD CONSTRAINT zorgverlener_until CHECK (rol <> 'zorgverlener' OR tot IS NOT NULL) NOT VALID;

-- The roles that hold today, in the one place where what the ELO says and what Koers granted come together. An ELO calls
-- every colleague Instructor: who was granted begeleider or zorgverlener is not a leerkracht by that (R62, R63), only by
-- a grant. Called by enter_session, with its rights.
CREATE OR REPLACE FUNCTION koers.rollen_van(launch_roles text[], person uuid, school uuid) RETURNS text[]
LANGUAGE plpgsql STABLE AS $$
DECLARE
  toegekend text[];
  dag date := koers.vandaag();
BEGIN
  IF person IS NULL THEN RETURN '{}'; END IF;
  toegekend := ARRAY(
    SELECT DISTINCT g.rol FROM koers.role_grant g
    WHERE g.person_id = person AND g.school_id = school AND g.van <= dag AND (g.tot IS NULL OR g.tot > dag)
    ORDER BY g.rol);
  IF toegekend && ARRAY['begeleider', 'zorgverlener'] THEN RETURN array_remove(launch_roles, 'leerkracht') || toegekend; END IF;
  RETURN launch_roles || toegekend;
END $$;
REVOKE ALL ON FUNCTION koers.rollen_van(text[], uuid, uuid) FROM PUBLIC;

-- Ends what somebody has open by way of one account, at once. SECURITY DEFINER because koers_app may not change sessions.
CREATE FUNCTION koers.end_sessions_of(person uuid, platform uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
  UPDATE koers.session SET ended_at = now()
  WHERE person_id = person AND platform_id = platform AND school_id = koers.school_now() AND ended_at IS NULL
$$;
REVOKE ALL ON FUNCTION koers.end_sessions_of(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION koers.end_sessions_of(uuid, uuid) TO koers_app;

-- A leerlijn of a pupil, or all of them, open to one person until a date (R63).
CREATE TABLE koers.lijn_deling (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  school_id uuid NOT NULL,
  leerling_id uuid NOT NULL,
  leerlijn_id uuid REFERENCES koers.leerlijn,                   -- null: every leerlijn of this pupil
  person_id uuid NOT NULL,
  van date NOT NULL DEFAULT koers.vandaag(),
  tot date NOT NULL,                                            -- first day without
  gedeeld_door uuid NOT NULL,
  reden bytea,                                                  -- encrypted with the pupil's key
  created_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,                                         -- taken back before its date
  ended_by uuid,
  CHECK (tot > van),
  FOREIGN KEY (leerling_id, school_id) REFERENCES koers.person (id, school_id),
  FOREIGN KEY (person_id, school_id) REFERENCES koers.person (id, school_id)
);
CREATE INDEX lijn_deling_person ON koers.lijn_deling (person_id, leerling_id) WHERE ended_at IS NULL;
CREATE INDEX lijn_deling_leerling ON koers.lijn_deling (leerling_id);
CALL koers.protect('koers.lijn_deling', 'SELECT, INSERT, UPDATE (ended_at, ended_by)');

-- What is shared with a person today.
CREATE FUNCTION koers.gedeeld_met(persoon uuid) RETURNS TABLE (leerling uuid, leerlijn uuid, tot date) LANGUAGE sql STABLE ROWS 10 AS $$
  SELECT d.leerling_id, d.leerlijn_id, d.tot FROM koers.lijn_deling d
  WHERE d.person_id = persoon AND d.school_id = koers.school_now() AND d.ended_at IS NULL
    AND d.van <= koers.vandaag() AND d.tot > koers.vandaag()
$$;

-- As in 0013, with the scope `gedeeld`.
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
  -- Asked again without it: who holds no share pays for this one comparison and no more.
  IF 'gedeeld' = ANY (scopes) THEN
    RETURN QUERY
    SELECT s FROM koers.leerlingen_in_scope(persoon, array_remove(scopes, 'gedeeld'), leerlingen) AS s
    UNION
    SELECT g.leerling FROM koers.gedeeld_met(persoon) AS g JOIN koers.person p ON p.id = g.leerling
    WHERE g.leerling = ANY (leerlingen) AND p.soort = 'leerling' AND p.school_id = school;
    RETURN;
  END IF;
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

-- Which leerlijnen of this pupil lie within the scopes; null: all of them. For scopes with `gedeeld` in them.
CREATE FUNCTION koers.lijnen_in_scope(persoon uuid, scopes text[], welke uuid) RETURNS uuid[] LANGUAGE plpgsql STABLE AS $$
DECLARE lijnen uuid[];
BEGIN
  IF EXISTS (SELECT FROM koers.leerlingen_in_scope(persoon, array_remove(scopes, 'gedeeld'), ARRAY[welke])) THEN RETURN NULL; END IF;
  lijnen := ARRAY(SELECT g.leerlijn FROM koers.gedeeld_met(persoon) AS g WHERE g.leerling = welke);
  IF array_position(lijnen, NULL) IS NOT NULL THEN RETURN NULL; END IF;
  RETURN lijnen;
END $$;

-- Fails as `not found` when even one of these leerlijnen of these pupils is not open to this person.
CREATE FUNCTION koers.eis_lijnen(persoon uuid, scopes text[], leerlingen uuid[], lijnen uuid[]) RETURNS void LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF EXISTS (
    SELECT FROM unnest(leerlingen, lijnen) AS x(leerling, lijn)
    WHERE NOT coalesce(x.lijn = ANY (koers.lijnen_in_scope(persoon, scopes, x.leerling)), true)
  ) THEN
    RAISE EXCEPTION 'leerlijn out of scope' USING ERRCODE = 'KP404';
  END IF;
END $$;

-- R30, as in 0013.
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
  IF 'gedeeld' = ANY (scopes) THEN PERFORM koers.eis_lijnen(actor, scopes, leerlingen, lijnen); END IF;
  IF gemaakt <> aantal THEN
    SELECT array_agg(x.id ORDER BY x.n), array_agg(x.leerdoel ORDER BY x.n), array_agg(x.leerdoel::text || x.stand ORDER BY x.n) INTO ids, doelen, wat
    FROM ROWS FROM (jsonb_to_recordset(acts) AS (id uuid, leerdoel uuid, stand int)) WITH ORDINALITY AS x(id, leerdoel, stand, n);
    PERFORM koers.expect_acts(ids, array_fill('doel_stand'::text, ARRAY[aantal]), leerlingen, wat, actor);
    cellen := koers.cellen_nu(leerlingen, doelen);
  END IF;
  RETURN jsonb_build_object('behaaldVanaf', koers.behaald_vanaf(), 'cellen', cellen, 'rijen', koers.rijen_nu(leerlingen, lijnen), 'anders', anders);
END $$;

-- R29, as in 0013.
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
  IF 'gedeeld' = ANY (scopes) THEN
    PERFORM koers.eis_lijnen(actor, scopes, leerlingen, ARRAY(
      SELECT d.leerlijn_id FROM unnest(acties) WITH ORDINALITY AS x(actie, n)
      JOIN koers.kaart_actie k ON k.id = x.actie JOIN koers.kaart_doel d ON d.id = k.kaart_doel_id ORDER BY x.n));
  END IF;

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
