-- Launches in browsers that keep no cookie in a frame: state by platform storage (LTI Client Side postMessages), and a
-- window of its own by a ticket that works once. And a launch that needs three statements.

-- Logins and tickets live for minutes, and losing them in a crash only means opening Koers once more; a used one can then
-- never come back. So they need no write-ahead log.
ALTER TABLE koers.lti_login SET UNLOGGED;

-- The frame in which the ELO keeps our state (`lti_storage_target`); null: this ELO offers no storage.
ALTER TABLE koers.lti_login ADD COLUMN storage_target text;

-- Opens a session, that was made but not handed out yet, in a window of its own. Used once, within a minute.
CREATE UNLOGGED TABLE koers.lti_ticket (
  ticket_hash bytea PRIMARY KEY,
  school_id uuid NOT NULL REFERENCES koers.school,
  session_id uuid NOT NULL REFERENCES koers.session ON DELETE CASCADE,
  naar text NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX lti_ticket_session ON koers.lti_ticket (session_id);
ALTER TABLE koers.lti_ticket ENABLE ROW LEVEL SECURITY;
CREATE POLICY start ON koers.lti_ticket FOR INSERT TO koers_app WITH CHECK (school_id = (SELECT koers.school_now()));
CREATE POLICY use ON koers.lti_ticket TO koers_platform USING (true) WITH CHECK (true);
GRANT INSERT ON koers.lti_ticket TO koers_app;
GRANT SELECT, DELETE ON koers.lti_ticket TO koers_platform;

-- A new key is published before it signs, and the old one stays published after it: platforms keep our key set for a while.
ALTER TABLE koers.lti_key ADD COLUMN signs_from timestamptz NOT NULL DEFAULT now();

-- The person of this school that a launch is from, or none when only a human can tell. A key of this system decides.
-- Otherwise an ECK iD or sourcedId that fits exactly one person links him for good, unless he already comes in by
-- another account of the same system: then someone else may be using his number, and the beheerder must look.
CREATE FUNCTION koers.find_person(bron text, sleutel text, eckid text, sourcedid text)
RETURNS TABLE (id uuid, soort text) LANGUAGE plpgsql AS $$
DECLARE
  school uuid := koers.school_now();
  bekend record;
  gevonden uuid[];
BEGIN
  IF sleutel IS NULL THEN RETURN; END IF;
  SELECT p.id, p.soort, p.ended_at INTO bekend FROM koers.person_key k JOIN koers.person p ON p.id = k.person_id
  WHERE k.school_id = school AND k.system = bron AND k.key = sleutel AND k.ended_at IS NULL;
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
  IF EXISTS (SELECT FROM koers.person_key k WHERE k.person_id = gevonden[1] AND k.system = bron AND k.ended_at IS NULL AND k.key <> sleutel) THEN
    RETURN;
  END IF;
  DELETE FROM koers.lti_unlinked u WHERE u.school_id = school AND 'lti:' || u.platform_id = bron AND u.sub = sleutel;
  INSERT INTO koers.person_key (school_id, person_id, system, key, linked_by) VALUES (school, gevonden[1], bron, sleutel, 'launch')
  ON CONFLICT DO NOTHING;
  RETURN QUERY SELECT p.id, p.soort FROM koers.person p WHERE p.id = gevonden[1];
END $$;

-- Finds the person and starts his session. `rollen`: what the launch gives him, by kind of person. Who is not found gets
-- a session without person and roles (it opens nothing), and the code by which the beheerder finds him. With a ticket the
-- session waits to be handed out in another window.
CREATE FUNCTION koers.admit_launch(platform uuid, sleutel text, eckid text, sourcedid text, token bytea, rollen jsonb, tot timestamptz,
  nieuwe_code text, ticket bytea, ticket_naar text, ticket_tot timestamptz)
RETURNS TABLE (person uuid, code text) LANGUAGE plpgsql AS $$
DECLARE
  school uuid := koers.school_now();
  wie record;
  sessie uuid := gen_random_uuid();
  gegeven text;
BEGIN
  -- What a crash could take from it, the next launch does again; nobody has to wait for the disk.
  PERFORM set_config('synchronous_commit', 'off', true);
  SELECT p.id, p.soort INTO wie FROM koers.find_person('lti:' || platform, sleutel, eckid, sourcedid) AS p;
  INSERT INTO koers.session (id, token_hash, school_id, person_id, platform_id, launch_roles, expires_at)
  VALUES (sessie, token, school, wie.id, platform, ARRAY(SELECT jsonb_array_elements_text(rollen -> wie.soort)), tot);
  IF wie.id IS NULL AND sleutel IS NOT NULL THEN
    INSERT INTO koers.lti_unlinked AS u (school_id, platform_id, sub, code) VALUES (school, platform, sleutel, nieuwe_code)
    ON CONFLICT (school_id, platform_id, sub) DO UPDATE SET last_at = now() RETURNING u.code INTO gegeven;
  END IF;
  IF wie.id IS NOT NULL AND ticket IS NOT NULL THEN
    INSERT INTO koers.lti_ticket (ticket_hash, school_id, session_id, naar, expires_at) VALUES (ticket, school, sessie, ticket_naar, ticket_tot);
  END IF;
  RETURN QUERY SELECT wie.id, gegeven;
END $$;

-- When a platform last opened Koers for this school; for the beheerder. SECURITY DEFINER because koers_app may not read sessions.
CREATE FUNCTION koers.laatste_openingen() RETURNS TABLE (platform_id uuid, op timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT s.platform_id, max(s.created_at) FROM koers.session s
  WHERE s.school_id = koers.school_now() AND s.platform_id IS NOT NULL GROUP BY s.platform_id
$$;
REVOKE ALL ON FUNCTION koers.laatste_openingen() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION koers.laatste_openingen() TO koers_app;
