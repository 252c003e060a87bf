-- Outbox: written in the same transaction as the thing it speaks of; jobs start from here only. Payload = ids.
CREATE TABLE koers.outbox (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  uid uuid NOT NULL DEFAULT gen_random_uuid(),                   -- the job id when there is no dedupe: unique over databases that share a Redis
  school_id uuid NOT NULL REFERENCES koers.school,
  topic text NOT NULL,                                          -- the name of a job (defineJob)
  dedupe text,                                                  -- the job id: the same work asked twice runs once
  payload jsonb NOT NULL,
  not_before timestamptz NOT NULL DEFAULT now(),
  created_at timestamptz NOT NULL DEFAULT now(),
  taken_at timestamptz
);
CREATE INDEX outbox_open ON koers.outbox (id) WHERE taken_at IS NULL;
ALTER TABLE koers.outbox ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON koers.outbox TO koers_app USING (school_id = (SELECT koers.school_now())) WITH CHECK (school_id = (SELECT koers.school_now()));
CREATE POLICY dispatch ON koers.outbox TO koers_platform USING (true);
GRANT SELECT, INSERT ON koers.outbox TO koers_app;
GRANT SELECT, UPDATE (taken_at), DELETE ON koers.outbox TO koers_platform;

-- Wakes the dispatcher; the payload of a NOTIFY is empty on purpose.
CREATE FUNCTION koers.wake_dispatcher() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_notify('koers_outbox', ''); RETURN NULL; END $$;
CREATE TRIGGER wake AFTER INSERT ON koers.outbox FOR EACH STATEMENT EXECUTE FUNCTION koers.wake_dispatcher();

-- Who did or read what, whose, when (R83). Append-only.
CREATE TABLE koers.audit (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  school_id uuid NOT NULL REFERENCES koers.school,
  actor_id uuid,
  actie text NOT NULL,
  onderwerp_soort text NOT NULL,
  onderwerp_id uuid,
  details jsonb NOT NULL DEFAULT '{}',
  at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX audit_onderwerp ON koers.audit (school_id, onderwerp_id, at);
CALL koers.protect('koers.audit', 'SELECT, INSERT');
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON koers.audit FOR EACH ROW EXECUTE FUNCTION koers.refuse_change();
