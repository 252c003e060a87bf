-- R72: a source gives the key of somebody with another ECK iD. Either his ECK iD has changed, or his key is somebody else's
-- now. Nothing of that record is taken in until a human has said which; what is open here is what waits.
CREATE TABLE koers.sleutel_vraag (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  school_id uuid NOT NULL,
  connection_id uuid NOT NULL,
  person_id uuid NOT NULL,                                      -- who had the key
  source_key text NOT NULL,
  eckid_was text NOT NULL,
  eckid text NOT NULL,                                          -- what the source says now
  gezien jsonb NOT NULL,                                        -- name and birth date as the source says them, for who decides
  found_at timestamptz NOT NULL,
  besluit text CHECK (besluit IN ('zelfde', 'ander')),
  decided_by uuid,
  decided_at timestamptz,
  UNIQUE (connection_id, person_id, eckid),
  CHECK ((besluit IS NULL) = (decided_at IS NULL)),
  FOREIGN KEY (connection_id, school_id) REFERENCES koers.connection (id, school_id),
  FOREIGN KEY (person_id, school_id) REFERENCES koers.person (id, school_id) ON DELETE CASCADE
);
CREATE INDEX sleutel_vraag_open ON koers.sleutel_vraag (school_id, found_at) WHERE besluit IS NULL;
CALL koers.protect('koers.sleutel_vraag', 'SELECT, INSERT, UPDATE, DELETE');
