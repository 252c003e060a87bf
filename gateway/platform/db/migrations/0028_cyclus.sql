-- The cycle of a school (R56–R58): how it divides its year, which words it uses for the steps, and periods that a group closed.

-- One row a school, made when it first chooses; without one the pattern follows from the periods it has.
CREATE TABLE koers.cyclus_instelling (
  school_id uuid PRIMARY KEY REFERENCES koers.school,
  -- First day of each period as MM-DD, in the order of the school year; the first is 1 August (R57).
  grenzen text[] NOT NULL CHECK (cardinality(grenzen) BETWEEN 2 AND 4 AND grenzen[1] = '08-01'),
  -- Words on the screen and nothing else (R58).
  woorden text NOT NULL DEFAULT 'gewoon' CHECK (woorden IN ('gewoon', 'hgw', '4d')),
  changed_at timestamptz NOT NULL DEFAULT now(),
  changed_by uuid
);
CALL koers.protect('koers.cyclus_instelling');

-- A period that has not begun and that nothing refers to may make place for another division of the year. The foreign keys
-- of everything that was placed or planned in it refuse all others.
GRANT DELETE ON koers.periode TO koers_app;

-- A group that closed a period in one sitting (R57, R32). What it did to each pupil are acts of their own; this says which
-- belong together, so that they are taken back together.
CREATE TABLE koers.periode_afsluiting (
  id uuid PRIMARY KEY,                                          -- made by the client: the same one sent twice counts once
  school_id uuid NOT NULL REFERENCES koers.school,
  groep_id uuid NOT NULL,
  periode_id uuid NOT NULL,                                     -- the one that was closed
  naar_periode_id uuid NOT NULL,                                -- the one that follows
  seq bigint GENERATED ALWAYS AS IDENTITY,
  actor_id uuid NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  undone_at timestamptz,
  undone_by uuid,
  FOREIGN KEY (groep_id, school_id) REFERENCES koers.groep (id, school_id),
  FOREIGN KEY (periode_id, school_id) REFERENCES koers.periode (id, school_id),
  FOREIGN KEY (naar_periode_id, school_id) REFERENCES koers.periode (id, school_id),
  UNIQUE (id, school_id)
);
CREATE INDEX periode_afsluiting_groep ON koers.periode_afsluiting (groep_id, seq DESC);
CALL koers.protect('koers.periode_afsluiting', 'SELECT, INSERT, UPDATE (undone_at, undone_by)');

CREATE TABLE koers.periode_afsluiting_act (
  act_id uuid PRIMARY KEY REFERENCES koers.act,
  afsluiting_id uuid NOT NULL,
  school_id uuid NOT NULL,
  leerling_id uuid NOT NULL,
  FOREIGN KEY (afsluiting_id, school_id) REFERENCES koers.periode_afsluiting (id, school_id),
  FOREIGN KEY (leerling_id, school_id) REFERENCES koers.person (id, school_id)
);
CREATE INDEX periode_afsluiting_act_van ON koers.periode_afsluiting_act (afsluiting_id);
CALL koers.protect('koers.periode_afsluiting_act', 'SELECT, INSERT');
