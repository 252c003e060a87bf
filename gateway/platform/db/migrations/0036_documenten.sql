-- Documents of the OPP (R40): the house style of a school, the documents that were made of a version that is in force, and runs
-- that put all of a school in one ZIP.

-- How the documents of a school look; without a row they have the style of Koers. The logo stands on paper that leaves the school.
CREATE TABLE koers.opp_huisstijl (
  school_id uuid PRIMARY KEY REFERENCES koers.school,
  naam text NOT NULL CHECK (length(naam) BETWEEN 1 AND 120),
  kleur text NOT NULL CHECK (kleur ~ '^#[0-9a-f]{6}$'),         -- readable on white: gateway/opp/document/huisstijl.ts
  logo bytea,
  logo_type text CHECK (logo_type IN ('image/png', 'image/jpeg')),
  changed_by uuid NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CHECK ((logo IS NULL) = (logo_type IS NULL))
);
CALL koers.protect('koers.opp_huisstijl');

-- What was made of what was vastgesteld, once and for good: the file itself never changes (0035).
CREATE TABLE koers.opp_document (
  versie_id uuid NOT NULL,
  school_id uuid NOT NULL,
  leerling_id uuid NOT NULL,
  soort text NOT NULL CHECK (soort IN ('pdf', 'docx', 'html', 'json')),
  bestand_id uuid NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (versie_id, soort),
  FOREIGN KEY (versie_id, leerling_id, school_id) REFERENCES koers.opp_versie (id, leerling_id, school_id),
  FOREIGN KEY (bestand_id, school_id) REFERENCES koers.bestand (id, school_id)
);
CREATE INDEX opp_document_leerling ON koers.opp_document (leerling_id);
CREATE INDEX opp_document_school ON koers.opp_document (school_id);
CALL koers.protect('koers.opp_document', 'SELECT, INSERT');

-- A version that is fixed gets its documents, whoever fixes it and wherever.
CREATE FUNCTION koers.vraag_opp_documenten() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO koers.outbox (school_id, topic, dedupe, payload)
  VALUES (NEW.school_id, 'opp:documenten', 'opp-documenten-' || NEW.id, jsonb_build_object('school', NEW.school_id, 'versie', NEW.id));
  RETURN NULL;
END $$;
CREATE TRIGGER documenten AFTER UPDATE OF vastgesteld_op ON koers.opp_versie FOR EACH ROW
  WHEN (OLD.vastgesteld_op IS NULL AND NEW.vastgesteld_op IS NOT NULL) EXECUTE FUNCTION koers.vraag_opp_documenten();

-- All OPPs of a school that are in force, in one ZIP. `weg_op`: the day the ZIP is removed; the documents themselves stay.
CREATE TABLE koers.opp_bundel (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  school_id uuid NOT NULL REFERENCES koers.school,
  status text NOT NULL DEFAULT 'wacht' CHECK (status IN ('wacht', 'bezig', 'klaar', 'mislukt', 'gestopt', 'weg')),
  soorten text[] NOT NULL CHECK (cardinality(soorten) > 0),
  poging int NOT NULL DEFAULT 0,                                -- every write of a worker names its own
  totaal int,
  klaar int NOT NULL DEFAULT 0,
  bestand_id uuid,
  melding text,                                                 -- plain Dutch, safe to show
  door uuid NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  klaar_op timestamptz,
  weg_op timestamptz,
  FOREIGN KEY (bestand_id, school_id) REFERENCES koers.bestand (id, school_id),
  CHECK ((status = 'klaar') = (bestand_id IS NOT NULL)),
  CHECK (status <> 'klaar' OR (klaar_op IS NOT NULL AND weg_op IS NOT NULL))
);
-- One at a time per school, whoever asks.
CREATE UNIQUE INDEX opp_bundel_live ON koers.opp_bundel (school_id) WHERE status IN ('wacht', 'bezig');
CREATE INDEX opp_bundel_school ON koers.opp_bundel (school_id, at DESC);
CALL koers.protect('koers.opp_bundel', 'SELECT, INSERT, UPDATE (status, poging, totaal, klaar, bestand_id, melding, klaar_op, weg_op)');
