-- What a group works on in a period (R6, R7): a leerroute and streefniveaus for everybody in it. Coupling is one act of a
-- person; a profile is not changed afterwards: the next one follows it. Where a pupil differs is not stored: it shows by
-- comparing, so that it can never be out of date.

CREATE TABLE koers.groep_profiel (
  id uuid PRIMARY KEY,                                          -- made by the client: the same one sent twice counts once
  school_id uuid NOT NULL REFERENCES koers.school,
  groep_id uuid NOT NULL,
  leerroute_id uuid NOT NULL REFERENCES koers.leerroute,
  periode_id uuid NOT NULL,
  besloten_door text NOT NULL,
  op date NOT NULL,
  seq bigint GENERATED ALWAYS AS IDENTITY,
  actor_id uuid NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  undone_at timestamptz,
  undone_by uuid,
  FOREIGN KEY (groep_id, school_id) REFERENCES koers.groep (id, school_id),
  FOREIGN KEY (periode_id, school_id) REFERENCES koers.periode (id, school_id),
  UNIQUE (id, school_id)
);
CREATE INDEX groep_profiel_groep ON koers.groep_profiel (groep_id, seq DESC);
CALL koers.protect('koers.groep_profiel', 'SELECT, INSERT, UPDATE (undone_at, undone_by)');

CREATE TABLE koers.groep_streef (
  profiel_id uuid NOT NULL,
  school_id uuid NOT NULL,
  leerlijn_id uuid NOT NULL REFERENCES koers.leerlijn,
  niveau_id uuid,                                               -- null: a leerlijn without niveaus is simply worked on
  PRIMARY KEY (profiel_id, leerlijn_id),
  FOREIGN KEY (profiel_id, school_id) REFERENCES koers.groep_profiel (id, school_id),
  FOREIGN KEY (niveau_id, leerlijn_id) REFERENCES koers.niveau (id, leerlijn_id)
);
CALL koers.protect('koers.groep_streef', 'SELECT, INSERT');

-- Which pupils changed by it, with their act: what undo takes back.
CREATE TABLE koers.groep_profiel_act (
  profiel_id uuid NOT NULL,
  school_id uuid NOT NULL,
  leerling_id uuid NOT NULL,
  act_id uuid NOT NULL REFERENCES koers.act,
  PRIMARY KEY (profiel_id, leerling_id),
  FOREIGN KEY (profiel_id, school_id) REFERENCES koers.groep_profiel (id, school_id),
  FOREIGN KEY (leerling_id, school_id) REFERENCES koers.person (id, school_id)
);
CALL koers.protect('koers.groep_profiel_act', 'SELECT, INSERT');
