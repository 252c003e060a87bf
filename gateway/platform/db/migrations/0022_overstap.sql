-- Pupils go from one package version to another (R10): previewed, confirmed, in one transaction, and back again until
-- somebody works on it. What stood on the old version is ended and stays as it was; the new rows begin with what the old
-- ones had come to. One act per pupil says so in his history.

CREATE TABLE koers.migratie (
  id uuid PRIMARY KEY,                                          -- made by the client: the same one sent twice counts once
  school_id uuid NOT NULL REFERENCES koers.school,
  van_versie_id uuid NOT NULL REFERENCES koers.pakket_versie,
  naar_versie_id uuid NOT NULL REFERENCES koers.pakket_versie,
  keuzes jsonb NOT NULL,                                        -- what a person chose where there was a choice
  afdruk text NOT NULL,                                         -- print of the preview that was confirmed
  leerlingen int NOT NULL,
  actor_id uuid NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  oud_pakket uuid,                                              -- row of koers.school_pakket that it ended
  nieuw_pakket uuid,                                            -- and the one that it made; null: the school had chosen it before
  undone_at timestamptz,
  undone_by uuid,
  UNIQUE (id, school_id)
);
CREATE INDEX migratie_school ON koers.migratie (school_id, at);
CALL koers.protect('koers.migratie', 'SELECT, INSERT, UPDATE (oud_pakket, nieuw_pakket, undone_at, undone_by)');

-- What went on as what: decided by gateway/leerlijnen/migratie/plan.ts, kept for who looks back later. Only rows that a
-- card, streefniveau or placement of this school pointed at.
CREATE TABLE koers.migratie_stap (
  migratie_id uuid NOT NULL,
  nr int NOT NULL,
  school_id uuid NOT NULL,
  soort text NOT NULL CHECK (soort IN ('leerroute', 'leerlijn', 'streefniveau', 'leerdoel', 'actie')),
  oud uuid NOT NULL,                                            -- of a streefniveau: the leerlijn
  oud_niveau uuid,                                              -- of a streefniveau, or where a leerdoel stood
  nieuw uuid,                                                   -- null: it ends here
  nieuw_lijn uuid,                                              -- where a leerdoel stands now
  nieuw_niveau uuid,
  lot text NOT NULL,
  stand text CHECK (stand IN ('mee', 'open', 'opnieuw', 'laagste')),
  PRIMARY KEY (migratie_id, nr),
  FOREIGN KEY (migratie_id, school_id) REFERENCES koers.migratie (id, school_id)
);
CREATE INDEX migratie_stap_nieuw ON koers.migratie_stap (nieuw) WHERE soort = 'leerdoel';
CALL koers.protect('koers.migratie_stap', 'SELECT, INSERT');

CREATE TABLE koers.migratie_leerling (
  migratie_id uuid NOT NULL,
  leerling_id uuid NOT NULL,
  school_id uuid NOT NULL,
  act_id uuid NOT NULL REFERENCES koers.act,
  PRIMARY KEY (migratie_id, leerling_id),
  FOREIGN KEY (migratie_id, school_id) REFERENCES koers.migratie (id, school_id),
  FOREIGN KEY (leerling_id, school_id) REFERENCES koers.person (id, school_id)
);
CREATE INDEX migratie_leerling_wie ON koers.migratie_leerling (leerling_id);
CALL koers.protect('koers.migratie_leerling', 'SELECT, INSERT');

-- A row that only went on to another version says since when it really is so, and by which decision.
ALTER TABLE koers.plaatsing ADD COLUMN sinds date, ADD COLUMN besluit_act uuid;
ALTER TABLE koers.streefniveau ADD COLUMN sinds date;
-- `begin_*`: what the row began with, when it came from another version; what undo of a later act goes back to.
-- `ended_by`: the act that took it off the card for good. No foreign keys: acts are never deleted (0013).
ALTER TABLE koers.kaart_doel
  ADD COLUMN begin_stand smallint NOT NULL DEFAULT 0,
  ADD COLUMN begin_act uuid,
  ADD COLUMN ended_by uuid;
ALTER TABLE koers.kaart_actie ADD COLUMN begin_act uuid;
-- As 0013 says of last_act: the act is written by the statement that makes the row. And the doel has its leerlijn already.
ALTER TABLE koers.kaart_doel DROP CONSTRAINT kaart_doel_act_id_fkey, DROP CONSTRAINT kaart_doel_leerlijn_id_fkey;
ALTER TABLE koers.kaart_actie DROP CONSTRAINT kaart_actie_act_id_fkey;
-- For the look at its acties when a doel is taken off again, which right after a migration would else read those of the whole school.
DROP INDEX koers.kaart_actie_school;
CREATE INDEX kaart_actie_school ON koers.kaart_actie (school_id, kaart_doel_id);
ALTER TABLE koers.lijn_deling ADD COLUMN van_migratie uuid, ADD COLUMN ended_migratie uuid;
GRANT UPDATE (ended_migratie) ON koers.lijn_deling TO koers_app;
GRANT DELETE ON koers.school_pakket TO koers_app;               -- undo of a migration takes away what it chose

-- Pupils at this school who have something on a version that still holds.
CREATE FUNCTION koers.leerlingen_op_versie(versie uuid) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT p.id FROM koers.person p
  WHERE p.school_id = koers.school_now() AND p.soort = 'leerling' AND p.ended_at IS NULL AND (
    EXISTS (SELECT FROM koers.plaatsing x JOIN koers.leerroute r ON r.id = x.leerroute_id
      WHERE x.leerling_id = p.id AND x.tot IS NULL AND r.pakket_versie_id = versie)
    OR EXISTS (SELECT FROM koers.streefniveau s JOIN koers.leerlijn l ON l.id = s.leerlijn_id
      WHERE s.leerling_id = p.id AND s.tot IS NULL AND l.pakket_versie_id = versie)
    OR EXISTS (SELECT FROM koers.kaart_doel k JOIN koers.leerlijn l ON l.id = k.leerlijn_id
      WHERE k.leerling_id = p.id AND k.ended_by IS NULL AND l.pakket_versie_id = versie))
$$;

-- Nobody works on a pupil of this school until the transaction ends.
CREATE FUNCTION koers.lock_school() RETURNS void LANGUAGE sql AS $$
  SELECT koers.lock_leerlingen(ARRAY(SELECT id FROM koers.person WHERE school_id = koers.school_now() AND soort = 'leerling'))
$$;

-- Carries out a migration whose row and steps stand there; the pupils are locked. Every statement is about all of them.
CREATE FUNCTION koers.migreer(welke uuid, actor uuid) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  school uuid := koers.school_now();
  op date := koers.vandaag();
  moment timestamptz := clock_timestamp();                      -- one for all: undo of a later act finds it again
  m koers.migratie%ROWTYPE;
  aantal int;
BEGIN
  SELECT * INTO STRICT m FROM koers.migratie WHERE id = welke;
  WITH gemaakt AS (
    INSERT INTO koers.act AS a (id, school_id, leerling_id, soort, data, actor_id, at)
    SELECT gen_random_uuid(), school, l, 'pakket_migratie',
      jsonb_build_object('migratie', welke, 'van', m.van_versie_id, 'naar', m.naar_versie_id), actor, moment
    FROM koers.leerlingen_op_versie(m.van_versie_id) AS l ORDER BY l
    RETURNING a.id, a.leerling_id
  )
  INSERT INTO koers.migratie_leerling (migratie_id, leerling_id, school_id, act_id)
  SELECT welke, g.leerling_id, school, g.id FROM gemaakt g;
  GET DIAGNOSTICS aantal = ROW_COUNT;

  PERFORM koers.migreer_plaatsing(welke, op);
  PERFORM koers.migreer_kaart(welke, koers.behaald_vanaf(), moment);
  PERFORM koers.migreer_acties(welke);

  WITH over AS (
    SELECT d.*, s.nieuw FROM koers.migratie_leerling w JOIN koers.lijn_deling d ON d.leerling_id = w.leerling_id
    JOIN koers.migratie_stap s ON s.migratie_id = welke AND s.soort = 'leerlijn' AND s.oud = d.leerlijn_id AND s.nieuw IS NOT NULL
    WHERE w.migratie_id = welke AND d.ended_at IS NULL AND d.tot > op
  ), einde AS (
    UPDATE koers.lijn_deling d SET ended_at = now(), ended_by = actor, ended_migratie = welke FROM over o WHERE d.id = o.id
  )
  INSERT INTO koers.lijn_deling (school_id, leerling_id, leerlijn_id, person_id, van, tot, gedeeld_door, reden, van_migratie)
  SELECT school, o.leerling_id, o.nieuw, o.person_id, o.van, o.tot, o.gedeeld_door, o.reden, welke FROM over o;

  WITH oud AS (
    UPDATE koers.school_pakket SET tot = op
    WHERE school_id = school AND pakket_versie_id = m.van_versie_id AND tot IS NULL RETURNING id
  ), nieuw AS (
    INSERT INTO koers.school_pakket (school_id, pakket_versie_id, van)
    SELECT school, m.naar_versie_id, op WHERE NOT EXISTS (
      SELECT FROM koers.school_pakket WHERE pakket_versie_id = m.naar_versie_id AND tot IS NULL)
    RETURNING id
  )
  UPDATE koers.migratie SET oud_pakket = (SELECT id FROM oud LIMIT 1), nieuw_pakket = (SELECT id FROM nieuw) WHERE id = welke;
  RETURN aantal;
END $$;

-- The tables of pupils are joined as wholes of one school (hash joins on what koers.protect indexed: no school needs to
-- know how many rows another has); rows of packages are looked up one by one (LATERAL … OFFSET 0), for there are many
-- packages and few rows of one are asked. Right after much was written there are no statistics to choose by.

-- Leerroute and streefniveaus. The old row ends today; the new one knows since when it was so.
CREATE FUNCTION koers.migreer_plaatsing(welke uuid, op date) RETURNS void LANGUAGE plpgsql SET enable_nestloop = off SET work_mem = '64MB' AS $$
DECLARE school uuid := koers.school_now();
BEGIN
  UPDATE koers.plaatsing p SET tot = op, ended_by = w.act_id
  FROM koers.migratie_leerling w, koers.migratie_stap s
  WHERE w.migratie_id = welke AND p.leerling_id = w.leerling_id AND p.tot IS NULL
    AND s.migratie_id = welke AND s.soort = 'leerroute' AND s.oud = p.leerroute_id;
  INSERT INTO koers.plaatsing (school_id, leerling_id, leerroute_id, bestemming, van, besloten_door, act_id, sinds, besluit_act)
  SELECT school, p.leerling_id, s.nieuw, p.bestemming, op, p.besloten_door, w.act_id, coalesce(p.sinds, p.van), coalesce(p.besluit_act, p.act_id)
  FROM koers.migratie_leerling w
  JOIN koers.plaatsing p ON p.leerling_id = w.leerling_id AND p.ended_by = w.act_id
  JOIN koers.migratie_stap s ON s.migratie_id = welke AND s.soort = 'leerroute' AND s.oud = p.leerroute_id
  WHERE w.migratie_id = welke AND s.nieuw IS NOT NULL;

  UPDATE koers.streefniveau t SET tot = op, ended_by = w.act_id
  FROM koers.migratie_leerling w, koers.migratie_stap s
  WHERE w.migratie_id = welke AND t.leerling_id = w.leerling_id AND t.tot IS NULL
    AND s.migratie_id = welke AND s.soort = 'streefniveau' AND s.oud = t.leerlijn_id AND s.oud_niveau IS NOT DISTINCT FROM t.niveau_id;
  -- Two leerlijnen that became one: the lowest niveau.
  INSERT INTO koers.streefniveau (school_id, leerling_id, leerlijn_id, niveau_id, periode_id, van, act_id, sinds)
  SELECT DISTINCT ON (t.leerling_id, s.nieuw) school, t.leerling_id, s.nieuw, s.nieuw_niveau, t.periode_id, op, w.act_id, coalesce(t.sinds, t.van)
  FROM koers.migratie_leerling w
  JOIN koers.streefniveau t ON t.leerling_id = w.leerling_id AND t.ended_by = w.act_id
  JOIN koers.migratie_stap s ON s.migratie_id = welke AND s.soort = 'streefniveau' AND s.oud = t.leerlijn_id AND s.oud_niveau IS NOT DISTINCT FROM t.niveau_id
  LEFT JOIN LATERAL (SELECT n.volgorde FROM koers.niveau n WHERE n.id = s.nieuw_niveau OFFSET 0) n ON true
  WHERE w.migratie_id = welke AND s.nieuw IS NOT NULL
  ORDER BY t.leerling_id, s.nieuw, n.volgorde, t.van
  ON CONFLICT (leerling_id, leerlijn_id) WHERE tot IS NULL DO NOTHING;
END $$;

-- The doelen on the cards. A doel that came from several has the lowest of their standen, and one of those that was never
-- on the card counts as not started. What was open on the card stays on the card, also when it is of another niveau now.
CREATE FUNCTION koers.migreer_kaart(welke uuid, behaald smallint, moment timestamptz) RETURNS void LANGUAGE plpgsql SET enable_nestloop = off SET work_mem = '64MB' AS $$
DECLARE school uuid := koers.school_now();
BEGIN
  UPDATE koers.kaart_doel k SET ended_by = w.act_id
  FROM koers.migratie_leerling w, (SELECT DISTINCT oud FROM koers.migratie_stap WHERE migratie_id = welke AND soort = 'leerdoel') AS s
  WHERE w.migratie_id = welke AND k.leerling_id = w.leerling_id AND k.ended_by IS NULL AND s.oud = k.leerdoel_id;

  WITH regel AS MATERIALIZED (
    SELECT s.oud, s.nieuw, s.stand AS hoe, s.oud_niveau, s.nieuw_lijn AS lijn, s.nieuw_niveau AS niveau, count(*) OVER (PARTITION BY s.nieuw) AS bronnen
    FROM koers.migratie_stap s WHERE s.migratie_id = welke AND s.soort = 'leerdoel' AND s.nieuw IS NOT NULL
  ), was AS MATERIALIZED (
    SELECT t.leerling_id, t.leerlijn_id, t.niveau_id FROM koers.migratie_leerling w
    JOIN koers.streefniveau t ON t.leerling_id = w.leerling_id AND t.ended_by = w.act_id WHERE w.migratie_id = welke
  ), nu AS MATERIALIZED (
    SELECT t.leerling_id, t.leerlijn_id, t.niveau_id FROM koers.migratie_leerling w
    JOIN koers.streefniveau t ON t.leerling_id = w.leerling_id AND t.tot IS NULL WHERE w.migratie_id = welke
  ), oud AS (
    SELECT k.leerling_id, w.act_id AS act, r.nieuw, r.lijn, r.niveau, r.bronnen, k.last_act, k.changed_at, k.meegenomen, k.vervallen,
      CASE r.hoe WHEN 'opnieuw' THEN 0 WHEN 'open' THEN least(k.stand, behaald - 1) ELSE k.stand END AS stand,
      r.hoe = 'opnieuw' AS opnieuw,
      (k.meegenomen AND NOT k.vervallen) OR (t.leerling_id IS NOT NULL AND r.oud_niveau IS NOT DISTINCT FROM t.niveau_id) AS op_kaart
    FROM koers.migratie_leerling w
    JOIN koers.kaart_doel k ON k.leerling_id = w.leerling_id AND k.ended_by = w.act_id
    JOIN regel r ON r.oud = k.leerdoel_id
    LEFT JOIN was t ON t.leerling_id = k.leerling_id AND t.leerlijn_id = k.leerlijn_id
    WHERE w.migratie_id = welke
  ), samen AS (
    SELECT leerling_id, act, nieuw, lijn, niveau, stand, CASE WHEN NOT opnieuw THEN last_act END AS last_act, changed_at, meegenomen, vervallen, op_kaart
    FROM oud WHERE bronnen = 1
    UNION ALL
    SELECT leerling_id, act, nieuw, lijn, niveau,
      CASE WHEN count(*) < bronnen THEN 0 ELSE min(stand) END,
      CASE WHEN count(*) = bronnen THEN (array_agg(last_act ORDER BY stand, changed_at DESC))[1] END,
      (array_agg(changed_at ORDER BY stand, changed_at DESC))[1], bool_or(meegenomen), bool_and(vervallen), bool_or(op_kaart)
    FROM oud WHERE bronnen > 1 GROUP BY leerling_id, act, nieuw, lijn, niveau, bronnen
  )
  INSERT INTO koers.kaart_doel (school_id, leerling_id, leerlijn_id, leerdoel_id, stand, meegenomen, vervallen, act_id, last_act, changed_at, begin_stand, begin_act)
  SELECT school, x.leerling_id, x.lijn, x.nieuw, x.stand,
    (t.leerling_id IS NULL OR x.niveau IS DISTINCT FROM t.niveau_id) AND (x.meegenomen OR (x.op_kaart AND x.stand < behaald)),
    x.vervallen, x.act, x.last_act, CASE WHEN x.last_act IS NULL THEN moment ELSE x.changed_at END, x.stand, x.last_act
  FROM samen x LEFT JOIN nu t ON t.leerling_id = x.leerling_id AND t.leerlijn_id = x.lijn
  ON CONFLICT (leerling_id, leerdoel_id) DO NOTHING;

  -- What the new version asks on the niveau of the pupil and was not there before.
  WITH nu AS MATERIALIZED (
    SELECT t.leerling_id, t.leerlijn_id, t.niveau_id, w.act_id FROM koers.migratie_leerling w
    JOIN koers.streefniveau t ON t.leerling_id = w.leerling_id AND t.act_id = w.act_id WHERE w.migratie_id = welke
  ), doel AS MATERIALIZED (
    SELECT n.leerlijn_id, n.niveau_id, d.id FROM (SELECT DISTINCT leerlijn_id, niveau_id FROM nu) AS n
    CROSS JOIN LATERAL (SELECT d.id FROM koers.leerdoel d WHERE d.leerlijn_id = n.leerlijn_id AND d.niveau_id IS NOT DISTINCT FROM n.niveau_id OFFSET 0) d
  )
  INSERT INTO koers.kaart_doel (school_id, leerling_id, leerlijn_id, leerdoel_id, act_id, changed_at)
  SELECT school, t.leerling_id, t.leerlijn_id, d.id, t.act_id, moment
  FROM nu t JOIN doel d ON d.leerlijn_id = t.leerlijn_id AND d.niveau_id IS NOT DISTINCT FROM t.niveau_id
  ON CONFLICT (leerling_id, leerdoel_id) DO NOTHING;
END $$;

-- The acties on the cards: as the new version words them, and as they were for what was done. What was done and is no
-- longer in the package, and what a school wrote itself, goes along to the first doel that took the place of the old one.
CREATE FUNCTION koers.migreer_acties(welke uuid) RETURNS void LANGUAGE plpgsql SET enable_nestloop = off SET work_mem = '64MB' AS $$
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
      coalesce(via.id, CASE WHEN a.gedaan_op IS NOT NULL OR a.sjabloon_id IS NULL THEN los.id END) AS doel
    FROM koers.migratie_leerling w
    JOIN koers.kaart_doel k ON k.leerling_id = w.leerling_id AND k.ended_by = w.act_id
    JOIN koers.kaart_actie a ON a.kaart_doel_id = k.id
    LEFT JOIN sjabloon x ON x.oud = a.sjabloon_id
    LEFT JOIN nu via ON via.leerling_id = w.leerling_id AND via.leerdoel_id = x.leerdoel_id
    LEFT JOIN eerste e ON e.oud = k.leerdoel_id
    LEFT JOIN nu los ON los.leerling_id = w.leerling_id AND los.leerdoel_id = e.nieuw
    WHERE w.migratie_id = welke
  )
  INSERT INTO koers.kaart_actie (school_id, leerling_id, kaart_doel_id, sjabloon_id, soort, tekst, wie, ritme, volgorde, gedaan_op, gedaan_door, act_id, last_act, begin_act)
  SELECT DISTINCT ON (o.doel, coalesce(o.nieuw_sjabloon, o.id)) school, o.leerling_id, o.doel, o.nieuw_sjabloon,
    CASE WHEN o.gedaan_op IS NULL THEN coalesce(o.nieuw_soort, o.soort) ELSE o.soort END, CASE WHEN o.gedaan_op IS NULL THEN coalesce(o.nieuw_tekst, o.tekst) ELSE o.tekst END,
    CASE WHEN o.gedaan_op IS NULL THEN coalesce(o.nieuw_wie, o.wie) ELSE o.wie END, CASE WHEN o.gedaan_op IS NULL THEN coalesce(o.nieuw_ritme, o.ritme) ELSE o.ritme END,
    coalesce(o.nieuw_volgorde, o.volgorde), o.gedaan_op, o.gedaan_door, o.act, o.last_act, o.last_act
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

-- How many things were done on the new version since, that would be lost by going back: acts that still stand on pupils
-- who went along, and pupils who came onto it in another way.
CREATE FUNCTION koers.migratie_erna(welke uuid) RETURNS int LANGUAGE plpgsql STABLE AS $$
DECLARE m koers.migratie%ROWTYPE; aantal int;
BEGIN
  SELECT * INTO STRICT m FROM koers.migratie WHERE id = welke;
  SELECT count(*) INTO aantal FROM koers.migratie_leerling w
  JOIN koers.act w_act ON w_act.id = w.act_id
  JOIN koers.act b ON b.leerling_id = w.leerling_id AND b.seq > w_act.seq AND b.soort <> 'ongedaan'
  LEFT JOIN koers.leerlijn l ON l.id = b.leerlijn_id
  WHERE w.migratie_id = welke AND (b.leerlijn_id IS NULL OR l.pakket_versie_id = m.naar_versie_id)
    AND NOT EXISTS (SELECT FROM koers.act u WHERE u.undoes = b.id);
  IF m.nieuw_pakket IS NOT NULL THEN
    aantal := aantal + (SELECT count(*) FROM koers.leerlingen_op_versie(m.naar_versie_id) AS p
      WHERE NOT EXISTS (SELECT FROM koers.migratie_leerling w WHERE w.migratie_id = welke AND w.leerling_id = p));
  END IF;
  RETURN aantal;
END $$;

-- Back to exactly what was, as an act per pupil; decided and locked already.
CREATE FUNCTION koers.migratie_terug(welke uuid, actor uuid) RETURNS int LANGUAGE plpgsql SET enable_nestloop = off SET work_mem = '64MB' AS $$
DECLARE
  school uuid := koers.school_now();
  m koers.migratie%ROWTYPE;
  aantal int;
BEGIN
  UPDATE koers.migratie SET undone_at = clock_timestamp(), undone_by = actor WHERE id = welke AND undone_at IS NULL RETURNING * INTO STRICT m;
  INSERT INTO koers.act (id, school_id, leerling_id, soort, undoes, actor_id)
  SELECT gen_random_uuid(), school, w.leerling_id, 'ongedaan', w.act_id, actor FROM koers.migratie_leerling w WHERE w.migratie_id = welke ORDER BY w.leerling_id;
  GET DIAGNOSTICS aantal = ROW_COUNT;

  DELETE FROM koers.plaatsing p USING koers.migratie_leerling w WHERE w.migratie_id = welke AND p.leerling_id = w.leerling_id AND p.act_id = w.act_id;
  UPDATE koers.plaatsing p SET tot = NULL, ended_by = NULL
  FROM koers.migratie_leerling w WHERE w.migratie_id = welke AND p.leerling_id = w.leerling_id AND p.ended_by = w.act_id;
  DELETE FROM koers.streefniveau s USING koers.migratie_leerling w WHERE w.migratie_id = welke AND s.leerling_id = w.leerling_id AND s.act_id = w.act_id;
  UPDATE koers.streefniveau s SET tot = NULL, ended_by = NULL
  FROM koers.migratie_leerling w WHERE w.migratie_id = welke AND s.leerling_id = w.leerling_id AND s.ended_by = w.act_id;
  DELETE FROM koers.kaart_actie k USING koers.migratie_leerling w WHERE w.migratie_id = welke AND k.leerling_id = w.leerling_id AND k.act_id = w.act_id;
  DELETE FROM koers.kaart_doel k USING koers.migratie_leerling w WHERE w.migratie_id = welke AND k.leerling_id = w.leerling_id AND k.act_id = w.act_id;
  UPDATE koers.kaart_doel k SET ended_by = NULL
  FROM koers.migratie_leerling w WHERE w.migratie_id = welke AND k.leerling_id = w.leerling_id AND k.ended_by = w.act_id;

  -- What was taken back meanwhile stays taken back.
  UPDATE koers.lijn_deling d SET ended_at = NULL, ended_by = NULL, ended_migratie = NULL
  WHERE d.ended_migratie = welke AND EXISTS (SELECT FROM koers.lijn_deling n
    WHERE n.van_migratie = welke AND n.leerling_id = d.leerling_id AND n.person_id = d.person_id AND n.ended_at IS NULL);
  UPDATE koers.lijn_deling SET ended_at = now(), ended_by = actor WHERE van_migratie = welke AND ended_at IS NULL;
  DELETE FROM koers.school_pakket WHERE id = m.nieuw_pakket;
  UPDATE koers.school_pakket SET tot = NULL WHERE id = m.oud_pakket;
  RETURN aantal;
END $$;

-- Leerdoelen of which this one took the place, itself included, over all versions this school came through.
CREATE FUNCTION koers.voorgangers_van(doel uuid) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  WITH RECURSIVE keten AS (
    SELECT doel AS id
    UNION
    SELECT s.oud FROM keten k JOIN koers.migratie_stap s ON s.nieuw = k.id AND s.soort = 'leerdoel' AND s.school_id = koers.school_now()
    JOIN koers.migratie m ON m.id = s.migratie_id AND m.undone_at IS NULL
  )
  SELECT id FROM keten
$$;

-- Who still looks at a card from before must look again: his mark would land where nobody sees it.
CREATE FUNCTION koers.eis_kaart(leerlingen uuid[], doelen uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM unnest(leerlingen, doelen) AS x(leerling, doel)
    JOIN koers.kaart_doel k ON k.leerling_id = x.leerling AND k.leerdoel_id = x.doel WHERE k.ended_by IS NOT NULL) THEN
    RAISE EXCEPTION 'leerdoel went on to another version' USING ERRCODE = 'KP410';
  END IF;
END $$;

-- As in 0017; what went on to another version is not marked any more.
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
    WHERE k.id IS NOT NULL AND k.ended_by IS NULL OR coalesce(
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
    PERFORM koers.eis_kaart(leerlingen, ARRAY(SELECT (x.e->>'leerdoel')::uuid FROM jsonb_array_elements(acts) WITH ORDINALITY AS x(e, n) ORDER BY x.n));
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

-- As in 0008; what went on to another version is not undone any more.
CREATE OR REPLACE FUNCTION koers.undo_facts(mee uuid[])
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

-- As in 0013; a row that came from another version goes back to what it began with.
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
  SET stand = coalesce((v.data->>'naar')::smallint, k.begin_stand), last_act = coalesce(v.id, k.begin_act),
    changed_at = coalesce(v.at, (SELECT b.at FROM koers.act b WHERE b.id = k.begin_act), m.at)
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
  JOIN koers.kaart_actie w ON w.id = a.actie_id
  LEFT JOIN LATERAL (
    SELECT b.id, b.data, b.at, b.actor_id FROM koers.act b
    WHERE b.leerling_id = a.leerling_id AND b.soort = 'actie_afgevinkt' AND (b.id = w.begin_act OR (b.leerdoel_id = a.leerdoel_id AND b.actie_id = a.actie_id))
      AND NOT EXISTS (SELECT FROM koers.act u WHERE u.undoes = b.id)
    ORDER BY b.seq DESC LIMIT 1) v ON true
  WHERE a.id = ANY (weg) AND a.soort = 'actie_afgevinkt' AND k.id = a.actie_id;
END $$;
