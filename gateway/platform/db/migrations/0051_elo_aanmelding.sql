-- LTI Dynamic Registration: a beheerder makes a link that works once; the ELO that opens it says where it is and gets to know
-- Koers. What it said waits here: nobody launches by it before the beheerder approves, which is when lti_platform gets its row.
CREATE TABLE koers.lti_registration (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  school_id uuid NOT NULL REFERENCES koers.school,
  link_hash bytea NOT NULL UNIQUE,
  made_by uuid NOT NULL REFERENCES koers.person,
  made_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  issuer text,                                                  -- null: the ELO has not said anything that could be believed
  client_id text,
  deployment_id text,                                           -- many ELOs tell it here, hosted Canvas does not
  auth_url text,
  token_url text,
  jwks_url text,
  product text,
  decided_at timestamptz,
  decided_by uuid REFERENCES koers.person,
  approved boolean
);
CREATE INDEX lti_registration_school ON koers.lti_registration (school_id, made_at);
CALL koers.protect('koers.lti_registration', 'SELECT, INSERT, UPDATE');
-- Whoever has the link has no session: the ELO's administrator.
CREATE POLICY use ON koers.lti_registration TO koers_platform USING (true) WITH CHECK (true);
GRANT SELECT, UPDATE ON koers.lti_registration TO koers_platform;

-- When the ELO was asked to tell us of copied courses (Platform Notification Service); null: not asked, or it does not offer that.
ALTER TABLE koers.lti_deployment ADD COLUMN notices_at timestamptz;
