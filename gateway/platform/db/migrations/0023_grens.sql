-- Leftovers of the boundary: undoing a sync shuts out nobody who has a role here, and a new session ends the one before it.

-- Whether this person of the school must not be shut out by undoing a sync: he holds a role that was given inside Koers, now
-- or later, or signs in with a passkey. SECURITY DEFINER because passkeys belong to no school; of them it tells nothing.
CREATE FUNCTION koers.blijft_binnen(wie uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT EXISTS (SELECT FROM koers.role_grant g
      WHERE g.person_id = wie AND g.school_id = koers.school_now() AND (g.tot IS NULL OR g.tot > koers.vandaag()))
    OR EXISTS (SELECT FROM koers.account_person a JOIN koers.passkey p ON p.account_id = a.account_id AND p.removed_at IS NULL
      WHERE a.person_id = wie AND a.school_id = koers.school_now())
$$;
REVOKE ALL ON FUNCTION koers.blijft_binnen(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION koers.blijft_binnen(uuid) TO koers_app;

-- As in 0010, but who holds a role or a passkey is not ended: else undoing the first sync would end the beheerder who does it.
DROP FUNCTION koers.undo_made(uuid, timestamptz, date);
CREATE FUNCTION koers.undo_made(the_run uuid, moment timestamptz, today date) RETURNS TABLE (removed int, kept int, stayed int)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  school uuid := koers.school_now();
  conn uuid;
  own jsonb;
  people uuid[]; groups uuid[]; used uuid[]; gone uuid[]; inside uuid[]; n int;
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
  inside := ARRAY(SELECT p FROM unnest(people) AS p WHERE p = ANY (used) AND koers.blijft_binnen(p));
  UPDATE koers.person x SET ended_at = moment WHERE x.school_id = school AND x.id = ANY (people) AND x.id = ANY (used) AND NOT x.id = ANY (inside)
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
  RETURN QUERY SELECT cardinality(gone), n, cardinality(inside);
END $$;
REVOKE ALL ON FUNCTION koers.undo_made(uuid, timestamptz, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION koers.undo_made(uuid, timestamptz, date) TO koers_app;

-- Ends the session that this browser had: the new one takes its place in the same cookie, and the old one is then nobody's.
-- Whoever has the token may end it. SECURITY DEFINER because koers_app may not change sessions, and it may be of another school.
CREATE FUNCTION koers.end_session_of(token bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
  UPDATE koers.session SET ended_at = now() WHERE token_hash = token AND ended_at IS NULL
$$;
REVOKE ALL ON FUNCTION koers.end_session_of(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION koers.end_session_of(bytea) TO koers_app, koers_platform;

-- Ends everything a person has open in this school, however he came in. SECURITY DEFINER because koers_app may not change sessions.
CREATE FUNCTION koers.end_all_sessions_of(person uuid) RETURNS int
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
  WITH ended AS (
    UPDATE koers.session SET ended_at = now()
    WHERE person_id = person AND school_id = koers.school_now() AND ended_at IS NULL AND expires_at > now() RETURNING 1)
  SELECT count(*)::int FROM ended
$$;
REVOKE ALL ON FUNCTION koers.end_all_sessions_of(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION koers.end_all_sessions_of(uuid) TO koers_app;

-- As in 0014; `vorige` is the session of the same browser, if it had one.
DROP FUNCTION koers.admit_launch(uuid, text, text, text, bytea, jsonb, timestamptz, text, bytea, text, timestamptz);
CREATE FUNCTION koers.admit_launch(platform uuid, sleutel text, eckid text, sourcedid text, token bytea, rollen jsonb, tot timestamptz,
  nieuwe_code text, ticket bytea, ticket_naar text, ticket_tot timestamptz, vorige bytea)
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
  IF vorige IS NOT NULL THEN PERFORM koers.end_session_of(vorige); END IF;
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
