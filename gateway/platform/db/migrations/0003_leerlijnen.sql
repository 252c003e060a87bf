-- Leerlijnenpakketten: open, versioned, immutable once published (R4, R5, R8, R10). A package with a school_id
-- belongs to that school; without one it is shared by the sector. Nothing here is personal data.

CREATE TABLE koers.pakket (
  id uuid PRIMARY KEY,
  school_id uuid REFERENCES koers.school,
  code text NOT NULL,
  naam text NOT NULL,
  uitgever text NOT NULL,
  licentie text NOT NULL                                        -- SPDX id
);

CREATE TABLE koers.pakket_versie (
  id uuid PRIMARY KEY,
  pakket_id uuid NOT NULL REFERENCES koers.pakket,
  versie text NOT NULL,
  status text NOT NULL CHECK (status IN ('concept', 'published')),
  published_at timestamptz,
  schaal jsonb NOT NULL,                                        -- names of the standen 0..4, in this order
  behaald_vanaf smallint NOT NULL CHECK (behaald_vanaf BETWEEN 1 AND 4),   -- advice of the package; koers.school decides
  replaced_by uuid REFERENCES koers.pakket_versie,
  UNIQUE (pakket_id, versie)
);

CREATE TABLE koers.leergebied (
  id uuid PRIMARY KEY,
  pakket_versie_id uuid NOT NULL REFERENCES koers.pakket_versie,
  code text NOT NULL,
  naam text NOT NULL,
  soort text NOT NULL CHECK (soort IN ('LS', 'LO')),            -- leergebiedspecifiek | leergebiedoverstijgend
  volgorde int NOT NULL,
  UNIQUE (pakket_versie_id, code)
);

CREATE TABLE koers.leerlijn (
  id uuid PRIMARY KEY,
  pakket_versie_id uuid NOT NULL REFERENCES koers.pakket_versie,
  leergebied_id uuid NOT NULL REFERENCES koers.leergebied,
  code text NOT NULL,
  naam text NOT NULL,
  geordend boolean NOT NULL,                                    -- false: no niveaus, never a percentage (R4)
  volgorde int NOT NULL,
  kerndoel_hints text[] NOT NULL DEFAULT '{}',                  -- for people; links to kerndoelen come apart (R11)
  UNIQUE (pakket_versie_id, code)
);

CREATE TABLE koers.niveau (
  id uuid PRIMARY KEY,
  leerlijn_id uuid NOT NULL REFERENCES koers.leerlijn,
  code text NOT NULL,
  naam text NOT NULL,
  volgorde int NOT NULL,
  UNIQUE (leerlijn_id, volgorde),
  UNIQUE (id, leerlijn_id)
);

CREATE TABLE koers.leerdoel (
  id uuid PRIMARY KEY,
  leerlijn_id uuid NOT NULL REFERENCES koers.leerlijn,
  niveau_id uuid,                                               -- null on a leerlijn without niveaus
  code text NOT NULL,
  tekst text NOT NULL,                                          -- goes on after "De leerling …"
  volgorde int NOT NULL,
  UNIQUE (id, leerlijn_id),
  FOREIGN KEY (niveau_id, leerlijn_id) REFERENCES koers.niveau (id, leerlijn_id)
);
CREATE INDEX leerdoel_leerlijn ON koers.leerdoel (leerlijn_id, niveau_id);
CREATE INDEX leerdoel_niveau ON koers.leerdoel (niveau_id);

-- Template acties of the arrangementskaart of a niveau (R5).
CREATE TABLE koers.actie_sjabloon (
  id uuid PRIMARY KEY,
  leerdoel_id uuid NOT NULL REFERENCES koers.leerdoel,
  soort text NOT NULL,
  tekst text NOT NULL,
  wie text NOT NULL,
  ritme text NOT NULL,
  volgorde int NOT NULL
);
CREATE INDEX actie_sjabloon_doel ON koers.actie_sjabloon (leerdoel_id);

CREATE TABLE koers.leerroute (
  id uuid PRIMARY KEY,
  pakket_versie_id uuid NOT NULL REFERENCES koers.pakket_versie,
  code text NOT NULL,
  naam text NOT NULL,
  ldgm smallint CHECK (ldgm BETWEEN 1 AND 7),                    -- landelijk doelgroepenmodel, as a mapping
  uitstroomprofiel text NOT NULL CHECK (uitstroomprofiel IN ('dagbesteding', 'arbeidsmarkt', 'vervolgonderwijs', 'onbekend')),
  bestemming text,                                              -- null: a route that is not filled in; nobody can be placed on it
  volgorde int NOT NULL,
  UNIQUE (pakket_versie_id, code)
);

-- Which leerlijnen a leerroute has (R3) and up to which niveau at the end of school.
CREATE TABLE koers.leerroute_leerlijn (
  leerroute_id uuid NOT NULL REFERENCES koers.leerroute,
  leerlijn_id uuid NOT NULL REFERENCES koers.leerlijn,
  uitstroomniveau_id uuid,
  PRIMARY KEY (leerroute_id, leerlijn_id),
  FOREIGN KEY (uitstroomniveau_id, leerlijn_id) REFERENCES koers.niveau (id, leerlijn_id)
);

-- Expected niveau per leerroute × leerlijn × onderwijsleeftijd; linear between the points.
CREATE TABLE koers.route_profiel (
  leerroute_id uuid NOT NULL,
  leerlijn_id uuid NOT NULL,
  onderwijsleeftijd smallint NOT NULL,
  verwacht double precision NOT NULL,
  PRIMARY KEY (leerroute_id, leerlijn_id, onderwijsleeftijd),
  FOREIGN KEY (leerroute_id, leerlijn_id) REFERENCES koers.leerroute_leerlijn
);

-- Which package version a school works with, since when. Pupils stay on a version until a migration (R10).
CREATE TABLE koers.school_pakket (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  school_id uuid NOT NULL REFERENCES koers.school,
  pakket_versie_id uuid NOT NULL REFERENCES koers.pakket_versie,
  van date NOT NULL DEFAULT current_date,
  tot date,
  UNIQUE (school_id, pakket_versie_id, van)
);
CALL koers.protect('koers.school_pakket');

-- A published version never changes: not by the app, not by an import. Both ends of a move are looked at.
CREATE FUNCTION koers.refuse_change_of_published() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE rij jsonb; van uuid;
BEGIN
  FOREACH rij IN ARRAY ARRAY[to_jsonb(OLD), to_jsonb(NEW)] LOOP
    CONTINUE WHEN rij IS NULL;
    van := CASE
      WHEN rij ? 'pakket_versie_id' THEN (rij->>'pakket_versie_id')::uuid
      WHEN TG_TABLE_NAME IN ('niveau', 'leerdoel') THEN (SELECT l.pakket_versie_id FROM koers.leerlijn l WHERE l.id = (rij->>'leerlijn_id')::uuid)
      WHEN rij ? 'leerroute_id' THEN (SELECT r.pakket_versie_id FROM koers.leerroute r WHERE r.id = (rij->>'leerroute_id')::uuid)
      ELSE (SELECT l.pakket_versie_id FROM koers.leerdoel d JOIN koers.leerlijn l ON l.id = d.leerlijn_id WHERE d.id = (rij->>'leerdoel_id')::uuid)
    END;
    IF EXISTS (SELECT FROM koers.pakket_versie WHERE id = van AND status = 'published') THEN
      RAISE EXCEPTION 'published package version % is immutable', van USING ERRCODE = 'KP001';
    END IF;
  END LOOP;
  RETURN coalesce(NEW, OLD);
END $$;

CREATE FUNCTION koers.refuse_unpublish() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status = 'published' AND (TG_OP = 'DELETE' OR to_jsonb(NEW) - 'replaced_by' <> to_jsonb(OLD) - 'replaced_by') THEN
    RAISE EXCEPTION 'published package version % is immutable', OLD.id USING ERRCODE = 'KP001';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON koers.pakket_versie FOR EACH ROW EXECUTE FUNCTION koers.refuse_unpublish();

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['leergebied', 'leerlijn', 'niveau', 'leerdoel', 'actie_sjabloon', 'leerroute', 'leerroute_leerlijn', 'route_profiel'] LOOP
    EXECUTE format('CREATE TRIGGER immutable BEFORE INSERT OR UPDATE OR DELETE ON koers.%I FOR EACH ROW EXECUTE FUNCTION koers.refuse_change_of_published()', t);
    EXECUTE format('GRANT SELECT ON koers.%I TO koers_app, koers_platform', t);
    EXECUTE format('GRANT INSERT, UPDATE, DELETE ON koers.%I TO koers_platform', t);
  END LOOP;
END $$;
GRANT SELECT ON koers.pakket, koers.pakket_versie TO koers_app, koers_platform;
GRANT INSERT, UPDATE ON koers.pakket, koers.pakket_versie TO koers_platform;
