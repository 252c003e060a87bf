-- Accounts, passkeys and invitations; sessions that say how somebody came in, and end when nobody uses them.

-- Somebody who signs in to Koers itself, of however many schools and besturen. Holds no name: who it is, stands at the
-- persons. The id is also the user handle that the passkey keeps (WebAuthn §5.4.3): it says nothing about anybody.
CREATE TABLE koers.account (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  created_at timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT, INSERT, UPDATE ON koers.account TO koers_platform;   -- UPDATE to lock the row: passkeys go one at a time

CREATE TABLE koers.account_person (
  account_id uuid NOT NULL REFERENCES koers.account,
  school_id uuid NOT NULL,
  person_id uuid NOT NULL UNIQUE,
  linked_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (account_id, person_id),
  FOREIGN KEY (person_id, school_id) REFERENCES koers.person (id, school_id)
);
CREATE INDEX account_person_school ON koers.account_person (school_id);
CALL koers.protect('koers.account_person', 'SELECT');
-- Signing in happens before there is a school.
CREATE POLICY sign_in ON koers.account_person TO koers_platform USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE (account_id, linked_at) ON koers.account_person TO koers_platform;

CREATE TABLE koers.passkey (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  account_id uuid NOT NULL REFERENCES koers.account,
  credential_id bytea NOT NULL UNIQUE,
  public_key bytea NOT NULL,                                    -- COSE
  counter bigint NOT NULL,                                      -- signature counter; 0 for ever for synced passkeys
  transports text[] NOT NULL DEFAULT '{}',
  backed_up boolean NOT NULL,                                   -- kept by a password manager, so on more devices
  naam text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_used_at timestamptz,
  removed_at timestamptz
);
CREATE INDEX passkey_account ON koers.passkey (account_id) WHERE removed_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON koers.passkey TO koers_platform;

-- A code of twelve signs opens Koers for one person, once. The first four say which invitation it is (so that guesses
-- are counted), and only a slow hash of all twelve is kept.
CREATE TABLE koers.invitation (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  school_id uuid NOT NULL,
  person_id uuid NOT NULL,
  handle text NOT NULL,
  code_hash bytea NOT NULL,
  tries smallint NOT NULL DEFAULT 0,
  made_at timestamptz NOT NULL DEFAULT now(),
  made_by text NOT NULL,                                        -- a person id, or `command line`
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  ended_at timestamptz,
  FOREIGN KEY (person_id, school_id) REFERENCES koers.person (id, school_id)
);
CREATE UNIQUE INDEX invitation_open ON koers.invitation (person_id) WHERE used_at IS NULL AND ended_at IS NULL;
CREATE UNIQUE INDEX invitation_handle ON koers.invitation (handle) WHERE used_at IS NULL AND ended_at IS NULL;
CREATE INDEX invitation_school ON koers.invitation (school_id);
-- The school makes and ends them; the hash is for who checks a code.
CALL koers.protect('koers.invitation', 'SELECT (id, school_id, person_id, handle, made_at, made_by, expires_at, used_at, ended_at), INSERT, UPDATE (ended_at)');
CREATE POLICY redeem ON koers.invitation TO koers_platform USING (true) WITH CHECK (true);
GRANT SELECT, UPDATE (tries, used_at) ON koers.invitation TO koers_platform;

-- A challenge that a browser was given: consumed by one DELETE … RETURNING, so it works once, and in that browser only.
CREATE TABLE koers.passkey_challenge (
  challenge_hash bytea PRIMARY KEY,
  browser_hash bytea NOT NULL,
  doel text NOT NULL CHECK (doel IN ('aanmelden', 'uitnodiging_nieuw', 'uitnodiging_bestaand', 'erbij')),
  invitation_id uuid REFERENCES koers.invitation,
  account_id uuid,                                              -- whose passkey it will be; of an invitation not there yet
  expires_at timestamptz NOT NULL
);
CREATE INDEX passkey_challenge_expiry ON koers.passkey_challenge (expires_at);
GRANT SELECT, INSERT, DELETE ON koers.passkey_challenge TO koers_platform;

ALTER TABLE koers.session
  ADD COLUMN method text NOT NULL DEFAULT 'lti' CHECK (method IN ('lti', 'passkey')),
  ADD COLUMN passkey_id uuid REFERENCES koers.passkey,
  ADD COLUMN last_seen timestamptz NOT NULL DEFAULT now();
CREATE INDEX session_passkey ON koers.session (passkey_id) WHERE passkey_id IS NOT NULL AND ended_at IS NULL;
-- Room on the page: writing down that a session is used touches no index.
ALTER TABLE koers.session SET (fillfactor = 80);
-- A school's own context starts sessions from an ELO only; one with a passkey is started where the passkey was checked.
ALTER POLICY start ON koers.session WITH CHECK (school_id = (SELECT koers.school_now()) AND method = 'lti');

-- Roles of a person today: what the ELO says and what was granted inside Koers. Called with the rights of its caller.
CREATE FUNCTION koers.rollen_van(launch_roles text[], person uuid, school uuid) RETURNS text[]
LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF person IS NULL THEN RETURN '{}'; END IF;
  RETURN launch_roles || ARRAY(
    SELECT g.rol FROM koers.role_grant g
    WHERE g.person_id = person AND g.school_id = school AND g.van <= current_date AND (g.tot IS NULL OR g.tot > current_date)
    ORDER BY g.rol);
END $$;
REVOKE ALL ON FUNCTION koers.rollen_van(text[], uuid, uuid) FROM PUBLIC;

-- As in 0012. A session ends also when it was not used for an hour, and when its person has left the school. That it is
-- used is written at most once in five minutes; who would have to wait to write it, does not.
DROP FUNCTION koers.enter_session(bytea, text);
CREATE FUNCTION koers.enter_session(hash bytea, seen text DEFAULT NULL)
RETURNS TABLE (session_id uuid, school_id uuid, person_id uuid, platform_id uuid, roles text[], expires_at timestamptz, frame_origins text[], method text, passkey_id uuid, print text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  s record;
  afdruk text;
BEGIN
  -- One query for all of it: entering is part of every tap.
  SELECT x.id, x.school_id, x.person_id, x.platform_id, x.expires_at, x.method, x.passkey_id,
    koers.rollen_van(x.launch_roles, x.person_id, x.school_id) AS rollen,
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
  afdruk := md5(concat_ws('|', s.id, s.school_id, s.person_id, s.platform_id, s.expires_at, s.rollen, s.origins, s.method, s.passkey_id));
  IF afdruk = seen THEN RETURN; END IF;
  IF seen IS NOT NULL THEN RAISE EXCEPTION 'session has changed' USING ERRCODE = 'KP401'; END IF;
  RETURN QUERY SELECT s.id, s.school_id, s.person_id, s.platform_id, s.rollen, s.expires_at, s.origins, s.method, s.passkey_id, afdruk;
END $$;
REVOKE ALL ON FUNCTION koers.enter_session(bytea, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION koers.enter_session(bytea, text) TO koers_app;

-- Where an account may go today: persons who are still at their school, with the roles that hold. SECURITY DEFINER because
-- it looks into several schools; it tells their names, and of persons nothing but the id.
CREATE FUNCTION koers.account_scholen(account uuid)
RETURNS TABLE (school_id uuid, person_id uuid, bestuur text, school text, rollen text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT a.school_id, a.person_id, b.naam, s.naam, r.rollen
  FROM koers.account_person a
  JOIN koers.person p ON p.id = a.person_id AND p.ended_at IS NULL
  JOIN koers.school s ON s.id = a.school_id
  JOIN koers.bestuur b ON b.id = s.bestuur_id
  CROSS JOIN LATERAL (SELECT koers.rollen_van('{}', a.person_id, a.school_id) AS rollen) AS r
  WHERE a.account_id = account AND cardinality(r.rollen) > 0
  ORDER BY b.naam COLLATE "und-x-icu", s.naam COLLATE "und-x-icu", a.person_id
$$;
REVOKE ALL ON FUNCTION koers.account_scholen(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION koers.account_scholen(uuid) TO koers_platform;

-- Whether the person of an invitation is still at the school. SECURITY DEFINER: asked before there is a school.
CREATE FUNCTION koers.invited_here(invitation uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT EXISTS (SELECT FROM koers.invitation i JOIN koers.person p ON p.id = i.person_id
    WHERE i.id = invitation AND p.ended_at IS NULL AND cardinality(koers.rollen_van('{}', i.person_id, i.school_id)) > 0)
$$;
REVOKE ALL ON FUNCTION koers.invited_here(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION koers.invited_here(uuid) TO koers_platform;
