-- What Koers gives back to the LVS (R71, R74): a reader of koers.act with a cursor per connection (decision 0006), and a line
-- for each thing that goes out. References only: code, titel and keys are looked up when a message is made.

-- The way back of one connection; made when it is first switched on.
CREATE TABLE koers.terugweg (
  connection_id uuid PRIMARY KEY,
  school_id uuid NOT NULL,
  aan boolean NOT NULL DEFAULT false,
  gelezen_tot bigint NOT NULL,                                  -- acts with a lower tx were looked at
  stempel timestamptz,                                          -- of the last message; the next one is later, also after a crash
  lease uuid,                                                   -- who delivers; every write of a worker names it
  lease_until timestamptz,                                      -- past: its process died, the next one takes over
  pogingen int NOT NULL DEFAULT 0,                              -- messages in a row that did not come through
  opnieuw_om timestamptz,                                       -- not before this moment
  gestopt_op timestamptz,                                       -- trying again does not help: a person must look
  fout_code text,
  fout_tekst text,                                              -- plain Dutch, safe to show
  changed_at timestamptz NOT NULL DEFAULT now(),
  changed_by uuid,
  UNIQUE (connection_id, school_id),
  FOREIGN KEY (connection_id, school_id) REFERENCES koers.connection (id, school_id)
);
CREATE INDEX terugweg_school ON koers.terugweg (school_id);
CALL koers.protect('koers.terugweg');
-- The scheduler asks which ways back may have work. It sees ids and times only.
CREATE POLICY due ON koers.terugweg FOR SELECT TO koers_platform USING (true);
GRANT SELECT (connection_id, school_id, aan, gestopt_op, opnieuw_om) ON koers.terugweg TO koers_platform;

CREATE TABLE koers.terugmelding (
  connection_id uuid NOT NULL,
  id uuid NOT NULL,                                             -- the idempotency key at the other side: of the act, or made from it
  school_id uuid NOT NULL,
  seq bigint NOT NULL,                                          -- of the act: the order within a pupil
  act_id uuid NOT NULL REFERENCES koers.act,
  leerling_id uuid NOT NULL,
  leerdoel_id uuid REFERENCES koers.leerdoel,
  niveau_id uuid REFERENCES koers.niveau,
  onderwerp_id uuid NOT NULL GENERATED ALWAYS AS (coalesce(leerdoel_id, niveau_id)) STORED,
  stand smallint NOT NULL CHECK (stand BETWEEN 0 AND 4),
  op date NOT NULL,
  -- wacht; verstuurd; geweigerd: a dead letter; onbekend: no pupil of this LVS; ingehaald: it has a newer stand of the same
  status text NOT NULL DEFAULT 'wacht' CHECK (status IN ('wacht', 'verstuurd', 'geweigerd', 'onbekend', 'ingehaald')),
  stempel timestamptz,                                          -- of the message that it was answered in
  klaar_op timestamptz,                                         -- when the LVS answered
  bewijs text,                                                  -- the LVS's own id of it
  reden text,                                                   -- plain Dutch, without a name
  PRIMARY KEY (connection_id, id),
  CHECK (num_nonnulls(leerdoel_id, niveau_id) = 1),
  FOREIGN KEY (connection_id, school_id) REFERENCES koers.terugweg (connection_id, school_id),
  FOREIGN KEY (leerling_id, school_id) REFERENCES koers.person (id, school_id)
);
CREATE INDEX terugmelding_wacht ON koers.terugmelding (connection_id, seq, id) WHERE status = 'wacht';
CREATE INDEX terugmelding_open ON koers.terugmelding (connection_id, status, seq) WHERE status IN ('geweigerd', 'onbekend');
CREATE INDEX terugmelding_klaar ON koers.terugmelding (connection_id, klaar_op DESC, seq DESC) WHERE status = 'verstuurd';
CREATE INDEX terugmelding_cel ON koers.terugmelding (connection_id, leerling_id, onderwerp_id, seq);
CREATE INDEX terugmelding_school ON koers.terugmelding (school_id);
CALL koers.protect('koers.terugmelding');

-- The id of what one act says about one of several leerlijnen: always the same, and a valid uuid (version 8).
CREATE FUNCTION koers.deel_van_act(act uuid, leerlijn uuid) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT overlay(overlay(md5(act::text || leerlijn::text) PLACING '8' FROM 13) PLACING 'a' FROM 17)::uuid $$;

-- What the settled acts of van <= tx < tot say to an LVS. A doel: the stand it has after the act, when the act changed which
-- judgement decides (a mark that came in late, and undoing one that did not count, change nothing). A niveau: reached when the
-- pupil went on to a higher one. An undo says the stand from before once more.
CREATE FUNCTION koers.terug_te_melden(van bigint, tot bigint)
RETURNS TABLE (id uuid, seq bigint, act_id uuid, leerling_id uuid, leerdoel_id uuid, niveau_id uuid, stand smallint, op date)
LANGUAGE plpgsql STABLE ROWS 1000 AS $$
BEGIN
  RETURN QUERY
  WITH acts AS MATERIALIZED (
    SELECT a.id, a.seq, a.leerling_id, a.leerdoel_id, a.undoes, (a.at AT TIME ZONE 'Europe/Amsterdam')::date AS dag, coalesce(o.soort, a.soort) AS over
    FROM koers.act a LEFT JOIN koers.act o ON o.id = a.undoes
    WHERE a.school_id = koers.school_now() AND a.tx >= van AND a.tx < tot
      AND a.soort IN ('doel_stand', 'niveau_geplaatst', 'leerroute_geplaatst', 'ongedaan')
  )
  SELECT x.id, x.seq, x.id, x.leerling_id, x.leerdoel_id, NULL::uuid, coalesce(na.naar, 0)::smallint, x.dag
  FROM acts x
  LEFT JOIN LATERAL koers.oordeel_bij(x.leerling_id, x.leerdoel_id, x.seq) na ON true
  LEFT JOIN LATERAL koers.oordeel_bij(x.leerling_id, x.leerdoel_id, x.seq - 1) voor ON true
  WHERE x.over = 'doel_stand' AND na.act IS DISTINCT FROM voor.act
  UNION ALL
  SELECT CASE WHEN p.leerlijn_id IS NULL THEN koers.deel_van_act(x.id, (l->>'leerlijn')::uuid) ELSE x.id END,
    x.seq, x.id, x.leerling_id, NULL, oud.id,
    CASE WHEN x.undoes IS NULL OR koers.eerder_bereikt(x.leerling_id, oud.id, x.seq) THEN 4 ELSE 0 END::smallint, x.dag
  FROM acts x
  JOIN koers.act p ON p.id = coalesce(x.undoes, x.id)
  CROSS JOIN LATERAL jsonb_array_elements(CASE WHEN p.leerlijn_id IS NULL THEN p.data->'lijnen' ELSE jsonb_build_array(p.data) END) l
  JOIN koers.niveau oud ON oud.id = (l->>'van')::uuid
  JOIN koers.niveau nieuw ON nieuw.id = (l->>'naar')::uuid AND nieuw.leerlijn_id = oud.leerlijn_id AND nieuw.volgorde > oud.volgorde
  WHERE x.over IN ('niveau_geplaatst', 'leerroute_geplaatst');
END $$;

-- The judgement that decided a doel when Koers knew of the acts up to this one (decision 0017 gives the order).
CREATE FUNCTION koers.oordeel_bij(leerling uuid, leerdoel uuid, tot_seq bigint) RETURNS TABLE (act uuid, naar int) LANGUAGE sql STABLE ROWS 1 AS $$
  SELECT b.id, (b.data->>'naar')::int FROM koers.act b
  WHERE b.leerling_id = leerling AND b.leerdoel_id = leerdoel AND b.soort = 'doel_stand' AND b.seq <= tot_seq
    AND NOT EXISTS (SELECT FROM koers.act u WHERE u.undoes = b.id AND u.seq <= tot_seq)
  ORDER BY b.at DESC, coalesce(b.data->>'apparaat', '') COLLATE "C" DESC, coalesce((b.data->>'volgnr')::int, 0) DESC, b.seq DESC LIMIT 1
$$;

-- Whether a niveau was reached by a placement before this act that still stood then.
CREATE FUNCTION koers.eerder_bereikt(leerling uuid, niveau uuid, voor_seq bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM koers.act b
    CROSS JOIN LATERAL jsonb_array_elements(CASE WHEN b.leerlijn_id IS NULL THEN b.data->'lijnen' ELSE jsonb_build_array(b.data) END) l
    JOIN koers.niveau oud ON oud.id = (l->>'van')::uuid
    JOIN koers.niveau nieuw ON nieuw.id = (l->>'naar')::uuid AND nieuw.leerlijn_id = oud.leerlijn_id AND nieuw.volgorde > oud.volgorde
    WHERE b.leerling_id = leerling AND b.soort IN ('niveau_geplaatst', 'leerroute_geplaatst') AND b.seq < voor_seq AND oud.id = niveau
      AND NOT EXISTS (SELECT FROM koers.act u WHERE u.undoes = b.id AND u.seq <= voor_seq))
$$;
