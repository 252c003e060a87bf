-- A tap in one packet: the web process remembers the sessions it has seen and sends the statement along with entering.
-- `seen` is the print of what it remembers; when anything is otherwise by now (signed out, expired, a role gained or
-- lost) entering fails (KP401), and with it every statement that came along.
DROP FUNCTION koers.enter_session(bytea);
CREATE FUNCTION koers.enter_session(hash bytea, seen text DEFAULT NULL)
RETURNS TABLE (session_id uuid, school_id uuid, person_id uuid, platform_id uuid, roles text[], expires_at timestamptz, frame_origins text[], print text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  s record;
  afdruk text;
BEGIN
  -- One query for all of it: entering is part of every tap.
  SELECT x.id, x.school_id, x.person_id, x.platform_id, x.expires_at,
    CASE WHEN x.person_id IS NULL THEN '{}' ELSE x.launch_roles || ARRAY(
      SELECT g.rol FROM koers.role_grant g
      WHERE g.person_id = x.person_id AND g.school_id = x.school_id AND g.van <= current_date AND (g.tot IS NULL OR g.tot > current_date)
      ORDER BY g.rol) END AS rollen,
    coalesce((SELECT p.frame_origins FROM koers.lti_platform p WHERE p.id = x.platform_id), '{}') AS origins,
    set_config('koers.school', x.school_id::text, true), set_config('koers.actor', coalesce(x.person_id::text, ''), true)
  INTO s FROM koers.session x WHERE x.token_hash = hash AND x.expires_at > now() AND x.ended_at IS NULL;
  IF NOT FOUND THEN
    IF seen IS NOT NULL THEN RAISE EXCEPTION 'session has ended' USING ERRCODE = 'KP401'; END IF;
    RETURN;
  END IF;
  afdruk := md5(concat_ws('|', s.id, s.school_id, s.person_id, s.platform_id, s.expires_at, s.rollen, s.origins));
  IF afdruk = seen THEN RETURN; END IF;
  IF seen IS NOT NULL THEN RAISE EXCEPTION 'session has changed' USING ERRCODE = 'KP401'; END IF;
  RETURN QUERY SELECT s.id, s.school_id, s.person_id, s.platform_id, s.rollen, s.expires_at, s.origins, afdruk;
END $$;
REVOKE ALL ON FUNCTION koers.enter_session(bytea, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION koers.enter_session(bytea, text) TO koers_app;

-- Room on the page for the next stand: an update that changes no indexed column then touches no index at all.
ALTER TABLE koers.kaart_doel SET (fillfactor = 80);
ALTER TABLE koers.kaart_actie SET (fillfactor = 80);

-- As in 0007: the doelen of a row are looked up together, and those without a stand count as 0.
CREATE OR REPLACE FUNCTION koers.rijen_nu(leerlingen uuid[], leerlijnen uuid[]) RETURNS jsonb LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
BEGIN
  RETURN (SELECT coalesce(jsonb_agg(jsonb_build_object('leerling', r.leerling, 'leerlijn', r.leerlijn, 'standen', (
    SELECT coalesce(jsonb_agg(k.stand), '[]') || coalesce(to_jsonb(array_fill(0, ARRAY[cardinality(r.doelen) - count(k.id)::int])), '[]')
    FROM koers.kaart_doel k WHERE k.leerling_id = r.leerling AND k.leerdoel_id = ANY (r.doelen)))), '[]')
  FROM (
    SELECT u.leerling, u.leerlijn, ARRAY(
      SELECT d.id FROM koers.streefniveau s JOIN koers.leerdoel d ON d.niveau_id = s.niveau_id
      WHERE s.leerling_id = u.leerling AND s.leerlijn_id = u.leerlijn AND s.tot IS NULL) AS doelen
    FROM (SELECT DISTINCT * FROM unnest(leerlingen, leerlijnen) AS w(leerling, leerlijn)) AS u OFFSET 0) AS r);
END $$;

-- R30, as in 0007. What was just written need not be read again: the cells are told as they were made.
CREATE OR REPLACE FUNCTION koers.set_standen(acts jsonb, actor uuid, scopes text[]) RETURNS jsonb LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  school uuid := koers.school_now();
  ids uuid[]; leerlingen uuid[]; doelen uuid[]; standen int[]; lijnen uuid[]; anders jsonb; cellen jsonb; gemaakt int;
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
  SELECT count(*), coalesce(jsonb_agg(jsonb_build_object('act', g.id, 'stond', g.was) ORDER BY g.n) FILTER (WHERE g.verwacht <> g.was), '[]'),
    jsonb_agg(jsonb_build_object('leerling', g.leerling, 'leerdoel', g.leerdoel, 'leerlijn', g.leerlijn, 'stand', g.stand, 'laatsteAct', g.id) ORDER BY g.n)
  INTO gemaakt, anders, cellen FROM nieuw n JOIN gevraagd g ON g.id = n.id;

  IF gemaakt <> cardinality(ids) THEN
    PERFORM koers.expect_acts(ids, array_fill('doel_stand'::text, ARRAY[cardinality(ids)]), leerlingen,
      ARRAY(SELECT x.d::text || x.s FROM unnest(doelen, standen) WITH ORDINALITY AS x(d, s, n) ORDER BY x.n), actor);
    cellen := koers.cellen_nu(leerlingen, doelen);
  END IF;
  RETURN jsonb_build_object('behaaldVanaf', koers.behaald_vanaf(), 'cellen', cellen, 'rijen', koers.rijen_nu(leerlingen, lijnen), 'anders', anders);
END $$;

-- A person's school is a school already (act_leerling_id_school_id_fkey).
ALTER TABLE koers.act DROP CONSTRAINT act_school_id_fkey;
-- Nothing asks for all acts of a school in their order.
DROP INDEX koers.act_school;
