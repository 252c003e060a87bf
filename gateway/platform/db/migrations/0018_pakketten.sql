-- Packages that schools own (R8–R12): who owns one, what an entity is over all versions, and what came along that Koers
-- has no column for.

-- Of the whole sector (no owner), of one school, or of one bestuur.
ALTER TABLE koers.pakket
  ADD COLUMN bestuur_id uuid REFERENCES koers.bestuur,
  ADD COLUMN herkomst jsonb NOT NULL DEFAULT '{}',              -- where it came from: bron, url, day, of which package it is a copy
  ADD COLUMN gedeeld boolean NOT NULL DEFAULT false,            -- other besturen may adopt it (R12)
  ADD CONSTRAINT pakket_een_eigenaar CHECK (num_nonnulls(school_id, bestuur_id) <= 1);

ALTER TABLE koers.pakket_versie
  ADD COLUMN created_at timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN created_by uuid,
  ADD COLUMN notitie text,                                      -- what is new in it, for people
  -- A version that was put together from another version and the own inrichting of a school or bestuur (R8).
  ADD COLUMN basis_versie_id uuid REFERENCES koers.pakket_versie;

-- An entity keeps its identity over the versions; `id` is its row in one of them. Never used again for something else.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['leergebied', 'leerlijn', 'niveau', 'leerdoel', 'actie_sjabloon', 'leerroute'] LOOP
    EXECUTE format('ALTER TABLE koers.%I DISABLE TRIGGER immutable', t);
    EXECUTE format('ALTER TABLE koers.%I ADD COLUMN entiteit uuid', t);
    EXECUTE format('UPDATE koers.%I SET entiteit = id', t);
    EXECUTE format('ALTER TABLE koers.%I ALTER COLUMN entiteit SET NOT NULL', t);
    EXECUTE format('ALTER TABLE koers.%I ENABLE TRIGGER immutable', t);
    EXECUTE format('CREATE INDEX %I ON koers.%I (entiteit)', t || '_entiteit', t);
  END LOOP;
END $$;

-- What a source said of a thing and Koers has no column for, so that nothing is lost on the way through (CASE 1.1:
-- associations, groupings, definitions, rubrics, and fields of items). `id` is the identifier in the source; an entity of
-- ours has the same in `entiteit`.
CREATE TABLE koers.pakket_rest (
  pakket_versie_id uuid NOT NULL REFERENCES koers.pakket_versie,
  soort text NOT NULL CHECK (soort IN ('document', 'item', 'associatie', 'definitie', 'rubriek', 'pakket')),
  id uuid NOT NULL,
  plek int NOT NULL,                                            -- place in the source
  rest jsonb NOT NULL,
  PRIMARY KEY (pakket_versie_id, soort, id)
);
CREATE TRIGGER immutable BEFORE INSERT OR UPDATE OR DELETE ON koers.pakket_rest FOR EACH ROW EXECUTE FUNCTION koers.refuse_change_of_published();
GRANT SELECT ON koers.pakket_rest TO koers_app, koers_platform;
GRANT INSERT, UPDATE, DELETE ON koers.pakket_rest TO koers_platform;
