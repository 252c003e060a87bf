-- The arrangementskaart whole (R25–R28) and the register of factoren and ondersteuningsbehoeften of a pupil (R21, R27). Every
-- change is an act; the free text of it stands sealed in `act.reden`, or beside the codes in the register. What a pupil begins
-- with on a doel and what it came to are read from the acts themselves: the last one that stands.
CREATE INDEX act_inhoud ON koers.act (leerling_id, leerdoel_id, seq)
  WHERE soort IN ('beginsituatie', 'doel_geevalueerd', 'actie_toegevoegd', 'actie_veranderd', 'actie_gestopt');

-- What people made of an actie: derived from the acts about it by koers.leid_acties_af, empty for one as the template has it.
-- `inhoud_act`: the act with the words; `eerder`: what this actie was in earlier versions of the package.
ALTER TABLE koers.kaart_actie
  ADD COLUMN eerder uuid[] NOT NULL DEFAULT '{}',
  ADD COLUMN inhoud_act uuid,
  ADD COLUMN functie text,
  ADD COLUMN toegewezen_aan uuid,
  ADD COLUMN van date,
  ADD COLUMN tot date,                                          -- first day no longer
  ADD COLUMN gestopt_op timestamptz,
  ADD CONSTRAINT kaart_actie_toegewezen_fkey FOREIGN KEY (toegewezen_aan, school_id) REFERENCES koers.person (id, school_id);
CREATE INDEX kaart_actie_toegewezen ON koers.kaart_actie (toegewezen_aan) WHERE toegewezen_aan IS NOT NULL;

-- What helps and what hinders (R27). A row is one version of a factor and is never changed but for its end; `factor` is the same
-- over its versions. `code` is of the catalogue, `tekst` holds own words and what the pupil needs for it.
CREATE TABLE koers.factor (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  factor uuid NOT NULL,
  school_id uuid NOT NULL,
  leerling_id uuid NOT NULL,
  richting text NOT NULL CHECK (richting IN ('bevorderend', 'belemmerend')),
  dimensie smallint NOT NULL CHECK (dimensie BETWEEN 1 AND 5),
  code text,
  zichtbaar text NOT NULL CHECK (zichtbaar IN ('cvb', 'team', 'zorg')),
  bron text NOT NULL,
  bron_op date NOT NULL,
  tekst bytea,                                                  -- encrypted with the pupil's key
  act_id uuid NOT NULL REFERENCES koers.act,
  ended_by uuid REFERENCES koers.act,
  CHECK (code IS NOT NULL OR tekst IS NOT NULL),
  FOREIGN KEY (leerling_id, school_id) REFERENCES koers.person (id, school_id)
);
CREATE UNIQUE INDEX factor_live ON koers.factor (factor) WHERE ended_by IS NULL;
CREATE INDEX factor_leerling ON koers.factor (leerling_id);
CREATE INDEX factor_school ON koers.factor (school_id, code) WHERE ended_by IS NULL;
CALL koers.protect('koers.factor', 'SELECT, INSERT, UPDATE (ended_by), DELETE');

-- Which factoren count for which doel of the card.
CREATE TABLE koers.factor_doel (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  school_id uuid NOT NULL,
  leerling_id uuid NOT NULL,
  factor uuid NOT NULL,
  leerdoel_id uuid NOT NULL REFERENCES koers.leerdoel,
  act_id uuid NOT NULL REFERENCES koers.act,
  ended_by uuid REFERENCES koers.act,
  FOREIGN KEY (leerling_id, school_id) REFERENCES koers.person (id, school_id)
);
CREATE UNIQUE INDEX factor_doel_live ON koers.factor_doel (leerling_id, factor, leerdoel_id) WHERE ended_by IS NULL;
CREATE INDEX factor_doel_school ON koers.factor_doel (school_id);
CALL koers.protect('koers.factor_doel', 'SELECT, INSERT, UPDATE (ended_by), DELETE');

-- How much support a pupil needs, per gebied (R21). The codes stand in clear: groups are made of them.
CREATE TABLE koers.ondersteuning (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  school_id uuid NOT NULL,
  leerling_id uuid NOT NULL,
  gebied text NOT NULL,
  intensiteit text NOT NULL CHECK (intensiteit IN ('licht', 'matig', 'intensief')),
  tekst bytea,                                                  -- encrypted with the pupil's key
  act_id uuid NOT NULL REFERENCES koers.act,
  ended_by uuid REFERENCES koers.act,
  FOREIGN KEY (leerling_id, school_id) REFERENCES koers.person (id, school_id)
);
CREATE UNIQUE INDEX ondersteuning_live ON koers.ondersteuning (leerling_id, gebied) WHERE ended_by IS NULL;
CREATE INDEX ondersteuning_keuze ON koers.ondersteuning (school_id, gebied, intensiteit) WHERE ended_by IS NULL;
CALL koers.protect('koers.ondersteuning', 'SELECT, INSERT, UPDATE (ended_by), DELETE');

-- Acties as the acts that still stand say. Each act about an actie says all of it, so the last one is enough.
CREATE FUNCTION koers.leid_acties_af(acties uuid[]) RETURNS void LANGUAGE sql AS $$
  UPDATE koers.kaart_actie k
  SET inhoud_act = v.id, functie = v.data->>'functie', toegewezen_aan = (v.data->>'persoon')::uuid,
    van = (v.data->>'van')::date, tot = (v.data->>'tot')::date, gestopt_op = CASE WHEN g.soort = 'actie_gestopt' THEN g.at END
  FROM koers.kaart_actie w
  LEFT JOIN LATERAL (
    SELECT b.id, b.data FROM koers.act b
    WHERE b.leerling_id = w.leerling_id AND b.soort IN ('actie_toegevoegd', 'actie_veranderd') AND b.actie_id = ANY (w.id || w.eerder)
      AND NOT EXISTS (SELECT FROM koers.act u WHERE u.undoes = b.id)
    ORDER BY b.seq DESC LIMIT 1) v ON true
  LEFT JOIN LATERAL (
    SELECT b.soort, b.at FROM koers.act b
    WHERE b.leerling_id = w.leerling_id AND b.soort IN ('actie_toegevoegd', 'actie_veranderd', 'actie_gestopt') AND b.actie_id = ANY (w.id || w.eerder)
      AND NOT EXISTS (SELECT FROM koers.act u WHERE u.undoes = b.id)
    ORDER BY b.seq DESC LIMIT 1) g ON true
  WHERE w.id = ANY (acties) AND k.id = w.id
$$;

-- acts: [{id, soort, leerling, leerdoel?, leerlijn?, actie?, data, reden?, at?}] (reden: base64 of the sealed text). The pupils are
-- locked and in scope already (koers.enter_leerlingen). A new actie has the id of the act that brings it. Returns what was new.
CREATE FUNCTION koers.schrijf_acts(acts jsonb, actor uuid) RETURNS uuid[] LANGUAGE plpgsql AS $$
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
  RETURN nieuw;
END $$;

-- Which of these acts cannot be undone for what came later and still stands; beside koers.undo_facts, which knows the first acts.
CREATE FUNCTION koers.later_erop(mee uuid[]) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT a.id FROM koers.act a
  WHERE a.id = ANY (mee) AND a.school_id = koers.school_now() AND (
    -- the doel went on to another version of the package since
    a.soort IN ('beginsituatie', 'doel_geevalueerd', 'actie_toegevoegd', 'actie_veranderd', 'actie_gestopt') AND EXISTS (
      SELECT FROM koers.kaart_doel k WHERE k.leerling_id = a.leerling_id AND k.leerdoel_id = a.leerdoel_id AND k.ended_by IS NOT NULL)
    OR EXISTS (
      SELECT FROM koers.act b
      WHERE b.leerling_id = a.leerling_id AND b.seq > a.seq AND b.id <> ALL (mee) AND b.soort <> 'ongedaan'
        AND NOT EXISTS (SELECT FROM koers.act u WHERE u.undoes = b.id)
        AND CASE
          WHEN a.soort = 'actie_toegevoegd' THEN b.actie_id = a.actie_id
          WHEN a.soort IN ('actie_veranderd', 'actie_gestopt') THEN b.actie_id = a.actie_id AND b.soort <> 'actie_afgevinkt'
          WHEN a.soort = 'factor_gekoppeld' THEN b.soort = a.soort AND b.data->>'factor' = a.data->>'factor' AND b.leerdoel_id = a.leerdoel_id
          WHEN a.soort = 'factor_vastgelegd' THEN b.soort LIKE 'factor\_%' AND b.data->>'factor' = a.data->>'factor'
          WHEN a.soort LIKE 'factor\_%' THEN b.soort IN ('factor_veranderd', 'factor_beeindigd') AND b.data->>'factor' = a.data->>'factor'
          WHEN a.soort LIKE 'ondersteuning\_%' THEN b.soort LIKE 'ondersteuning\_%' AND b.data->>'gebied' = a.data->>'gebied'
          -- what this act brought onto the card was worked out since
          WHEN a.soort IN ('niveau_geplaatst', 'leerroute_geplaatst', 'doel_stand') THEN
            b.soort IN ('beginsituatie', 'doel_geevalueerd', 'actie_toegevoegd', 'actie_veranderd', 'actie_gestopt') AND (
              EXISTS (SELECT FROM koers.kaart_doel k WHERE k.leerling_id = a.leerling_id AND k.act_id = a.id AND k.leerdoel_id = b.leerdoel_id)
              OR EXISTS (SELECT FROM koers.kaart_actie k WHERE k.leerling_id = a.leerling_id AND k.act_id = a.id AND k.id = b.actie_id))
          ELSE false END))
$$;

-- After koers.undo_acts: what these acts made is as the acts that still stand say.
CREATE FUNCTION koers.undo_inhoud(weg uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM koers.factor f USING koers.act a WHERE a.id = ANY (weg) AND f.leerling_id = a.leerling_id AND f.act_id = a.id;
  UPDATE koers.factor f SET ended_by = NULL FROM koers.act a WHERE a.id = ANY (weg) AND f.leerling_id = a.leerling_id AND f.ended_by = a.id;
  DELETE FROM koers.factor_doel f USING koers.act a WHERE a.id = ANY (weg) AND f.leerling_id = a.leerling_id AND f.act_id = a.id;
  UPDATE koers.factor_doel f SET ended_by = NULL FROM koers.act a WHERE a.id = ANY (weg) AND f.leerling_id = a.leerling_id AND f.ended_by = a.id;
  DELETE FROM koers.ondersteuning o USING koers.act a WHERE a.id = ANY (weg) AND o.leerling_id = a.leerling_id AND o.act_id = a.id;
  UPDATE koers.ondersteuning o SET ended_by = NULL FROM koers.act a WHERE a.id = ANY (weg) AND o.leerling_id = a.leerling_id AND o.ended_by = a.id;
  PERFORM koers.leid_acties_af(ARRAY(
    SELECT a.actie_id FROM koers.act a WHERE a.id = ANY (weg) AND a.soort IN ('actie_veranderd', 'actie_gestopt')));
END $$;

-- Who an actie on this leerlijn can be given to: who works in a group of the pupil today, who works for the whole school with
-- its pupils, and zorgverleners this leerlijn is shared with. Never somebody who would not see it.
CREATE FUNCTION koers.toewijsbaar(leerling uuid, leerlijn uuid) RETURNS TABLE (person uuid, rol text) LANGUAGE sql STABLE AS $$
  SELECT DISTINCT ON (w.person) w.person, w.rol FROM (
    SELECT m.person_id AS person, 1 AS n, CASE WHEN EXISTS (SELECT FROM koers.role_grant r WHERE r.person_id = m.person_id AND r.rol = 'begeleider'
      AND r.van <= koers.vandaag() AND (r.tot IS NULL OR r.tot > koers.vandaag())) THEN 'begeleider' ELSE 'leerkracht' END AS rol
    FROM koers.groep_lid l
    JOIN koers.groep g ON g.id = l.groep_id AND g.ended_at IS NULL AND g.school_id = koers.school_now()
    JOIN koers.groep_lid m ON m.groep_id = l.groep_id AND m.als = 'medewerker' AND m.van <= koers.vandaag() AND (m.tot IS NULL OR m.tot > koers.vandaag())
    WHERE l.person_id = leerling AND l.als = 'leerling' AND l.van <= koers.vandaag() AND (l.tot IS NULL OR l.tot > koers.vandaag())
      AND NOT EXISTS (SELECT FROM koers.role_grant r WHERE r.person_id = m.person_id AND r.rol = 'zorgverlener'
        AND r.van <= koers.vandaag() AND (r.tot IS NULL OR r.tot > koers.vandaag()))
    UNION ALL
    SELECT r.person_id, 2, r.rol FROM koers.role_grant r
    WHERE r.school_id = koers.school_now() AND r.rol = 'ib' AND r.van <= koers.vandaag() AND (r.tot IS NULL OR r.tot > koers.vandaag())
    UNION ALL
    SELECT d.person_id, 3, 'zorgverlener' FROM koers.lijn_deling d
    JOIN koers.role_grant r ON r.person_id = d.person_id AND r.rol = 'zorgverlener' AND r.van <= koers.vandaag() AND (r.tot IS NULL OR r.tot > koers.vandaag())
    WHERE d.leerling_id = leerling AND (d.leerlijn_id IS NULL OR d.leerlijn_id = leerlijn) AND d.school_id = koers.school_now()
      AND d.ended_at IS NULL AND d.van <= koers.vandaag() AND d.tot > koers.vandaag()
  ) AS w
  JOIN koers.person p ON p.id = w.person AND p.ended_at IS NULL
  ORDER BY w.person, w.n
$$;

-- As in 0022; what people made of an actie goes along.
CREATE OR REPLACE FUNCTION koers.migreer_acties(welke uuid) RETURNS void LANGUAGE plpgsql SET enable_nestloop = off SET work_mem = '64MB' AS $$
DECLARE school uuid := koers.school_now();
BEGIN
  WITH eerste AS MATERIALIZED (
    SELECT DISTINCT ON (s.oud) s.oud, s.nieuw FROM koers.migratie_stap s
    WHERE s.migratie_id = welke AND s.soort = 'leerdoel' AND s.nieuw IS NOT NULL ORDER BY s.oud, s.nr
  ), sjabloon AS MATERIALIZED (
    SELECT s.oud, t.* FROM koers.migratie_stap s
    CROSS JOIN LATERAL (SELECT t.* FROM koers.actie_sjabloon t WHERE t.id = s.nieuw OFFSET 0) t
    WHERE s.migratie_id = welke AND s.soort = 'actie'
  ), nu AS MATERIALIZED (
    SELECT k.id, k.leerling_id, k.leerdoel_id FROM koers.migratie_leerling w
    JOIN koers.kaart_doel k ON k.leerling_id = w.leerling_id AND k.act_id = w.act_id WHERE w.migratie_id = welke
  ), over AS (
    SELECT a.*, w.act_id AS act, x.soort AS nieuw_soort, x.tekst AS nieuw_tekst, x.wie AS nieuw_wie, x.ritme AS nieuw_ritme, x.volgorde AS nieuw_volgorde,
      CASE WHEN via.id IS NOT NULL THEN x.id END AS nieuw_sjabloon,
      coalesce(via.id, CASE WHEN a.gedaan_op IS NOT NULL OR a.sjabloon_id IS NULL OR a.inhoud_act IS NOT NULL THEN los.id END) AS doel
    FROM koers.migratie_leerling w
    JOIN koers.kaart_doel k ON k.leerling_id = w.leerling_id AND k.ended_by = w.act_id
    JOIN koers.kaart_actie a ON a.kaart_doel_id = k.id
    LEFT JOIN sjabloon x ON x.oud = a.sjabloon_id
    LEFT JOIN nu via ON via.leerling_id = w.leerling_id AND via.leerdoel_id = x.leerdoel_id
    LEFT JOIN eerste e ON e.oud = k.leerdoel_id
    LEFT JOIN nu los ON los.leerling_id = w.leerling_id AND los.leerdoel_id = e.nieuw
    WHERE w.migratie_id = welke
  )
  INSERT INTO koers.kaart_actie (school_id, leerling_id, kaart_doel_id, sjabloon_id, soort, tekst, wie, ritme, volgorde, gedaan_op, gedaan_door, act_id, last_act, begin_act,
    eerder, inhoud_act, functie, toegewezen_aan, van, tot, gestopt_op)
  SELECT DISTINCT ON (o.doel, coalesce(o.nieuw_sjabloon, o.id)) school, o.leerling_id, o.doel, o.nieuw_sjabloon,
    CASE WHEN o.gedaan_op IS NULL THEN coalesce(o.nieuw_soort, o.soort) ELSE o.soort END, CASE WHEN o.gedaan_op IS NULL THEN coalesce(o.nieuw_tekst, o.tekst) ELSE o.tekst END,
    CASE WHEN o.gedaan_op IS NULL THEN coalesce(o.nieuw_wie, o.wie) ELSE o.wie END, CASE WHEN o.gedaan_op IS NULL THEN coalesce(o.nieuw_ritme, o.ritme) ELSE o.ritme END,
    coalesce(o.nieuw_volgorde, o.volgorde), o.gedaan_op, o.gedaan_door, o.act, o.last_act, o.last_act,
    o.eerder || o.id, o.inhoud_act, o.functie, o.toegewezen_aan, o.van, o.tot, o.gestopt_op
  FROM over o WHERE o.doel IS NOT NULL
  ORDER BY o.doel, coalesce(o.nieuw_sjabloon, o.id), o.gedaan_op DESC NULLS LAST, o.id
  ON CONFLICT (kaart_doel_id, sjabloon_id) DO NOTHING;

  WITH kaart AS MATERIALIZED (
    SELECT k.id, k.leerling_id, k.leerlijn_id, k.leerdoel_id, k.meegenomen AND NOT k.vervallen AS mee, w.act_id FROM koers.migratie_leerling w
    JOIN koers.kaart_doel k ON k.leerling_id = w.leerling_id AND k.act_id = w.act_id WHERE w.migratie_id = welke
  ), doel AS MATERIALIZED (
    SELECT k.leerdoel_id, d.niveau_id FROM (SELECT DISTINCT leerdoel_id FROM kaart) AS k
    CROSS JOIN LATERAL (SELECT d.niveau_id FROM koers.leerdoel d WHERE d.id = k.leerdoel_id OFFSET 0) d
  ), sjabloon AS MATERIALIZED (
    SELECT t.* FROM doel d CROSS JOIN LATERAL (SELECT t.* FROM koers.actie_sjabloon t WHERE t.leerdoel_id = d.leerdoel_id OFFSET 0) t
  ), nu AS MATERIALIZED (
    SELECT t.leerling_id, t.leerlijn_id, t.niveau_id FROM koers.migratie_leerling w
    JOIN koers.streefniveau t ON t.leerling_id = w.leerling_id AND t.act_id = w.act_id WHERE w.migratie_id = welke
  )
  INSERT INTO koers.kaart_actie (school_id, leerling_id, kaart_doel_id, sjabloon_id, soort, tekst, wie, ritme, volgorde, act_id)
  SELECT school, k.leerling_id, k.id, t.id, t.soort, t.tekst, t.wie, t.ritme, t.volgorde, k.act_id
  FROM kaart k JOIN nu s ON s.leerling_id = k.leerling_id AND s.leerlijn_id = k.leerlijn_id
  JOIN doel d ON d.leerdoel_id = k.leerdoel_id
  JOIN sjabloon t ON t.leerdoel_id = k.leerdoel_id
  WHERE k.mee OR d.niveau_id IS NOT DISTINCT FROM s.niveau_id
  ON CONFLICT (kaart_doel_id, sjabloon_id) DO NOTHING;
END $$;
