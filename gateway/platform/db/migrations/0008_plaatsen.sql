-- Placing on a leerroute and in a niveau (R7, R31, R32), and undo of every act. What changes on the card is decided
-- by gateway/leerroute/place-rules.ts and stands in the event; here the event is applied, for one pupil or for many.

-- What placement events say about leerlijnen: about one in `data`, about many in `data.lijnen`. `voor_*` is the card before, so that undo is exact.
CREATE FUNCTION koers.act_lijnen(acts uuid[])
RETURNS TABLE (act uuid, at timestamptz, leerling uuid, leerlijn uuid, naar uuid, einde boolean, meegenomen uuid[], vervallen uuid[], voor_meegenomen uuid[], voor_vervallen uuid[])
LANGUAGE sql STABLE ROWS 100 AS $$
  SELECT a.id, a.at, a.leerling_id, (l->>'leerlijn')::uuid, (l->>'naar')::uuid, coalesce((l->>'einde')::boolean, false),
    ARRAY(SELECT jsonb_array_elements_text(l->'meegenomen'))::uuid[], ARRAY(SELECT jsonb_array_elements_text(l->'vervallen'))::uuid[],
    ARRAY(SELECT jsonb_array_elements_text(l->'voor'->'meegenomen'))::uuid[], ARRAY(SELECT jsonb_array_elements_text(l->'voor'->'vervallen'))::uuid[]
  FROM koers.act a
  CROSS JOIN LATERAL jsonb_array_elements(
    CASE WHEN a.leerlijn_id IS NULL THEN a.data->'lijnen' ELSE jsonb_build_array(a.data) END) AS l
  WHERE a.soort IN ('niveau_geplaatst', 'leerroute_geplaatst') AND a.id = ANY (acts)
$$;

-- acts: [{id, soort, leerling, leerlijn?, data, reden?}] (reden: base64 of the sealed text). The pupils are locked
-- and in scope already (koers.enter_leerlingen). Returns the ids that were new.
CREATE FUNCTION koers.place(acts jsonb, actor uuid, op date, periode uuid) RETURNS uuid[] LANGUAGE plpgsql AS $$
DECLARE
  school uuid := koers.school_now();
  nieuw uuid[];
BEGIN
  WITH gemaakt AS (
    INSERT INTO koers.act AS a (id, school_id, leerling_id, soort, leerlijn_id, data, reden, actor_id)
    SELECT x.id, school, x.leerling, x.soort, x.leerlijn, x.data, decode(x.reden, 'base64'), actor
    FROM ROWS FROM (jsonb_to_recordset(acts) AS (id uuid, leerling uuid, soort text, leerlijn uuid, data jsonb, reden text))
      WITH ORDINALITY AS x(id, leerling, soort, leerlijn, data, reden, n)
    ORDER BY x.n
    ON CONFLICT (id) DO NOTHING
    RETURNING a.id, a.leerling_id, a.soort
  ), spoor AS (
    INSERT INTO koers.audit (school_id, actor_id, actie, onderwerp_soort, onderwerp_id, details)
    SELECT school, actor, g.soort, 'leerling', g.leerling_id, jsonb_build_object('act', g.id) FROM gemaakt g
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

-- What stands in the way of undoing, per act; gateway/arrangementskaart/undo-rules.ts decides. `mee` are all acts
-- that would be undone together: they do not stand in each other's way.
CREATE FUNCTION koers.undo_facts(mee uuid[])
RETURNS TABLE (id uuid, soort text, leerling_id uuid, leerdoel_id uuid, leerlijn_id uuid, actie_id uuid, actor_id uuid, dag date,
  ongedaan_door uuid, later_op_cel boolean, later_geplaatst boolean, niet_laatste boolean, erop_gewerkt boolean)
LANGUAGE sql STABLE AS $$
  SELECT a.id, a.soort, a.leerling_id, a.leerdoel_id, a.leerlijn_id, a.actie_id, a.actor_id,
    (a.at AT TIME ZONE 'Europe/Amsterdam')::date,
    (SELECT u.id FROM koers.act u WHERE u.undoes = a.id),
    -- the same doel or actie got a later judgement that still stands
    EXISTS (SELECT FROM koers.act b WHERE b.leerling_id = a.leerling_id AND b.leerdoel_id = a.leerdoel_id AND b.seq > a.seq
      AND b.soort = a.soort AND b.actie_id IS NOT DISTINCT FROM a.actie_id AND b.id <> ALL (mee)
      AND NOT EXISTS (SELECT FROM koers.act u WHERE u.undoes = b.id)),
    -- the pupil was placed on this leerlijn afterwards, counting on this stand
    a.soort = 'doel_stand' AND EXISTS (SELECT FROM koers.streefniveau s
      LEFT JOIN koers.act b ON b.id = s.act_id LEFT JOIN koers.act e ON e.id = s.ended_by
      WHERE s.leerling_id = a.leerling_id AND s.leerlijn_id = a.leerlijn_id AND greatest(b.seq, e.seq) > a.seq),
    -- a placement that is not the last one any more, on the route or on one of its leerlijnen
    a.soort IN ('niveau_geplaatst', 'leerroute_geplaatst') AND (
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

-- acts: [{id, act}], decided and locked already. The state goes back to what the acts that still stand say.
CREATE FUNCTION koers.undo_acts(acts jsonb, actor uuid) RETURNS void LANGUAGE plpgsql AS $$
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
    RETURNING u.id, u.leerling_id, u.undoes
  ), spoor AS (
    INSERT INTO koers.audit (school_id, actor_id, actie, onderwerp_soort, onderwerp_id, details)
    SELECT school, actor, 'ongedaan', 'leerling', g.leerling_id, jsonb_build_object('act', g.id, 'ongedaan', g.undoes) FROM gemaakt g
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
