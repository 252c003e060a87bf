-- People and groups as the LVS knows them. Who someone is (person_identity, person_key) stands apart from
-- what is known about him, so that a dump without those two tables names nobody (R82).

CREATE TABLE koers.person (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  school_id uuid NOT NULL REFERENCES koers.school,
  soort text NOT NULL CHECK (soort IN ('leerling', 'medewerker', 'ouder')),
  created_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,                                       -- gone from every source; never deleted by a sync
  UNIQUE (id, school_id)
);
CREATE INDEX person_school ON koers.person (school_id, soort) WHERE ended_at IS NULL;
CALL koers.protect('koers.person', 'SELECT, INSERT, UPDATE', 'id');

CREATE TABLE koers.person_identity (
  person_id uuid PRIMARY KEY,
  school_id uuid NOT NULL,
  roepnaam text,
  voorvoegsel text,
  achternaam text,
  geboortedatum date,
  geslacht text CHECK (geslacht IN ('onbekend', 'jongen', 'meisje', 'niet_gespecificeerd')),
  email text,
  -- Per field: which connection owns it and in which run it last changed (R71): {"roepnaam": {"bron": uuid, "sinds": timestamp}}.
  herkomst jsonb NOT NULL DEFAULT '{}',
  changed_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (person_id, school_id) REFERENCES koers.person (id, school_id)
);
CREATE INDEX person_identity_school ON koers.person_identity (school_id);
CALL koers.protect('koers.person_identity', 'SELECT, INSERT, UPDATE', 'person_id');

-- One person, many keys: vendor keys, ECK iD, LTI sub, Entra oid. A key that moved to another person is ended, not overwritten.
CREATE TABLE koers.person_key (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  school_id uuid NOT NULL,
  person_id uuid NOT NULL,
  system text NOT NULL,            -- 'eckid' | 'lvs:<connection id>' | 'lti:<platform id>' | 'sourcedid'
  key text NOT NULL,
  linked_at timestamptz NOT NULL DEFAULT now(),
  linked_by text NOT NULL,         -- 'sync' | 'launch' | 'import' | a person id
  ended_at timestamptz,
  FOREIGN KEY (person_id, school_id) REFERENCES koers.person (id, school_id)
);
CREATE UNIQUE INDEX person_key_live ON koers.person_key (school_id, system, key) WHERE ended_at IS NULL;
CREATE INDEX person_key_person ON koers.person_key (person_id);
CALL koers.protect('koers.person_key');

-- Wrapped key of one pupil: destroying it destroys the pupil's encrypted texts, backups included (R84).
CREATE TABLE koers.leerling_key (
  leerling_id uuid PRIMARY KEY,
  school_id uuid NOT NULL,
  school_key_version int NOT NULL,
  wrapped bytea,
  created_at timestamptz NOT NULL DEFAULT now(),
  destroyed_at timestamptz,
  FOREIGN KEY (leerling_id, school_id) REFERENCES koers.person (id, school_id)
);
CALL koers.protect('koers.leerling_key', 'SELECT, INSERT, UPDATE');

CREATE TABLE koers.inschrijving (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  school_id uuid NOT NULL,
  leerling_id uuid NOT NULL,
  van date NOT NULL,
  tot date,                        -- from this day no longer at school (exclusive)
  jaargroep text,
  herkomst jsonb NOT NULL DEFAULT '{}',
  changed_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (leerling_id, school_id) REFERENCES koers.person (id, school_id)
);
CREATE INDEX inschrijving_leerling ON koers.inschrijving (leerling_id);
CREATE INDEX inschrijving_school ON koers.inschrijving (school_id);
CALL koers.protect('koers.inschrijving', 'SELECT, INSERT, UPDATE', 'leerling_id');

CREATE TABLE koers.groep (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  school_id uuid NOT NULL REFERENCES koers.school,
  soort text NOT NULL CHECK (soort IN ('stamgroep', 'samengesteld', 'eigen')),
  naam text NOT NULL,
  jaargroep text,
  schooljaar text NOT NULL,
  herkomst jsonb NOT NULL DEFAULT '{}',
  changed_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  UNIQUE (id, school_id)
);
CREATE INDEX groep_school ON koers.groep (school_id) WHERE ended_at IS NULL;
CALL koers.protect('koers.groep');

-- Dated and many-to-many: a pupil may be in many groups at once (R51).
CREATE TABLE koers.groep_lid (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  school_id uuid NOT NULL,
  groep_id uuid NOT NULL,
  person_id uuid NOT NULL,
  als text NOT NULL CHECK (als IN ('leerling', 'medewerker')),
  rol text,
  van date NOT NULL DEFAULT current_date,
  tot date,                        -- exclusive
  bron uuid,                       -- the connection that said so; null: made in Koers
  FOREIGN KEY (groep_id, school_id) REFERENCES koers.groep (id, school_id),
  FOREIGN KEY (person_id, school_id) REFERENCES koers.person (id, school_id)
);
CREATE UNIQUE INDEX groep_lid_live ON koers.groep_lid (groep_id, person_id, als) WHERE tot IS NULL;
CREATE INDEX groep_lid_person ON koers.groep_lid (person_id) WHERE tot IS NULL;
CREATE INDEX groep_lid_school ON koers.groep_lid (school_id);
CALL koers.protect('koers.groep_lid');

-- Ouders, verzorgers, voogden, mentoren and curatoren of a pupil. UWLR does not carry them.
CREATE TABLE koers.relatie (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  school_id uuid NOT NULL,
  leerling_id uuid NOT NULL,
  person_id uuid NOT NULL,
  soort text NOT NULL CHECK (soort IN ('ouder', 'verzorger', 'voogd', 'mentor', 'curator')),
  gezag boolean NOT NULL DEFAULT false,
  van date NOT NULL DEFAULT current_date,
  tot date,
  FOREIGN KEY (leerling_id, school_id) REFERENCES koers.person (id, school_id),
  FOREIGN KEY (person_id, school_id) REFERENCES koers.person (id, school_id)
);
CREATE INDEX relatie_person ON koers.relatie (person_id) WHERE tot IS NULL;
CREATE INDEX relatie_leerling ON koers.relatie (leerling_id) WHERE tot IS NULL;
CALL koers.protect('koers.relatie');

-- Roles granted inside Koers (design §6): LTI gives at most leerling, ouder, leerkracht.
CREATE TABLE koers.role_grant (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  school_id uuid NOT NULL,
  person_id uuid NOT NULL,
  rol text NOT NULL CHECK (rol IN ('leerkracht', 'ib', 'begeleider', 'zorgverlener', 'directeur', 'bestuur', 'beheerder', 'fg')),
  van date NOT NULL DEFAULT current_date,
  tot date,
  granted_by text NOT NULL,
  reason text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (person_id, school_id) REFERENCES koers.person (id, school_id)
);
CREATE INDEX role_grant_person ON koers.role_grant (person_id);
CALL koers.protect('koers.role_grant');
