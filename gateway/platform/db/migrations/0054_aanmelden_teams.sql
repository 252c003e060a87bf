-- One way in for whoever somebody else vouches for: an ELO (LTI), a Microsoft tenant (Teams), a sign-in service (OpenID
-- Connect, 0055). What differs is how it is proven; who it is, the waiting list and the session are the same.

-- The system of person keys somebody came in by: `teams:<tenant>` or `oidc:<id>`. Null: from an ELO (platform_id), or with a
-- passkey. `meer_factoren`: the service says that it asked more than a password.
ALTER TABLE koers.session
  ADD COLUMN bron text,
  ADD COLUMN meer_factoren boolean NOT NULL DEFAULT false,
  DROP CONSTRAINT session_method_check,
  ADD CONSTRAINT session_method_check CHECK (method IN ('lti', 'passkey', 'teams', 'oidc')),
  ADD CONSTRAINT session_bron_check CHECK ((method IN ('teams', 'oidc')) = (bron IS NOT NULL)),
  ADD CONSTRAINT session_factoren_check CHECK (method = 'oidc' OR NOT meer_factoren);
-- As in 0016: a school's own context starts no session with a passkey.
ALTER POLICY start ON koers.session WITH CHECK (school_id = (SELECT koers.school_now()) AND method <> 'passkey');

-- Who waits to be linked comes from an ELO (platform_id) or from elsewhere; `bron` is the system of his key either way.
ALTER TABLE koers.lti_unlinked
  DROP CONSTRAINT lti_unlinked_pkey,
  ADD CONSTRAINT lti_unlinked_of_platform UNIQUE (school_id, platform_id, sub),
  ALTER COLUMN platform_id DROP NOT NULL,
  ADD COLUMN elders text,
  ADD COLUMN bron text GENERATED ALWAYS AS (coalesce('lti:' || platform_id::text, elders)) STORED,
  ADD CONSTRAINT lti_unlinked_one_source CHECK (num_nonnulls(platform_id, elders) = 1);
ALTER TABLE koers.lti_unlinked ADD PRIMARY KEY (school_id, bron, sub);

-- As in 0014, whatever the source.
CREATE OR REPLACE FUNCTION koers.find_person(bron text, sleutel text, eckid text, sourcedid text)
RETURNS TABLE (id uuid, soort text) LANGUAGE plpgsql AS $$
DECLARE
  school uuid := koers.school_now();
  systeem text := bron;
  bekend record;
  gevonden uuid[];
BEGIN
  IF sleutel IS NULL THEN RETURN; END IF;
  SELECT p.id, p.soort, p.ended_at INTO bekend FROM koers.person_key k JOIN koers.person p ON p.id = k.person_id
  WHERE k.school_id = school AND k.system = systeem AND k.key = sleutel AND k.ended_at IS NULL;
  IF FOUND THEN
    IF bekend.ended_at IS NULL THEN RETURN QUERY SELECT bekend.id, bekend.soort; END IF;
    RETURN;
  END IF;

  gevonden := ARRAY(SELECT DISTINCT p.id FROM koers.person_key k JOIN koers.person p ON p.id = k.person_id AND p.ended_at IS NULL
    WHERE k.school_id = school AND k.ended_at IS NULL
      AND ((k.system = 'eckid' AND k.key = eckid) OR (k.system = 'sourcedid' AND k.key = sourcedid)));
  IF cardinality(gevonden) <> 1 THEN RETURN; END IF;
  -- Two first launches of one person come one after the other.
  PERFORM FROM koers.person p WHERE p.id = gevonden[1] FOR UPDATE;
  IF EXISTS (SELECT FROM koers.person_key k WHERE k.person_id = gevonden[1] AND k.system = systeem AND k.ended_at IS NULL AND k.key <> sleutel) THEN
    RETURN;
  END IF;
  DELETE FROM koers.lti_unlinked u WHERE u.school_id = school AND u.bron = systeem AND u.sub = sleutel;
  INSERT INTO koers.person_key (school_id, person_id, system, key, linked_by) VALUES (school, gevonden[1], systeem, sleutel, 'launch')
  ON CONFLICT DO NOTHING;
  RETURN QUERY SELECT p.id, p.soort FROM koers.person p WHERE p.id = gevonden[1];
END $$;

-- As admit_launch of 0023, for every way in. `wijze`: lti, teams or oidc; `platform`: the ELO, of lti only.
DROP FUNCTION IF EXISTS koers.admit_launch(uuid, text, text, text, bytea, jsonb, timestamptz, text, bytea, text, timestamptz, bytea);
CREATE FUNCTION koers.admit_identity(wijze text, systeem text, platform uuid, sleutel text, eckid text, sourcedid text, factoren boolean,
  token bytea, rollen jsonb, tot timestamptz, nieuwe_code text, ticket bytea, ticket_naar text, ticket_tot timestamptz, vorige bytea)
RETURNS TABLE (person uuid, code text) LANGUAGE plpgsql AS $$
DECLARE
  school uuid := koers.school_now();
  elders text := CASE WHEN platform IS NULL THEN systeem END;
  wie record;
  sessie uuid := gen_random_uuid();
  gegeven text;
BEGIN
  -- What a crash could take from it, the next launch does again; nobody has to wait for the disk.
  PERFORM set_config('synchronous_commit', 'off', true);
  SELECT p.id, p.soort INTO wie FROM koers.find_person(systeem, sleutel, eckid, sourcedid) AS p;
  IF vorige IS NOT NULL THEN PERFORM koers.end_session_of(vorige); END IF;
  INSERT INTO koers.session (id, token_hash, school_id, person_id, platform_id, launch_roles, expires_at, method, bron, meer_factoren)
  VALUES (sessie, token, school, wie.id, platform, ARRAY(SELECT jsonb_array_elements_text(rollen -> wie.soort)), tot, wijze, elders, factoren);
  IF wie.id IS NULL AND sleutel IS NOT NULL THEN
    INSERT INTO koers.lti_unlinked AS u (school_id, platform_id, elders, sub, code) VALUES (school, platform, elders, sleutel, nieuwe_code)
    ON CONFLICT (school_id, bron, sub) DO UPDATE SET last_at = now() RETURNING u.code INTO gegeven;
  END IF;
  IF wie.id IS NOT NULL AND ticket IS NOT NULL THEN
    INSERT INTO koers.lti_ticket (ticket_hash, school_id, session_id, naar, expires_at) VALUES (ticket, school, sessie, ticket_naar, ticket_tot);
  END IF;
  RETURN QUERY SELECT wie.id, gegeven;
END $$;

-- As in 0017, by the system of the account, wherever it is from.
DROP FUNCTION koers.end_sessions_of(uuid, uuid);
CREATE FUNCTION koers.end_sessions_of(person uuid, systeem text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
  UPDATE koers.session s SET ended_at = now()
  WHERE s.person_id = person AND s.school_id = koers.school_now() AND s.ended_at IS NULL
    AND coalesce(s.bron, 'lti:' || s.platform_id) = systeem
$$;
REVOKE ALL ON FUNCTION koers.end_sessions_of(uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION koers.end_sessions_of(uuid, text) TO koers_app;

-- As in 0034, with whether more than a password was asked.
DROP FUNCTION koers.enter_session(bytea, text);
CREATE FUNCTION koers.enter_session(hash bytea, seen text DEFAULT NULL)
RETURNS TABLE (session_id uuid, school_id uuid, person_id uuid, platform_id uuid, roles text[], expires_at timestamptz, frame_origins text[], method text, passkey_id uuid, meer_factoren boolean, print text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  s record;
  afdruk text;
BEGIN
  -- One query for all of it: entering is part of every tap.
  SELECT x.id, x.school_id, x.person_id, x.platform_id, x.expires_at, x.method, x.passkey_id, x.meer_factoren,
    koers.rollen_van(x.launch_roles, x.person_id, x.school_id)
      || CASE WHEN x.method = 'passkey' THEN koers.rollen_uit_school(x.person_id, x.school_id) ELSE '{}' END AS rollen,
    coalesce((SELECT p.frame_origins FROM koers.lti_platform p WHERE p.id = x.platform_id), '{}') AS origins,
    x.last_seen < now() - interval '5 minutes' AS stil,
    set_config('koers.school', x.school_id::text, true), set_config('koers.actor', coalesce(x.person_id::text, ''), true)
  INTO s FROM koers.session x
  WHERE x.token_hash = hash AND x.expires_at > now() AND x.last_seen > now() - interval '60 minutes' AND x.ended_at IS NULL
    AND (x.person_id IS NULL OR EXISTS (SELECT FROM koers.person p WHERE p.id = x.person_id AND p.ended_at IS NULL));
  IF NOT FOUND THEN
    IF seen IS NOT NULL THEN RAISE EXCEPTION 'session has ended' USING ERRCODE = 'KP401'; END IF;
    RETURN;
  END IF;
  IF s.stil THEN
    UPDATE koers.session x SET last_seen = now()
    WHERE x.id = (SELECT y.id FROM koers.session y WHERE y.id = s.id FOR UPDATE SKIP LOCKED);
  END IF;
  afdruk := md5(concat_ws('|', s.id, s.school_id, s.person_id, s.platform_id, s.expires_at, s.rollen, s.origins, s.method, s.passkey_id, s.meer_factoren));
  IF afdruk = seen THEN RETURN; END IF;
  IF seen IS NOT NULL THEN RAISE EXCEPTION 'session has changed' USING ERRCODE = 'KP401'; END IF;
  RETURN QUERY SELECT s.id, s.school_id, s.person_id, s.platform_id, s.rollen, s.expires_at, s.origins, s.method, s.passkey_id, s.meer_factoren, afdruk;
END $$;
REVOKE ALL ON FUNCTION koers.enter_session(bytea, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION koers.enter_session(bytea, text) TO koers_app;

-- A Microsoft tenant whose people may open Koers for a school, and the Entra app (`client_id`) that its tokens must be for.
-- One bestuur often has one tenant for many schools.
CREATE TABLE koers.teams_tenant (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  tenant uuid NOT NULL,
  client_id uuid NOT NULL,
  school_id uuid NOT NULL REFERENCES koers.school,
  approved_at timestamptz NOT NULL DEFAULT now(),
  approved_by text NOT NULL,                                    -- a person id, or `command line`
  ended_at timestamptz
);
CREATE UNIQUE INDEX teams_tenant_live ON koers.teams_tenant (tenant, school_id) WHERE ended_at IS NULL;
CREATE INDEX teams_tenant_school ON koers.teams_tenant (school_id);
ALTER TABLE koers.teams_tenant ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON koers.teams_tenant FOR SELECT TO koers_app USING (school_id = (SELECT koers.school_now()));
CREATE POLICY sign_in ON koers.teams_tenant TO koers_platform USING (true) WITH CHECK (true);
GRANT SELECT ON koers.teams_tenant TO koers_app;
GRANT SELECT, INSERT, UPDATE (ended_at) ON koers.teams_tenant TO koers_platform;

-- Which of these schools know a key; asked before there is a school. SECURITY DEFINER because it looks into several schools;
-- it tells nothing of the person.
CREATE FUNCTION koers.scholen_met_sleutel(scholen uuid[], systeem text, sleutel text) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT k.school_id FROM koers.person_key k JOIN koers.person p ON p.id = k.person_id AND p.ended_at IS NULL
  WHERE k.school_id = ANY (scholen) AND k.system = systeem AND k.key = sleutel AND k.ended_at IS NULL
$$;
REVOKE ALL ON FUNCTION koers.scholen_met_sleutel(uuid[], text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION koers.scholen_met_sleutel(uuid[], text, text) TO koers_platform;
