-- Results and history that an LVS holds about its pupils (R20, R75), read in the same run as the people they are about.

-- Where a pupil stood on the vendor's own leerlijnen before Koers. Shown as it was; no plan is made from it.
CREATE TABLE koers.bron_verleden (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  school_id uuid NOT NULL,
  leerling_id uuid NOT NULL,
  connection_id uuid NOT NULL,
  bron_sleutel text NOT NULL,                                   -- the vendor's own key of this row: read again, it is the same one
  leerlijn text NOT NULL,
  niveau text,
  doel text,                                                    -- null: about the niveau as a whole
  stand text,                                                   -- as the vendor writes it
  op date,
  hash bytea NOT NULL,
  gelezen_op timestamptz NOT NULL,
  ended_at timestamptz,                                         -- the source no longer has it
  FOREIGN KEY (leerling_id, school_id) REFERENCES koers.person (id, school_id),
  FOREIGN KEY (connection_id, school_id) REFERENCES koers.connection (id, school_id),
  UNIQUE (connection_id, bron_sleutel)
);
CREATE INDEX bron_verleden_leerling ON koers.bron_verleden (leerling_id);
CREATE INDEX bron_verleden_school ON koers.bron_verleden (school_id);
CALL koers.protect('koers.bron_verleden', 'SELECT, INSERT, UPDATE', 'leerling_id');

-- `connection_id` and `hash`: of a result that a connection told; null for one that came another way.
ALTER TABLE koers.resultaat ADD COLUMN connection_id uuid, ADD COLUMN hash bytea, ADD COLUMN ended_at timestamptz,
  ADD FOREIGN KEY (connection_id, school_id) REFERENCES koers.connection (id, school_id),
  ADD CHECK ((connection_id IS NULL) = (hash IS NULL));
CREATE INDEX resultaat_connection ON koers.resultaat (connection_id) WHERE connection_id IS NOT NULL;

-- Staging, as koers.sync_row: only what differs from what we know, and what is missing (doc is null).
CREATE UNLOGGED TABLE koers.sync_feit (
  run_id uuid NOT NULL,
  school_id uuid NOT NULL,
  seq int NOT NULL,
  soort text NOT NULL CHECK (soort IN ('resultaat', 'verleden')),
  bron_sleutel text NOT NULL,
  leerling text,                                                -- key or ECK iD, as the vendor says it
  hash bytea,
  doc jsonb,
  -- Filled in when it is applied:
  leerling_id uuid,
  PRIMARY KEY (run_id, seq),
  FOREIGN KEY (run_id, school_id) REFERENCES koers.sync_run (id, school_id)
);
ALTER TABLE koers.sync_feit ALTER COLUMN doc SET STATISTICS 0, ALTER COLUMN hash SET STATISTICS 0;
CALL koers.protect('koers.sync_feit', 'SELECT, INSERT, UPDATE, DELETE');

-- Takes away the results and the history that one run made. SECURITY DEFINER because nothing else in Koers may delete them; it works
-- for the school of this transaction only, and for a run that is being undone.
CREATE FUNCTION koers.undo_feiten(the_run uuid) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  school uuid := koers.school_now();
  made uuid[];
  n int;
  m int;
BEGIN
  IF NOT EXISTS (SELECT FROM koers.sync_run r WHERE r.id = the_run AND r.school_id = school AND r.status = 'done') THEN
    RAISE EXCEPTION 'run % cannot be undone', the_run; END IF;
  made := ARRAY(SELECT i FROM koers.sync_change c CROSS JOIN LATERAL unnest(c.made) AS i
    WHERE c.run_id = the_run AND c.school_id = school AND c.tabel IN ('resultaat', 'bron_verleden'));
  DELETE FROM koers.resultaat x WHERE x.school_id = school AND x.id = ANY (made);
  GET DIAGNOSTICS n = ROW_COUNT;
  DELETE FROM koers.bron_verleden x WHERE x.school_id = school AND x.id = ANY (made);
  GET DIAGNOSTICS m = ROW_COUNT;
  RETURN n + m;
END $$;
REVOKE ALL ON FUNCTION koers.undo_feiten(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION koers.undo_feiten(uuid) TO koers_app;
