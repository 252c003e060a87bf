-- What another system measured of one leerdoel counts as evidence (R74): a teacher sees it where he ticks, and decides himself.
-- Not koers.resultaat: that is what an LVS says of a leergebied (R20), replaced when it is read again and quoted in the OPP.
-- Here every score stays: a source that says otherwise later ends its earlier row and adds one.
CREATE TABLE koers.bewijs (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  school_id uuid NOT NULL,
  leerling_id uuid NOT NULL,
  leerdoel_id uuid NOT NULL REFERENCES koers.leerdoel,
  bron text NOT NULL,                                           -- who says so, as Koers knows it: `lti:<line item>`, `client:<client>`
  bron_naam text NOT NULL,                                      -- by the name people know it by
  bron_sleutel text NOT NULL,                                   -- its own key of this score: told again, it is the same one
  naam text NOT NULL,                                           -- what was done there
  score float8 NOT NULL CHECK (score BETWEEN 0 AND 1e9),
  score_max float8 NOT NULL CHECK (score_max > 0 AND score_max <= 1e9),
  op date NOT NULL,
  gelezen_op timestamptz NOT NULL DEFAULT now(),
  vervallen_op timestamptz,                                     -- since then the source says something else, or nothing
  FOREIGN KEY (leerling_id, school_id) REFERENCES koers.person (id, school_id)
);
CREATE UNIQUE INDEX bewijs_geldend ON koers.bewijs (school_id, bron, bron_sleutel) WHERE vervallen_op IS NULL;
CREATE INDEX bewijs_leerling ON koers.bewijs (leerling_id, leerdoel_id, op DESC);
CALL koers.protect('koers.bewijs', 'SELECT, INSERT, UPDATE', 'leerling_id');

-- Leerdoelen that a school may speak of: of a version of a package that it works with or did.
CREATE FUNCTION koers.doelen_van_school(doelen uuid[]) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT d.id FROM koers.leerdoel d JOIN koers.leerlijn l ON l.id = d.leerlijn_id
  WHERE d.id = ANY (doelen) AND EXISTS (SELECT FROM koers.school_pakket s WHERE s.school_id = koers.school_now() AND s.pakket_versie_id = l.pakket_versie_id)
$$;
