-- Notices for one person, the way in for ouders and leerlingen without an ELO, and mail that says no more than that there is
-- something to read.

-- What waits for one person to be read: a kind and ids, no words and no names (R82). One notice per person, kind, subject and
-- key, so that who asks twice makes one.
CREATE TABLE koers.melding (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  school_id uuid NOT NULL REFERENCES koers.school,
  person_id uuid NOT NULL,
  soort text NOT NULL CHECK (soort ~ '^[a-z_]{3,40}$'),
  onderwerp_soort text NOT NULL CHECK (onderwerp_soort ~ '^[a-z_]{3,40}$'),
  onderwerp_id uuid NOT NULL,
  leerling_id uuid,                                             -- whose it is about, when it is about a pupil
  sleutel text NOT NULL DEFAULT '' CHECK (length(sleutel) <= 60), -- tells turns apart: a date, the number of a version
  at timestamptz NOT NULL DEFAULT now(),
  gelezen_op timestamptz,
  UNIQUE (person_id, soort, onderwerp_id, sleutel),
  FOREIGN KEY (person_id, school_id) REFERENCES koers.person (id, school_id),
  FOREIGN KEY (leerling_id, school_id) REFERENCES koers.person (id, school_id)
);
CREATE INDEX melding_ongelezen ON koers.melding (person_id, at) WHERE gelezen_op IS NULL;
CREATE INDEX melding_school ON koers.melding (school_id);
CALL koers.protect('koers.melding', 'SELECT, INSERT, UPDATE (gelezen_op)');

-- Mail that says that there is something to read, and nothing else. One mail per notice or invitation; the address is looked up
-- when it is sent (person_identity.email) and never stands here.
CREATE TABLE koers.mail_bericht (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),               -- also the Message-ID: sent twice it is one mail to who receives it
  school_id uuid NOT NULL REFERENCES koers.school,
  person_id uuid NOT NULL,
  soort text NOT NULL CHECK (soort IN ('uitnodiging', 'melding')),
  ref_id uuid NOT NULL,                                        -- the invitation or the notice
  made_at timestamptz NOT NULL DEFAULT now(),
  sent_at timestamptz,
  fout text CHECK (fout IN ('niet_ingesteld', 'geen_adres', 'vervallen', 'geweigerd')),
  UNIQUE (soort, ref_id),
  FOREIGN KEY (person_id, school_id) REFERENCES koers.person (id, school_id)
);
CREATE INDEX mail_bericht_person ON koers.mail_bericht (person_id, made_at);
CREATE INDEX mail_bericht_school ON koers.mail_bericht (school_id);
CALL koers.protect('koers.mail_bericht', 'SELECT, INSERT, UPDATE (sent_at, fout)');

-- Who speaks for a pupil: in which household (two of them never see each other's address), and why it changed (R45, R60).
ALTER TABLE koers.relatie
  ADD COLUMN huishouden smallint NOT NULL DEFAULT 1 CHECK (huishouden BETWEEN 1 AND 4),
  ADD COLUMN reden text CHECK (reden IN ('meerderjarig', 'mentorschap', 'curatele', 'voogdij', 'gezag_gewijzigd', 'verbeterd'));

-- An invitation for somebody outside the school opens with two things: a link that is mailed to the address in the LVS, and the
-- code that the school hands over. How it was handed over is how sure the school is of who comes in.
ALTER TABLE koers.invitation
  ADD COLUMN link_hash bytea,                                   -- SHA-256 of what stands in the link; null: the code alone is enough
  ADD COLUMN zekerheid text CHECK (zekerheid IN ('gezien_door_school', 'post', 'telefoon')),
  ADD CHECK ((link_hash IS NULL) = (zekerheid IS NULL));
GRANT SELECT (zekerheid), UPDATE (link_hash) ON koers.invitation TO koers_app;

-- How sure the school was when this person got his account.
ALTER TABLE koers.account_person
  ADD COLUMN zekerheid text CHECK (zekerheid IN ('gezien_door_school', 'post', 'telefoon'));
GRANT UPDATE (zekerheid) ON koers.account_person TO koers_platform;

-- What somebody is who comes in by a passkey, beside the roles that were granted inside Koers: ouder (also a voogd, mentor or
-- curator) as long as he stands beside a pupil, leerling as long as he goes to this school. Looked up at every request, so that
-- what ended has ended at once. From an ELO it is the ELO that says so.
CREATE FUNCTION koers.rollen_uit_school(person uuid, school uuid) RETURNS text[] LANGUAGE plpgsql STABLE AS $$
DECLARE dag date := koers.vandaag();
BEGIN
  RETURN ARRAY(
    SELECT p.soort FROM koers.person p
    WHERE p.id = person AND p.school_id = school AND p.ended_at IS NULL AND CASE p.soort
      WHEN 'ouder' THEN EXISTS (SELECT FROM koers.relatie r JOIN koers.person l ON l.id = r.leerling_id AND l.ended_at IS NULL
        WHERE r.person_id = person AND r.school_id = school AND r.van <= dag AND (r.tot IS NULL OR r.tot > dag))
      WHEN 'leerling' THEN EXISTS (SELECT FROM koers.inschrijving i
        WHERE i.leerling_id = person AND i.school_id = school AND i.van <= dag AND (i.tot IS NULL OR i.tot > dag))
      ELSE false END);
END $$;
REVOKE ALL ON FUNCTION koers.rollen_uit_school(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION koers.rollen_uit_school(uuid, uuid) TO koers_app;

CREATE OR REPLACE FUNCTION koers.enter_session(hash bytea, seen text DEFAULT NULL)
RETURNS TABLE (session_id uuid, school_id uuid, person_id uuid, platform_id uuid, roles text[], expires_at timestamptz, frame_origins text[], method text, passkey_id uuid, print text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  s record;
  afdruk text;
BEGIN
  -- One query for all of it: entering is part of every tap.
  SELECT x.id, x.school_id, x.person_id, x.platform_id, x.expires_at, x.method, x.passkey_id,
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
  afdruk := md5(concat_ws('|', s.id, s.school_id, s.person_id, s.platform_id, s.expires_at, s.rollen, s.origins, s.method, s.passkey_id));
  IF afdruk = seen THEN RETURN; END IF;
  IF seen IS NOT NULL THEN RAISE EXCEPTION 'session has changed' USING ERRCODE = 'KP401'; END IF;
  RETURN QUERY SELECT s.id, s.school_id, s.person_id, s.platform_id, s.rollen, s.expires_at, s.origins, s.method, s.passkey_id, afdruk;
END $$;

-- As in 0016, with what the school says of ouders and leerlingen.
CREATE OR REPLACE FUNCTION koers.account_scholen(account uuid)
RETURNS TABLE (school_id uuid, person_id uuid, bestuur text, school text, rollen text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT a.school_id, a.person_id, b.naam, s.naam, r.rollen
  FROM koers.account_person a
  JOIN koers.person p ON p.id = a.person_id AND p.ended_at IS NULL
  JOIN koers.school s ON s.id = a.school_id
  JOIN koers.bestuur b ON b.id = s.bestuur_id
  CROSS JOIN LATERAL (SELECT koers.rollen_van('{}', a.person_id, a.school_id) || koers.rollen_uit_school(a.person_id, a.school_id) AS rollen) AS r
  WHERE a.account_id = account AND cardinality(r.rollen) > 0
  ORDER BY b.naam COLLATE "und-x-icu", s.naam COLLATE "und-x-icu", a.person_id
$$;
CREATE OR REPLACE FUNCTION koers.invited_here(invitation uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT EXISTS (SELECT FROM koers.invitation i JOIN koers.person p ON p.id = i.person_id
    WHERE i.id = invitation AND p.ended_at IS NULL
      AND cardinality(koers.rollen_van('{}', i.person_id, i.school_id) || koers.rollen_uit_school(i.person_id, i.school_id)) > 0)
$$;

-- What somebody at home told the school: of the plan (reactie) or of how it goes at home (thuis) (R60). Words, sealed with the key
-- of the pupil; never changed.
CREATE TABLE koers.opp_inbreng (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  school_id uuid NOT NULL,
  leerling_id uuid NOT NULL,
  versie_id uuid,                                               -- the version that was read; null: there was none
  person_id uuid NOT NULL,
  soort text NOT NULL CHECK (soort IN ('reactie', 'thuis')),
  tekst bytea NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  FOREIGN KEY (leerling_id, school_id) REFERENCES koers.person (id, school_id),
  FOREIGN KEY (person_id, school_id) REFERENCES koers.person (id, school_id),
  FOREIGN KEY (versie_id, leerling_id, school_id) REFERENCES koers.opp_versie (id, leerling_id, school_id)
);
CREATE INDEX opp_inbreng_leerling ON koers.opp_inbreng (leerling_id, at);
CREATE INDEX opp_inbreng_person ON koers.opp_inbreng (person_id);
CREATE INDEX opp_inbreng_school ON koers.opp_inbreng (school_id);
CREATE INDEX opp_inbreng_versie ON koers.opp_inbreng (versie_id);
CALL koers.protect('koers.opp_inbreng', 'SELECT, INSERT');
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON koers.opp_inbreng FOR EACH ROW EXECUTE FUNCTION koers.refuse_change();

-- People who hear of what happens with the OPP of a pupil: who works in his groups as leerkracht today, and the intern begeleiders.
CREATE FUNCTION koers.wie_volgt_opp(leerling uuid) RETURNS SETOF uuid LANGUAGE sql STABLE ROWS 5 AS $$
  SELECT DISTINCT w.wie FROM (
    SELECT m.person_id AS wie FROM koers.groep_lid l
    JOIN koers.groep g ON g.id = l.groep_id AND g.ended_at IS NULL AND g.soort = 'stamgroep'
    JOIN koers.groep_lid m ON m.groep_id = g.id AND m.als = 'medewerker' AND m.van <= koers.vandaag() AND (m.tot IS NULL OR m.tot > koers.vandaag())
    WHERE l.person_id = leerling AND l.als = 'leerling' AND l.van <= koers.vandaag() AND (l.tot IS NULL OR l.tot > koers.vandaag())
    UNION ALL
    SELECT r.person_id FROM koers.role_grant r
    WHERE r.school_id = koers.school_now() AND r.rol = 'ib' AND r.van <= koers.vandaag() AND (r.tot IS NULL OR r.tot > koers.vandaag())
  ) AS w JOIN koers.person p ON p.id = w.wie AND p.ended_at IS NULL
$$;

-- Who decides today (R45, domain.md L8, L9), as gateway/opp/instemming.ts has it: who has gezag until the pupil is 18; from then on
-- a mentor or curator with gezag, and without one the pupil himself.
CREATE FUNCTION koers.wie_beslist(leerling uuid) RETURNS SETOF uuid LANGUAGE sql STABLE ROWS 2 AS $$
  WITH met AS (
    SELECT r.person_id, r.soort IN ('mentor', 'curator') AS vertegenwoordigt FROM koers.relatie r
    WHERE r.leerling_id = leerling AND r.gezag AND r.van <= koers.vandaag() AND (r.tot IS NULL OR r.tot > koers.vandaag())
  ), wie AS (
    SELECT coalesce(i.geboortedatum <= koers.vandaag() - interval '18 years', false) AS volwassen FROM koers.person_identity i WHERE i.person_id = leerling
  )
  SELECT DISTINCT m.person_id FROM met m, wie WHERE NOT wie.volwassen OR m.vertegenwoordigt
  UNION
  SELECT leerling FROM wie WHERE wie.volwassen AND NOT EXISTS (SELECT FROM met WHERE met.vertegenwoordigt)
$$;
