-- Groups that Koers itself makes, beside those of the LVS (R51–R55), and groepsplannen (R54). A group of our own is of no
-- connection (`bron` of its members is null, it has no source_record), so a sync neither changes nor ends it.

-- A niveaugroep has no school year: it goes on over 1 August (R55).
ALTER TABLE koers.groep ALTER COLUMN schooljaar DROP NOT NULL;
ALTER TABLE koers.groep
  ADD COLUMN werkvorm text CHECK (werkvorm IN ('niveaugroep', 'instructiegroep', 'stagegroep', 'sova', 'anders')),
  ADD COLUMN made_by uuid,
  ADD CONSTRAINT groep_schooljaar CHECK (soort = 'eigen' OR schooljaar IS NOT NULL),
  ADD CONSTRAINT groep_werkvorm CHECK ((soort = 'eigen') = (werkvorm IS NOT NULL));

-- Which leerlijnen a group is for, also one of the LVS; without rows: all of them (R51).
CREATE TABLE koers.groep_lijn (
  groep_id uuid NOT NULL,
  leerlijn_id uuid NOT NULL REFERENCES koers.leerlijn,
  school_id uuid NOT NULL,
  PRIMARY KEY (groep_id, leerlijn_id),
  FOREIGN KEY (groep_id, school_id) REFERENCES koers.groep (id, school_id)
);
CALL koers.protect('koers.groep_lijn', 'SELECT, INSERT, DELETE');

-- The saved query of a group (R52, R53). It only proposes; a changed one ends the row before it.
CREATE TABLE koers.groep_regel (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  school_id uuid NOT NULL,
  groep_id uuid NOT NULL,
  vraag jsonb NOT NULL,                                         -- gateway/groepen/vraag.ts
  door uuid NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  FOREIGN KEY (groep_id, school_id) REFERENCES koers.groep (id, school_id)
);
CREATE UNIQUE INDEX groep_regel_live ON koers.groep_regel (groep_id) WHERE ended_at IS NULL;
CALL koers.protect('koers.groep_regel', 'SELECT, INSERT, UPDATE (ended_at)');

-- Where a person decided other than the rule: stays in, or stays out, until that is taken back.
CREATE TABLE koers.groep_uitzondering (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  school_id uuid NOT NULL,
  groep_id uuid NOT NULL,
  leerling_id uuid NOT NULL,
  soort text NOT NULL CHECK (soort IN ('erin', 'eruit')),
  door uuid NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  FOREIGN KEY (groep_id, school_id) REFERENCES koers.groep (id, school_id),
  FOREIGN KEY (leerling_id, school_id) REFERENCES koers.person (id, school_id)
);
CREATE UNIQUE INDEX groep_uitzondering_live ON koers.groep_uitzondering (groep_id, leerling_id) WHERE ended_at IS NULL;
CREATE INDEX groep_uitzondering_leerling ON koers.groep_uitzondering (leerling_id);
CALL koers.protect('koers.groep_uitzondering', 'SELECT, INSERT, UPDATE (ended_at)');

-- A concept holds what was typed and nothing else: the rest of it is read from the cards each time. What is vastgesteld is
-- kept whole, as it stood, and never changes; a later edit is a new concept (R54).
CREATE TABLE koers.groepsplan (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  school_id uuid NOT NULL,
  groep_id uuid NOT NULL,
  periode_id uuid NOT NULL,
  nummer int NOT NULL CHECK (nummer > 0),
  status text NOT NULL DEFAULT 'concept' CHECK (status IN ('concept', 'vastgesteld')),
  teksten bytea,                                                -- aanpak and evaluatie, sealed with the key of the school
  inhoud bytea,                                                 -- the whole plan when it was vastgesteld, sealed as well
  afdruk text,                                                  -- SHA-256 of what `inhoud` seals: a new key seals the same
  begonnen_door uuid NOT NULL,
  begonnen_op timestamptz NOT NULL DEFAULT now(),
  vastgesteld_door uuid,
  vastgesteld_op timestamptz,
  FOREIGN KEY (groep_id, school_id) REFERENCES koers.groep (id, school_id),
  FOREIGN KEY (periode_id, school_id) REFERENCES koers.periode (id, school_id),
  UNIQUE (groep_id, periode_id, nummer),
  CHECK ((status = 'vastgesteld') = (inhoud IS NOT NULL AND afdruk IS NOT NULL AND vastgesteld_op IS NOT NULL AND vastgesteld_door IS NOT NULL))
);
CREATE UNIQUE INDEX groepsplan_concept ON koers.groepsplan (groep_id, periode_id) WHERE status = 'concept';
CREATE INDEX groepsplan_school ON koers.groepsplan (school_id);
CALL koers.protect('koers.groepsplan', 'SELECT, INSERT, UPDATE (status, teksten, inhoud, afdruk, vastgesteld_door, vastgesteld_op)');

-- Only a new seal around the same words may come in the place of the old one, when the key of the school is renewed.
CREATE FUNCTION koers.refuse_change_of_vastgesteld() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR to_jsonb(NEW) - 'inhoud' - 'teksten' <> to_jsonb(OLD) - 'inhoud' - 'teksten' THEN
    RAISE EXCEPTION 'groepsplan % is vastgesteld', OLD.id USING ERRCODE = 'KP002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER vastgesteld BEFORE UPDATE OR DELETE ON koers.groepsplan FOR EACH ROW
  WHEN (OLD.status = 'vastgesteld') EXECUTE FUNCTION koers.refuse_change_of_vastgesteld();

-- For a saved query: who aims at this niveau, who has this doel on his card.
CREATE INDEX streefniveau_lijn ON koers.streefniveau (leerlijn_id, niveau_id) WHERE tot IS NULL;
CREATE INDEX kaart_doel_doel ON koers.kaart_doel (leerdoel_id);

-- The same leerlijn in every version of its package: a query that was saved before a migration holds after it (R10).
CREATE FUNCTION koers.zelfde_lijn(welke uuid) RETURNS TABLE (lijn uuid) LANGUAGE sql STABLE ROWS 2 AS $$
  SELECT l.id FROM koers.leerlijn l0
  JOIN koers.pakket_versie v0 ON v0.id = l0.pakket_versie_id
  JOIN koers.pakket_versie v ON v.pakket_id = v0.pakket_id
  JOIN koers.leerlijn l ON l.pakket_versie_id = v.id AND l.code = l0.code
  WHERE l0.id = welke
$$;

-- The leerlijnen that a group is for, in every version of their package; none when it is for all of them (R51).
CREATE FUNCTION koers.lijnen_van_groep(welke uuid) RETURNS SETOF uuid LANGUAGE sql STABLE ROWS 4 AS $$
  SELECT z.lijn FROM koers.groep_lijn y CROSS JOIN LATERAL koers.zelfde_lijn(y.leerlijn_id) AS z WHERE y.groep_id = welke
$$;
