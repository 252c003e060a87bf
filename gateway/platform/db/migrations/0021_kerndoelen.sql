-- Kerndoelen as reference sets, apart from the packages (R11): of the whole sector, several editions side by side, never
-- changed once they are in. Nothing here is personal data, but for who linked a doel to a kerndoel.

-- One edition of one source. `id` follows from the content: the same content is the same edition.
CREATE TABLE koers.kerndoel_uitgave (
  id uuid PRIMARY KEY,
  bron text NOT NULL,                                           -- which source, over all its editions
  naam text NOT NULL,
  uitgave text NOT NULL,                                        -- as people call this edition
  uitgever text NOT NULL,
  licentie text NOT NULL,                                       -- SPDX id
  vervangt uuid REFERENCES koers.kerndoel_uitgave,              -- the edition of the same source that was the newest until then
  tellingen jsonb NOT NULL,                                     -- per file: what the source holds next to what came in
  meldingen jsonb NOT NULL,                                     -- per row: what was changed or refused, and why
  imported_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX kerndoel_uitgave_bron ON koers.kerndoel_uitgave (bron, imported_at);

-- Anything of an edition: a kerndoel, the chapter above it, the sentences below it. `soort` is the source's own word.
CREATE TABLE koers.kerndoel (
  uitgave_id uuid NOT NULL REFERENCES koers.kerndoel_uitgave,
  id uuid NOT NULL,                                             -- of the source: the same thing in every edition
  soort text NOT NULL,
  prefix text,
  kort text,
  tekst text NOT NULL,
  vervallen boolean NOT NULL,
  plek int NOT NULL,
  rest jsonb NOT NULL,                                          -- fields without a column, as they came
  PRIMARY KEY (uitgave_id, id)
);
CREATE INDEX kerndoel_id ON koers.kerndoel (id);

-- Every reference of every item, in its order. What it points at may stand outside the edition.
CREATE TABLE koers.kerndoel_relatie (
  uitgave_id uuid NOT NULL,
  van uuid NOT NULL,
  soort text NOT NULL,                                          -- the field: kerndoel_id, niveau_id, replaces, replacedBy, …
  plek int NOT NULL,
  naar uuid NOT NULL,
  PRIMARY KEY (uitgave_id, van, soort, plek),
  FOREIGN KEY (uitgave_id, van) REFERENCES koers.kerndoel (uitgave_id, id)
);
CREATE INDEX kerndoel_relatie_naar ON koers.kerndoel_relatie (naar, soort);

-- What a leerroute is measured against: the kerndoelen of an edition that hold for the same niveaus.
CREATE TABLE koers.kerndoelset (
  id uuid PRIMARY KEY,
  uitgave_id uuid NOT NULL REFERENCES koers.kerndoel_uitgave,
  naam text NOT NULL,
  niveaus uuid[] NOT NULL,                                      -- niveaus of the source
  plek int NOT NULL,
  aantal int NOT NULL,                                          -- kerndoelen in it
  UNIQUE (uitgave_id, plek),
  UNIQUE (id, uitgave_id)
);

CREATE TABLE koers.kerndoelset_lid (
  set_id uuid NOT NULL,
  uitgave_id uuid NOT NULL,
  kerndoel_id uuid NOT NULL,
  onder uuid NOT NULL,                                          -- the kerndoel for which a link to this one counts; itself: a kerndoel
  hoofdstuk text NOT NULL,
  plek int NOT NULL,
  PRIMARY KEY (set_id, kerndoel_id, onder),
  FOREIGN KEY (set_id, uitgave_id) REFERENCES koers.kerndoelset (id, uitgave_id),
  FOREIGN KEY (uitgave_id, kerndoel_id) REFERENCES koers.kerndoel (uitgave_id, id)
);

-- Written once, by who runs this Koers; no UPDATE and no DELETE for anybody.
GRANT SELECT, INSERT ON koers.kerndoel_uitgave, koers.kerndoel, koers.kerndoel_relatie, koers.kerndoelset, koers.kerndoelset_lid TO koers_platform;
GRANT SELECT ON koers.kerndoel_uitgave, koers.kerndoel, koers.kerndoel_relatie, koers.kerndoelset, koers.kerndoelset_lid TO koers_app;

-- A link that a school made. It holds on to the doel over all versions (`entiteit`) and to the kerndoel over all editions,
-- so there is no row for either to refer to. Ended, never deleted.
CREATE TABLE koers.leerdoel_kerndoel (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  school_id uuid NOT NULL REFERENCES koers.school,
  entiteit uuid NOT NULL,
  kerndoel_id uuid NOT NULL,
  created_by uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_by uuid,
  ended_at timestamptz,
  CHECK ((ended_at IS NULL) = (ended_by IS NULL)),
  FOREIGN KEY (created_by, school_id) REFERENCES koers.person (id, school_id),
  FOREIGN KEY (ended_by, school_id) REFERENCES koers.person (id, school_id)
);
CREATE UNIQUE INDEX leerdoel_kerndoel_open ON koers.leerdoel_kerndoel (school_id, entiteit, kerndoel_id) WHERE ended_at IS NULL;
CALL koers.protect('koers.leerdoel_kerndoel', 'SELECT, INSERT, UPDATE (ended_at, ended_by)');

-- The links that came along with a version of a package: associations of CASE 1.1 from one of its items to something
-- outside it, as `pakket_rest` keeps them (`heel`: the association as it came). There is no second copy: an export takes
-- them along again.
CREATE INDEX pakket_rest_buiten ON koers.pakket_rest (pakket_versie_id) WHERE soort = 'associatie' AND rest ? 'buiten';
CREATE FUNCTION koers.als_uuid(tekst text) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT CASE WHEN tekst ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN tekst::uuid END $$;
CREATE VIEW koers.pakket_kerndoel WITH (security_invoker = true) AS
SELECT x.pakket_versie_id, x.entiteit, x.kerndoel_id FROM (
  SELECT pakket_versie_id, koers.als_uuid(rest #>> '{heel,originNodeURI,identifier}') AS entiteit,
    koers.als_uuid(rest #>> '{heel,destinationNodeURI,identifier}') AS kerndoel_id
  FROM koers.pakket_rest
  WHERE soort = 'associatie' AND rest ? 'buiten'
    AND rest #>> '{heel,associationType}' IN ('isRelatedTo', 'isPartOf', 'isPeerOf', 'exactMatchOf')
) x WHERE x.entiteit IS NOT NULL AND x.kerndoel_id IS NOT NULL;
GRANT SELECT ON koers.pakket_kerndoel TO koers_app, koers_platform;
