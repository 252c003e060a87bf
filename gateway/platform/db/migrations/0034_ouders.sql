-- Notices for one person, the way in for ouders and leerlingen without an ELO, and mail that says no more than that there is
-- something to read.

-- What waits for one person to be read: a kind and ids, no words and no names (R82). One notice per person, kind, subject and
-- key, so that who asks twice makes one.
CREATE TABLE koers.melding (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  school_id uuid NOT NULL REFERENCES koers.school,
  person_id uuid NOT NULL,
  soort text NOT NULL CHECK (soort ~ '^[a-z_]{3,40}$'),
  onderwerp_soort text NOT NULL CHECK (onderwerp_soort ~ '^[a-z_]{3,40}$'),
  onderwerp_id uuid NOT NULL,
  leerling_id uuid,                                             -- whose it is about, when it is about a pupil
  sleutel text NOT NULL DEFAULT '' CHECK (length(sleutel) <= 60), -- tells turns apart: a date, the number of a version
  at timestamptz NOT NULL DEFAULT now(),
  gelezen_op timestamptz,
  UNIQUE (person_id, soort, onderwerp_id, sleutel),
  FOREIGN KEY (person_id, school_id) REFERENCES koers.person (id, school_id),
  FOREIGN KEY (leerling_id, school_id) REFERENCES koers.person (id, school_id)
);
CREATE INDEX melding_ongelezen ON koers.melding (person_id, at) WHERE gelezen_op IS NULL;
CREATE INDEX melding_school ON koers.melding (school_id);
CALL koers.protect('koers.melding', 'SELECT, INSERT, UPDATE (gelezen_op)');
