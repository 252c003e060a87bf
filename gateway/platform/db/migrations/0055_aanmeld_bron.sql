-- Signing in by a service of the school itself (Entree Federatie, Entra ID, any OpenID Connect provider), for staff who open
-- Koers outside an ELO.

-- A provider as Koers is registered there. Known before a school is, and holds nothing of a person.
CREATE TABLE koers.aanmeld_bron (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  issuer text NOT NULL,
  client_id text NOT NULL,
  private_sealed bytea NOT NULL,
  naam text NOT NULL,                                           -- on the button
  claims jsonb NOT NULL,                                        -- which claim says what (gateway/access/oidc/claims.ts)
  created_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  UNIQUE (issuer, client_id)
);
GRANT SELECT, INSERT, UPDATE ON koers.aanmeld_bron TO koers_platform;
GRANT SELECT (id, issuer, client_id, naam, ended_at) ON koers.aanmeld_bron TO koers_app;
CREATE TRIGGER master BEFORE INSERT OR UPDATE OF private_sealed ON koers.aanmeld_bron
  FOR EACH ROW EXECUTE FUNCTION koers.check_master_sealed();

-- The school whose people may come in by it.
CREATE TABLE koers.aanmeld_bron_school (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  bron_id uuid NOT NULL REFERENCES koers.aanmeld_bron,
  school_id uuid NOT NULL REFERENCES koers.school,
  approved_at timestamptz NOT NULL DEFAULT now(),
  approved_by text NOT NULL,
  ended_at timestamptz
);
CREATE UNIQUE INDEX aanmeld_bron_school_live ON koers.aanmeld_bron_school (bron_id, school_id) WHERE ended_at IS NULL;
CREATE INDEX aanmeld_bron_school_school ON koers.aanmeld_bron_school (school_id);
ALTER TABLE koers.aanmeld_bron_school ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON koers.aanmeld_bron_school FOR SELECT TO koers_app USING (school_id = (SELECT koers.school_now()));
CREATE POLICY sign_in ON koers.aanmeld_bron_school TO koers_platform USING (true) WITH CHECK (true);
GRANT SELECT ON koers.aanmeld_bron_school TO koers_app;
GRANT SELECT, INSERT, UPDATE (ended_at) ON koers.aanmeld_bron_school TO koers_platform;

-- A sign-in under way: consumed by one DELETE … RETURNING. Nonce and PKCE verifier are made from the browser's secret, which
-- only its cookie holds.
CREATE UNLOGGED TABLE koers.oidc_login (
  state_hash bytea PRIMARY KEY,
  browser_hash bytea NOT NULL,
  bron_id uuid NOT NULL REFERENCES koers.aanmeld_bron,
  naar text NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX oidc_login_expiry ON koers.oidc_login (expires_at);
GRANT SELECT, INSERT, DELETE ON koers.oidc_login TO koers_platform;

-- What people call the system of an account: the host of an ELO, Microsoft Teams, the name of a sign-in service.
CREATE FUNCTION koers.naam_van_bron(systeem text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE split_part(systeem, ':', 1)
    WHEN 'lti' THEN (SELECT coalesce(substring(l.issuer from '^[a-z]+://([^/:]+)'), l.issuer) FROM koers.lti_platform l WHERE l.id::text = substring(systeem from 5))
    WHEN 'teams' THEN 'Microsoft Teams'
    WHEN 'oidc' THEN (SELECT b.naam FROM koers.aanmeld_bron b WHERE b.id::text = substring(systeem from 6))
  END
$$;
