-- A tap in one packet: the web process remembers the sessions it has seen and sends the statement along with entering.
-- `seen` is the print of what it remembers; when anything is otherwise by now (signed out, expired, a role gained or
-- lost) entering fails (KP401), and with it every statement that came along.
DROP FUNCTION koers.enter_session(bytea);
CREATE FUNCTION koers.enter_session(hash bytea, seen text DEFAULT NULL)
RETURNS TABLE (session_id uuid, school_id uuid, person_id uuid, platform_id uuid, roles text[], expires_at timestamptz, frame_origins text[], print text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  s koers.session;
  rollen text[] := '{}';
  origins text[];
  afdruk text;
BEGIN
  SELECT * INTO s FROM koers.session x WHERE x.token_hash = hash AND x.expires_at > now() AND x.ended_at IS NULL;
  IF NOT FOUND THEN
    IF seen IS NOT NULL THEN RAISE EXCEPTION 'session has ended' USING ERRCODE = 'KP401'; END IF;
    RETURN;
  END IF;
  IF s.person_id IS NOT NULL THEN
    rollen := s.launch_roles || ARRAY(
      SELECT g.rol FROM koers.role_grant g
      WHERE g.person_id = s.person_id AND g.school_id = s.school_id AND g.van <= current_date AND (g.tot IS NULL OR g.tot > current_date)
      ORDER BY g.rol);
  END IF;
  origins := coalesce((SELECT p.frame_origins FROM koers.lti_platform p WHERE p.id = s.platform_id), '{}');
  afdruk := md5(concat_ws('|', s.id, s.school_id, s.person_id, s.platform_id, s.expires_at, rollen, origins));
  IF afdruk <> seen THEN RAISE EXCEPTION 'session has changed' USING ERRCODE = 'KP401'; END IF;
  PERFORM set_config('koers.school', s.school_id::text, true), set_config('koers.actor', coalesce(s.person_id::text, ''), true);
  IF seen IS NOT NULL THEN RETURN; END IF;
  RETURN QUERY SELECT s.id, s.school_id, s.person_id, s.platform_id, rollen, s.expires_at, origins, afdruk;
END $$;
REVOKE ALL ON FUNCTION koers.enter_session(bytea, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION koers.enter_session(bytea, text) TO koers_app;

-- Room on the page for the next stand: an update that changes no indexed column then touches no index at all.
ALTER TABLE koers.kaart_doel SET (fillfactor = 80);
ALTER TABLE koers.kaart_actie SET (fillfactor = 80);

-- The doelen of one row are found together.
CREATE INDEX kaart_doel_rij ON koers.kaart_doel (leerling_id, leerlijn_id);

-- As in 0007, as SQL: it becomes part of the query that asks for it.
CREATE OR REPLACE FUNCTION koers.eigen_groepen(persoon uuid) RETURNS SETOF uuid LANGUAGE sql STABLE ROWS 4 AS $$
  SELECT m.groep_id FROM koers.groep_lid m
  WHERE m.person_id = persoon AND m.als = 'medewerker' AND m.van <= koers.vandaag() AND (m.tot IS NULL OR m.tot > koers.vandaag())
    AND (SELECT g.ended_at IS NULL AND g.school_id = koers.school_now() FROM koers.groep g WHERE g.id = m.groep_id)
$$;
CREATE OR REPLACE FUNCTION koers.leerlingen_in_scope(persoon uuid, scopes text[], leerlingen uuid[])
RETURNS SETOF uuid LANGUAGE plpgsql STABLE ROWS 20 SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  school uuid := koers.school_now();
  dag date := koers.vandaag();
  iedereen boolean := 'school' = ANY (scopes);
  zelf boolean := 'zelf' = ANY (scopes);
  kind boolean := 'eigen_kind' = ANY (scopes);
  groepen boolean := 'eigen_groepen' = ANY (scopes);
BEGIN
  RETURN QUERY
  SELECT w.id FROM (SELECT DISTINCT l FROM unnest(leerlingen) AS l) AS w(id)
  WHERE coalesce((SELECT p.soort = 'leerling' AND p.school_id = school FROM koers.person p WHERE p.id = w.id LIMIT 1), false) AND (
    iedereen
    OR (zelf AND w.id = persoon)
    OR (groepen AND coalesce((
      SELECT true FROM koers.groep_lid l
      WHERE l.person_id = w.id AND l.als = 'leerling' AND l.groep_id = ANY (ARRAY(SELECT e.id FROM koers.eigen_groepen(persoon) AS e(id)))
        AND l.van <= dag AND (l.tot IS NULL OR l.tot > dag) LIMIT 1), false))
    OR (kind AND coalesce((
      SELECT true FROM koers.relatie r
      WHERE r.leerling_id = w.id AND r.person_id = persoon AND r.van <= dag AND (r.tot IS NULL OR r.tot > dag) LIMIT 1), false)));
END $$;

-- R30, as in 0007, in two statements instead of ten: the lock, and all the rest. A doel can be judged when the pupil works on
-- its leerlijn, or did before. What is told of cells and rows is what this statement makes of them.
CREATE OR REPLACE FUNCTION koers.set_standen(acts jsonb, actor uuid, scopes text[]) RETURNS jsonb LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  school uuid := koers.school_now();
  aantal int := jsonb_array_length(acts);
  mocht boolean; gemaakt int; uit jsonb;
BEGIN
  PERFORM pg_advisory_xact_lock(7301975, b.bucket)
  FROM (SELECT DISTINCT hashtext(x.leerling::text) & 2047 AS bucket FROM jsonb_to_recordset(acts) AS x(leerling uuid) ORDER BY 1) AS b;

  WITH gevraagd AS MATERIALIZED (
    SELECT x.*, d.leerlijn_id AS leerlijn, coalesce(k.stand, 0) AS was,
      k.id IS NOT NULL OR coalesce((SELECT true FROM koers.streefniveau s
        WHERE s.leerling_id = x.leerling AND s.leerlijn_id = d.leerlijn_id AND s.tot IS NULL LIMIT 1), false) AS werkt
    FROM ROWS FROM (jsonb_to_recordset(acts) AS (id uuid, leerling uuid, leerdoel uuid, stand int, verwacht int, at timestamptz))
      WITH ORDINALITY AS x(id, leerling, leerdoel, stand, verwacht, at, n)
    JOIN koers.leerdoel d ON d.id = x.leerdoel
    LEFT JOIN koers.kaart_doel k ON k.leerling_id = x.leerling AND k.leerdoel_id = x.leerdoel
  ), mag AS MATERIALIZED (
    SELECT count(*) FILTER (WHERE g.werkt) = aantal AND count(DISTINCT g.leerling) = (
      SELECT count(*) FROM koers.leerlingen_in_scope(actor, scopes, ARRAY(SELECT DISTINCT i.leerling FROM gevraagd i))) AS ok
    FROM gevraagd g
  ), nieuw AS (
    INSERT INTO koers.act AS a (id, school_id, leerling_id, soort, leerdoel_id, leerlijn_id, data, actor_id, at)
    SELECT g.id, school, g.leerling, 'doel_stand', g.leerdoel, g.leerlijn, jsonb_build_object('van', g.was, 'naar', g.stand),
      actor, coalesce(g.at, clock_timestamp())
    FROM gevraagd g WHERE (SELECT m.ok FROM mag m) ORDER BY g.n
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
  SELECT m.ok, (SELECT count(*) FROM nieuw), jsonb_build_object(
    'behaaldVanaf', (SELECT s.behaald_vanaf FROM koers.school s WHERE s.id = school),
    'cellen', (SELECT jsonb_agg(jsonb_build_object('leerling', g.leerling, 'leerdoel', g.leerdoel, 'leerlijn', g.leerlijn,
      'stand', g.stand, 'laatsteAct', g.id) ORDER BY g.n) FROM gevraagd g),
    'rijen', (SELECT jsonb_agg(jsonb_build_object('leerling', r.leerling, 'leerlijn', r.leerlijn, 'standen', (
        WITH nu AS MATERIALIZED (
          SELECT k.leerdoel_id, k.stand FROM koers.kaart_doel k WHERE k.leerling_id = r.leerling AND k.leerlijn_id = r.leerlijn)
        SELECT coalesce(jsonb_agg(coalesce(g.stand, nu.stand, 0)), '[]') FROM koers.streefniveau s
        JOIN koers.leerdoel d ON d.niveau_id = s.niveau_id
        LEFT JOIN nu ON nu.leerdoel_id = d.id
        LEFT JOIN gevraagd g ON g.leerling = r.leerling AND g.leerdoel = d.id
        WHERE s.leerling_id = r.leerling AND s.leerlijn_id = r.leerlijn AND s.tot IS NULL)))
      FROM (SELECT DISTINCT i.leerling, i.leerlijn FROM gevraagd i) AS r),
    'anders', coalesce((SELECT jsonb_agg(jsonb_build_object('act', g.id, 'stond', g.was) ORDER BY g.n)
      FROM gevraagd g JOIN nieuw n ON n.id = g.id WHERE g.verwacht <> g.was), '[]'))
  INTO mocht, gemaakt, uit FROM mag m;

  IF NOT mocht THEN RAISE EXCEPTION 'pupil out of scope, or leerdoel not on a leerlijn of this pupil' USING ERRCODE = 'KP404'; END IF;
  IF gemaakt = aantal THEN RETURN uit; END IF;
  RETURN koers.standen_again(acts, actor, uit);
END $$;

-- Acts that came before: they must be the same, and what is told is how things stand by now.
CREATE FUNCTION koers.standen_again(acts jsonb, actor uuid, uit jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  ids uuid[]; leerlingen uuid[]; doelen uuid[]; lijnen uuid[]; wat text[];
BEGIN
  SELECT array_agg(x.id ORDER BY x.n), array_agg(x.leerling ORDER BY x.n), array_agg(x.leerdoel ORDER BY x.n),
    array_agg(d.leerlijn_id ORDER BY x.n), array_agg(x.leerdoel::text || x.stand ORDER BY x.n)
  INTO ids, leerlingen, doelen, lijnen, wat
  FROM ROWS FROM (jsonb_to_recordset(acts) AS (id uuid, leerling uuid, leerdoel uuid, stand int)) WITH ORDINALITY AS x(id, leerling, leerdoel, stand, n)
  JOIN koers.leerdoel d ON d.id = x.leerdoel;
  PERFORM koers.expect_acts(ids, array_fill('doel_stand'::text, ARRAY[cardinality(ids)]), leerlingen, wat, actor);
  RETURN uit || jsonb_build_object('cellen', koers.cellen_nu(leerlingen, doelen), 'rijen', koers.rijen_nu(leerlingen, lijnen));
END $$;
