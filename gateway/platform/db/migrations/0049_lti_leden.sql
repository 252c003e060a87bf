-- Who is in a course of an ELO (Names and Role Provisioning Services 2.0), as it was last read. Who that is in Koers
-- stands in person_key, as for every account of an ELO.

ALTER TABLE koers.lti_context
  ADD COLUMN leden_gevraagd timestamptz,                       -- when somebody last asked to read it
  ADD COLUMN leden_op timestamptz,                             -- when it was last read
  ADD COLUMN leden_vol timestamptz,                            -- when it was last read whole, and not only what differs
  ADD COLUMN leden_fout text,                                  -- code of the error of the last attempt; null: it worked
  ADD COLUMN verschil_url text,                                -- where the platform says what differs since then
  -- Names of the members who are nobody yet in Koers, by sub, sealed with the key of the school: without them nobody can
  -- say who they are. Null when there are none; an anonymous platform sends none.
  ADD COLUMN namen bytea;

CREATE TABLE koers.lti_lid (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  school_id uuid NOT NULL,
  context_id uuid NOT NULL,
  sub text NOT NULL,                                           -- means nothing outside that ELO
  als text NOT NULL CHECK (als IN ('leerling', 'medewerker', 'ouder', 'overig')),
  first_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (context_id, sub),
  UNIQUE (id, school_id),
  FOREIGN KEY (context_id, school_id) REFERENCES koers.lti_context (id, school_id)
);
CREATE INDEX lti_lid_school ON koers.lti_lid (school_id);
CALL koers.protect('koers.lti_lid', 'SELECT, INSERT, UPDATE, DELETE');

-- Keeps who is in a course. `leden`: [{sub, als, weg, eckid, sourcedid}]; `geheel`: who is not among them is no longer in it.
-- An ECK iD or sourcedId links by the same rule as a launch (find_person), and only when one member of this course has it.
CREATE FUNCTION koers.keep_lti_leden(cursus uuid, leden jsonb, geheel boolean) RETURNS int
LANGUAGE plpgsql AS $$
DECLARE
  school uuid := koers.school_now();
  bron text;
  gelinkt int;
BEGIN
  -- Two reads of one course come one after the other.
  SELECT 'lti:' || d.platform_id INTO bron FROM koers.lti_context c JOIN koers.lti_deployment d ON d.id = c.deployment_id
  WHERE c.id = cursus AND c.school_id = school FOR UPDATE OF c;
  IF bron IS NULL THEN RETURN 0; END IF;

  PERFORM f.id FROM (
    SELECT m.sub, CASE WHEN count(*) OVER (PARTITION BY m.eckid) = 1 THEN m.eckid END AS eckid,
      CASE WHEN count(*) OVER (PARTITION BY m.sourcedid) = 1 THEN m.sourcedid END AS sourcedid
    FROM jsonb_to_recordset(leden) AS m(sub text, weg boolean, eckid text, sourcedid text) WHERE NOT m.weg
  ) m CROSS JOIN LATERAL koers.find_person(bron, m.sub, m.eckid, m.sourcedid) f
  WHERE coalesce(m.eckid, m.sourcedid) IS NOT NULL;
  UPDATE koers.person_key k SET linked_by = 'roster'
  WHERE k.school_id = school AND k.system = bron AND k.linked_by = 'launch' AND k.linked_at = now();
  GET DIAGNOSTICS gelinkt = ROW_COUNT;

  DELETE FROM koers.lti_lid l WHERE l.context_id = cursus AND l.school_id = school AND (
    l.sub IN (SELECT m.sub FROM jsonb_to_recordset(leden) AS m(sub text, weg boolean) WHERE m.weg)
    OR (geheel AND l.sub NOT IN (SELECT m.sub FROM jsonb_to_recordset(leden) AS m(sub text))));
  INSERT INTO koers.lti_lid AS l (school_id, context_id, sub, als)
  SELECT DISTINCT ON (m.sub) school, cursus, m.sub, m.als FROM jsonb_to_recordset(leden) AS m(sub text, als text, weg boolean)
  WHERE NOT m.weg
  ON CONFLICT (context_id, sub) DO UPDATE SET als = excluded.als WHERE l.als <> excluded.als;
  RETURN gelinkt;
END $$;
