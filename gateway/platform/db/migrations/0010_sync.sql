-- Sync with an LVS (design §5): connections, runs, staging, issues, what each record became, and what undo needs.

-- Role of a medewerker as the LVS knows it. It gives no rights in Koers (design §6).
ALTER TABLE koers.person_identity ADD COLUMN lvs_rol text;

-- A large sync looks at all people and groups of a school at once, those that ended included.
CREATE INDEX person_of_school ON koers.person (school_id);
CREATE INDEX groep_of_school ON koers.groep (school_id);

CREATE TABLE koers.connection (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  school_id uuid NOT NULL REFERENCES koers.school,
  adapter text NOT NULL,                                        -- folder name in adapters/
  naam text NOT NULL,
  credentials bytea NOT NULL,                                   -- what the school filled in, sealed with the school's key
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'paused', 'ended')),
  schedule text,                                                -- cron in Europe/Amsterdam; null: by hand only
  next_due_at timestamptz,
  cursor jsonb,                                                 -- the adapter's own; null: ask for everything
  confirmed boolean NOT NULL DEFAULT false,                     -- false: the next run is a preview for a person to confirm
  dropped_known int NOT NULL DEFAULT 0,                         -- unreadable rows that are known to be nobody of ours (rules.ts)
  last_success_at timestamptz,                                  -- freshness of every record of this connection
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  UNIQUE (id, school_id),
  UNIQUE (school_id, naam)
);
CREATE INDEX connection_due ON koers.connection (next_due_at) WHERE status = 'active' AND next_due_at IS NOT NULL;
CALL koers.protect('koers.connection');
-- The scheduler asks which connections of all schools are due. It sees ids and times only.
CREATE POLICY due ON koers.connection FOR SELECT TO koers_platform USING (true);
GRANT SELECT (id, school_id, status, next_due_at) ON koers.connection TO koers_platform;

CREATE TABLE koers.sync_run (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  seq bigint GENERATED ALWAYS AS IDENTITY,
  school_id uuid NOT NULL,
  connection_id uuid NOT NULL,
  status text NOT NULL DEFAULT 'queued' CHECK (status IN
    ('queued', 'pulling', 'staged', 'needs_confirmation', 'applying', 'done', 'failed', 'cancelled', 'undone')),
  trigger text NOT NULL CHECK (trigger IN ('manual', 'schedule', 'cli', 'setup')),
  requested_by uuid,                                            -- null: the system
  lease uuid,                                                   -- who works on it; every write of a worker names it
  lease_until timestamptz,                                      -- past: its process died, the next attempt takes over
  attempts int NOT NULL DEFAULT 0,                              -- claimed so often
  tries int NOT NULL DEFAULT 0,                                 -- the source was ill so often
  progress double precision NOT NULL DEFAULT 0,
  staged jsonb,                                                 -- what the pull found, per kind
  counts jsonb NOT NULL DEFAULT '{}',
  reason text CHECK (reason IN ('first_sync', 'mass_end')),     -- why a person must look first
  error_code text,
  error_message text,                                           -- plain Dutch, safe to show
  cursor_before jsonb,
  cursor_after jsonb,
  confirmed_by uuid,
  confirmed_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  started_at timestamptz,
  staged_at timestamptz,
  applied_at timestamptz,
  finished_at timestamptz,
  FOREIGN KEY (connection_id, school_id) REFERENCES koers.connection (id, school_id),
  UNIQUE (id, school_id)
);
-- One live run per connection, whatever asks for it.
CREATE UNIQUE INDEX sync_run_live ON koers.sync_run (connection_id)
  WHERE status IN ('queued', 'pulling', 'staged', 'needs_confirmation', 'applying');
CREATE INDEX sync_run_connection ON koers.sync_run (connection_id, seq DESC);
CALL koers.protect('koers.sync_run');

-- Staging: only records that differ from what we know, and those that are missing (doc is null). Unlogged: after a
-- crash of the database it is empty and the run pulls again.
CREATE UNLOGGED TABLE koers.sync_row (
  run_id uuid NOT NULL,
  school_id uuid NOT NULL,
  seq int NOT NULL,
  kind text NOT NULL CHECK (kind IN ('leerling', 'medewerker', 'groep')),
  source_key text,
  eck_id text,
  hash bytea,
  doc jsonb,
  duplicate boolean NOT NULL DEFAULT false,                     -- the answer holds this key or ECK iD twice
  -- Filled in by the plan (plan.ts):
  entity_id uuid,
  fresh boolean NOT NULL DEFAULT false,                         -- nobody had these keys: entity_id is new
  state text CHECK (state IN ('new', 'changed', 'same', 'quarantined', 'missing', 'kept')),
  code text,                                                    -- why quarantined
  again boolean NOT NULL DEFAULT false,                         -- could not come in whole: look again next time
  PRIMARY KEY (run_id, seq),
  FOREIGN KEY (run_id, school_id) REFERENCES koers.sync_run (id, school_id)
);
ALTER TABLE koers.sync_row ALTER COLUMN doc SET STATISTICS 0, ALTER COLUMN hash SET STATISTICS 0;
CALL koers.protect('koers.sync_row', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE koers.sync_issue (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  school_id uuid NOT NULL,
  run_id uuid NOT NULL,
  path text NOT NULL,
  code text NOT NULL,
  seen text NOT NULL,                                           -- for the beheerder only
  message text NOT NULL,
  effect text NOT NULL CHECK (effect IN ('dropped', 'partial', 'quarantined', 'held')),
  FOREIGN KEY (run_id, school_id) REFERENCES koers.sync_run (id, school_id)
);
CREATE INDEX sync_issue_run ON koers.sync_issue (run_id, code);
CALL koers.protect('koers.sync_issue', 'SELECT, INSERT, DELETE');

-- What each record of a source became here, and its content hash. Not written when nothing changed.
CREATE TABLE koers.source_record (
  school_id uuid NOT NULL,
  connection_id uuid NOT NULL,
  entity_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('leerling', 'medewerker', 'groep')),
  source_key text,
  eck_id text,
  hash bytea NOT NULL,
  again boolean NOT NULL DEFAULT false,
  last_run uuid NOT NULL,                                       -- the run that last changed it
  ended_at timestamptz,
  person_id uuid GENERATED ALWAYS AS (CASE WHEN kind <> 'groep' THEN entity_id END) STORED,
  groep_id uuid GENERATED ALWAYS AS (CASE WHEN kind = 'groep' THEN entity_id END) STORED,
  PRIMARY KEY (connection_id, entity_id),
  FOREIGN KEY (connection_id, school_id) REFERENCES koers.connection (id, school_id),
  FOREIGN KEY (person_id, school_id) REFERENCES koers.person (id, school_id),
  FOREIGN KEY (groep_id, school_id) REFERENCES koers.groep (id, school_id)
);
CREATE UNIQUE INDEX source_record_key ON koers.source_record (connection_id, kind, source_key) WHERE ended_at IS NULL AND source_key IS NOT NULL;
CREATE INDEX source_record_groep ON koers.source_record (connection_id, source_key) WHERE kind = 'groep';
CREATE INDEX source_record_entity ON koers.source_record (entity_id);
CREATE INDEX source_record_school ON koers.source_record (school_id);
CALL koers.protect('koers.source_record');

-- What undo needs: each changed row as it was and as it became, and per table the rows that the run made.
CREATE TABLE koers.sync_change (
  run_id uuid NOT NULL,
  school_id uuid NOT NULL,
  tabel text NOT NULL,
  entity_id uuid,
  before jsonb,
  after jsonb,
  made uuid[],
  FOREIGN KEY (run_id, school_id) REFERENCES koers.sync_run (id, school_id),
  CHECK ((made IS NULL) = (entity_id IS NOT NULL AND before IS NOT NULL AND after IS NOT NULL))
);
-- A run changes a row at most once: otherwise undo could not say what it was.
CREATE UNIQUE INDEX sync_change_once ON koers.sync_change (run_id, tabel, entity_id) WHERE entity_id IS NOT NULL;
CREATE INDEX sync_change_run ON koers.sync_change (run_id);
CALL koers.protect('koers.sync_change', 'SELECT, INSERT, DELETE');

-- Which of these rows others refer to. Asks the catalogue, so that a later table counts without being named here.
-- `own`: per table the rows that the same run made, which do not count.
CREATE FUNCTION koers.in_use(parent regclass, ids uuid[], own jsonb, the_connection uuid) RETURNS uuid[]
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE fk record; found uuid[]; used uuid[] := '{}';
BEGIN
  FOR fk IN
    SELECT c.conrelid::regclass AS child, t.relname, child.attname AS col,
      CASE WHEN t.relname = 'person_identity' THEN 'x.person_id' WHEN t.relname = 'source_record' THEN 'x.entity_id' ELSE 'x.id' END AS row_id
    FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
    CROSS JOIN LATERAL unnest(c.conkey, c.confkey) AS k(child_att, parent_att)
    JOIN pg_attribute child ON child.attrelid = c.conrelid AND child.attnum = k.child_att
    JOIN pg_attribute p ON p.attrelid = c.confrelid AND p.attnum = k.parent_att AND p.attname = 'id'
    WHERE c.contype = 'f' AND c.confrelid = parent
  LOOP
    EXECUTE format('SELECT array_agg(DISTINCT x.%I) FROM %s x WHERE x.%I = ANY ($1)%s', fk.col, fk.child, fk.col,
      CASE WHEN own ? fk.relname THEN format(' AND NOT (%s = ANY ($2)%s)', fk.row_id,
        CASE WHEN fk.relname = 'source_record' THEN ' AND x.connection_id = $3' ELSE '' END) ELSE '' END)
      INTO found USING ids, ARRAY(SELECT jsonb_array_elements_text(own -> fk.relname))::uuid[], the_connection;
    used := used || coalesce(found, '{}');
  END LOOP;
  RETURN used;
END $$;
REVOKE ALL ON FUNCTION koers.in_use(regclass, uuid[], jsonb, uuid) FROM PUBLIC;

-- Takes away what one run made. Someone or something that others refer to by now is ended instead. SECURITY DEFINER
-- because nothing else in Koers may delete people and groups; it works for the school of this transaction only.
CREATE FUNCTION koers.undo_made(the_run uuid, moment timestamptz, today date) RETURNS TABLE (removed int, kept int)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  school uuid := koers.school_now();
  conn uuid;
  own jsonb;
  people uuid[]; groups uuid[]; used uuid[]; gone uuid[]; n int;
BEGIN
  SELECT r.connection_id INTO conn FROM koers.sync_run r WHERE r.id = the_run AND r.school_id = school AND r.status = 'done';
  IF NOT FOUND THEN RAISE EXCEPTION 'run % cannot be undone', the_run; END IF;
  SELECT coalesce(jsonb_object_agg(c.tabel, c.ids), '{}') INTO own FROM (
    SELECT s.tabel, jsonb_agg(i) AS ids FROM koers.sync_change s CROSS JOIN LATERAL unnest(s.made) AS i
    WHERE s.run_id = the_run AND s.school_id = school GROUP BY s.tabel) c;
  people := ARRAY(SELECT jsonb_array_elements_text(own -> 'person'))::uuid[];
  groups := ARRAY(SELECT jsonb_array_elements_text(own -> 'groep'))::uuid[];
  used := koers.in_use('koers.person', people, own, conn) || koers.in_use('koers.groep', groups, own, conn)
    || ARRAY(SELECT i.person_id FROM koers.person_identity i JOIN koers.sync_run r ON r.id = the_run
             WHERE i.person_id = ANY (people) AND i.changed_at <> r.applied_at);
  gone := ARRAY(SELECT unnest(people || groups) EXCEPT SELECT unnest(used));

  DELETE FROM koers.groep_lid x WHERE x.school_id = school AND x.id = ANY (ARRAY(SELECT jsonb_array_elements_text(own -> 'groep_lid'))::uuid[]);
  -- Of people who stay, what is known stays: they are ended, as when the source no longer had them.
  UPDATE koers.inschrijving x SET tot = greatest(today, x.van), changed_at = moment WHERE x.school_id = school AND x.leerling_id = ANY (used) AND x.tot IS NULL
    AND x.id = ANY (ARRAY(SELECT jsonb_array_elements_text(own -> 'inschrijving'))::uuid[]);
  UPDATE koers.source_record x SET ended_at = moment WHERE x.school_id = school AND x.connection_id = conn AND x.ended_at IS NULL AND x.entity_id = ANY (used)
    AND x.entity_id = ANY (ARRAY(SELECT jsonb_array_elements_text(own -> 'source_record'))::uuid[]);
  UPDATE koers.person x SET ended_at = moment WHERE x.school_id = school AND x.id = ANY (people) AND x.id = ANY (used)
    AND NOT EXISTS (SELECT FROM koers.source_record s WHERE s.entity_id = x.id AND s.ended_at IS NULL);
  UPDATE koers.groep x SET ended_at = moment, changed_at = moment WHERE x.school_id = school AND x.id = ANY (groups) AND x.id = ANY (used);
  SELECT count(*) INTO n FROM (SELECT unnest(people || groups) INTERSECT SELECT unnest(used)) k;

  DELETE FROM koers.inschrijving x WHERE x.school_id = school AND NOT x.leerling_id = ANY (used)
    AND x.id = ANY (ARRAY(SELECT jsonb_array_elements_text(own -> 'inschrijving'))::uuid[]);
  DELETE FROM koers.person_key x WHERE x.school_id = school AND NOT x.person_id = ANY (used)
    AND x.id = ANY (ARRAY(SELECT jsonb_array_elements_text(own -> 'person_key'))::uuid[]);
  DELETE FROM koers.source_record x WHERE x.school_id = school AND x.connection_id = conn AND NOT x.entity_id = ANY (used)
    AND x.entity_id = ANY (ARRAY(SELECT jsonb_array_elements_text(own -> 'source_record'))::uuid[]);
  DELETE FROM koers.person_identity x WHERE x.school_id = school AND x.person_id = ANY (gone);
  DELETE FROM koers.person x WHERE x.school_id = school AND x.id = ANY (gone);
  DELETE FROM koers.groep x WHERE x.school_id = school AND x.id = ANY (gone);
  RETURN QUERY SELECT cardinality(gone), n;
END $$;
REVOKE ALL ON FUNCTION koers.undo_made(uuid, timestamptz, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION koers.undo_made(uuid, timestamptz, date) TO koers_app;
