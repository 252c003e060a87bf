-- Clocks over an OPP (R42, R45, R47, R49), what stops the destruction of a dossier (R48), toelaatbaarheidsverklaringen (R49),
-- and the dates that the LAS hands over to ROD (R50).

-- One row a school, made when it first chooses otherwise than gateway/opp/klokken/termijnen.ts proposes.
CREATE TABLE koers.opp_instelling (
  school_id uuid PRIMARY KEY REFERENCES koers.school,
  termijnen jsonb NOT NULL,                                     -- gateway/opp/klokken/termijnen.ts
  rod boolean,                                                  -- hand dates over to ROD; null: as its sector does (domain.md L16)
  changed_at timestamptz NOT NULL DEFAULT now(),
  changed_by uuid
);
CALL koers.protect('koers.opp_instelling');

-- Days without school. They move a reminder to a school day; whether they also move a term is a choice of the school.
CREATE TABLE koers.schoolvakantie (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  school_id uuid NOT NULL REFERENCES koers.school,
  naam text NOT NULL CHECK (length(naam) BETWEEN 1 AND 60),
  van date NOT NULL,
  tot date NOT NULL,                                            -- first day of school after it
  made_at timestamptz NOT NULL DEFAULT now(),
  made_by uuid,
  CHECK (tot > van AND tot - van <= 80)
);
CREATE INDEX schoolvakantie_school ON koers.schoolvakantie (school_id, van);
CALL koers.protect('koers.schoolvakantie', 'SELECT, INSERT, DELETE');

-- A toelaatbaarheidsverklaring as the samenwerkingsverband gave it (domain.md L14). A correction is a new row in the place of
-- the old one, which stays.
CREATE TABLE koers.tlv (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  school_id uuid NOT NULL,
  leerling_id uuid NOT NULL,
  nummer text NOT NULL CHECK (length(nummer) BETWEEN 1 AND 40),
  categorie text NOT NULL CHECK (categorie IN ('laag', 'midden', 'hoog')),
  van date NOT NULL,
  tot date NOT NULL,                                            -- last day
  samenwerkingsverband text NOT NULL CHECK (samenwerkingsverband ~ '^(PO|VO)\d{4}$'),
  bestand_id uuid,                                              -- the beschikking, when it was put with it
  vervangt uuid,
  made_at timestamptz NOT NULL DEFAULT now(),
  made_by uuid NOT NULL,
  ended_at timestamptz,                                         -- replaced, or registered by mistake
  ended_by uuid,
  CHECK (tot >= van),
  UNIQUE (id, school_id),
  FOREIGN KEY (leerling_id, school_id) REFERENCES koers.person (id, school_id),
  FOREIGN KEY (vervangt, school_id) REFERENCES koers.tlv (id, school_id)
);
CREATE INDEX tlv_leerling ON koers.tlv (leerling_id);
CREATE INDEX tlv_school ON koers.tlv (school_id, tot) WHERE ended_at IS NULL;
CALL koers.protect('koers.tlv', 'SELECT, INSERT, UPDATE (ended_at, ended_by)', 'leerling_id');

-- How far the clocks of a school were looked at. `sinds`: what should have been told before this day is told no more.
CREATE TABLE koers.klok_stand (
  school_id uuid PRIMARY KEY REFERENCES koers.school,
  sinds date NOT NULL,
  dag date NOT NULL                                             -- last day that is done
);
CALL koers.protect('koers.klok_stand', 'SELECT, INSERT, UPDATE (dag)');

-- A reminder that was sent. The key is what makes it happen once, also when two workers do the same day.
CREATE TABLE koers.herinnering (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  seq bigint GENERATED ALWAYS AS IDENTITY,
  school_id uuid NOT NULL,
  leerling_id uuid NOT NULL,
  klok text NOT NULL CHECK (klok IN ('opp', 'evaluatie', 'tlv', 'meerderjarig', 'periode', 'bewaren')),
  uiterlijk date NOT NULL,                                      -- the term it is about: another term is another reminder
  moment text NOT NULL CHECK (moment IN ('waarschuwing', 'te_laat')),
  op date NOT NULL,                                             -- the day it was meant for
  dag date NOT NULL,                                            -- the day it was made
  stil boolean NOT NULL DEFAULT false,                          -- a later one of the same clock was due that day: nobody was told of this one
  UNIQUE (leerling_id, klok, uiterlijk, moment),
  FOREIGN KEY (leerling_id, school_id) REFERENCES koers.person (id, school_id)
);
CREATE INDEX herinnering_school ON koers.herinnering (school_id, dag);
CALL koers.protect('koers.herinnering', 'SELECT, INSERT', 'leerling_id');

-- What holds back the destruction of a dossier, and until when (R48).
CREATE TABLE koers.bewaarstop (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  school_id uuid NOT NULL,
  leerling_id uuid NOT NULL,
  reden text NOT NULL CHECK (reden IN ('geschil')),
  onderwerp_id uuid NOT NULL,                                   -- the version that the dispute is about
  sinds timestamptz NOT NULL DEFAULT now(),
  door uuid,
  opgeheven_op timestamptz,
  opgeheven_door uuid,
  FOREIGN KEY (leerling_id, school_id) REFERENCES koers.person (id, school_id)
);
CREATE UNIQUE INDEX bewaarstop_live ON koers.bewaarstop (leerling_id, reden, onderwerp_id) WHERE opgeheven_op IS NULL;
CREATE INDEX bewaarstop_school ON koers.bewaarstop (school_id);
CALL koers.protect('koers.bewaarstop', 'SELECT, INSERT, UPDATE (opgeheven_op, opgeheven_door)');

-- Begin and end of an OPP for ROD (R50). Dates and ids only: the LAS knows whose they are and delivers them (domain.md L16).
CREATE TABLE koers.opp_gebeurtenis (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  seq bigint GENERATED ALWAYS AS IDENTITY,
  school_id uuid NOT NULL,
  leerling_id uuid NOT NULL,
  soort text NOT NULL CHECK (soort IN ('begin', 'einde')),
  datum date NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  verwerkt_op timestamptz,                                      -- somebody said that it stands in the LAS
  verwerkt_door uuid,
  UNIQUE (leerling_id, soort, datum),
  FOREIGN KEY (leerling_id, school_id) REFERENCES koers.person (id, school_id)
);
CREATE INDEX opp_gebeurtenis_open ON koers.opp_gebeurtenis (school_id, seq) WHERE verwerkt_op IS NULL;
CALL koers.protect('koers.opp_gebeurtenis', 'SELECT, INSERT, UPDATE (verwerkt_op, verwerkt_door)');

-- Whether the dates of a school go to ROD: what it chose, else as its sector does. Every pupil of so and vso has an OPP, so
-- there it is doubtful whether they must (domain.md L16).
CREATE FUNCTION koers.rod_aan() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(
    (SELECT i.rod FROM koers.opp_instelling i WHERE i.school_id = koers.school_now()),
    (SELECT s.sector = 'regulier' FROM koers.school s WHERE s.id = koers.school_now()), false)
$$;

-- A dispute holds back destruction for as long as it lasts, also when its version is closed meanwhile: what opens and closes it
-- are the steps, which anybody may add to and nobody may change (R48).
CREATE FUNCTION koers.bewaarstop_bij_geschil() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.soort = 'geschil_open' THEN
    INSERT INTO koers.bewaarstop (school_id, leerling_id, reden, onderwerp_id, door)
    VALUES (NEW.school_id, NEW.leerling_id, 'geschil', NEW.versie_id, NEW.door)
    ON CONFLICT (leerling_id, reden, onderwerp_id) WHERE opgeheven_op IS NULL DO NOTHING;
  ELSE
    UPDATE koers.bewaarstop SET opgeheven_op = now(), opgeheven_door = NEW.door
    WHERE leerling_id = NEW.leerling_id AND reden = 'geschil' AND onderwerp_id = NEW.versie_id AND opgeheven_op IS NULL;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER bewaarstop AFTER INSERT ON koers.opp_stap FOR EACH ROW
  WHEN (NEW.soort IN ('geschil_open', 'geschil_gesloten')) EXECUTE FUNCTION koers.bewaarstop_bij_geschil();

-- Begin: the first version of a chain was fixed. End: what was in force ended and nothing took its place (R50).
CREATE FUNCTION koers.meld_opp_gebeurtenis() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE eerste boolean;
BEGIN
  IF NOT koers.rod_aan() THEN RETURN NULL; END IF;
  IF OLD.vastgesteld_op IS NULL AND NEW.vastgesteld_op IS NOT NULL THEN
    SELECT NOT EXISTS (SELECT FROM koers.opp_versie v WHERE v.opp_id = NEW.opp_id AND v.id <> NEW.id AND v.vastgesteld_op IS NOT NULL) INTO eerste;
    IF eerste THEN
      INSERT INTO koers.opp_gebeurtenis (school_id, leerling_id, soort, datum)
      VALUES (NEW.school_id, NEW.leerling_id, 'begin', (NEW.vastgesteld_op AT TIME ZONE 'Europe/Amsterdam')::date) ON CONFLICT DO NOTHING;
    END IF;
  ELSIF NEW.status = 'beeindigd' AND OLD.status IN ('vastgesteld', 'in_evaluatie') THEN
    INSERT INTO koers.opp_gebeurtenis (school_id, leerling_id, soort, datum)
    VALUES (NEW.school_id, NEW.leerling_id, 'einde', (NEW.gesloten_op AT TIME ZONE 'Europe/Amsterdam')::date) ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER rod AFTER UPDATE OF status, vastgesteld_op ON koers.opp_versie FOR EACH ROW EXECUTE FUNCTION koers.meld_opp_gebeurtenis();
