-- Scores to the gradebook of an ELO, and results of it as evidence (AGS 2.0, R74). References only: what is sent of a pupil is
-- the id that the ELO gave him and a number.

-- The way of one course: a reader of koers.act with a cursor (decision 0006), as koers.terugweg is for an LVS. One Koers group
-- belongs to it: nobody else's scores go there.
CREATE TABLE koers.cijferweg (
  context_id uuid PRIMARY KEY,
  school_id uuid NOT NULL,
  groep_id uuid NOT NULL,
  aan boolean NOT NULL DEFAULT true,
  gelezen_tot bigint NOT NULL,                                  -- acts with a lower tx were looked at
  stempel timestamptz,                                          -- as in koers.terugweg; a score has a stamp of its own
  lease uuid,                                                   -- who delivers; every write of a worker names it
  lease_until timestamptz,
  pogingen int NOT NULL DEFAULT 0,
  opnieuw_om timestamptz,
  gestopt_op timestamptz,                                       -- trying again does not help: a person must look
  fout_code text,
  fout_tekst text,                                              -- plain Dutch, safe to show
  bewijs_op timestamptz,                                        -- when the results of other tools were last read
  changed_at timestamptz NOT NULL DEFAULT now(),
  changed_by uuid,
  UNIQUE (context_id, school_id),
  FOREIGN KEY (context_id, school_id) REFERENCES koers.lti_context (id, school_id),
  FOREIGN KEY (groep_id, school_id) REFERENCES koers.groep (id, school_id)
);
CREATE INDEX cijferweg_school ON koers.cijferweg (school_id, groep_id);
CALL koers.protect('koers.cijferweg');
-- The scheduler asks which courses may have work. It sees ids and times only.
CREATE POLICY due ON koers.cijferweg FOR SELECT TO koers_platform USING (true);
GRANT SELECT (context_id, school_id, aan, gestopt_op, opnieuw_om) ON koers.cijferweg TO koers_platform;

-- A leerdoel or niveau that has a column in the gradebook of a course: a line item. Its id is the resourceId there.
CREATE TABLE koers.cijferkolom (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  context_id uuid NOT NULL,
  school_id uuid NOT NULL,
  leerdoel_id uuid REFERENCES koers.leerdoel,
  niveau_id uuid REFERENCES koers.niveau,
  lineitem text,                                                -- its address at the ELO; null: not found or made there yet
  gekozen_op timestamptz NOT NULL DEFAULT now(),
  gekozen_door uuid NOT NULL,
  gestopt_op timestamptz,                                       -- nothing more goes there; the column stays at the ELO
  UNIQUE (id, context_id),
  CHECK (num_nonnulls(leerdoel_id, niveau_id) = 1),
  FOREIGN KEY (context_id, school_id) REFERENCES koers.cijferweg (context_id, school_id)
);
CREATE UNIQUE INDEX cijferkolom_een ON koers.cijferkolom (context_id, coalesce(leerdoel_id, niveau_id));
CREATE INDEX cijferkolom_school ON koers.cijferkolom (school_id);
CALL koers.protect('koers.cijferkolom');

-- A score that goes out, or went.
CREATE TABLE koers.cijfer (
  context_id uuid NOT NULL,
  id uuid NOT NULL,                                             -- of the act, or made from it: one score an act
  school_id uuid NOT NULL,
  kolom_id uuid NOT NULL,
  seq bigint NOT NULL,                                          -- of the act: the order within a pupil
  act_id uuid NOT NULL REFERENCES koers.act,
  leerling_id uuid NOT NULL,
  stand smallint NOT NULL CHECK (stand BETWEEN 0 AND 4),
  op timestamptz NOT NULL,                                      -- when it was judged
  -- wacht; verstuurd; geweigerd: a dead letter; onbekend: the ELO never sent this pupil to Koers; ingehaald: it has a newer one
  status text NOT NULL DEFAULT 'wacht' CHECK (status IN ('wacht', 'verstuurd', 'geweigerd', 'onbekend', 'ingehaald')),
  stempel timestamptz,                                          -- AGS timestamp: given before it goes out, the same on every try
  klaar_op timestamptz,
  reden text,                                                   -- plain Dutch, without a name
  PRIMARY KEY (context_id, id),
  FOREIGN KEY (context_id, school_id) REFERENCES koers.cijferweg (context_id, school_id),
  FOREIGN KEY (kolom_id, context_id) REFERENCES koers.cijferkolom (id, context_id),
  FOREIGN KEY (leerling_id, school_id) REFERENCES koers.person (id, school_id)
);
CREATE INDEX cijfer_wacht ON koers.cijfer (context_id, seq, id) WHERE status = 'wacht';
CREATE INDEX cijfer_open ON koers.cijfer (context_id, status, seq) WHERE status IN ('geweigerd', 'onbekend');
CREATE INDEX cijfer_cel ON koers.cijfer (kolom_id, leerling_id, seq);
CREATE INDEX cijfer_school ON koers.cijfer (school_id);
CALL koers.protect('koers.cijfer');

-- A column of another tool of which the results count as evidence for a leerdoel.
CREATE TABLE koers.cijferbron (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  context_id uuid NOT NULL,
  school_id uuid NOT NULL,
  leerdoel_id uuid NOT NULL REFERENCES koers.leerdoel,
  lineitem text NOT NULL,
  naam text NOT NULL,                                           -- as the gradebook calls it
  gekozen_op timestamptz NOT NULL DEFAULT now(),
  gekozen_door uuid NOT NULL,
  gelezen_op timestamptz,
  fout_tekst text,                                              -- why it could not be read, plain Dutch
  gestopt_op timestamptz,
  FOREIGN KEY (context_id, school_id) REFERENCES koers.cijferweg (context_id, school_id)
);
CREATE UNIQUE INDEX cijferbron_een ON koers.cijferbron (context_id, lineitem) WHERE gestopt_op IS NULL;
CREATE INDEX cijferbron_school ON koers.cijferbron (school_id);
CALL koers.protect('koers.cijferbron');

-- Pupils who are in the group of a course today.
CREATE FUNCTION koers.leerlingen_van_cijferweg(welke uuid) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT m.person_id FROM koers.cijferweg w
  JOIN koers.groep_lid m ON m.groep_id = w.groep_id AND m.als = 'leerling' AND m.van <= koers.vandaag() AND (m.tot IS NULL OR m.tot > koers.vandaag())
  WHERE w.context_id = welke
$$;

-- What the settled acts of van <= tx < tot say to the columns of a course. The group of the course only.
CREATE FUNCTION koers.cijfers_uit_acts(welke uuid, van bigint, tot bigint)
RETURNS TABLE (id uuid, kolom_id uuid, seq bigint, act_id uuid, leerling_id uuid, stand smallint) LANGUAGE sql STABLE ROWS 100 AS $$
  SELECT t.id, k.id, t.seq, t.act_id, t.leerling_id, t.stand
  FROM koers.terug_te_melden(van, tot) t
  JOIN koers.cijferkolom k ON k.context_id = welke AND k.gestopt_op IS NULL
    AND CASE WHEN k.niveau_id IS NULL THEN k.leerdoel_id IN (SELECT koers.voorgangers_van(t.leerdoel_id)) ELSE k.niveau_id = t.niveau_id END
  WHERE t.leerling_id IN (SELECT koers.leerlingen_van_cijferweg(welke))
$$;

-- What holds of the doelen of a course for pupils of whom nothing was ever told there: chosen later than it was judged, or new
-- in the group.
CREATE FUNCTION koers.cijfers_van_eerder(welke uuid, tot bigint)
RETURNS TABLE (id uuid, kolom_id uuid, seq bigint, act_id uuid, leerling_id uuid, stand smallint) LANGUAGE sql STABLE ROWS 100 AS $$
  SELECT a.id, k.id, a.seq, a.id, l.id, (a.data->>'naar')::smallint
  FROM koers.cijferkolom k
  CROSS JOIN koers.leerlingen_van_cijferweg(welke) AS l(id)
  JOIN koers.kaart_doel d ON d.leerling_id = l.id AND d.ended_by IS NULL AND k.leerdoel_id IN (SELECT koers.voorgangers_van(d.leerdoel_id))
  CROSS JOIN LATERAL koers.oordeel_bij(l.id, d.leerdoel_id, 9223372036854775807) o
  JOIN koers.act a ON a.id = o.act AND a.tx < tot
  WHERE k.context_id = welke AND k.gestopt_op IS NULL AND k.leerdoel_id IS NOT NULL
    AND NOT EXISTS (SELECT FROM koers.cijfer c WHERE c.kolom_id = k.id AND c.leerling_id = l.id)
$$;
