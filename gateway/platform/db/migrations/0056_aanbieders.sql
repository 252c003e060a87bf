-- Programs of vendors that work with data of a school (R69): registered once, opened by each school for itself, scope by scope.

-- What the operator registered. Holds no personal data; a school sees those that asked it.
CREATE TABLE koers.api_client (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),                -- the client_id of OAuth
  aanbieder text NOT NULL,
  product text NOT NULL,
  doel text NOT NULL,                                           -- what for, as a school reads it
  jwks_url text,                                                -- private_key_jwt: where its public keys are,
  jwks jsonb,                                                   -- or the keys themselves
  created_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz
);

-- Client secrets, 256 bits of chance: a plain hash says nothing of them. Two at a time, so that one can be replaced.
CREATE TABLE koers.api_secret (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  client_id uuid NOT NULL REFERENCES koers.api_client,
  hash bytea NOT NULL UNIQUE,                                   -- SHA-256
  created_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz
);
CREATE INDEX api_secret_client ON koers.api_secret (client_id);

-- Assertions that were used (RFC 7523 §3, jti): each works once.
CREATE TABLE koers.api_jti (
  client_id uuid NOT NULL REFERENCES koers.api_client,
  jti_hash bytea NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (client_id, jti_hash)
);
CREATE INDEX api_jti_expiry ON koers.api_jti (expires_at);

-- A vendor asked a school; what the school decided stands in api_toestemming.
CREATE TABLE koers.api_aanvraag (
  school_id uuid NOT NULL REFERENCES koers.school,
  client_id uuid NOT NULL REFERENCES koers.api_client,
  scopes text[] NOT NULL,                                       -- what it asks for now
  gevraagd_op timestamptz NOT NULL DEFAULT now(),
  geweigerd_op timestamptz,
  overeenkomst_op date,                                         -- verwerkersovereenkomst signed on (AVG art. 28)
  overeenkomst text,                                            -- where the school keeps it
  PRIMARY KEY (school_id, client_id)
);
CREATE INDEX api_aanvraag_client ON koers.api_aanvraag (client_id);
CALL koers.protect('koers.api_aanvraag');

-- Yes to one scope, dated; taking it back ends the row and is felt by the next request.
CREATE TABLE koers.api_toestemming (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  school_id uuid NOT NULL,
  client_id uuid NOT NULL,
  scope text NOT NULL,                                          -- gateway/model/api-scope.ts
  gegeven_op timestamptz NOT NULL DEFAULT now(),
  gegeven_door uuid NOT NULL,
  ingetrokken_op timestamptz,
  ingetrokken_door uuid,
  FOREIGN KEY (school_id, client_id) REFERENCES koers.api_aanvraag (school_id, client_id)
);
CREATE UNIQUE INDEX api_toestemming_nu ON koers.api_toestemming (school_id, client_id, scope) WHERE ingetrokken_op IS NULL;
CALL koers.protect('koers.api_toestemming', 'SELECT, INSERT, UPDATE (ingetrokken_op, ingetrokken_door)');
CREATE POLICY geldt ON koers.api_toestemming FOR SELECT TO koers_platform USING (true);
GRANT SELECT (school_id, client_id, scope, ingetrokken_op) ON koers.api_toestemming TO koers_platform;

-- Access tokens: opaque, for one client at one school. Only the hash stands here.
CREATE TABLE koers.api_token (
  hash bytea PRIMARY KEY,                                       -- SHA-256
  client_id uuid NOT NULL REFERENCES koers.api_client,
  school_id uuid NOT NULL REFERENCES koers.school,
  scopes text[] NOT NULL,                                       -- what was asked of what was allowed; never more than that
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL
);
CREATE INDEX api_token_expiry ON koers.api_token (expires_at);
CREATE INDEX api_token_client ON koers.api_token (client_id);
CREATE INDEX api_token_school ON koers.api_token (school_id);
ALTER TABLE koers.api_token ENABLE ROW LEVEL SECURITY;
CREATE POLICY uitgifte ON koers.api_token TO koers_platform USING (true) WITH CHECK (true);

GRANT SELECT, INSERT, UPDATE ON koers.api_client, koers.api_secret TO koers_platform;
GRANT SELECT, INSERT, DELETE ON koers.api_jti, koers.api_token TO koers_platform;
ALTER TABLE koers.api_client ENABLE ROW LEVEL SECURITY;
CREATE POLICY gevraagd ON koers.api_client FOR SELECT TO koers_app
  USING (EXISTS (SELECT FROM koers.api_aanvraag a WHERE a.client_id = id AND a.school_id = (SELECT koers.school_now())));
CREATE POLICY register ON koers.api_client TO koers_platform USING (true) WITH CHECK (true);
GRANT SELECT (id, aanbieder, product, doel, created_at, ended_at) ON koers.api_client TO koers_app;

-- Enters with a token: sets school and client for this transaction, says what it may today, and writes in the trail what it
-- asks when one of the scopes that open the route is among it. Consent is looked up at every request, so that withdrawing
-- works at once. SECURITY DEFINER because the caller may not read tokens, and has no school yet.
CREATE FUNCTION koers.enter_client(token bytea, een_van text[], vraag text)
RETURNS TABLE (client_id uuid, school_id uuid, product text, scopes text[])
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE t record;
BEGIN
  SELECT x.client_id, x.school_id, c.product, ARRAY(
      SELECT s.scope FROM koers.api_toestemming s
      WHERE s.school_id = x.school_id AND s.client_id = x.client_id AND s.ingetrokken_op IS NULL AND s.scope = ANY (x.scopes)
      ORDER BY s.scope) AS mag
  INTO t FROM koers.api_token x JOIN koers.api_client c ON c.id = x.client_id AND c.ended_at IS NULL
  WHERE x.hash = token AND x.expires_at > now();
  IF NOT FOUND THEN RETURN; END IF;
  PERFORM set_config('koers.school', t.school_id::text, true), set_config('koers.actor', t.client_id::text, true);
  IF t.mag && een_van THEN
    INSERT INTO koers.audit (school_id, actor_id, actie, onderwerp_soort, onderwerp_id, details)
    VALUES (t.school_id, t.client_id, 'api_vraag', 'client', t.client_id, jsonb_build_object('vraag', vraag));
  END IF;
  RETURN QUERY SELECT t.client_id, t.school_id, t.product, t.mag;
END $$;
REVOKE ALL ON FUNCTION koers.enter_client(bytea, text[], text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION koers.enter_client(bytea, text[], text) TO koers_app;
