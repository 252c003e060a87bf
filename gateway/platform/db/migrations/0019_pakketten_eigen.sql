-- Schools and besturen write packages of their own (R8–R10, R12): who sees and changes which, at the price of one
-- statement for 20,000 rows; and what an import needs between its steps.

-- A package may change its name, publisher or licence between two versions; null: as the package itself.
ALTER TABLE koers.pakket_versie
  ADD COLUMN naam text,
  ADD COLUMN uitgever text,
  ADD COLUMN licentie text;

CREATE FUNCTION koers.bestuur_now() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT s.bestuur_id FROM koers.school s WHERE s.id = koers.school_now() $$;

-- Packages of which this school has adopted a version, whoever owns them. SECURITY DEFINER: the policy of pakket asks
-- it, and would ask itself again by way of pakket_versie.
CREATE FUNCTION koers.gekozen_pakketten() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT coalesce(array_agg(DISTINCT v.pakket_id), '{}') FROM koers.school_pakket s
  JOIN koers.pakket_versie v ON v.id = s.pakket_versie_id WHERE s.school_id = koers.school_now()
$$;
CREATE FUNCTION koers.eigen_pakketten() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT coalesce(array_agg(p.id), '{}') FROM koers.pakket p
  WHERE p.school_id = koers.school_now() OR p.bestuur_id = koers.bestuur_now()
$$;
-- The only versions whose content koers_app may change.
CREATE FUNCTION koers.eigen_concepten() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT coalesce(array_agg(v.id), '{}') FROM koers.pakket_versie v
  WHERE v.status = 'concept' AND v.pakket_id = ANY (koers.eigen_pakketten())
$$;
REVOKE ALL ON FUNCTION koers.gekozen_pakketten(), koers.eigen_pakketten(), koers.eigen_concepten() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION koers.gekozen_pakketten(), koers.eigen_pakketten(), koers.eigen_concepten() TO koers_app;

ALTER TABLE koers.pakket ENABLE ROW LEVEL SECURITY;
CREATE POLICY platform ON koers.pakket TO koers_platform USING (true) WITH CHECK (true);
CREATE POLICY zichtbaar ON koers.pakket FOR SELECT TO koers_app USING (
  (school_id IS NULL AND bestuur_id IS NULL) OR gedeeld
  OR school_id = (SELECT koers.school_now()) OR bestuur_id = (SELECT koers.bestuur_now())
  OR id = ANY ((SELECT koers.gekozen_pakketten())::uuid[]));
DO $$
DECLARE eigen text := '(school_id = (SELECT koers.school_now()) OR bestuur_id = (SELECT koers.bestuur_now()))';
BEGIN
  EXECUTE format('CREATE POLICY maken ON koers.pakket FOR INSERT TO koers_app WITH CHECK %s', eigen);
  EXECUTE format('CREATE POLICY wijzigen ON koers.pakket FOR UPDATE TO koers_app USING %s WITH CHECK %s', eigen, eigen);
  EXECUTE format('CREATE POLICY weghalen ON koers.pakket FOR DELETE TO koers_app USING %s', eigen);
END $$;

-- What is not published is for its owner alone.
ALTER TABLE koers.pakket_versie ENABLE ROW LEVEL SECURITY;
CREATE POLICY platform ON koers.pakket_versie TO koers_platform USING (true) WITH CHECK (true);
CREATE POLICY eigen ON koers.pakket_versie TO koers_app
  USING (pakket_id = ANY ((SELECT koers.eigen_pakketten())::uuid[]))
  WITH CHECK (pakket_id = ANY ((SELECT koers.eigen_pakketten())::uuid[]));
CREATE POLICY zichtbaar ON koers.pakket_versie FOR SELECT TO koers_app
  USING (status = 'published' AND EXISTS (SELECT FROM koers.pakket p WHERE p.id = pakket_id));
GRANT INSERT, UPDATE, DELETE ON koers.pakket, koers.pakket_versie TO koers_app;
GRANT DELETE ON koers.pakket, koers.pakket_versie TO koers_platform;

-- Content. Reading it asks nothing (a tap reads doelen): whoever lists content asks for its version first.
-- Changing it is for concepts of the own school or bestuur, and never for what is published: looked at once a statement.
CREATE FUNCTION koers.refuse_published_content() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  rijen text := CASE TG_OP WHEN 'INSERT' THEN 'SELECT * FROM nieuw' WHEN 'DELETE' THEN 'SELECT * FROM oud'
    ELSE 'SELECT * FROM oud UNION ALL SELECT * FROM nieuw' END;
  versies uuid[];
  vast uuid;
BEGIN
  EXECUTE format('SELECT array_agg(DISTINCT %s) FROM (%s) AS x %s', TG_ARGV[0], rijen, coalesce(TG_ARGV[1], '')) INTO versies;
  -- Publishing waits for who still changes the concept, and the other way round.
  PERFORM FROM koers.pakket_versie v WHERE v.id = ANY (versies) ORDER BY v.id FOR SHARE;
  SELECT v.id INTO vast FROM koers.pakket_versie v WHERE v.id = ANY (versies) AND v.status = 'published' LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'published package version % is immutable', vast USING ERRCODE = 'KP001';
  END IF;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION koers.refuse_published_content() FROM PUBLIC;

-- How a row of `t` finds its version, for the trigger (a join) and for the policy (a condition).
CREATE PROCEDURE koers.protect_content(t text, versie text, erbij text, eigen text) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('DROP TRIGGER IF EXISTS immutable ON koers.%I', t);
  EXECUTE format('CREATE TRIGGER immutable_insert AFTER INSERT ON koers.%I REFERENCING NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION koers.refuse_published_content(%L, %L)', t, versie, erbij);
  EXECUTE format('CREATE TRIGGER immutable_update AFTER UPDATE ON koers.%I REFERENCING OLD TABLE AS oud NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION koers.refuse_published_content(%L, %L)', t, versie, erbij);
  EXECUTE format('CREATE TRIGGER immutable_delete AFTER DELETE ON koers.%I REFERENCING OLD TABLE AS oud FOR EACH STATEMENT EXECUTE FUNCTION koers.refuse_published_content(%L, %L)', t, versie, erbij);
  EXECUTE format('ALTER TABLE koers.%I ENABLE ROW LEVEL SECURITY', t);
  EXECUTE format('CREATE POLICY platform ON koers.%I TO koers_platform USING (true) WITH CHECK (true)', t);
  EXECUTE format('CREATE POLICY lezen ON koers.%I FOR SELECT TO koers_app USING (true)', t);
  EXECUTE format('CREATE POLICY toevoegen ON koers.%I FOR INSERT TO koers_app WITH CHECK (%s)', t, eigen);
  EXECUTE format('CREATE POLICY wijzigen ON koers.%I FOR UPDATE TO koers_app USING (%s) WITH CHECK (%s)', t, eigen, eigen);
  EXECUTE format('CREATE POLICY weghalen ON koers.%I FOR DELETE TO koers_app USING (%s)', t, eigen);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON koers.%I TO koers_app, koers_platform', t);
END $$;

DO $$
DECLARE
  eigen text := '= ANY ((SELECT koers.eigen_concepten())::uuid[])';
  lijn text := 'EXISTS (SELECT FROM koers.leerlijn l WHERE l.id = leerlijn_id AND l.pakket_versie_id ';
  route text := 'EXISTS (SELECT FROM koers.leerroute r WHERE r.id = leerroute_id AND r.pakket_versie_id ';
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['leergebied', 'leerlijn', 'leerroute', 'pakket_rest'] LOOP
    CALL koers.protect_content(t, 'x.pakket_versie_id', '', 'pakket_versie_id ' || eigen);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['niveau', 'leerdoel'] LOOP
    CALL koers.protect_content(t, 'l.pakket_versie_id', 'JOIN koers.leerlijn l ON l.id = x.leerlijn_id', lijn || eigen || ')');
  END LOOP;
  FOREACH t IN ARRAY ARRAY['leerroute_leerlijn', 'route_profiel'] LOOP
    CALL koers.protect_content(t, 'r.pakket_versie_id', 'JOIN koers.leerroute r ON r.id = x.leerroute_id', route || eigen || ')');
  END LOOP;
  CALL koers.protect_content('actie_sjabloon', 'l.pakket_versie_id',
    'JOIN koers.leerdoel d ON d.id = x.leerdoel_id JOIN koers.leerlijn l ON l.id = d.leerlijn_id',
    'EXISTS (SELECT FROM koers.leerdoel d JOIN koers.leerlijn l ON l.id = d.leerlijn_id WHERE d.id = leerdoel_id AND l.pakket_versie_id ' || eigen || ')');
END $$;
DROP FUNCTION koers.refuse_change_of_published();

-- Leerlijnen and leerroutes of a version, and rows of a leerlijn, are asked for by these.
CREATE INDEX leerroute_leerlijn_lijn ON koers.leerroute_leerlijn (leerlijn_id);
CREATE INDEX pakket_versie_pakket ON koers.pakket_versie (pakket_id);
CREATE INDEX leerlijn_gebied ON koers.leerlijn (leergebied_id);

-- A file between two steps of the import wizard; gone when it is stored, and after a day.
CREATE TABLE koers.pakket_upload (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  school_id uuid NOT NULL REFERENCES koers.school,
  person_id uuid NOT NULL,
  naam text NOT NULL,                                           -- of the file, or the address it came from
  omvang int NOT NULL,                                          -- bytes of what came in
  inhoud bytea NOT NULL,                                        -- the same, compressed (gzip)
  keuzes jsonb NOT NULL DEFAULT '{}',                           -- what was chosen so far: columns, name, licence
  at timestamptz NOT NULL DEFAULT now()
);
ALTER TABLE koers.pakket_upload ALTER COLUMN inhoud SET STORAGE EXTERNAL;
CREATE INDEX pakket_upload_school ON koers.pakket_upload (school_id, at);
CALL koers.protect('koers.pakket_upload', 'SELECT, INSERT, UPDATE, DELETE');

-- Which column of a spreadsheet is what, as a school chose it once; found again by the headers.
CREATE TABLE koers.kolom_keuze (
  school_id uuid NOT NULL REFERENCES koers.school,
  koppen text NOT NULL,                                         -- the headers of the sheet, as one JSON array
  keuze jsonb NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT now(),
  changed_by uuid NOT NULL,
  PRIMARY KEY (school_id, koppen)
);
CALL koers.protect('koers.kolom_keuze', 'SELECT, INSERT, UPDATE');

-- What an import accepted, changed and refused, row by row (R9). Without a school: done for the sector by the operator.
CREATE TABLE koers.pakket_import (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  school_id uuid REFERENCES koers.school,
  pakket_versie_id uuid NOT NULL,                               -- may be gone: a concept that was thrown away
  person_id uuid,
  bron text NOT NULL,                                           -- file or address
  soort text NOT NULL,                                          -- format
  sha256 text NOT NULL,                                         -- of the bytes as they came
  aantallen jsonb NOT NULL,                                     -- rows by outcome
  regels jsonb NOT NULL,                                        -- what was not simply accepted
  at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX pakket_import_versie ON koers.pakket_import (pakket_versie_id, at);
CALL koers.protect('koers.pakket_import', 'SELECT, INSERT');
CREATE POLICY platform ON koers.pakket_import TO koers_platform USING (school_id IS NULL) WITH CHECK (school_id IS NULL);
GRANT SELECT, INSERT ON koers.pakket_import TO koers_platform;

-- What the public CASE provider hands out, written once for each version that everybody may have: published versions never
-- change. Made by the provider itself when it is asked; it may be emptied at any time.
CREATE TABLE koers.case_plank (
  pakket_versie_id uuid PRIMARY KEY REFERENCES koers.pakket_versie ON DELETE CASCADE,
  vorm int NOT NULL,                                            -- of the writer: another number is written anew
  at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE koers.case_ding (
  pakket_versie_id uuid NOT NULL REFERENCES koers.case_plank ON DELETE CASCADE,
  lijst text NOT NULL,                                          -- CFDocuments, CFItems, CFAssociations, CFConcepts, …
  id uuid NOT NULL,
  plek int NOT NULL,                                            -- in its list, from 0
  bij int,                                                      -- of an association: place of the item it begins at
  van text,
  naar text,
  titel text,
  ding text NOT NULL,                                           -- JSON of CASE 1.1, with koers: for our own address
  PRIMARY KEY (pakket_versie_id, lijst, plek)
);
CREATE INDEX case_ding_id ON koers.case_ding (id, lijst);
CREATE INDEX case_ding_bij ON koers.case_ding (pakket_versie_id, bij) WHERE bij IS NOT NULL;
CREATE INDEX case_ding_van ON koers.case_ding (van) WHERE van IS NOT NULL;
CREATE INDEX case_ding_naar ON koers.case_ding (naar) WHERE naar IS NOT NULL;
GRANT SELECT, INSERT, DELETE ON koers.case_plank, koers.case_ding TO koers_platform;
