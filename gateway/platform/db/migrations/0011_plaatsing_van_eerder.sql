-- A placement that was decided before Koers heard of it (import, demo) keeps its own moment, as marks do (0007).

-- acts: [{id, soort, leerling, leerlijn?, data, reden?, at?}] (reden: base64 of the sealed text). The pupils are locked
-- and in scope already (koers.enter_leerlingen). Returns the ids that were new.
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
