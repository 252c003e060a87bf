-- LTI platforms, deployments, login states and sessions. Known before a school is: no personal data here but
-- pseudonymous ids, so koers_platform reads them; a deployment says which school a launch is for.

CREATE TABLE koers.lti_platform (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  issuer text NOT NULL,
  client_id text NOT NULL,
  auth_url text NOT NULL,
  token_url text NOT NULL,
  jwks_url text NOT NULL,
  -- Origins that may show Koers in a frame (lti.md §5): the platform's own and what the beheerder adds.
  frame_origins text[] NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  UNIQUE (issuer, client_id)
);

CREATE TABLE koers.lti_deployment (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  platform_id uuid NOT NULL REFERENCES koers.lti_platform,
  deployment_id text NOT NULL,
  school_id uuid NOT NULL REFERENCES koers.school,
  approved_at timestamptz NOT NULL DEFAULT now(),
  approved_by text NOT NULL,
  ended_at timestamptz,
  UNIQUE (platform_id, deployment_id)
);

-- One login attempt: consumed by one DELETE … RETURNING, so a state works once however many come at a time.
CREATE TABLE koers.lti_login (
  state_hash bytea PRIMARY KEY,
  platform_id uuid NOT NULL REFERENCES koers.lti_platform,
  nonce_hash bytea NOT NULL,
  browser_hash bytea NOT NULL,                                  -- SHA-256 of the browser's cookie value
  deployment_hint text,
  target text NOT NULL,
  -- What the ELO said of the person and the link (both opaque to us): a browser that keeps no cookie in a frame
  -- starts the same login again in a window of its own.
  login_hint text NOT NULL,
  message_hint text,
  expires_at timestamptz NOT NULL
);
CREATE INDEX lti_login_expiry ON koers.lti_login (expires_at);

-- Someone the ELO knows and Koers does not yet: waits for the beheerder. The person reads the code out to him.
CREATE TABLE koers.lti_unlinked (
  school_id uuid NOT NULL REFERENCES koers.school,
  platform_id uuid NOT NULL REFERENCES koers.lti_platform,
  sub text NOT NULL,
  code text NOT NULL,
  first_at timestamptz NOT NULL DEFAULT now(),
  last_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (school_id, platform_id, sub),
  UNIQUE (school_id, code)
);
CALL koers.protect('koers.lti_unlinked', 'SELECT, INSERT, UPDATE, DELETE');

-- Koers' own signing keys, private part encrypted with the master key.
CREATE TABLE koers.lti_key (
  kid text PRIMARY KEY,
  public_jwk jsonb NOT NULL,
  private_sealed bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  retired_at timestamptz
);

CREATE TABLE koers.session (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  token_hash bytea NOT NULL UNIQUE,                             -- SHA-256 of the cookie value
  school_id uuid NOT NULL REFERENCES koers.school,
  person_id uuid,                                               -- null: launched, not yet linked to a person
  platform_id uuid REFERENCES koers.lti_platform,
  launch_roles text[] NOT NULL DEFAULT '{}',                    -- at most leerling, ouder, leerkracht
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  ended_at timestamptz
);
CREATE INDEX session_expiry ON koers.session (expires_at);

GRANT SELECT, INSERT, UPDATE ON koers.lti_platform, koers.lti_deployment, koers.lti_key, koers.session TO koers_platform;
GRANT DELETE ON koers.session TO koers_platform;
-- A launch starts its session in the same transaction in which it finds (and links) the person: koers_app may add
-- one for its own school, and never read or change one.
ALTER TABLE koers.session ENABLE ROW LEVEL SECURITY;
CREATE POLICY start ON koers.session FOR INSERT TO koers_app WITH CHECK (school_id = (SELECT koers.school_now()));
CREATE POLICY launch ON koers.session TO koers_platform USING (true) WITH CHECK (true);
GRANT INSERT ON koers.session TO koers_app;
GRANT SELECT, INSERT, DELETE ON koers.lti_login TO koers_platform;
GRANT SELECT ON koers.lti_platform TO koers_app;
ALTER TABLE koers.lti_deployment ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON koers.lti_deployment FOR SELECT TO koers_app USING (school_id = (SELECT koers.school_now()));
CREATE POLICY launch ON koers.lti_deployment TO koers_platform USING (true) WITH CHECK (true);
GRANT SELECT ON koers.lti_deployment TO koers_app;

-- Enters a session: sets school and actor for this transaction and says which roles hold today. LTI roles are
-- joined with the roles granted inside Koers, looked up per request so that an ended grant ends at once.
-- SECURITY DEFINER because the caller may not read sessions, and has no school yet.
CREATE FUNCTION koers.enter_session(hash bytea)
RETURNS TABLE (session_id uuid, school_id uuid, person_id uuid, platform_id uuid, roles text[], expires_at timestamptz, frame_origins text[])
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE s koers.session;
BEGIN
  SELECT * INTO s FROM koers.session x WHERE x.token_hash = hash AND x.expires_at > now() AND x.ended_at IS NULL;
  IF NOT FOUND THEN RETURN; END IF;
  PERFORM set_config('koers.school', s.school_id::text, true), set_config('koers.actor', coalesce(s.person_id::text, ''), true);
  RETURN QUERY SELECT s.id, s.school_id, s.person_id, s.platform_id,
    CASE WHEN s.person_id IS NULL THEN '{}'::text[] ELSE s.launch_roles || ARRAY(
      SELECT g.rol FROM koers.role_grant g
      WHERE g.person_id = s.person_id AND g.school_id = s.school_id AND g.van <= current_date AND (g.tot IS NULL OR g.tot > current_date)
    ) END, s.expires_at, coalesce((SELECT p.frame_origins FROM koers.lti_platform p WHERE p.id = s.platform_id), '{}');
END $$;
REVOKE ALL ON FUNCTION koers.enter_session(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION koers.enter_session(bytea) TO koers_app;

-- Signs out. SECURITY DEFINER because koers_app may not change sessions; it ends one of the school it is in.
CREATE FUNCTION koers.end_session(which uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
  UPDATE koers.session SET ended_at = now() WHERE id = which AND school_id = koers.school_now() AND ended_at IS NULL
$$;
REVOKE ALL ON FUNCTION koers.end_session(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION koers.end_session(uuid) TO koers_app;
