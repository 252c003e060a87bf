-- Tenancy comes first: every later table with school data is made through koers.protect().
-- Roles (made by the migrator): the pool's login has no rights on these tables; it enters a transaction with
-- SET LOCAL ROLE koers_app (one school, row-level security) or koers_platform (tables without school data).

GRANT USAGE ON SCHEMA koers TO koers_app, koers_platform;

CREATE FUNCTION koers.school_now() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('koers.school', true), '')::uuid $$;

CREATE FUNCTION koers.actor_now() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('koers.actor', true), '')::uuid $$;

CREATE TABLE koers.bestuur (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  naam text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE koers.school (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  bestuur_id uuid NOT NULL REFERENCES koers.bestuur,
  brin text NOT NULL CHECK (brin ~ '^\d{2}[A-Z]{2}$'),
  dependance text NOT NULL DEFAULT '00' CHECK (dependance ~ '^\d{2}$'),
  naam text NOT NULL,
  sector text NOT NULL CHECK (sector IN ('so', 'vso', 'so_vso', 'regulier')),
  -- From which stand (0..4) a doel counts as behaald (domain.md §5.1: 4, a school may set 3).
  behaald_vanaf smallint NOT NULL DEFAULT 4 CHECK (behaald_vanaf BETWEEN 1 AND 4),
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (brin, dependance)
);
ALTER TABLE koers.school ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON koers.school FOR SELECT TO koers_app USING (id = (SELECT koers.school_now()));
-- The registry of schools holds no personal data: the scheduler and the command line list it.
CREATE POLICY registry ON koers.school TO koers_platform USING (true) WITH CHECK (true);
GRANT SELECT ON koers.school TO koers_app;
GRANT SELECT, INSERT, UPDATE ON koers.school, koers.bestuur TO koers_platform;
GRANT SELECT ON koers.bestuur TO koers_app;

-- A school opens one pupil to another school until a date (so → vso). Read by the policies below.
CREATE TABLE koers.transfer_grant (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  school_id uuid NOT NULL REFERENCES koers.school,          -- the giving school
  to_school_id uuid NOT NULL REFERENCES koers.school,
  leerling_id uuid NOT NULL,
  scope text NOT NULL CHECK (scope IN ('leerreis')),
  granted_by uuid NOT NULL,
  granted_at timestamptz NOT NULL DEFAULT now(),
  valid_until date NOT NULL,
  revoked_at timestamptz
);
CREATE INDEX transfer_grant_to ON koers.transfer_grant (to_school_id, valid_until) WHERE revoked_at IS NULL;
ALTER TABLE koers.transfer_grant ENABLE ROW LEVEL SECURITY;
CREATE POLICY giver ON koers.transfer_grant TO koers_app
  USING (school_id = (SELECT koers.school_now())) WITH CHECK (school_id = (SELECT koers.school_now()));
CREATE POLICY receiver ON koers.transfer_grant FOR SELECT TO koers_app USING (to_school_id = (SELECT koers.school_now()));
GRANT SELECT, INSERT, UPDATE (revoked_at) ON koers.transfer_grant TO koers_app;

-- Pupils of other schools that this school may read today, as {leerling_id:school_id}.
CREATE FUNCTION koers.granted_leerlingen() RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(leerling_id::text || ':' || school_id::text), '{}') FROM koers.transfer_grant
  WHERE to_school_id = koers.school_now() AND revoked_at IS NULL AND valid_until >= current_date
$$;

-- Row-level security for one table: rows of the own school, and (for SELECT) pupils granted to it.
CREATE PROCEDURE koers.protect(t regclass, rights text DEFAULT 'SELECT, INSERT, UPDATE', leerling_column text DEFAULT NULL)
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', t);
  EXECUTE format('CREATE POLICY own ON %s TO koers_app USING (school_id = (SELECT koers.school_now())) WITH CHECK (school_id = (SELECT koers.school_now()))', t);
  IF leerling_column IS NOT NULL THEN
    EXECUTE format('CREATE POLICY granted ON %s FOR SELECT TO koers_app USING ((%I::text || '':'' || school_id::text) = ANY ((SELECT koers.granted_leerlingen())::text[]))', t, leerling_column);
  END IF;
  EXECUTE format('GRANT %s ON %s TO koers_app', rights, t);
END $$;

-- Key hierarchy: master (outside the database) → school → leerling. Only wrapped keys stand here.
CREATE TABLE koers.school_key (
  school_id uuid NOT NULL REFERENCES koers.school,
  version int NOT NULL,
  master_id text NOT NULL,                                    -- which master wrapped it, for rotation
  wrapped bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (school_id, version)
);
CALL koers.protect('koers.school_key', 'SELECT, INSERT, UPDATE');
