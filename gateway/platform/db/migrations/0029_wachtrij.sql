-- One order of events (R23, R33): when it happened, which device, the how-manieth of that device. A mark that waited on a tablet
-- comes in later than it was made; what counts is the last one in that order, whatever came in first. The device says when
-- (`at`, never later than it was received) and its number; both stand in `data`, so the seal of the trail covers them.
-- As gateway/arrangementskaart/wachtrij/volgorde-rules.ts. Online acts are the last ones when they are made.

-- Whether an event with this place comes after an act that is there; the one that came in later wins what is otherwise equal.
CREATE FUNCTION koers.later_dan(op timestamptz, apparaat uuid, volgnr int, act uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN coalesce((SELECT (op, coalesce(apparaat::text, '') COLLATE "C", coalesce(volgnr, 0)) >=
    (a.at, coalesce(a.data->>'apparaat', '') COLLATE "C", coalesce((a.data->>'volgnr')::int, 0)) FROM koers.act a WHERE a.id = act), true);
END $$;
CREATE FUNCTION koers.act_na(b koers.act, a koers.act) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT (b.at, coalesce(b.data->>'apparaat', '') COLLATE "C", coalesce((b.data->>'volgnr')::int, 0), b.seq) >
    (a.at, coalesce(a.data->>'apparaat', '') COLLATE "C", coalesce((a.data->>'volgnr')::int, 0), a.seq)
$$;
-- The judgement of these that decides: the last one of what still stands.
CREATE FUNCTION koers.beslissend(leerling uuid, leerdoel uuid) RETURNS SETOF koers.act LANGUAGE sql STABLE ROWS 1 AS $$
  SELECT b.* FROM koers.act b
  WHERE b.leerling_id = leerling AND b.leerdoel_id = leerdoel AND b.soort = 'doel_stand' AND (SELECT u.id FROM koers.act u WHERE u.undoes = b.id LIMIT 1) IS NULL
  ORDER BY b.at DESC, coalesce(b.data->>'apparaat', '') COLLATE "C" DESC, coalesce((b.data->>'volgnr')::int, 0) DESC, b.seq DESC LIMIT 1
$$;
-- A doel that came on the card because it was judged was brought there by the first judgement that stands.
CREATE FUNCTION koers.eerste_oordeel(leerlingen uuid[], doelen uuid[]) RETURNS void LANGUAGE sql AS $$
  UPDATE koers.kaart_doel k SET act_id = e.id
  FROM unnest(leerlingen, doelen) AS x(leerling, doel)
  CROSS JOIN LATERAL (SELECT b.id FROM koers.act b
    WHERE b.leerling_id = x.leerling AND b.leerdoel_id = x.doel AND b.soort = 'doel_stand' AND (SELECT u.id FROM koers.act u WHERE u.undoes = b.id LIMIT 1) IS NULL
    ORDER BY b.at, coalesce(b.data->>'apparaat', '') COLLATE "C", coalesce((b.data->>'volgnr')::int, 0), b.seq LIMIT 1) e
  WHERE k.leerling_id = x.leerling AND k.leerdoel_id = x.doel AND k.act_id <> e.id
    AND (SELECT a.soort = 'doel_stand' FROM koers.act a WHERE a.id = k.act_id)
$$;

-- The rule for several observers (R23) as gateway/leerroute/volgen/waarnemers-rules.ts has it, for what selects and counts in SQL: the
-- group matrix, the degree after a tap, who is ready for a higher niveau. Under `laatste` nothing is looked up.
CREATE FUNCTION koers.waarneming_regel() RETURNS text LANGUAGE plpgsql STABLE
  AS $$ BEGIN RETURN coalesce((SELECT waarneming_regel FROM koers.volg_instelling WHERE school_id = koers.school_now()), 'laatste'); END $$;
CREATE FUNCTION koers.geldende_stand(leerling uuid, leerdoel uuid, laatste int, regel text, vanaf int) RETURNS int LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF regel = 'laatste' THEN RETURN laatste; END IF;
  RETURN coalesce((
    SELECT CASE regel WHEN 'voorzichtigste' THEN min(o.naar)
      ELSE greatest(coalesce((array_agg(o.naar ORDER BY o.naar DESC))[2], 0), least(max(o.naar), vanaf - 1)) END
    FROM (SELECT DISTINCT ON (a.actor_id) (a.data->>'naar')::int AS naar FROM koers.act a
      WHERE a.leerling_id = leerling AND a.leerdoel_id IN (SELECT koers.voorgangers_van(leerdoel)) AND a.soort = 'doel_stand'
        AND (SELECT u.id FROM koers.act u WHERE u.undoes = a.id LIMIT 1) IS NULL
      ORDER BY a.actor_id, a.at DESC, coalesce(a.data->>'apparaat', '') COLLATE "C" DESC, coalesce((a.data->>'volgnr')::int, 0) DESC, a.seq DESC) o
    HAVING count(*) > 0 -- nobody judged it: nothing to put together
  ), laatste);
END $$;
-- Standen of the doelen of the streefniveau, per row (leerling × leerlijn), by the rule of the school.
CREATE FUNCTION koers.rijen_geldend(leerlingen uuid[], leerlijnen uuid[], regel text, vanaf int) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN (SELECT coalesce(jsonb_agg(jsonb_build_object('leerling', u.leerling, 'leerlijn', u.leerlijn, 'standen', (
    SELECT coalesce(jsonb_agg(coalesce(koers.geldende_stand(u.leerling, d.id, k.stand, regel, vanaf), 0)), '[]')
    FROM koers.streefniveau s JOIN koers.leerdoel d ON d.niveau_id = s.niveau_id
    LEFT JOIN koers.kaart_doel k ON k.leerling_id = s.leerling_id AND k.leerdoel_id = d.id
    WHERE s.leerling_id = u.leerling AND s.leerlijn_id = u.leerlijn AND s.tot IS NULL))), '[]')
  FROM (SELECT DISTINCT * FROM unnest(leerlingen, leerlijnen) AS w(leerling, leerlijn)) AS u);
END $$;
-- The same when the last judgement holds.
ALTER FUNCTION koers.rijen_nu(uuid[], uuid[]) RENAME TO rijen_laatste;
CREATE FUNCTION koers.rijen_nu(leerlingen uuid[], leerlijnen uuid[]) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
DECLARE regel text := koers.waarneming_regel();
BEGIN
  IF regel = 'laatste' THEN RETURN koers.rijen_laatste(leerlingen, leerlijnen); END IF;
  RETURN koers.rijen_geldend(leerlingen, leerlijnen, regel, koers.behaald_vanaf());
END $$;

-- What a doel went on as in later versions of the package (R10), itself too; the other way round is koers.voorgangers_van.
CREATE INDEX migratie_stap_oud ON koers.migratie_stap (oud) WHERE soort = 'leerdoel';
CREATE FUNCTION koers.opvolgers_van(doel uuid) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  WITH RECURSIVE keten AS (
    SELECT doel AS id
    UNION
    SELECT s.nieuw FROM keten k JOIN koers.migratie_stap s ON s.oud = k.id AND s.soort = 'leerdoel' AND s.nieuw IS NOT NULL AND s.school_id = koers.school_now()
    JOIN koers.migratie m ON m.id = s.migratie_id AND m.undone_at IS NULL
  )
  SELECT id FROM keten
$$;

-- What was evaluated is closed for its period (R28). `geevalueerd`: it was once, so a tap has to look whether it is now; what was undone
-- or is of an earlier period costs that look and no more.
ALTER TABLE koers.kaart_doel ADD COLUMN geevalueerd boolean NOT NULL DEFAULT false;
UPDATE koers.kaart_doel k SET geevalueerd = true FROM koers.act a
WHERE a.soort = 'doel_geevalueerd' AND k.leerling_id = a.leerling_id AND k.leerdoel_id = a.leerdoel_id;
CREATE INDEX act_evaluatie ON koers.act (leerling_id, leerdoel_id, seq) WHERE soort = 'doel_geevalueerd';

-- As in 0024; an evaluatie leaves its sign on the card.
CREATE OR REPLACE FUNCTION koers.schrijf_acts(acts jsonb, actor uuid) RETURNS uuid[] LANGUAGE plpgsql AS $$
DECLARE
  school uuid := koers.school_now();
  nieuw uuid[];
BEGIN
  WITH gemaakt AS (
    INSERT INTO koers.act AS a (id, school_id, leerling_id, soort, leerdoel_id, leerlijn_id, actie_id, data, reden, actor_id, at)
    SELECT x.id, school, x.leerling, x.soort, x.leerdoel, x.leerlijn, x.actie, coalesce(x.data, '{}'), decode(x.reden, 'base64'), actor,
      coalesce(x.at, clock_timestamp())
    FROM ROWS FROM (jsonb_to_recordset(acts) AS (id uuid, leerling uuid, soort text, leerdoel uuid, leerlijn uuid, actie uuid, data jsonb, reden text, at timestamptz))
      WITH ORDINALITY AS x(id, leerling, soort, leerdoel, leerlijn, actie, data, reden, at, n)
    ORDER BY x.n
    ON CONFLICT (id) DO NOTHING
    RETURNING a.id
  )
  SELECT coalesce(array_agg(g.id), '{}') INTO nieuw FROM gemaakt g;

  INSERT INTO koers.kaart_actie (id, school_id, leerling_id, kaart_doel_id, sjabloon_id, soort, tekst, wie, ritme, volgorde, act_id)
  SELECT a.actie_id, school, a.leerling_id, k.id,
    CASE WHEN t.leerdoel_id = a.leerdoel_id AND NOT EXISTS (SELECT FROM koers.kaart_actie e WHERE e.kaart_doel_id = k.id AND e.sjabloon_id = t.id) THEN t.id END,
    coalesce(t.soort, a.data->>'soort', 'eigen'), coalesce(t.tekst, ''), coalesce(t.wie, ''), coalesce(t.ritme, ''),
    coalesce((SELECT max(e.volgorde) FROM koers.kaart_actie e WHERE e.kaart_doel_id = k.id), 0) + 1, a.id
  FROM koers.act a
  JOIN koers.kaart_doel k ON k.leerling_id = a.leerling_id AND k.leerdoel_id = a.leerdoel_id AND k.ended_by IS NULL
  LEFT JOIN koers.actie_sjabloon t ON t.id = (a.data->>'sjabloon')::uuid
  WHERE a.id = ANY (nieuw) AND a.soort = 'actie_toegevoegd';
  PERFORM koers.leid_acties_af(ARRAY(SELECT a.actie_id FROM koers.act a WHERE a.id = ANY (nieuw) AND a.actie_id IS NOT NULL));
  UPDATE koers.kaart_doel k SET geevalueerd = true FROM koers.act a
  WHERE a.id = ANY (nieuw) AND a.soort = 'doel_geevalueerd' AND k.leerling_id = a.leerling_id AND k.leerdoel_id = a.leerdoel_id AND NOT k.geevalueerd;
  RETURN nieuw;
END $$;

-- Marks that were made earlier than now, from a device or from before Koers (R33, R75). As set_standen, by the order of events.
CREATE FUNCTION koers.set_standen_achteraf(acts jsonb, actor uuid, scopes text[]) RETURNS jsonb LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  school uuid := koers.school_now();
  dicht boolean;
  aantal int := jsonb_array_length(acts);
  leerlingen uuid[]; lijnen uuid[]; anders jsonb; cellen jsonb; gemaakt int;
  ids uuid[]; doelen uuid[]; wat text[];
BEGIN
  IF aantal = 1 THEN leerlingen := ARRAY[(acts->0->>'leerling')::uuid];
  ELSE leerlingen := ARRAY(SELECT (x.e->>'leerling')::uuid FROM jsonb_array_elements(acts) WITH ORDINALITY AS x(e, n) ORDER BY x.n);
  END IF;
  PERFORM koers.enter_leerlingen(actor, scopes, leerlingen);

  WITH gevraagd AS (
    SELECT x.id, x.leerling, x.leerdoel, x.stand, x.verwacht, x.n, x.apparaat, x.volgnr, d.leerlijn_id AS leerlijn,
      coalesce(k.stand, 0) AS was, k.last_act,
      CASE WHEN x.apparaat IS NULL THEN x.at ELSE least(x.at, clock_timestamp()) END AS op,
      k.last_act IS NULL OR koers.later_dan(CASE WHEN x.apparaat IS NULL THEN x.at ELSE least(x.at, clock_timestamp()) END, x.apparaat, x.volgnr, k.last_act) AS boven,
      -- what was made before Koers heard of it (no device) is history and comes in
      x.apparaat IS NOT NULL AND koers.is_dicht(x.leerling, x.leerdoel, d.leerlijn_id) AS dicht
    FROM ROWS FROM (jsonb_to_recordset(acts) AS (id uuid, leerling uuid, leerdoel uuid, stand int, verwacht int, at timestamptz, apparaat uuid, volgnr int))
      WITH ORDINALITY AS x(id, leerling, leerdoel, stand, verwacht, at, apparaat, volgnr, n)
    JOIN koers.leerdoel d ON d.id = x.leerdoel
    LEFT JOIN koers.kaart_doel k ON k.leerling_id = x.leerling AND k.leerdoel_id = x.leerdoel
    WHERE k.id IS NOT NULL AND k.ended_by IS NULL OR coalesce(
      (SELECT true FROM koers.streefniveau s WHERE s.leerling_id = x.leerling AND s.leerlijn_id = d.leerlijn_id AND s.tot IS NULL LIMIT 1), false)
  ), nieuw AS (
    INSERT INTO koers.act AS a (id, school_id, leerling_id, soort, leerdoel_id, leerlijn_id, data, actor_id, at)
    SELECT g.id, school, g.leerling, 'doel_stand', g.leerdoel, g.leerlijn,
      CASE WHEN g.apparaat IS NULL THEN jsonb_build_object('van', g.was, 'naar', g.stand)
        ELSE jsonb_build_object('van', g.was, 'naar', g.stand, 'apparaat', g.apparaat, 'volgnr', g.volgnr) END,
      actor, g.op
    FROM gevraagd g ORDER BY g.n
    ON CONFLICT (id) DO NOTHING
    RETURNING a.id, a.leerling_id, a.leerdoel_id, a.leerlijn_id, a.data, a.at
  ), afgeleid AS (
    INSERT INTO koers.kaart_doel AS k (school_id, leerling_id, leerlijn_id, leerdoel_id, stand, act_id, last_act, changed_at)
    SELECT school, n.leerling_id, n.leerlijn_id, n.leerdoel_id, (n.data->>'naar')::smallint, n.id, n.id, n.at FROM nieuw n
    WHERE n.id <> ALL (ARRAY(SELECT g.id FROM gevraagd g WHERE NOT g.boven))
    ON CONFLICT (leerling_id, leerdoel_id) DO UPDATE
      SET stand = excluded.stand, last_act = excluded.last_act, changed_at = excluded.changed_at
  )
  SELECT count(n.id), array_agg(g.leerlijn ORDER BY g.n), bool_or(g.dicht AND n.id IS NOT NULL),
    coalesce(jsonb_agg(jsonb_build_object('act', g.id, 'stond', g.was) ORDER BY g.n) FILTER (WHERE n.id IS NOT NULL AND (g.verwacht <> g.was OR NOT g.boven)), '[]'),
    jsonb_agg(jsonb_build_object('leerling', g.leerling, 'leerdoel', g.leerdoel, 'leerlijn', g.leerlijn,
      'stand', CASE WHEN g.boven THEN g.stand ELSE g.was END, 'laatsteAct', CASE WHEN g.boven THEN g.id ELSE g.last_act END) ORDER BY g.n)
  INTO gemaakt, lijnen, dicht, anders, cellen FROM gevraagd g LEFT JOIN nieuw n ON n.id = g.id;

  IF coalesce(cardinality(lijnen), 0) <> aantal THEN
    PERFORM koers.eis_kaart(leerlingen, ARRAY(SELECT (x.e->>'leerdoel')::uuid FROM jsonb_array_elements(acts) WITH ORDINALITY AS x(e, n) ORDER BY x.n));
    RAISE EXCEPTION 'leerdoel not on a leerlijn of this pupil' USING ERRCODE = 'KP404';
  END IF;
  IF 'gedeeld' = ANY (scopes) THEN PERFORM koers.eis_lijnen(actor, scopes, leerlingen, lijnen); END IF;
  IF dicht THEN RAISE EXCEPTION 'leerdoel is closed for this period' USING ERRCODE = 'KP411'; END IF;
  PERFORM koers.eerste_oordeel(leerlingen, ARRAY(SELECT (x.e->>'leerdoel')::uuid FROM jsonb_array_elements(acts) WITH ORDINALITY AS x(e, n) ORDER BY x.n));
  IF gemaakt <> aantal THEN
    SELECT array_agg(x.id ORDER BY x.n), array_agg(x.leerdoel ORDER BY x.n), array_agg(x.leerdoel::text || x.stand ORDER BY x.n) INTO ids, doelen, wat
    FROM ROWS FROM (jsonb_to_recordset(acts) AS (id uuid, leerdoel uuid, stand int)) WITH ORDINALITY AS x(id, leerdoel, stand, n);
    PERFORM koers.expect_acts(ids, array_fill('doel_stand'::text, ARRAY[aantal]), leerlingen, wat, actor);
    cellen := koers.cellen_nu(leerlingen, doelen);
  END IF;
  RETURN jsonb_build_object('behaaldVanaf', koers.behaald_vanaf(), 'cellen', cellen, 'rijen', koers.rijen_nu(leerlingen, lijnen), 'anders', anders);
END $$;

-- R30, as in 0022: not on a doel that is closed. A tap pays for what it does: what waited has a function of its own.
CREATE OR REPLACE FUNCTION koers.set_standen(acts jsonb, actor uuid, scopes text[]) RETURNS jsonb LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  school uuid := koers.school_now();
  vanaf int; regel text; dicht boolean;
  aantal int := jsonb_array_length(acts);
  leerlingen uuid[]; lijnen uuid[]; anders jsonb; cellen jsonb; gemaakt int;
  ids uuid[]; doelen uuid[]; wat text[];
BEGIN
  IF acts->0 ? 'at' THEN RETURN koers.set_standen_achteraf(acts, actor, scopes); END IF;
  IF aantal = 1 THEN leerlingen := ARRAY[(acts->0->>'leerling')::uuid];
  ELSE leerlingen := ARRAY(SELECT (x.e->>'leerling')::uuid FROM jsonb_array_elements(acts) WITH ORDINALITY AS x(e, n) ORDER BY x.n);
  END IF;
  PERFORM koers.enter_leerlingen(actor, scopes, leerlingen);

  WITH gevraagd AS (
    SELECT x.*, d.leerlijn_id AS leerlijn, coalesce(k.stand, 0) AS was,
      -- later than what the cell has, whatever a clock does
      greatest(clock_timestamp(), k.changed_at + interval '1 microsecond') AS op,
      CASE WHEN k.geevalueerd OR k.begin_act IS NOT NULL THEN koers.is_dicht(x.leerling, x.leerdoel, d.leerlijn_id) ELSE false END AS dicht
    FROM ROWS FROM (jsonb_to_recordset(acts) AS (id uuid, leerling uuid, leerdoel uuid, stand int, verwacht int))
      WITH ORDINALITY AS x(id, leerling, leerdoel, stand, verwacht, n)
    JOIN koers.leerdoel d ON d.id = x.leerdoel
    LEFT JOIN koers.kaart_doel k ON k.leerling_id = x.leerling AND k.leerdoel_id = x.leerdoel
    WHERE k.id IS NOT NULL AND k.ended_by IS NULL OR coalesce(
      (SELECT true FROM koers.streefniveau s WHERE s.leerling_id = x.leerling AND s.leerlijn_id = d.leerlijn_id AND s.tot IS NULL LIMIT 1), false)
  ), nieuw AS (
    INSERT INTO koers.act AS a (id, school_id, leerling_id, soort, leerdoel_id, leerlijn_id, data, actor_id, at)
    SELECT g.id, school, g.leerling, 'doel_stand', g.leerdoel, g.leerlijn, jsonb_build_object('van', g.was, 'naar', g.stand),
      actor, g.op
    FROM gevraagd g ORDER BY g.n
    ON CONFLICT (id) DO NOTHING
    RETURNING a.id, a.leerling_id, a.leerdoel_id, a.leerlijn_id, a.data, a.at
  ), afgeleid AS (
    INSERT INTO koers.kaart_doel AS k (school_id, leerling_id, leerlijn_id, leerdoel_id, stand, act_id, last_act, changed_at)
    SELECT school, n.leerling_id, n.leerlijn_id, n.leerdoel_id, (n.data->>'naar')::smallint, n.id, n.id, n.at FROM nieuw n
    ON CONFLICT (leerling_id, leerdoel_id) DO UPDATE
      SET stand = excluded.stand, last_act = excluded.last_act, changed_at = excluded.changed_at
  )
  SELECT count(n.id), array_agg(g.leerlijn ORDER BY g.n), bool_or(g.dicht AND n.id IS NOT NULL),
    coalesce(jsonb_agg(jsonb_build_object('act', g.id, 'stond', g.was) ORDER BY g.n) FILTER (WHERE n.id IS NOT NULL AND g.verwacht <> g.was), '[]'),
    jsonb_agg(jsonb_build_object('leerling', g.leerling, 'leerdoel', g.leerdoel, 'leerlijn', g.leerlijn, 'stand', g.stand, 'laatsteAct', g.id) ORDER BY g.n)
  INTO gemaakt, lijnen, dicht, anders, cellen FROM gevraagd g LEFT JOIN nieuw n ON n.id = g.id;

  IF coalesce(cardinality(lijnen), 0) <> aantal THEN
    PERFORM koers.eis_kaart(leerlingen, ARRAY(SELECT (x.e->>'leerdoel')::uuid FROM jsonb_array_elements(acts) WITH ORDINALITY AS x(e, n) ORDER BY x.n));
    RAISE EXCEPTION 'leerdoel not on a leerlijn of this pupil' USING ERRCODE = 'KP404';
  END IF;
  IF 'gedeeld' = ANY (scopes) THEN PERFORM koers.eis_lijnen(actor, scopes, leerlingen, lijnen); END IF;
  IF dicht THEN RAISE EXCEPTION 'leerdoel is closed for this period' USING ERRCODE = 'KP411'; END IF;
  IF gemaakt <> aantal THEN
    SELECT array_agg(x.id ORDER BY x.n), array_agg(x.leerdoel ORDER BY x.n), array_agg(x.leerdoel::text || x.stand ORDER BY x.n) INTO ids, doelen, wat
    FROM ROWS FROM (jsonb_to_recordset(acts) AS (id uuid, leerdoel uuid, stand int)) WITH ORDINALITY AS x(id, leerdoel, stand, n);
    PERFORM koers.expect_acts(ids, array_fill('doel_stand'::text, ARRAY[aantal]), leerlingen, wat, actor);
    cellen := koers.cellen_nu(leerlingen, doelen);
  END IF;
  SELECT s.behaald_vanaf, v.waarneming_regel INTO vanaf, regel
  FROM koers.school s LEFT JOIN koers.volg_instelling v ON v.school_id = s.id WHERE s.id = school;
  RETURN jsonb_build_object('behaaldVanaf', vanaf, 'cellen', cellen, 'rijen', CASE WHEN coalesce(regel, 'laatste') = 'laatste'
    THEN koers.rijen_laatste(leerlingen, lijnen) ELSE koers.rijen_geldend(leerlingen, lijnen, regel, vanaf) END, 'anders', anders);
END $$;

-- R29: as for standen.
CREATE FUNCTION koers.tick_acties_achteraf(acts jsonb, actor uuid, scopes text[]) RETURNS jsonb LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
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
    SELECT x.*, k.id AS actie, k.leerling_id, d.leerdoel_id, d.leerlijn_id, k.gedaan_op IS NOT NULL AS was,
      CASE WHEN x.apparaat IS NULL THEN coalesce(x.at, clock_timestamp()) ELSE least(x.at, clock_timestamp()) END AS op,
      CASE WHEN x.at IS NULL OR k.last_act IS NULL THEN true
        ELSE koers.later_dan(least(x.at, clock_timestamp()), x.apparaat, x.volgnr, k.last_act) END AS boven
    FROM ROWS FROM (jsonb_to_recordset(acts) AS (id uuid, "kaartActie" uuid, gedaan boolean, at timestamptz, apparaat uuid, volgnr int))
      WITH ORDINALITY AS x(id, kaart_actie, gedaan, at, apparaat, volgnr, n)
    JOIN koers.kaart_actie k ON k.id = x.kaart_actie
    JOIN koers.kaart_doel d ON d.id = k.kaart_doel_id AND d.ended_by IS NULL
  ), nieuw AS (
    INSERT INTO koers.act AS a (id, school_id, leerling_id, soort, leerdoel_id, leerlijn_id, actie_id, data, actor_id, at)
    SELECT g.id, school, g.leerling_id, 'actie_afgevinkt', g.leerdoel_id, g.leerlijn_id, g.actie,
      CASE WHEN g.apparaat IS NULL THEN jsonb_build_object('was', g.was, 'gedaan', g.gedaan)
        ELSE jsonb_build_object('was', g.was, 'gedaan', g.gedaan, 'apparaat', g.apparaat, 'volgnr', g.volgnr) END, actor, g.op
    FROM gevraagd g ORDER BY g.n
    ON CONFLICT (id) DO NOTHING
    RETURNING a.id, a.actie_id, a.data, a.at
  ), afgeleid AS (
    UPDATE koers.kaart_actie k SET last_act = n.id,
      gedaan_op = CASE WHEN (n.data->>'gedaan')::boolean THEN n.at END,
      gedaan_door = CASE WHEN (n.data->>'gedaan')::boolean THEN actor END
    FROM nieuw n WHERE k.id = n.actie_id AND n.id <> ALL (ARRAY(SELECT g.id FROM gevraagd g WHERE NOT g.boven))
  )
  SELECT count(*) INTO gemaakt FROM nieuw;

  IF gemaakt <> cardinality(ids) THEN
    IF NOT EXISTS (SELECT FROM koers.act a WHERE a.id = ANY (ids)) THEN
      PERFORM koers.eis_kaart(leerlingen, ARRAY(SELECT d.leerdoel_id FROM unnest(acties) WITH ORDINALITY AS x(actie, n)
        JOIN koers.kaart_actie k ON k.id = x.actie JOIN koers.kaart_doel d ON d.id = k.kaart_doel_id ORDER BY x.n));
    END IF;
    PERFORM koers.expect_acts(ids, array_fill('actie_afgevinkt'::text, ARRAY[cardinality(ids)]), leerlingen,
      ARRAY(SELECT (x.e->>'kaartActie') || (x.e->>'gedaan') FROM jsonb_array_elements(acts) WITH ORDINALITY AS x(e, n) ORDER BY x.n), actor);
  END IF;
  RETURN jsonb_build_object('acties', koers.acties_nu(acties));
END $$;

-- R29, as in 0022.
CREATE OR REPLACE FUNCTION koers.tick_acties(acts jsonb, actor uuid, scopes text[]) RETURNS jsonb LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  school uuid := koers.school_now();
  ids uuid[]; acties uuid[]; leerlingen uuid[]; gemaakt int;
BEGIN
  IF acts->0 ? 'at' THEN RETURN koers.tick_acties_achteraf(acts, actor, scopes); END IF;
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
    JOIN koers.kaart_doel d ON d.id = k.kaart_doel_id AND d.ended_by IS NULL
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
    IF NOT EXISTS (SELECT FROM koers.act a WHERE a.id = ANY (ids)) THEN
      PERFORM koers.eis_kaart(leerlingen, ARRAY(SELECT d.leerdoel_id FROM unnest(acties) WITH ORDINALITY AS x(actie, n)
        JOIN koers.kaart_actie k ON k.id = x.actie JOIN koers.kaart_doel d ON d.id = k.kaart_doel_id ORDER BY x.n));
    END IF;
    PERFORM koers.expect_acts(ids, array_fill('actie_afgevinkt'::text, ARRAY[cardinality(ids)]), leerlingen,
      ARRAY(SELECT (x.e->>'kaartActie') || (x.e->>'gedaan') FROM jsonb_array_elements(acts) WITH ORDINALITY AS x(e, n) ORDER BY x.n), actor);
  END IF;
  RETURN jsonb_build_object('acties', koers.acties_nu(acties));
END $$;

-- As in 0022: a later judgement is one that is later in the order of events.
CREATE OR REPLACE FUNCTION koers.undo_facts(mee uuid[])
RETURNS TABLE (id uuid, soort text, leerling_id uuid, leerdoel_id uuid, leerlijn_id uuid, actie_id uuid, actor_id uuid, dag date,
  ongedaan_door uuid, later_op_cel boolean, later_geplaatst boolean, niet_laatste boolean, erop_gewerkt boolean)
LANGUAGE sql STABLE AS $$
  SELECT a.id, a.soort, a.leerling_id, a.leerdoel_id, a.leerlijn_id, a.actie_id, a.actor_id,
    (a.at AT TIME ZONE 'Europe/Amsterdam')::date,
    (SELECT u.id FROM koers.act u WHERE u.undoes = a.id),
    -- the same doel or actie got a later judgement that still stands
    EXISTS (SELECT FROM koers.act b WHERE b.leerling_id = a.leerling_id AND b.leerdoel_id = a.leerdoel_id AND CASE WHEN a.soort IN ('doel_stand', 'actie_afgevinkt') THEN koers.act_na(b, a) ELSE b.seq > a.seq END
      AND b.soort = a.soort AND b.actie_id IS NOT DISTINCT FROM a.actie_id AND b.id <> ALL (mee)
      AND (SELECT u.id FROM koers.act u WHERE u.undoes = b.id LIMIT 1) IS NULL),
    -- the pupil was placed on this leerlijn afterwards, counting on this stand
    a.soort = 'doel_stand' AND EXISTS (SELECT FROM koers.streefniveau s
      LEFT JOIN koers.act b ON b.id = s.act_id LEFT JOIN koers.act e ON e.id = s.ended_by
      WHERE s.leerling_id = a.leerling_id AND s.leerlijn_id = a.leerlijn_id AND greatest(b.seq, e.seq) > a.seq),
    -- the doel went on to another version of the package since
    a.soort IN ('doel_stand', 'actie_afgevinkt') AND EXISTS (SELECT FROM koers.kaart_doel k
      WHERE k.leerling_id = a.leerling_id AND k.leerdoel_id = a.leerdoel_id AND k.ended_by IS NOT NULL)
    -- a placement that is not the last one any more, on the route or on one of its leerlijnen
    OR a.soort IN ('niveau_geplaatst', 'leerroute_geplaatst') AND (
      EXISTS (SELECT FROM koers.plaatsing p WHERE p.leerling_id = a.leerling_id AND p.act_id = a.id AND p.tot IS NOT NULL)
      OR EXISTS (SELECT FROM koers.act_lijnen(ARRAY[a.id]) l LEFT JOIN koers.streefniveau s
        ON s.leerling_id = l.leerling AND s.leerlijn_id = l.leerlijn AND s.tot IS NULL
        WHERE s.act_id IS DISTINCT FROM CASE WHEN l.einde THEN NULL ELSE a.id END)),
    -- doelen or acties that the placement brought were worked on
    a.soort IN ('niveau_geplaatst', 'leerroute_geplaatst') AND (
      EXISTS (SELECT FROM koers.kaart_doel k WHERE k.leerling_id = a.leerling_id AND k.act_id = a.id AND k.last_act IS NOT NULL)
      OR EXISTS (SELECT FROM koers.kaart_actie k WHERE k.leerling_id = a.leerling_id AND k.act_id = a.id AND k.last_act IS NOT NULL))
  FROM koers.act a WHERE a.id = ANY (mee) AND a.school_id = koers.school_now()
$$;

-- As in 0022: what an undo brings back is the last one in the order of events.
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
  -- what another judgement that stands would have brought here stays
  PERFORM koers.eerste_oordeel(ARRAY(SELECT a.leerling_id FROM koers.act a WHERE a.id = ANY (weg) AND a.soort = 'doel_stand' ORDER BY a.id),
    ARRAY(SELECT a.leerdoel_id FROM koers.act a WHERE a.id = ANY (weg) AND a.soort = 'doel_stand' ORDER BY a.id));
  DELETE FROM koers.kaart_doel k USING koers.act a WHERE a.id = ANY (weg) AND k.leerling_id = a.leerling_id AND k.act_id = a.id;
  UPDATE koers.kaart_doel k
  SET meegenomen = k.leerdoel_id = ANY (l.voor_meegenomen), vervallen = k.leerdoel_id = ANY (l.voor_vervallen)
  FROM koers.act_lijnen(weg) l WHERE NOT l.einde AND k.leerling_id = l.leerling AND k.leerlijn_id = l.leerlijn
    AND (k.meegenomen, k.vervallen) IS DISTINCT FROM (k.leerdoel_id = ANY (l.voor_meegenomen), k.leerdoel_id = ANY (l.voor_vervallen));

  UPDATE koers.kaart_doel k
  SET stand = coalesce((v.data->>'naar')::smallint, k.begin_stand), last_act = coalesce(v.id, k.begin_act),
    changed_at = coalesce(v.at, (SELECT b.at FROM koers.act b WHERE b.id = k.begin_act), m.at)
  FROM koers.act a
  LEFT JOIN LATERAL koers.beslissend(a.leerling_id, a.leerdoel_id) v ON true,
  koers.act m
  WHERE a.id = ANY (weg) AND a.soort = 'doel_stand' AND k.leerling_id = a.leerling_id AND k.leerdoel_id = a.leerdoel_id AND m.id = k.act_id;

  UPDATE koers.kaart_actie k
  SET last_act = v.id, gedaan_op = CASE WHEN (v.data->>'gedaan')::boolean THEN v.at END,
    gedaan_door = CASE WHEN (v.data->>'gedaan')::boolean THEN v.actor_id END
  FROM koers.act a
  JOIN koers.kaart_actie w ON w.id = a.actie_id
  LEFT JOIN LATERAL (
    SELECT b.id, b.data, b.at, b.actor_id FROM koers.act b
    WHERE b.leerling_id = a.leerling_id AND b.soort = 'actie_afgevinkt' AND (b.id = w.begin_act OR (b.leerdoel_id = a.leerdoel_id AND b.actie_id = a.actie_id))
      AND (SELECT u.id FROM koers.act u WHERE u.undoes = b.id LIMIT 1) IS NULL
    ORDER BY b.at DESC, coalesce(b.data->>'apparaat', '') COLLATE "C" DESC, coalesce((b.data->>'volgnr')::int, 0) DESC, b.seq DESC LIMIT 1) v ON true
  WHERE a.id = ANY (weg) AND a.soort = 'actie_afgevinkt' AND k.id = a.actie_id;
END $$;

-- Whether a doel of a pupil was evaluated in the period of his streefniveau, also as what it was in an earlier version (R28). In PL/pgSQL,
-- so that it is not built into the plan of every tap.
CREATE FUNCTION koers.is_dicht(leerling uuid, leerdoel uuid, leerlijn uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN coalesce((
    SELECT EXISTS (SELECT FROM koers.streefniveau s
      WHERE s.leerling_id = leerling AND s.leerlijn_id = leerlijn AND s.tot IS NULL AND s.periode_id::text = e.data->>'periode')
    FROM koers.act e
    WHERE e.soort = 'doel_geevalueerd' AND e.leerling_id = leerling AND e.leerdoel_id IN (SELECT koers.voorgangers_van(leerdoel))
      AND (SELECT u.id FROM koers.act u WHERE u.undoes = e.id LIMIT 1) IS NULL
    ORDER BY e.seq DESC LIMIT 1), false);
END $$;

-- What would become of marks that waited on a device (R33), one by one: [{id, soort, leerling?, leerdoel?, stand?, kaartActie?, gedaan?}].
-- Locks the pupils that lie in scope, so that the answer holds until the end of the transaction.
CREATE FUNCTION koers.keur_wachtrij(acts jsonb, actor uuid, scopes_doel text[], scopes_actie text[]) RETURNS TABLE (id uuid, oordeel text)
LANGUAGE plpgsql AS $$
DECLARE
  school uuid := koers.school_now();
  leerlingen uuid[]; open_doel uuid[]; open_actie uuid[];
BEGIN
  leerlingen := ARRAY(SELECT DISTINCT coalesce(x.leerling, k.leerling_id) FROM jsonb_to_recordset(acts) AS x(leerling uuid, "kaartActie" uuid)
    LEFT JOIN koers.kaart_actie k ON k.id = x."kaartActie" AND k.school_id = school WHERE coalesce(x.leerling, k.leerling_id) IS NOT NULL);
  open_doel := ARRAY(SELECT s FROM koers.leerlingen_in_scope(actor, scopes_doel, leerlingen) AS s);
  open_actie := ARRAY(SELECT s FROM koers.leerlingen_in_scope(actor, scopes_actie, leerlingen) AS s);
  PERFORM koers.lock_leerlingen(open_doel || open_actie);
  RETURN QUERY
  SELECT x.id, CASE
    WHEN a.id IS NOT NULL THEN CASE WHEN a.actor_id = actor AND a.leerling_id = w.leerling AND a.leerdoel_id = w.doel AND (
        x.soort = 'doel' AND a.soort = 'doel_stand' AND (a.data->>'naar')::int = x.stand
        OR x.soort = 'actie' AND a.soort = 'actie_afgevinkt' AND a.actie_id = x."kaartActie" AND (a.data->>'gedaan')::boolean = x.gedaan)
      THEN 'al' ELSE 'id_in_gebruik' END
    WHEN w.lijn IS NULL OR w.leerling <> ALL (CASE x.soort WHEN 'doel' THEN open_doel ELSE open_actie END) THEN 'niet_bij'
    WHEN NOT coalesce(w.lijn = ANY (koers.lijnen_in_scope(actor, CASE x.soort WHEN 'doel' THEN scopes_doel ELSE scopes_actie END, w.leerling)), true) THEN 'niet_bij'
    WHEN k.ended_by IS NOT NULL THEN 'andere_versie'
    WHEN k.id IS NULL AND NOT EXISTS (SELECT FROM koers.streefniveau s WHERE s.leerling_id = w.leerling AND s.leerlijn_id = w.lijn AND s.tot IS NULL) THEN 'niet_bij'
    WHEN x.soort = 'doel' AND koers.is_dicht(w.leerling, w.doel, w.lijn) THEN 'afgesloten'
    ELSE 'ok' END
  FROM jsonb_to_recordset(acts) AS x(id uuid, soort text, leerling uuid, leerdoel uuid, stand int, "kaartActie" uuid, gedaan boolean)
  LEFT JOIN koers.act a ON a.id = x.id
  LEFT JOIN koers.kaart_actie c ON c.id = x."kaartActie" AND c.school_id = school
  LEFT JOIN koers.kaart_doel cd ON cd.id = c.kaart_doel_id
  CROSS JOIN LATERAL (SELECT coalesce(x.leerling, c.leerling_id) AS leerling, coalesce(x.leerdoel, cd.leerdoel_id) AS doel,
    (SELECT d.leerlijn_id FROM koers.leerdoel d WHERE d.id = coalesce(x.leerdoel, cd.leerdoel_id)) AS lijn) w
  LEFT JOIN koers.kaart_doel k ON k.leerling_id = w.leerling AND k.leerdoel_id = w.doel;
END $$;
