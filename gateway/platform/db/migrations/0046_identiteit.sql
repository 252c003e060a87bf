-- R72: who is who. People that look alike wait for a human; two that are one become one and nothing is lost: every row
-- that speaks of a person goes along, is noted as it was, and goes back when a human says that they are two after all.

ALTER TABLE koers.person ADD COLUMN merged_into uuid REFERENCES koers.person;

-- A name as two systems may both write it: without case, accents, spaces and marks; a voorvoegsel in its own field or not.
CREATE FUNCTION koers.naam_sleutel(roepnaam text, voorvoegsel text, achternaam text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT lower(regexp_replace(normalize(concat(roepnaam, voorvoegsel, achternaam), NFD), '[\u0300-\u036f[:space:][:punct:]]', '', 'g') COLLATE "und-x-icu")
$$;

-- Two people of one school who may be one. Decided once: that they are two is remembered.
CREATE TABLE koers.link_candidate (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  school_id uuid NOT NULL,
  a_id uuid NOT NULL,
  b_id uuid NOT NULL CHECK (a_id < b_id),
  reden text NOT NULL CHECK (reden IN ('naam_en_geboortedatum', 'email')),
  found_at timestamptz NOT NULL,
  besluit text CHECK (besluit IN ('een', 'twee')),
  decided_by uuid,
  decided_at timestamptz,
  UNIQUE (a_id, b_id),
  CHECK ((besluit IS NULL) = (decided_at IS NULL)),
  FOREIGN KEY (a_id, school_id) REFERENCES koers.person (id, school_id) ON DELETE CASCADE,
  FOREIGN KEY (b_id, school_id) REFERENCES koers.person (id, school_id) ON DELETE CASCADE
);
CREATE INDEX link_candidate_open ON koers.link_candidate (school_id, found_at) WHERE besluit IS NULL;
CALL koers.protect('koers.link_candidate');

-- Two people made one: `gone_id` is ended and stays, with its own name and key, so that it can be undone.
CREATE TABLE koers.person_merge (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  nr bigint GENERATED ALWAYS AS IDENTITY,
  school_id uuid NOT NULL,
  kept_id uuid NOT NULL,
  gone_id uuid NOT NULL CHECK (gone_id <> kept_id),
  gone_ended_at timestamptz,                                    -- of gone_id, as it was before
  kept_ended_at timestamptz,                                    -- of kept_id, who is at school when the other was
  by_id uuid,
  at timestamptz NOT NULL,
  split_by uuid,
  split_at timestamptz,
  UNIQUE (id, school_id),
  FOREIGN KEY (kept_id, school_id) REFERENCES koers.person (id, school_id),
  FOREIGN KEY (gone_id, school_id) REFERENCES koers.person (id, school_id)
);
CREATE UNIQUE INDEX person_merge_gone ON koers.person_merge (gone_id) WHERE split_at IS NULL;
CREATE INDEX person_merge_school ON koers.person_merge (school_id, nr);
CALL koers.protect('koers.person_merge', 'SELECT');

-- Each row that changed by it, in order: what it was. `blijft`: a row that stays with gone_id, because kept_id has
-- its own in that place. `weg`: a row that had to make room.
CREATE TABLE koers.person_merge_row (
  nr bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  merge_id uuid NOT NULL,
  school_id uuid NOT NULL,
  tabel text NOT NULL,
  rij text NOT NULL,                                            -- its primary key, as it became
  wat text NOT NULL CHECK (wat IN ('anders', 'blijft', 'weg')),
  before jsonb NOT NULL,                                        -- the columns that changed; sealed ones as they were sealed
  FOREIGN KEY (merge_id, school_id) REFERENCES koers.person_merge (id, school_id)
);
CREATE INDEX person_merge_row_merge ON koers.person_merge_row (merge_id, tabel);
CREATE INDEX person_merge_row_rij ON koers.person_merge_row (tabel, rij);
CALL koers.protect('koers.person_merge_row', 'SELECT');

-- A row that points to a person by way of another (an antwoord by its versie) moves together with that other.
DO $$
DECLARE fk record;
BEGIN
  FOR fk IN SELECT DISTINCT c.conrelid::regclass AS t, c.conname FROM pg_constraint c
    JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey) AND a.attname IN ('leerling_id', 'person_id')
    WHERE c.contype = 'f' AND c.connamespace = 'koers'::regnamespace AND c.confrelid <> 'koers.person'::regclass AND NOT c.condeferrable
  LOOP EXECUTE format('ALTER TABLE %s ALTER CONSTRAINT %I DEFERRABLE INITIALLY IMMEDIATE', fk.t, fk.conname); END LOOP;
END $$;

-- What does not move, and why; everything else does (a test walks the catalogue).
CREATE FUNCTION koers.blijft_bij_persoon() RETURNS TABLE (tabel text, reden text) LANGUAGE sql IMMUTABLE AS $$
  VALUES ('person', 'the one who stays'), ('person_identity', 'one per person: what was told of each is needed to split'),
    ('leerling_key', 'one per pupil: opens what it sealed when they are split'),
    ('link_candidate', 'is about the two'), ('conflict', 'found anew at the next sync'),
    ('person_merge', 'says who became who'), ('person_merge_row', 'says who became who')
$$;

-- Every column that says whose a row is: the foreign keys to koers.person, and those that name one by way of another row.
CREATE FUNCTION koers.persoon_kolommen() RETURNS TABLE (tabel text, kolom text) LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
  SELECT t.relname, CASE WHEN a.attgenerated <> '' THEN 'entity_id' ELSE a.attname END
  FROM pg_class t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = 'uuid'::regtype
  WHERE t.relnamespace = 'koers'::regnamespace AND t.relkind = 'r'
    AND t.relname NOT IN (SELECT b.tabel FROM koers.blijft_bij_persoon() b)
    AND (a.attname IN ('leerling_id', 'person_id') OR EXISTS (SELECT FROM pg_constraint c
      WHERE c.contype = 'f' AND c.conrelid = t.oid AND c.confrelid = 'koers.person'::regclass AND c.conkey[1] = a.attnum))
  ORDER BY t.relname = 'kaart_actie', t.relname, a.attname
$$;

-- Whether a change of an append-only row is a merge at work: only whose it is and its seal become other, and only the
-- functions below, which run as the owner of the tables, can do it.
CREATE FUNCTION koers.verhuist(oud jsonb, nieuw jsonb) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
  SELECT coalesce(current_setting('koers.verhuist', true), '') = 'ja'
    AND current_user = (SELECT pg_get_userbyid(c.relowner) FROM pg_class c WHERE c.oid = 'koers.act'::regclass)
    AND oud - '{leerling_id,person_id,reden,inhoud,woorden,toelichting,tekst,sleutel_leerling}'::text[]
      = nieuw - '{leerling_id,person_id,reden,inhoud,woorden,toelichting,tekst,sleutel_leerling}'::text[]
$$;
CREATE OR REPLACE FUNCTION koers.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND koers.verhuist(to_jsonb(OLD), to_jsonb(NEW)) THEN RETURN NEW; END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'KP002';
END $$;
CREATE OR REPLACE FUNCTION koers.refuse_change_of_inhoud() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND koers.verhuist(to_jsonb(OLD), to_jsonb(NEW)) THEN RETURN NEW; END IF;
  IF TG_OP = 'DELETE' OR to_jsonb(NEW) - 'inhoud' <> to_jsonb(OLD) - 'inhoud' THEN
    RAISE EXCEPTION 'opp_inhoud % is fixed', OLD.id USING ERRCODE = 'KP002';
  END IF;
  RETURN NEW;
END $$;
-- The guards of an OPP, a veld and a bestand stay as they are (0032, 0033, 0035); of an update they are asked only when no
-- merge is at work, and then the append-only rule above is.
DO $$
DECLARE g record;
BEGIN
  FOR g IN SELECT * FROM (VALUES ('opp_versie', 'stand', 'DELETE', 'guard_opp_versie'), ('opp_veld', 'concept', 'INSERT', 'refuse_veld_of_vast'),
      ('bestand', 'immutable', 'DELETE', 'refuse_change_of_bestand')) AS v(tabel, naam, anders, functie)
  LOOP
    EXECUTE format('DROP TRIGGER %I ON koers.%I', g.naam, g.tabel);
    EXECUTE format('CREATE TRIGGER %I BEFORE %s ON koers.%I FOR EACH ROW EXECUTE FUNCTION koers.%I()', g.naam, g.anders, g.tabel, g.functie);
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE ON koers.%I FOR EACH ROW WHEN (coalesce(current_setting(''koers.verhuist'', true), '''') <> ''ja'') EXECUTE FUNCTION koers.%I()', g.naam || '_update', g.tabel, g.functie);
    EXECUTE format('CREATE TRIGGER verhuist BEFORE UPDATE ON koers.%I FOR EACH ROW WHEN (coalesce(current_setting(''koers.verhuist'', true), '''') = ''ja'') EXECUTE FUNCTION koers.refuse_change()', g.tabel);
  END LOOP;
END $$;

-- Primary key of a table as text, for use on its alias t.
CREATE FUNCTION koers.rij_van(tabel text) RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
  SELECT CASE count(*) WHEN 1 THEN format('t.%I::text', min(a.attname)) ELSE 'jsonb_build_array(' || string_agg(format('t.%I', a.attname), ', ' ORDER BY k.n) || ')::text' END
  FROM pg_index i CROSS JOIN LATERAL unnest(i.indkey::smallint[]) WITH ORDINALITY AS k(att, n)
  JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.att
  WHERE i.indrelid = ('koers.' || quote_ident(tabel))::regclass AND i.indisprimary
$$;

-- Moves rows of one column from one person to the other, all at once; where some meet a row that stands there already,
-- one by one, and those stay. Noted as they were.
CREATE FUNCTION koers.verhuis(merge uuid, school uuid, tabel text, kolom text, van uuid, naar uuid) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
  rij text := koers.rij_van(tabel);
  doe text := format('WITH t AS (UPDATE koers.%1$I t SET %2$I = $1 WHERE %%s t.%2$I = $2 RETURNING t.*)
    INSERT INTO koers.person_merge_row (merge_id, school_id, tabel, rij, wat, before) SELECT $3, $4, %1$L, %3$s, ''anders'', jsonb_build_object(%2$L, $2) FROM t', tabel, kolom, rij);
  een tid;
BEGIN
  BEGIN
    EXECUTE format(doe, '') USING naar, van, merge, school;
  EXCEPTION WHEN unique_violation THEN
    FOR een IN EXECUTE format('SELECT t.ctid FROM koers.%I t WHERE t.%I = $1', tabel, kolom) USING van LOOP
      BEGIN
        EXECUTE format(doe, format('t.ctid = %L AND', een)) USING naar, van, merge, school;
      EXCEPTION WHEN unique_violation THEN
        EXECUTE format('INSERT INTO koers.person_merge_row (merge_id, school_id, tabel, rij, wat, before)
          SELECT $1, $2, %1$L, %2$s, ''blijft'', ''{}'' FROM koers.%1$I t WHERE t.ctid = $3', tabel, rij) USING merge, school, een;
      END;
    END LOOP;
  END;
END $$;

-- A source's record of somebody: the live one counts. When kept_id has an ended one there, that one makes room.
CREATE FUNCTION koers.maak_plaats(merge uuid, school uuid, kept uuid, gone uuid) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF EXISTS (SELECT FROM koers.source_record k JOIN koers.source_record g USING (connection_id)
    WHERE k.entity_id = kept AND g.entity_id = gone AND k.ended_at IS NULL AND g.ended_at IS NULL) THEN
    RAISE EXCEPTION 'two live records of one source' USING ERRCODE = 'KP411';
  END IF;
  WITH t AS (
    DELETE FROM koers.source_record k USING koers.source_record g
    WHERE k.entity_id = kept AND g.entity_id = gone AND g.connection_id = k.connection_id AND k.ended_at IS NOT NULL AND g.ended_at IS NULL RETURNING k.*)
  INSERT INTO koers.person_merge_row (merge_id, school_id, tabel, rij, wat, before)
  SELECT merge, school, 'source_record', jsonb_build_array(t.connection_id, t.entity_id)::text, 'weg', to_jsonb(t) - 'person_id' - 'groep_id' FROM t;
END $$;

-- Doelen that both worked on: the last judgement stands, and what was written for it by hand comes along.
CREATE FUNCTION koers.voeg_doelen(merge uuid, school uuid, kept uuid, gone uuid) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  WITH beide AS (
    SELECT k.id, g.stand, g.last_act, g.changed_at, jsonb_build_object('stand', k.stand, 'last_act', k.last_act, 'changed_at', k.changed_at) AS was
    FROM koers.kaart_doel g JOIN koers.kaart_doel k ON k.leerling_id = kept AND k.leerdoel_id = g.leerdoel_id
    JOIN koers.act ga ON ga.id = g.last_act LEFT JOIN koers.act ka ON ka.id = k.last_act
    WHERE g.leerling_id = gone AND (ka.seq IS NULL OR ka.seq < ga.seq)),
  x AS (UPDATE koers.kaart_doel t SET stand = b.stand, last_act = b.last_act, changed_at = b.changed_at FROM beide b WHERE t.id = b.id RETURNING t.id, b.was)
  INSERT INTO koers.person_merge_row (merge_id, school_id, tabel, rij, wat, before) SELECT merge, school, 'kaart_doel', x.id::text, 'anders', x.was FROM x;
  WITH x AS (
    UPDATE koers.kaart_actie t SET kaart_doel_id = k.id FROM koers.kaart_doel g JOIN koers.kaart_doel k ON k.leerling_id = kept AND k.leerdoel_id = g.leerdoel_id
    WHERE t.kaart_doel_id = g.id AND g.leerling_id = gone AND (t.sjabloon_id IS NULL
      OR NOT EXISTS (SELECT FROM koers.kaart_actie o WHERE o.kaart_doel_id = k.id AND o.sjabloon_id = t.sjabloon_id)) RETURNING t.id, g.id AS was)
  INSERT INTO koers.person_merge_row (merge_id, school_id, tabel, rij, wat, before)
  SELECT merge, school, 'kaart_actie', x.id::text, 'anders', jsonb_build_object('kaart_doel_id', x.was) FROM x;
END $$;

-- Makes two people of this school one. `verzegeld`: texts of gone_id, sealed anew with the key of kept_id.
-- Raises KP404 (not there), KP410 (both have an OPP), KP411 (one source has both).
CREATE FUNCTION koers.voeg_samen(kept uuid, gone uuid, door uuid, moment timestamptz, verzegeld jsonb) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE school uuid := koers.school_now(); merge uuid; k record; s record;
BEGIN
  IF (SELECT count(*) <> 2 OR count(DISTINCT p.soort) <> 1 OR bool_or(p.merged_into IS NOT NULL) FROM koers.person p WHERE p.id IN (kept, gone) AND p.school_id = school) THEN
    RAISE EXCEPTION 'not two people of this school' USING ERRCODE = 'KP404';
  END IF;
  IF (SELECT count(DISTINCT o.leerling_id) = 2 FROM koers.opp o WHERE o.leerling_id IN (kept, gone)) THEN
    RAISE EXCEPTION 'both have an OPP' USING ERRCODE = 'KP410';
  END IF;
  PERFORM set_config('koers.verhuist', 'ja', true);
  SET CONSTRAINTS ALL DEFERRED;
  INSERT INTO koers.person_merge (school_id, kept_id, gone_id, gone_ended_at, kept_ended_at, by_id, at)
  SELECT school, kept, gone, p.ended_at, (SELECT o.ended_at FROM koers.person o WHERE o.id = kept), door, moment FROM koers.person p WHERE p.id = gone RETURNING id INTO merge;
  FOR s IN SELECT v.tabel, v.kolom, v.sleutel FROM jsonb_to_recordset(verzegeld) AS v(tabel text, kolom text, sleutel text) GROUP BY 1, 2, 3 LOOP
    EXECUTE format('WITH n AS (SELECT x.id, x.nieuw FROM jsonb_to_recordset($1) AS x(tabel text, kolom text, id text, nieuw text) WHERE x.tabel = %1$L AND x.kolom = %2$L),
      o AS (SELECT t.%3$I::text AS id, jsonb_build_object(%2$L, t.%2$I) AS was, n.nieuw FROM koers.%1$I t JOIN n ON n.id = t.%3$I::text WHERE t.school_id = $2 AND t.leerling_id = $3),
      u AS (UPDATE koers.%1$I t SET %2$I = decode(o.nieuw, ''hex'') FROM o WHERE t.%3$I::text = o.id RETURNING o.id, o.was)
      INSERT INTO koers.person_merge_row (merge_id, school_id, tabel, rij, wat, before) SELECT $4, $2, %1$L, u.id, ''anders'', u.was FROM u', s.tabel, s.kolom, s.sleutel)
      USING verzegeld, school, gone, merge;
  END LOOP;
  PERFORM koers.maak_plaats(merge, school, kept, gone);
  FOR k IN SELECT * FROM koers.persoon_kolommen() LOOP
    IF k.tabel = 'kaart_actie' AND k.kolom = 'leerling_id' THEN
      PERFORM koers.voeg_doelen(merge, school, kept, gone);
      -- An actie goes where its doel is.
      WITH x AS (UPDATE koers.kaart_actie t SET leerling_id = kept FROM koers.kaart_doel d WHERE d.id = t.kaart_doel_id AND d.leerling_id = kept AND t.leerling_id = gone RETURNING t.id)
      INSERT INTO koers.person_merge_row (merge_id, school_id, tabel, rij, wat, before)
      SELECT merge, school, 'kaart_actie', x.id::text, 'anders', jsonb_build_object('leerling_id', gone) FROM x;
    ELSE
      PERFORM koers.verhuis(merge, school, k.tabel, k.kolom, gone, kept);
    END IF;
  END LOOP;
  -- The source is set against who is kept at its next answer: what they tell differently is listed (R71).
  WITH r AS (UPDATE koers.source_record t SET again = true WHERE t.entity_id = kept AND t.school_id = school AND t.ended_at IS NULL AND NOT t.again RETURNING t.*)
  INSERT INTO koers.person_merge_row (merge_id, school_id, tabel, rij, wat, before)
  SELECT merge, school, 'source_record', jsonb_build_array(r.connection_id, r.entity_id)::text, 'anders', '{"again": false}' FROM r;
  UPDATE koers.person p SET ended_at = NULL FROM koers.person g WHERE p.id = kept AND g.id = gone AND p.ended_at IS NOT NULL AND g.ended_at IS NULL;
  UPDATE koers.person SET merged_into = kept, ended_at = coalesce(ended_at, moment) WHERE id = gone;
  SET CONSTRAINTS ALL IMMEDIATE;
  PERFORM set_config('koers.verhuist', '', true);
  RETURN merge;
END $$;

-- Two after all: everything is as it was, backwards. What was written since stays with who was kept.
-- Raises KP404 (no such merge, or undone already), KP412 (a later one must be undone first).
CREATE FUNCTION koers.haal_uit_elkaar(the_merge uuid, door uuid, moment timestamptz) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE school uuid := koers.school_now(); m record; r record; terug int := 0; n int;
BEGIN
  SELECT * INTO m FROM koers.person_merge x WHERE x.id = the_merge AND x.school_id = school AND x.split_at IS NULL FOR UPDATE;
  IF NOT FOUND THEN RAISE EXCEPTION 'no merge %', the_merge USING ERRCODE = 'KP404'; END IF;
  IF EXISTS (SELECT FROM koers.person_merge x WHERE x.nr > m.nr AND x.split_at IS NULL AND (m.kept_id IN (x.kept_id, x.gone_id))) THEN
    RAISE EXCEPTION 'a later merge comes first' USING ERRCODE = 'KP412';
  END IF;
  PERFORM set_config('koers.verhuist', 'ja', true);
  SET CONSTRAINTS ALL DEFERRED;
  UPDATE koers.person SET merged_into = NULL, ended_at = m.gone_ended_at WHERE id = m.gone_id;
  UPDATE koers.person SET ended_at = m.kept_ended_at WHERE id = m.kept_id AND ended_at IS NULL AND m.gone_ended_at IS NULL;
  -- Per table and kind of change, the last first: a row goes back under the key it has at that point.
  FOR r IN SELECT x.tabel, x.wat, array_agg(x.nr) AS nrs, (SELECT string_agg(format('%I', k), ', ') FROM jsonb_object_keys((array_agg(x.before))[1]) k) AS kolommen
    FROM koers.person_merge_row x WHERE x.merge_id = the_merge AND x.wat <> 'blijft'
    GROUP BY x.tabel, x.wat, CASE x.wat WHEN 'anders' THEN (SELECT string_agg(k, ',') FROM jsonb_object_keys(x.before) k) END ORDER BY max(x.nr) DESC
  LOOP
    IF r.wat = 'weg' THEN
      EXECUTE format('INSERT INTO koers.%1$I (%2$s) SELECT %2$s FROM koers.person_merge_row m, jsonb_populate_record(NULL::koers.%1$I, m.before) WHERE m.nr = ANY ($1)', r.tabel, r.kolommen) USING r.nrs;
    ELSE
      EXECUTE format('UPDATE koers.%1$I t SET (%2$s) = (SELECT %2$s FROM jsonb_populate_record(t, m.before)) FROM koers.person_merge_row m
        WHERE m.nr = ANY ($1) AND t.school_id = $2 AND %3$s = m.rij', r.tabel, r.kolommen, koers.rij_van(r.tabel)) USING r.nrs, school;
    END IF;
    GET DIAGNOSTICS n = ROW_COUNT;
    terug := terug + n;
  END LOOP;
  UPDATE koers.person_merge SET split_by = door, split_at = moment WHERE id = the_merge;
  SET CONSTRAINTS ALL IMMEDIATE;
  PERFORM set_config('koers.verhuist', '', true);
  RETURN terug;
END $$;

REVOKE ALL ON FUNCTION koers.voeg_samen(uuid, uuid, uuid, timestamptz, jsonb), koers.haal_uit_elkaar(uuid, uuid, timestamptz),
  koers.verhuis(uuid, uuid, text, text, uuid, uuid), koers.maak_plaats(uuid, uuid, uuid, uuid), koers.voeg_doelen(uuid, uuid, uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION koers.voeg_samen(uuid, uuid, uuid, timestamptz, jsonb), koers.haal_uit_elkaar(uuid, uuid, timestamptz) TO koers_app;

-- The trail says what was written when it was written. Of an act that a merge moved that is what it said before, as long as
-- the merge itself is a line of the trail; who moves an act by another way changes the trail, and that shows (0015).
CREATE FUNCTION koers.act_was(welke uuid, kolom text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT m.before ->> kolom FROM koers.person_merge_row m JOIN koers.person_merge g ON g.id = m.merge_id AND g.split_at IS NULL
  WHERE m.tabel = 'act' AND m.rij = welke::text AND m.before ? kolom
    AND EXISTS (SELECT FROM koers.audit u WHERE u.school_id = m.school_id AND u.actie = 'personen_samengevoegd' AND u.onderwerp_id = g.kept_id
      AND u.details ->> 'samenvoeging' = g.id::text)
  ORDER BY m.nr LIMIT 1
$$;
CREATE OR REPLACE FUNCTION koers.spoor_regels(school uuid, van bigint, tot bigint)
RETURNS TABLE (tx bigint, bron text, id bigint, afdruk bytea) LANGUAGE sql STABLE AS $$
  SELECT a.tx, 'a', a.seq, sha256(convert_to(jsonb_build_array(a.tx, 'act', a.seq, a.id, a.school_id,
    coalesce(CASE WHEN s.ooit THEN koers.act_was(a.id, 'leerling_id')::uuid END, a.leerling_id), a.soort,
    a.leerdoel_id, a.leerlijn_id, a.actie_id, a.data, coalesce(CASE WHEN s.ooit THEN substr(koers.act_was(a.id, 'reden'), 3) END, encode(a.reden, 'hex')), a.undoes, a.actor_id,
    extract(epoch FROM a.at), extract(epoch FROM a.recorded_at))::text, 'UTF8'))
  FROM koers.act a CROSS JOIN (SELECT EXISTS (SELECT FROM koers.person_merge m WHERE m.school_id = school) AS ooit) s
  WHERE a.school_id = school AND a.tx >= van AND a.tx < tot
  UNION ALL
  SELECT u.tx, 'u', u.id, sha256(convert_to(jsonb_build_array(u.tx, 'audit', u.id, u.school_id, u.actor_id, u.actie,
    u.onderwerp_soort, u.onderwerp_id, u.details, extract(epoch FROM u.at))::text, 'UTF8'))
  FROM koers.audit u WHERE u.school_id = school AND u.tx >= van AND u.tx < tot
$$;
