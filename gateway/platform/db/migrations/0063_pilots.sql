-- R77: a pilot switches one feature on for schools that said yes, for a time, and counts what came of it. No row says who
-- did something, and none is about a pupil. Counts of a school stay with that school; both sides see sums, and no small ones.

CREATE TABLE koers.pilot (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  groep_id uuid NOT NULL REFERENCES koers.gebruikersgroep,
  wens_id uuid NOT NULL,
  functie text NOT NULL,                                        -- which feature; gateway/gebruikersgroep/pilots/functies.ts
  vraag text NOT NULL,                                          -- what they want to know
  van date NOT NULL,
  tot date NOT NULL,                                            -- the last day; after it the feature is off by itself
  kosten_euro int CHECK (kosten_euro >= 0),                     -- for a school in a year, as the leverancier says
  stand text NOT NULL DEFAULT 'loopt' CHECK (stand IN ('loopt', 'ingevoerd', 'gestopt')),
  besluit_id uuid,
  CHECK (tot >= van AND tot - van <= 366),
  UNIQUE (id, groep_id),
  FOREIGN KEY (wens_id, groep_id) REFERENCES koers.wens (id, groep_id),
  FOREIGN KEY (besluit_id, groep_id) REFERENCES koers.besluit (id, groep_id)
);
CREATE INDEX pilot_groep ON koers.pilot (groep_id);
CREATE UNIQUE INDEX pilot_wens ON koers.pilot (wens_id) WHERE stand = 'loopt';
CALL koers.deel_in_groep('koers.pilot', 'SELECT, INSERT, UPDATE (stand, besluit_id)');

-- A school that said yes, for all its groups or some; who said it is named, for he answers for it.
CREATE TABLE koers.pilot_school (
  pilot_id uuid NOT NULL REFERENCES koers.pilot,
  school_id uuid NOT NULL REFERENCES koers.school,
  groepen uuid[],                                               -- null: the whole school
  toegestaan_door uuid NOT NULL,
  toegestaan_op timestamptz NOT NULL DEFAULT now(),
  gestopt_op timestamptz,
  PRIMARY KEY (pilot_id, school_id)
);
CREATE INDEX pilot_school_school ON koers.pilot_school (school_id) WHERE gestopt_op IS NULL;
CALL koers.protect('koers.pilot_school');

-- How often, per day and kind: shown, opened, and what it should bring about. Nobody is in it.
CREATE TABLE koers.pilot_dag (
  pilot_id uuid NOT NULL,
  school_id uuid NOT NULL,
  dag date NOT NULL,
  soort text NOT NULL CHECK (soort IN ('getoond', 'geopend', 'uitkomst')),
  aantal int NOT NULL CHECK (aantal >= 0),
  PRIMARY KEY (pilot_id, school_id, dag, soort),
  FOREIGN KEY (pilot_id, school_id) REFERENCES koers.pilot_school (pilot_id, school_id)
);
CREATE INDEX pilot_dag_school ON koers.pilot_dag (school_id);
CALL koers.protect('koers.pilot_dag');

CREATE TABLE koers.pilot_mening (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  pilot_id uuid NOT NULL,
  school_id uuid NOT NULL,
  oordeel smallint NOT NULL CHECK (oordeel BETWEEN 1 AND 3),    -- 1 it does not help, 2 a little, 3 it helps
  tekst text,
  op date NOT NULL DEFAULT koers.vandaag(),
  FOREIGN KEY (pilot_id, school_id) REFERENCES koers.pilot_school (pilot_id, school_id)
);
CREATE INDEX pilot_mening_pilot ON koers.pilot_mening (pilot_id);
CREATE INDEX pilot_mening_school ON koers.pilot_mening (school_id);
CALL koers.protect('koers.pilot_mening', 'SELECT, INSERT');

-- Pilots of a gebruikersgroep in which who asks takes part.
CREATE FUNCTION koers.mijn_pilot(pilot uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT EXISTS (SELECT FROM koers.pilot p WHERE p.id = pilot AND p.groep_id IN (SELECT m.groep_id FROM koers.mijn_deelnemers() m))
$$;

-- How many schools said yes. SECURITY DEFINER, as the next two: they look at several schools, and hand out sums only.
CREATE FUNCTION koers.pilot_scholen(pilot uuid) RETURNS int LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT count(*)::int FROM koers.pilot_school s WHERE s.pilot_id = pilot AND s.gestopt_op IS NULL AND koers.mijn_pilot(pilot)
$$;

-- Sums per week and kind; a sum under five is null, unless it is nothing at all.
CREATE FUNCTION koers.pilot_weken(pilot uuid) RETURNS TABLE (week date, soort text, aantal int, dagen int) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT date_trunc('week', d.dag)::date, d.soort, CASE WHEN sum(d.aantal) BETWEEN 1 AND 4 THEN NULL ELSE sum(d.aantal)::int END, count(DISTINCT d.dag)::int
  FROM koers.pilot_dag d WHERE d.pilot_id = pilot AND koers.mijn_pilot(pilot) GROUP BY 1, 2 ORDER BY 1, 2
$$;

-- What people said, by month and not by school.
CREATE FUNCTION koers.pilot_meningen(pilot uuid) RETURNS TABLE (oordeel smallint, tekst text, maand date) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT m.oordeel, m.tekst, date_trunc('month', m.op)::date FROM koers.pilot_mening m
  WHERE m.pilot_id = pilot AND koers.mijn_pilot(pilot) ORDER BY 3 DESC, md5(m.id::text)
$$;
REVOKE ALL ON FUNCTION koers.mijn_pilot(uuid), koers.pilot_scholen(uuid), koers.pilot_weken(uuid), koers.pilot_meningen(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION koers.mijn_pilot(uuid), koers.pilot_scholen(uuid), koers.pilot_weken(uuid), koers.pilot_meningen(uuid) TO koers_app;
