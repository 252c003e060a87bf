-- What a leerling says of his own doelen (R59), and what others saw of them (R62). All of it are acts beside the judgements
-- of the school: `kaart_doel.stand` is never changed by them. What holds is the last act of its kind that stands.
CREATE INDEX act_inbreng ON koers.act (leerling_id, leerdoel_id, seq)
  WHERE soort IN ('leerling_kan', 'leerling_wens', 'leerling_mening', 'wens_beantwoord', 'waarneming');

-- Of each doel that is on the card of these pupils now, the last thing of each kind that was said and stands; what was said of
-- a doel in an earlier version of the package holds for what it became (R10). Index look-ups only, as for every read of a card.
CREATE FUNCTION koers.inbreng_nu(leerlingen uuid[])
RETURNS TABLE (leerling uuid, leerdoel uuid, leerlijn uuid, soort text, act uuid, data jsonb, reden bytea, op timestamptz, actor uuid)
LANGUAGE sql STABLE ROWS 20 SET enable_seqscan = off AS $$
  WITH RECURSIVE gezegd AS MATERIALIZED (
    SELECT a.id, a.leerling_id, a.leerdoel_id, a.soort, a.data, a.reden, a.at, a.actor_id, a.seq FROM koers.act a
    WHERE a.leerling_id = ANY (leerlingen) AND a.school_id = koers.school_now()
      AND a.soort IN ('leerling_kan', 'leerling_wens', 'leerling_mening', 'wens_beantwoord')
      AND (SELECT u.id FROM koers.act u WHERE u.undoes = a.id LIMIT 1) IS NULL
  ), keten AS (
    SELECT DISTINCT g.leerdoel_id AS was, g.leerdoel_id AS nu FROM gezegd g
    UNION
    SELECT k.was, s.nieuw FROM keten k
    JOIN koers.migratie_stap s ON s.oud = k.nu AND s.soort = 'leerdoel' AND s.nieuw IS NOT NULL AND s.school_id = koers.school_now()
    JOIN koers.migratie m ON m.id = s.migratie_id AND m.undone_at IS NULL
  )
  SELECT DISTINCT ON (g.leerling_id, k.leerdoel_id, g.soort)
    g.leerling_id, k.leerdoel_id, k.leerlijn_id, g.soort, g.id, g.data, g.reden, g.at, g.actor_id
  FROM gezegd g
  JOIN keten t ON t.was = g.leerdoel_id
  JOIN koers.kaart_doel k ON k.leerling_id = g.leerling_id AND k.leerdoel_id = t.nu AND k.ended_by IS NULL
  JOIN koers.leerdoel d ON d.id = k.leerdoel_id
  JOIN koers.streefniveau s ON s.leerling_id = k.leerling_id AND s.leerlijn_id = k.leerlijn_id AND s.tot IS NULL
  WHERE d.niveau_id IS NOT DISTINCT FROM s.niveau_id OR (k.meegenomen AND NOT k.vervallen)
  ORDER BY g.leerling_id, k.leerdoel_id, g.soort, g.seq DESC
$$;

-- Wishes of these pupils that nobody has answered: the doel is on the card and not behaald yet.
CREATE FUNCTION koers.open_wensen(leerlingen uuid[]) RETURNS TABLE (leerling uuid, leerdoel uuid, leerlijn uuid, act uuid, op timestamptz)
LANGUAGE sql STABLE ROWS 20 AS $$
  WITH nu AS MATERIALIZED (SELECT * FROM koers.inbreng_nu(leerlingen))
  SELECT w.leerling, w.leerdoel, w.leerlijn, w.act, w.op FROM nu w
  JOIN koers.kaart_doel k ON k.leerling_id = w.leerling AND k.leerdoel_id = w.leerdoel
  WHERE w.soort = 'leerling_wens' AND (w.data->>'wil')::boolean AND k.stand < koers.behaald_vanaf()
    AND NOT EXISTS (SELECT FROM nu b WHERE b.leerling = w.leerling AND b.leerdoel = w.leerdoel AND b.soort = 'wens_beantwoord'
      AND b.data->>'wens' = w.act::text)
$$;

-- The pupils a person works with today: those of his groups, and those that are shared with him; `lijnen` null: all of them.
CREATE FUNCTION koers.met_wie(persoon uuid, scopes text[]) RETURNS TABLE (leerling uuid, lijnen uuid[]) LANGUAGE sql STABLE ROWS 20 AS $$
  SELECT w.leerling, CASE WHEN bool_or(w.lijn IS NULL) THEN NULL ELSE array_agg(w.lijn) END
  FROM (
    SELECT m.person_id AS leerling, NULL::uuid AS lijn FROM koers.werkt_in(persoon) AS g
    JOIN koers.groep_lid m ON m.groep_id = g.groep AND m.als = 'leerling' AND m.van <= koers.vandaag() AND (m.tot IS NULL OR m.tot > koers.vandaag())
    WHERE scopes && ARRAY['eigen_groepen', 'school']
    UNION
    SELECT d.leerling, d.leerlijn FROM koers.gedeeld_met(persoon) AS d WHERE 'gedeeld' = ANY (scopes)
  ) AS w
  JOIN koers.person p ON p.id = w.leerling AND p.ended_at IS NULL AND p.school_id = koers.school_now()
  GROUP BY w.leerling
$$;

-- As in 0025; also when a school goes on in leerlijnen of its own, which keep what they come from in `entiteit` (R8, R10).
CREATE OR REPLACE FUNCTION koers.zelfde_lijn(welke uuid) RETURNS TABLE (lijn uuid) LANGUAGE sql STABLE ROWS 2 AS $$
  SELECT l.id FROM koers.leerlijn l0 JOIN koers.leerlijn l ON l.entiteit = l0.entiteit WHERE l0.id = welke
  UNION
  SELECT l.id FROM koers.leerlijn l0
  JOIN koers.pakket_versie v0 ON v0.id = l0.pakket_versie_id
  JOIN koers.pakket_versie v ON v.pakket_id = v0.pakket_id
  JOIN koers.leerlijn l ON l.pakket_versie_id = v.id AND l.code = l0.code
  WHERE l0.id = welke
$$;

-- Who, at the receiving school, the pupil is whose leerreis another school opened to it by a transfer_grant (so → vso). Keys of two
-- sectors do not link by themselves: a person says so, at the school that receives him (R22).
CREATE TABLE koers.overkomst (
  grant_id uuid PRIMARY KEY REFERENCES koers.transfer_grant,
  school_id uuid NOT NULL,                                      -- the receiving school
  leerling_id uuid NOT NULL,
  linked_by uuid NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (leerling_id, school_id) REFERENCES koers.person (id, school_id)
);
CREATE INDEX overkomst_leerling ON koers.overkomst (leerling_id);
CALL koers.protect('koers.overkomst', 'SELECT, INSERT');

-- Name of a school that opened a pupil to this one today, and of no other. SECURITY DEFINER because a school sees only itself.
CREATE FUNCTION koers.school_van_eerder(welke uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT s.naam FROM koers.school s
  WHERE s.id = welke AND EXISTS (SELECT FROM koers.transfer_grant g
    WHERE g.school_id = s.id AND g.to_school_id = koers.school_now() AND g.revoked_at IS NULL AND g.valid_until >= koers.vandaag())
$$;
REVOKE ALL ON FUNCTION koers.school_van_eerder(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION koers.school_van_eerder(uuid) TO koers_app;
