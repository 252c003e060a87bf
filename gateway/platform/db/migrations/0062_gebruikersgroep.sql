-- R77, R80: a gebruikersgroep of besturen and leveranciers. It belongs to no school, so no row here has a school_id, but for
-- who may sign in for a leverancier. Its rows say which organisation did something and never which person, and nothing in it
-- is about a pupil. Who takes part is decided by the rows of koers.deelnemer, for every statement.

-- Somebody of a leverancier signs in as anyone who is invited, at the school that invited him, with a role that opens
-- nothing but his gebruikersgroepen.
ALTER TABLE koers.role_grant DROP CONSTRAINT role_grant_rol_check;
ALTER TABLE koers.role_grant ADD CONSTRAINT role_grant_rol_check
  CHECK (rol IN ('leerkracht', 'ib', 'begeleider', 'zorgverlener', 'directeur', 'bestuur', 'beheerder', 'fg', 'leverancier'));

CREATE TABLE koers.gebruikersgroep (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  naam text NOT NULL CHECK (length(naam) BETWEEN 3 AND 120),
  product text NOT NULL,                                        -- about which product they talk
  opgericht_op date NOT NULL DEFAULT koers.vandaag()
);

-- An organisation that takes part. A bestuur is one of this Koers, or not yet: until somebody of it has used its code.
CREATE TABLE koers.deelnemer (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  groep_id uuid NOT NULL REFERENCES koers.gebruikersgroep,
  soort text NOT NULL CHECK (soort IN ('bestuur', 'leverancier')),
  naam text NOT NULL CHECK (length(naam) BETWEEN 2 AND 120),
  bestuur_id uuid REFERENCES koers.bestuur,
  voorzitter boolean NOT NULL DEFAULT false,
  sinds date NOT NULL DEFAULT koers.vandaag(),
  tot date,
  UNIQUE (groep_id, bestuur_id),
  UNIQUE (id, groep_id),
  CHECK (soort = 'bestuur' OR bestuur_id IS NULL)
);
CREATE UNIQUE INDEX deelnemer_naam ON koers.deelnemer (groep_id, lower(naam));

-- Who speaks for a leverancier, with the role that his school gave.
CREATE TABLE koers.deelnemer_persoon (
  deelnemer_id uuid NOT NULL REFERENCES koers.deelnemer,
  school_id uuid NOT NULL,
  person_id uuid NOT NULL,
  sinds timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (deelnemer_id, person_id),
  FOREIGN KEY (person_id, school_id) REFERENCES koers.person (id, school_id)
);
CREATE INDEX deelnemer_persoon_person ON koers.deelnemer_persoon (person_id);

-- A code that lets one organisation in, once. As an invitation: four signs say which, a slow hash of all twelve is kept.
CREATE TABLE koers.deelnemer_code (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  groep_id uuid NOT NULL,
  deelnemer_id uuid NOT NULL,
  handle text NOT NULL,
  code_hash bytea NOT NULL,
  pogingen smallint NOT NULL DEFAULT 0,
  verloopt_op timestamptz NOT NULL,
  gebruikt_op timestamptz,
  FOREIGN KEY (deelnemer_id, groep_id) REFERENCES koers.deelnemer (id, groep_id)
);
CREATE UNIQUE INDEX deelnemer_code_handle ON koers.deelnemer_code (handle) WHERE gebruikt_op IS NULL;

-- For whom somebody speaks today: his bestuur, or the leverancier that let him in. SECURITY DEFINER: the policies stand on it.
CREATE FUNCTION koers.mijn_deelnemers() RETURNS TABLE (id uuid, groep_id uuid) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  WITH wie AS (SELECT EXISTS (SELECT FROM koers.role_grant g WHERE g.person_id = koers.actor_now() AND g.school_id = koers.school_now()
    AND g.rol = 'leverancier' AND g.van <= koers.vandaag() AND (g.tot IS NULL OR g.tot > koers.vandaag())) AS leverancier)
  SELECT d.id, d.groep_id FROM koers.deelnemer d, wie WHERE d.tot IS NULL AND CASE d.soort
    WHEN 'bestuur' THEN NOT wie.leverancier AND d.bestuur_id = (SELECT s.bestuur_id FROM koers.school s WHERE s.id = koers.school_now())
    ELSE wie.leverancier AND EXISTS (SELECT FROM koers.deelnemer_persoon p WHERE p.deelnemer_id = d.id AND p.school_id = koers.school_now() AND p.person_id = koers.actor_now()) END
$$;
REVOKE ALL ON FUNCTION koers.mijn_deelnemers() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION koers.mijn_deelnemers() TO koers_app;

-- Row-level security for a table of a gebruikersgroep: who takes part sees all of it, school and leverancier alike (R80);
-- what is said for an organisation is said by who speaks for it.
CREATE PROCEDURE koers.deel_in_groep(t regclass, rights text, namens text DEFAULT NULL) LANGUAGE plpgsql AS $$
DECLARE mee text := 'groep_id IN (SELECT m.groep_id FROM koers.mijn_deelnemers() m)';
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', t);
  EXECUTE format('CREATE POLICY zien ON %s FOR SELECT TO koers_app USING (%s)', t, mee);
  IF namens IS NOT NULL THEN mee := format('(%I, groep_id) IN (SELECT m.id, m.groep_id FROM koers.mijn_deelnemers() m)', namens); END IF;
  EXECUTE format('CREATE POLICY bij ON %s FOR INSERT TO koers_app WITH CHECK (%s)', t, mee);
  EXECUTE format('CREATE POLICY anders ON %s FOR UPDATE TO koers_app USING (%s) WITH CHECK (%s)', t, mee, mee);
  EXECUTE format('CREATE POLICY weg ON %s FOR DELETE TO koers_app USING (%s)', t, mee);
  EXECUTE format('GRANT %s ON %s TO koers_app', rights, t);
END $$;

ALTER TABLE koers.gebruikersgroep ENABLE ROW LEVEL SECURITY;
CREATE POLICY zien ON koers.gebruikersgroep FOR SELECT TO koers_app USING (id IN (SELECT m.groep_id FROM koers.mijn_deelnemers() m));
GRANT SELECT ON koers.gebruikersgroep TO koers_app;
CALL koers.deel_in_groep('koers.deelnemer', 'SELECT, INSERT (groep_id, soort, naam)');
-- The hash is for who checks a code, before there is a gebruikersgroep to be in.
CALL koers.deel_in_groep('koers.deelnemer_code', 'SELECT (id, groep_id, deelnemer_id, verloopt_op, gebruikt_op), INSERT (groep_id, deelnemer_id, handle, code_hash, verloopt_op)');
CREATE POLICY toelaten ON koers.deelnemer_code TO koers_platform USING (true) WITH CHECK (true);
GRANT SELECT, UPDATE (pogingen) ON koers.deelnemer_code TO koers_platform;
CALL koers.protect('koers.deelnemer_persoon', 'SELECT');

-- Founds a gebruikersgroep: the bestuur of this school is the first that takes part, and presides.
CREATE FUNCTION koers.richt_gebruikersgroep_op(naam text, product text) RETURNS uuid LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
  WITH g AS (INSERT INTO koers.gebruikersgroep (naam, product) VALUES ($1, $2) RETURNING id)
  INSERT INTO koers.deelnemer (groep_id, soort, naam, bestuur_id, voorzitter)
  SELECT g.id, 'bestuur', b.naam, b.id, true FROM g, koers.school s JOIN koers.bestuur b ON b.id = s.bestuur_id WHERE s.id = koers.school_now()
  RETURNING groep_id
$$;

-- Uses a code that was checked: a bestuur comes in with all its schools, a leverancier with this person.
-- Raises KP404 when the code was used meanwhile or is for another kind; KP409 when this bestuur takes part already.
CREATE FUNCTION koers.treed_toe(code uuid, als text) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE d record; bestuur uuid := (SELECT s.bestuur_id FROM koers.school s WHERE s.id = koers.school_now());
BEGIN
  UPDATE koers.deelnemer_code c SET gebruikt_op = now() FROM koers.deelnemer x
  WHERE c.id = code AND x.id = c.deelnemer_id AND c.gebruikt_op IS NULL AND c.verloopt_op > now() AND x.soort = als AND x.tot IS NULL
  RETURNING x.id, x.groep_id, x.bestuur_id INTO d;
  IF NOT FOUND THEN RAISE EXCEPTION 'no such code' USING ERRCODE = 'KP404'; END IF;
  IF als = 'leverancier' THEN
    INSERT INTO koers.deelnemer_persoon (deelnemer_id, school_id, person_id) VALUES (d.id, koers.school_now(), koers.actor_now()) ON CONFLICT DO NOTHING;
  ELSIF d.bestuur_id IS NOT NULL OR EXISTS (SELECT FROM koers.deelnemer x WHERE x.groep_id = d.groep_id AND x.bestuur_id = bestuur) THEN
    RAISE EXCEPTION 'takes part already' USING ERRCODE = 'KP409';
  ELSE
    UPDATE koers.deelnemer SET bestuur_id = bestuur WHERE id = d.id;
  END IF;
  RETURN d.groep_id;
END $$;
REVOKE ALL ON FUNCTION koers.richt_gebruikersgroep_op(text, text), koers.treed_toe(uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION koers.richt_gebruikersgroep_op(text, text), koers.treed_toe(uuid, text) TO koers_app;

-- A wish: who, when, what now and what then, so concrete that a leverancier can begin (R77).
CREATE TABLE koers.wens (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  groep_id uuid NOT NULL REFERENCES koers.gebruikersgroep,
  nr int NOT NULL,
  titel text NOT NULL CHECK (length(titel) BETWEEN 3 AND 120),
  wie text NOT NULL, wanneer text NOT NULL, nu text NOT NULL, straks text NOT NULL,
  pve smallint NOT NULL CHECK (pve BETWEEN 1 AND 90),           -- the requirement it belongs to: R1 to R90
  niveau text NOT NULL CHECK (niveau IN ('strategisch', 'tactisch', 'operationeel')),
  status text NOT NULL DEFAULT 'nieuw' CHECK (status IN ('nieuw', 'besproken', 'gepland', 'pilot', 'ingevoerd', 'gestopt', 'afgewezen')),
  deelnemer_id uuid NOT NULL,                                   -- who brought it in
  op date NOT NULL DEFAULT koers.vandaag(),
  UNIQUE (groep_id, nr), UNIQUE (id, groep_id),
  FOREIGN KEY (deelnemer_id, groep_id) REFERENCES koers.deelnemer (id, groep_id)
);
CALL koers.deel_in_groep('koers.wens', 'SELECT, INSERT, UPDATE (status)');
CREATE POLICY namens ON koers.wens AS RESTRICTIVE FOR INSERT TO koers_app WITH CHECK (deelnemer_id IN (SELECT m.id FROM koers.mijn_deelnemers() m));

CREATE TABLE koers.wens_stap (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  groep_id uuid NOT NULL, wens_id uuid NOT NULL, deelnemer_id uuid NOT NULL,
  status text NOT NULL,
  toelichting text,
  op date NOT NULL DEFAULT koers.vandaag(),
  FOREIGN KEY (wens_id, groep_id) REFERENCES koers.wens (id, groep_id),
  FOREIGN KEY (deelnemer_id, groep_id) REFERENCES koers.deelnemer (id, groep_id)
);
CREATE INDEX wens_stap_wens ON koers.wens_stap (wens_id);
CALL koers.deel_in_groep('koers.wens_stap', 'SELECT, INSERT', 'deelnemer_id');

-- One vote per bestuur and wish, with a weight.
CREATE TABLE koers.wens_stem (
  wens_id uuid NOT NULL, deelnemer_id uuid NOT NULL, groep_id uuid NOT NULL,
  punten smallint NOT NULL CHECK (punten BETWEEN 1 AND 10),
  op date NOT NULL DEFAULT koers.vandaag(),
  PRIMARY KEY (wens_id, deelnemer_id),
  FOREIGN KEY (wens_id, groep_id) REFERENCES koers.wens (id, groep_id),
  FOREIGN KEY (deelnemer_id, groep_id) REFERENCES koers.deelnemer (id, groep_id)
);
CALL koers.deel_in_groep('koers.wens_stem', 'SELECT, INSERT, UPDATE (punten, op), DELETE', 'deelnemer_id');

CREATE TABLE koers.wens_antwoord (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  groep_id uuid NOT NULL, wens_id uuid NOT NULL, deelnemer_id uuid NOT NULL,
  oordeel text NOT NULL CHECK (oordeel IN ('ja', 'pilot', 'later', 'nee')),
  tekst text NOT NULL,
  klaar_op date,                                                -- when the leverancier expects it
  op date NOT NULL DEFAULT koers.vandaag(),
  FOREIGN KEY (wens_id, groep_id) REFERENCES koers.wens (id, groep_id),
  FOREIGN KEY (deelnemer_id, groep_id) REFERENCES koers.deelnemer (id, groep_id)
);
CREATE INDEX wens_antwoord_wens ON koers.wens_antwoord (wens_id);
CALL koers.deel_in_groep('koers.wens_antwoord', 'SELECT, INSERT', 'deelnemer_id');

-- Meetings: an agenda, its minutes per subject, and the decisions (R80).
CREATE TABLE koers.bijeenkomst (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  groep_id uuid NOT NULL REFERENCES koers.gebruikersgroep,
  op date NOT NULL,
  plaats text NOT NULL,
  vastgesteld_op date,                                          -- the minutes; nothing changes after it
  UNIQUE (id, groep_id)
);
CREATE INDEX bijeenkomst_groep ON koers.bijeenkomst (groep_id, op);
CALL koers.deel_in_groep('koers.bijeenkomst', 'SELECT, INSERT, UPDATE (vastgesteld_op)');

CREATE TABLE koers.agendapunt (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  groep_id uuid NOT NULL, bijeenkomst_id uuid NOT NULL, wens_id uuid, deelnemer_id uuid NOT NULL,
  nr int NOT NULL,
  onderwerp text NOT NULL,
  verslag text,
  UNIQUE (bijeenkomst_id, nr),
  FOREIGN KEY (bijeenkomst_id, groep_id) REFERENCES koers.bijeenkomst (id, groep_id),
  FOREIGN KEY (wens_id, groep_id) REFERENCES koers.wens (id, groep_id),
  FOREIGN KEY (deelnemer_id, groep_id) REFERENCES koers.deelnemer (id, groep_id)
);
CREATE INDEX agendapunt_wens ON koers.agendapunt (wens_id) WHERE wens_id IS NOT NULL;
CALL koers.deel_in_groep('koers.agendapunt', 'SELECT, INSERT, UPDATE (verslag)');
CREATE POLICY namens ON koers.agendapunt AS RESTRICTIVE FOR INSERT TO koers_app WITH CHECK (deelnemer_id IN (SELECT m.id FROM koers.mijn_deelnemers() m));

CREATE TABLE koers.besluit (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  groep_id uuid NOT NULL REFERENCES koers.gebruikersgroep,
  nr int NOT NULL,
  tekst text NOT NULL,
  op date NOT NULL DEFAULT koers.vandaag(),
  wens_id uuid, bijeenkomst_id uuid,
  deelnemer_id uuid NOT NULL,                                   -- who wrote it down
  UNIQUE (groep_id, nr), UNIQUE (id, groep_id),
  FOREIGN KEY (wens_id, groep_id) REFERENCES koers.wens (id, groep_id),
  FOREIGN KEY (bijeenkomst_id, groep_id) REFERENCES koers.bijeenkomst (id, groep_id),
  FOREIGN KEY (deelnemer_id, groep_id) REFERENCES koers.deelnemer (id, groep_id)
);
CREATE INDEX besluit_wens ON koers.besluit (wens_id) WHERE wens_id IS NOT NULL;
CALL koers.deel_in_groep('koers.besluit', 'SELECT, INSERT', 'deelnemer_id');
