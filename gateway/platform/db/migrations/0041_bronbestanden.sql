-- Files that a school hands in for a connection (EDEXML, CSV): uploaded on the screen, or laid in its watched folder. They are kept
-- as every file of the school (0035): sealed, in pieces, and only the newest few (gateway/sync/files).
ALTER TABLE koers.bestand DROP CONSTRAINT bestand_soort_check,
  ADD CONSTRAINT bestand_soort_check CHECK (soort IN ('stem', 'opp_document', 'opp_bundel', 'tlv', 'bron')),
  DROP CONSTRAINT bestand_check2,
  ADD CONSTRAINT bestand_van_school CHECK ((soort IN ('opp_bundel', 'bron')) = (leerling_id IS NULL));

CREATE TABLE koers.bron_bestand (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),                -- what the adapter knows the file by, in its cursor
  seq bigint GENERATED ALWAYS AS IDENTITY,
  school_id uuid NOT NULL,
  connection_id uuid NOT NULL,
  bestand_id uuid NOT NULL,
  naam bytea NOT NULL,                                          -- as the sender calls it; it may name a person, so it is sealed
  weg text NOT NULL CHECK (weg IN ('scherm', 'map')),           -- how it came
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  FOREIGN KEY (connection_id, school_id) REFERENCES koers.connection (id, school_id),
  FOREIGN KEY (bestand_id, school_id) REFERENCES koers.bestand (id, school_id) ON DELETE CASCADE
);
CREATE INDEX bron_bestand_connection ON koers.bron_bestand (connection_id, seq DESC);
CREATE INDEX bron_bestand_bestand ON koers.bron_bestand (bestand_id);
CREATE INDEX bron_bestand_school ON koers.bron_bestand (school_id);
CALL koers.protect('koers.bron_bestand', 'SELECT, INSERT, UPDATE (naam)');

-- A run that begins by itself because a file came.
ALTER TABLE koers.sync_run DROP CONSTRAINT sync_run_trigger_check,
  ADD CONSTRAINT sync_run_trigger_check CHECK (trigger IN ('manual', 'schedule', 'cli', 'setup', 'file'));
