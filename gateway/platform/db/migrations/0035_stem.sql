-- Files that belong to a dossier: what a pupil made to be heard (R46), and the documents of an OPP (R40). They are in the
-- database and never in a folder that a web server reads, in pieces, each sealed with a key of the file; that key is sealed
-- with the key of the pupil, or of the school when the file is about more than one. Destroying that key destroys the file.
CREATE TABLE koers.bestand (
  id uuid PRIMARY KEY,
  school_id uuid NOT NULL REFERENCES koers.school,
  leerling_id uuid,
  soort text NOT NULL CHECK (soort IN ('stem', 'opp_document', 'opp_bundel')),
  -- Made by Koers: what the sender called it may name a person, and is not kept.
  naam text NOT NULL CHECK (naam ~ '^[a-z0-9][a-z0-9._-]{0,99}$'),
  type text NOT NULL CHECK (type ~ '^[a-z]+/[a-z0-9.+-]+$'),
  bytes bigint NOT NULL CHECK (bytes > 0),
  stukken int NOT NULL CHECK (stukken > 0),
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),       -- of the file as it was before it was sealed
  sleutel_leerling bytea,
  sleutel_school bytea,
  door uuid,                                                    -- null: a job of Koers
  at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (leerling_id, school_id) REFERENCES koers.person (id, school_id),
  UNIQUE (id, school_id),
  CHECK ((leerling_id IS NULL) = (sleutel_leerling IS NULL)),
  CHECK ((leerling_id IS NULL) = (sleutel_school IS NOT NULL)),
  CHECK ((soort = 'opp_bundel') = (leerling_id IS NULL))
);
CREATE INDEX bestand_leerling ON koers.bestand (leerling_id, soort);
CREATE INDEX bestand_school ON koers.bestand (school_id, soort);
CALL koers.protect('koers.bestand', 'SELECT, INSERT, DELETE, UPDATE (sleutel_school)');

-- Pieces come first and the row of the file last, when its size and its hash are known; both in one transaction.
CREATE TABLE koers.bestand_stuk (
  bestand_id uuid NOT NULL,
  school_id uuid NOT NULL,
  nr int NOT NULL CHECK (nr >= 0),
  inhoud bytea NOT NULL,
  PRIMARY KEY (bestand_id, nr),
  FOREIGN KEY (bestand_id, school_id) REFERENCES koers.bestand (id, school_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX bestand_stuk_school ON koers.bestand_stuk (school_id);
ALTER TABLE koers.bestand_stuk ALTER COLUMN inhoud SET STORAGE EXTERNAL;  -- what is sealed does not become smaller
CALL koers.protect('koers.bestand_stuk', 'SELECT, INSERT');

-- A file never changes: only a new seal around the same key may come in the place of the old one, when the key of the school is
-- renewed. A document of an OPP is not removed either (R40), nor what belongs to a stem that was given (R46).
CREATE FUNCTION koers.refuse_change_of_bestand() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD.soort <> 'opp_document' AND NOT EXISTS (SELECT FROM koers.stem_bijlage b
    JOIN koers.stem_gesprek g ON g.id = b.gesprek_id WHERE b.bestand_id = OLD.id AND g.klaar_op IS NOT NULL) THEN RETURN OLD; END IF;
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'sleutel_school' = to_jsonb(OLD) - 'sleutel_school' THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'bestand % does not change', OLD.id USING ERRCODE = 'KP002';
END $$;
CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON koers.bestand FOR EACH ROW EXECUTE FUNCTION koers.refuse_change_of_bestand();

CREATE FUNCTION koers.refuse_stuk_after() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM koers.bestand b WHERE b.id = NEW.bestand_id) THEN
    RAISE EXCEPTION 'bestand % does not change', NEW.bestand_id USING ERRCODE = 'KP002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER immutable BEFORE INSERT ON koers.bestand_stuk FOR EACH ROW EXECUTE FUNCTION koers.refuse_stuk_after();

-- A pupil being heard (R46), before it is a row of opp_stem: he may stop and go on later, alone or with somebody beside him.
CREATE TABLE koers.stem_gesprek (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  school_id uuid NOT NULL,
  leerling_id uuid NOT NULL,
  versie_id uuid NOT NULL,
  moment text NOT NULL CHECK (moment IN ('opstellen', 'bijstellen', 'evalueren')),
  inhoud bytea,                                                 -- answers so far, sealed with the key of the pupil
  begonnen_door uuid NOT NULL,
  begonnen_op timestamptz NOT NULL DEFAULT clock_timestamp(),
  stem_id uuid REFERENCES koers.opp_stem,
  klaar_op timestamptz,
  CHECK ((klaar_op IS NULL) = (stem_id IS NULL)),
  FOREIGN KEY (versie_id, leerling_id, school_id) REFERENCES koers.opp_versie (id, leerling_id, school_id),
  UNIQUE (id, leerling_id, school_id)
);
CREATE UNIQUE INDEX stem_gesprek_open ON koers.stem_gesprek (versie_id) WHERE klaar_op IS NULL;
CREATE INDEX stem_gesprek_leerling ON koers.stem_gesprek (leerling_id);
CREATE INDEX stem_gesprek_school ON koers.stem_gesprek (school_id);
CALL koers.protect('koers.stem_gesprek', 'SELECT, INSERT, UPDATE (inhoud, stem_id, klaar_op)');
CREATE TRIGGER klaar BEFORE UPDATE OR DELETE ON koers.stem_gesprek FOR EACH ROW
  WHEN (OLD.klaar_op IS NOT NULL) EXECUTE FUNCTION koers.refuse_change();

CREATE TABLE koers.stem_bijlage (
  bestand_id uuid PRIMARY KEY,
  school_id uuid NOT NULL,
  leerling_id uuid NOT NULL,
  gesprek_id uuid NOT NULL,
  wat text NOT NULL CHECK (wat IN ('foto', 'geluid', 'tekening')),
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  FOREIGN KEY (bestand_id, school_id) REFERENCES koers.bestand (id, school_id) ON DELETE CASCADE,
  FOREIGN KEY (gesprek_id, leerling_id, school_id) REFERENCES koers.stem_gesprek (id, leerling_id, school_id)
);
CREATE INDEX stem_bijlage_gesprek ON koers.stem_bijlage (gesprek_id);
CREATE INDEX stem_bijlage_school ON koers.stem_bijlage (school_id);
CALL koers.protect('koers.stem_bijlage', 'SELECT, INSERT');
