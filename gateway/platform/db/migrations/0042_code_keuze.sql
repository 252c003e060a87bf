-- What a school decided about codes of its vendor, over the lists of the standard (R71). Rows are added, never changed: the newest of
-- a code holds, and the rest is its history.
CREATE TABLE koers.code_keuze (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  seq bigint GENERATED ALWAYS AS IDENTITY,
  school_id uuid NOT NULL,
  connection_id uuid NOT NULL,
  lijst text NOT NULL CHECK (length(lijst) BETWEEN 1 AND 100),  -- id of a code list (mappings/code-list.ts)
  code text NOT NULL CHECK (length(code) BETWEEN 1 AND 200),
  waarde text,                                                  -- one of ours; null: as the standard says, again
  door uuid,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  FOREIGN KEY (connection_id, school_id) REFERENCES koers.connection (id, school_id)
);
CREATE INDEX code_keuze_code ON koers.code_keuze (connection_id, lijst, code, seq DESC);
CREATE INDEX code_keuze_school ON koers.code_keuze (school_id);
CALL koers.protect('koers.code_keuze', 'SELECT, INSERT');

-- Counts the choices of a connection: a run that read with fewer of them does not keep its cursor, and 0 costs no look-up.
ALTER TABLE koers.connection ADD COLUMN codes_versie int NOT NULL DEFAULT 0;

-- The code that no list knew: the same for every row of one cause.
ALTER TABLE koers.sync_issue ADD COLUMN lijst text, ADD COLUMN onbekend text,
  ADD CHECK ((lijst IS NULL) = (onbekend IS NULL));
