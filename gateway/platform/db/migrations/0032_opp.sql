-- The ontwikkelingsperspectief (domain.md §2.2): per pupil a chain of versions. A concept holds what was typed and nothing
-- else: the rest is read from its sources each time. What is offered or vastgesteld is kept whole, as it stood, and never changes.
-- Words are sealed with the key of the pupil (R84); codes and days that the school selects on stand in clear.

-- One chain is open per pupil; it ends when he leaves or the OPP is no longer needed.
CREATE TABLE koers.opp (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  school_id uuid NOT NULL,
  leerling_id uuid NOT NULL,
  van date NOT NULL,
  tot date,                                                     -- first day no longer
  begonnen_door uuid NOT NULL,
  begonnen_op timestamptz NOT NULL DEFAULT clock_timestamp(),
  CHECK (tot IS NULL OR tot >= van),
  FOREIGN KEY (leerling_id, school_id) REFERENCES koers.person (id, school_id),
  UNIQUE (id, leerling_id, school_id)
);
CREATE UNIQUE INDEX opp_live ON koers.opp (leerling_id) WHERE tot IS NULL;
CREATE INDEX opp_leerling ON koers.opp (leerling_id);
CREATE INDEX opp_school ON koers.opp (school_id);
CALL koers.protect('koers.opp', 'SELECT, INSERT, UPDATE (tot)');

-- `status` and `handeling` are OppStatus and HandelingStatus of gateway/model/opp.ts: where it stands after the last act.
CREATE TABLE koers.opp_versie (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  school_id uuid NOT NULL,
  leerling_id uuid NOT NULL,
  opp_id uuid NOT NULL,
  nummer int NOT NULL CHECK (nummer > 0),
  soort text NOT NULL CHECK (soort IN ('eerste', 'bijstelling', 'evaluatie')),
  status text NOT NULL DEFAULT 'concept' CHECK (status IN
    ('concept', 'overleg', 'gehoord', 'instemming', 'vastgesteld', 'in_evaluatie', 'opgevolgd', 'beeindigd', 'vervallen')),
  handeling text NOT NULL DEFAULT 'open' CHECK (handeling IN ('niet_nodig', 'open', 'ingestemd', 'niet_ingestemd')),
  geschil boolean NOT NULL DEFAULT false,                       -- a dispute is open about it (R48)
  vorige uuid,                                                  -- the version it takes the place of
  peildag date,                                                 -- the day it shows, from when it was offered or fixed
  begonnen_door uuid NOT NULL,
  begonnen_op timestamptz NOT NULL DEFAULT clock_timestamp(),
  aangeboden_op timestamptz,                                    -- last offered to who has gezag
  vastgesteld_door uuid,
  vastgesteld_op timestamptz,
  gesloten_op timestamptz,                                      -- opgevolgd, beeindigd or vervallen since
  FOREIGN KEY (opp_id, leerling_id, school_id) REFERENCES koers.opp (id, leerling_id, school_id),
  FOREIGN KEY (leerling_id, school_id) REFERENCES koers.person (id, school_id),
  UNIQUE (id, leerling_id, school_id),
  FOREIGN KEY (vorige, leerling_id, school_id) REFERENCES koers.opp_versie (id, leerling_id, school_id),
  UNIQUE (leerling_id, nummer),
  CHECK ((vastgesteld_op IS NULL) = (vastgesteld_door IS NULL)),
  CHECK ((vastgesteld_op IS NULL) = (status IN ('concept', 'overleg', 'gehoord', 'instemming', 'vervallen'))),
  CHECK ((gesloten_op IS NULL) = (status NOT IN ('opgevolgd', 'beeindigd', 'vervallen'))),
  CHECK (status <> 'instemming' OR aangeboden_op IS NOT NULL),
  CHECK (vastgesteld_op IS NULL OR peildag IS NOT NULL)
);
-- One concept at most, beside one that is in force at most (R41).
CREATE UNIQUE INDEX opp_versie_concept ON koers.opp_versie (leerling_id) WHERE status IN ('concept', 'overleg', 'gehoord', 'instemming');
CREATE UNIQUE INDEX opp_versie_geldend ON koers.opp_versie (leerling_id) WHERE status IN ('vastgesteld', 'in_evaluatie');
CREATE INDEX opp_versie_school ON koers.opp_versie (school_id, status);
CREATE INDEX opp_versie_opp ON koers.opp_versie (opp_id);
CALL koers.protect('koers.opp_versie',
  'SELECT, INSERT, UPDATE (status, handeling, geschil, peildag, aangeboden_op, vastgesteld_door, vastgesteld_op, gesloten_op)');

-- What a person typed in a version, or put in the place of what the source says. `woorden` seals {waarde, reden, was}.
CREATE TABLE koers.opp_veld (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  school_id uuid NOT NULL,
  leerling_id uuid NOT NULL,
  versie_id uuid NOT NULL,
  veld text NOT NULL CHECK (veld ~ '^[a-h]\.[a-z_]+(:[0-9a-z_-]+)?$'),   -- gateway/opp/velden.ts
  soort text NOT NULL CHECK (soort IN ('getypt', 'overruled', 'terug')), -- terug: taken back, the source counts again
  revisie int NOT NULL DEFAULT 1 CHECK (revisie > 0),
  woorden bytea,
  door uuid NOT NULL,
  op timestamptz NOT NULL,
  CHECK ((soort = 'terug') = (woorden IS NULL)),
  FOREIGN KEY (versie_id, leerling_id, school_id) REFERENCES koers.opp_versie (id, leerling_id, school_id),
  UNIQUE (versie_id, veld)
);
CREATE INDEX opp_veld_leerling ON koers.opp_veld (leerling_id);
CREATE INDEX opp_veld_school ON koers.opp_veld (school_id, veld);
CALL koers.protect('koers.opp_veld', 'SELECT, INSERT, UPDATE (soort, revisie, woorden, door, op)');

-- Every step of a version, in its order. `data`: codes and digests only; words are sealed. `op`: the day it happened.
CREATE TABLE koers.opp_stap (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  nr bigint GENERATED ALWAYS AS IDENTITY,
  school_id uuid NOT NULL,
  leerling_id uuid NOT NULL,
  versie_id uuid NOT NULL,
  soort text NOT NULL CHECK (soort IN ('begonnen', 'overleg', 'cvb_advies', 'ter_instemming', 'taalfout', 'vastgesteld',
    'evaluatie_begonnen', 'evaluatie', 'opgevolgd', 'geschil_open', 'geschil_gesloten', 'beeindigd', 'vervallen')),
  op date NOT NULL,
  data jsonb NOT NULL DEFAULT '{}',
  woorden bytea,
  door uuid NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  FOREIGN KEY (versie_id, leerling_id, school_id) REFERENCES koers.opp_versie (id, leerling_id, school_id)
);
CREATE INDEX opp_stap_versie ON koers.opp_stap (versie_id, nr);
CREATE INDEX opp_stap_leerling ON koers.opp_stap (leerling_id, nr);
CREATE INDEX opp_stap_school ON koers.opp_stap (school_id, soort, op);
CALL koers.protect('koers.opp_stap', 'SELECT, INSERT');
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON koers.opp_stap FOR EACH ROW EXECUTE FUNCTION koers.refuse_change();

-- What people saw when they agreed and what was fixed, as canonical JSON (RFC 8785), whole and per part. `afdruk`: SHA-256 of
-- exactly these bytes. `kern`: SHA-256 of what counts in it; the same kern asks nobody again (R44).
CREATE TABLE koers.opp_inhoud (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  nr bigint GENERATED ALWAYS AS IDENTITY,
  school_id uuid NOT NULL,
  leerling_id uuid NOT NULL,
  versie_id uuid NOT NULL,
  moment text NOT NULL CHECK (moment IN ('aangeboden', 'vastgesteld')),
  deel text NOT NULL CHECK (deel IN ('geheel', 'uitstroom', 'handeling')),
  afdruk text NOT NULL CHECK (afdruk ~ '^[0-9a-f]{64}$'),
  kern text NOT NULL CHECK (kern ~ '^[0-9a-f]{64}$'),
  inhoud bytea NOT NULL,
  door uuid NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  FOREIGN KEY (versie_id, leerling_id, school_id) REFERENCES koers.opp_versie (id, leerling_id, school_id),
  UNIQUE (id, versie_id, deel, afdruk, school_id)
);
CREATE UNIQUE INDEX opp_inhoud_vast ON koers.opp_inhoud (versie_id, deel) WHERE moment = 'vastgesteld';
CREATE INDEX opp_inhoud_versie ON koers.opp_inhoud (versie_id, deel, nr);
CREATE INDEX opp_inhoud_leerling ON koers.opp_inhoud (leerling_id);
CREATE INDEX opp_inhoud_school ON koers.opp_inhoud (school_id);
CALL koers.protect('koers.opp_inhoud', 'SELECT, INSERT, UPDATE (inhoud)');

-- Only a new seal around the same words may come in the place of the old one.
CREATE FUNCTION koers.refuse_change_of_inhoud() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR to_jsonb(NEW) - 'inhoud' <> to_jsonb(OLD) - 'inhoud' THEN
    RAISE EXCEPTION 'opp_inhoud % is fixed', OLD.id USING ERRCODE = 'KP002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER vast BEFORE UPDATE OR DELETE ON koers.opp_inhoud FOR EACH ROW EXECUTE FUNCTION koers.refuse_change_of_inhoud();

-- What somebody answered, on which exact content, and how he had shown who he was: evidence, so never changed (R44). The last
-- answer of a person on a kern counts.
CREATE TABLE koers.opp_antwoord (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  nr bigint GENERATED ALWAYS AS IDENTITY,
  school_id uuid NOT NULL,
  leerling_id uuid NOT NULL,
  versie_id uuid NOT NULL,
  inhoud_id uuid NOT NULL,
  deel text NOT NULL CHECK (deel IN ('uitstroom', 'handeling')),
  afdruk text NOT NULL,
  person_id uuid NOT NULL,
  rol text NOT NULL CHECK (rol IN ('ouder', 'verzorger', 'voogd', 'mentor', 'curator', 'leerling')),
  antwoord text NOT NULL CHECK (antwoord IN ('akkoord', 'niet_akkoord')),
  toelichting bytea,
  methode text NOT NULL CHECK (methode IN ('passkey', 'lti', 'papier')),
  zekerheid text,                                               -- how the school made sure who it is; null: not known
  session_id uuid,
  vastgelegd_door uuid,                                         -- who took it down from paper; null: answered himself
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CHECK ((methode = 'papier') = (vastgelegd_door IS NOT NULL)),
  FOREIGN KEY (versie_id, leerling_id, school_id) REFERENCES koers.opp_versie (id, leerling_id, school_id),
  FOREIGN KEY (inhoud_id, versie_id, deel, afdruk, school_id) REFERENCES koers.opp_inhoud (id, versie_id, deel, afdruk, school_id),
  FOREIGN KEY (person_id, school_id) REFERENCES koers.person (id, school_id)
);
CREATE INDEX opp_antwoord_leerling ON koers.opp_antwoord (leerling_id, nr);
CREATE INDEX opp_antwoord_inhoud ON koers.opp_antwoord (inhoud_id);
CREATE INDEX opp_antwoord_person ON koers.opp_antwoord (person_id);
CREATE INDEX opp_antwoord_school ON koers.opp_antwoord (school_id);
CALL koers.protect('koers.opp_antwoord', 'SELECT, INSERT');
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON koers.opp_antwoord FOR EACH ROW EXECUTE FUNCTION koers.refuse_change();

-- Voice of the pupil (R46): he was heard, or it is written why not and when it is tried again. `inhoud` seals StemInhoud.
CREATE TABLE koers.opp_stem (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  nr bigint GENERATED ALWAYS AS IDENTITY,
  school_id uuid NOT NULL,
  leerling_id uuid NOT NULL,
  versie_id uuid NOT NULL,
  moment text NOT NULL CHECK (moment IN ('opstellen', 'bijstellen', 'evalueren')),
  op date NOT NULL,
  gehoord boolean NOT NULL,
  hoe text[] NOT NULL DEFAULT '{}',
  inhoud bytea,
  vastgelegd_door uuid NOT NULL,                                -- the pupil himself, or who took it down
  reden bytea,
  volgende_poging date,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CHECK (CASE WHEN gehoord THEN inhoud IS NOT NULL AND reden IS NULL ELSE reden IS NOT NULL AND volgende_poging IS NOT NULL END),
  FOREIGN KEY (versie_id, leerling_id, school_id) REFERENCES koers.opp_versie (id, leerling_id, school_id)
);
CREATE INDEX opp_stem_versie ON koers.opp_stem (versie_id, nr);
CREATE INDEX opp_stem_leerling ON koers.opp_stem (leerling_id);
CREATE INDEX opp_stem_school ON koers.opp_stem (school_id, volgende_poging) WHERE NOT gehoord;
CALL koers.protect('koers.opp_stem', 'SELECT, INSERT');
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON koers.opp_stem FOR EACH ROW EXECUTE FUNCTION koers.refuse_change();

-- What was typed stays as it was once its version is no concept any more.
CREATE FUNCTION koers.refuse_veld_of_vast() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM koers.opp_versie v WHERE v.id = NEW.versie_id AND v.status IN ('concept', 'overleg', 'gehoord', 'instemming')) THEN
    RAISE EXCEPTION 'opp_versie % is no concept', NEW.versie_id USING ERRCODE = 'KP002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER concept BEFORE INSERT OR UPDATE ON koers.opp_veld FOR EACH ROW EXECUTE FUNCTION koers.refuse_veld_of_vast();

-- The last door before vastgesteld (R43, R46): whatever code asks, no version passes without overleg, without the pupil heard or
-- a reason why not, and without its content kept. What was fixed once never becomes a concept again.
CREATE FUNCTION koers.guard_opp_versie() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.gesloten_op IS NOT NULL OR (OLD.vastgesteld_op IS NOT NULL
    AND (NEW.vastgesteld_op, NEW.vastgesteld_door, NEW.peildag) IS DISTINCT FROM (OLD.vastgesteld_op, OLD.vastgesteld_door, OLD.peildag)) THEN
    RAISE EXCEPTION 'opp_versie % stands', OLD.id USING ERRCODE = 'KP002';
  END IF;
  IF OLD.vastgesteld_op IS NULL AND NEW.vastgesteld_op IS NOT NULL AND NOT (
    EXISTS (SELECT FROM koers.opp_stap s WHERE s.versie_id = NEW.id AND s.soort = 'overleg')
    AND EXISTS (SELECT FROM koers.opp_stem s WHERE s.versie_id = NEW.id OR (NEW.soort = 'evaluatie' AND s.versie_id = NEW.vorige AND s.moment = 'evalueren'))
    AND (SELECT count(*) = 3 FROM koers.opp_inhoud i WHERE i.versie_id = NEW.id AND i.moment = 'vastgesteld')) THEN
    RAISE EXCEPTION 'opp_versie % is not ready', NEW.id USING ERRCODE = 'KP002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stand BEFORE UPDATE OR DELETE ON koers.opp_versie FOR EACH ROW EXECUTE FUNCTION koers.guard_opp_versie();
