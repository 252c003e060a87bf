-- A pupil goes from so to vso with his leerreis and his open doelen (R72). The so opens his leerreis (0001), a person at the vso says who
-- he is there (0030); here is why it was opened, and what the vso took over. What was taken over is the vso's own: it stays when the so
-- takes its opening back.

-- Why a leerreis was opened, sealed with the key of the pupil. Apart from transfer_grant, which the receiving school reads.
CREATE TABLE koers.opening_reden (
  grant_id uuid PRIMARY KEY REFERENCES koers.transfer_grant,
  school_id uuid NOT NULL,                                      -- the giving school
  leerling_id uuid NOT NULL,
  reden bytea NOT NULL,
  FOREIGN KEY (leerling_id, school_id) REFERENCES koers.person (id, school_id)
);
CREATE INDEX opening_reden_school ON koers.opening_reden (school_id);
CALL koers.protect('koers.opening_reden', 'SELECT, INSERT');

-- One placement that took over what a pupil had at the school before. Undone with its act: the rows it made go away, these stay.
CREATE TABLE koers.overname (
  act_id uuid PRIMARY KEY REFERENCES koers.act,
  school_id uuid NOT NULL,                                      -- the receiving school
  leerling_id uuid NOT NULL,
  grant_id uuid NOT NULL REFERENCES koers.transfer_grant,
  van_school text NOT NULL,                                     -- its name then: it may not be asked any more once the opening ends
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  FOREIGN KEY (leerling_id, school_id) REFERENCES koers.person (id, school_id),
  UNIQUE (act_id, school_id)
);
CREATE INDEX overname_leerling ON koers.overname (leerling_id);
CREATE INDEX overname_school ON koers.overname (school_id);
CALL koers.protect('koers.overname', 'SELECT, INSERT');

-- The doelen that came along, each with the stand that it came with.
CREATE TABLE koers.overname_doel (
  act_id uuid NOT NULL,
  leerdoel_id uuid NOT NULL REFERENCES koers.leerdoel,          -- here
  school_id uuid NOT NULL,
  was uuid NOT NULL,                                            -- leerdoel at the school before
  stand smallint NOT NULL CHECK (stand BETWEEN 0 AND 4),
  op date NOT NULL,                                             -- day of that stand
  stand_act uuid,                                               -- the act that gave it here, when the doel was on the card already
  PRIMARY KEY (act_id, leerdoel_id),
  FOREIGN KEY (act_id, school_id) REFERENCES koers.overname (act_id, school_id)
);
CREATE INDEX overname_doel_school ON koers.overname_doel (school_id);
CALL koers.protect('koers.overname_doel', 'SELECT, INSERT');

-- Other schools of the own bestuur, by name. SECURITY DEFINER because a school sees only itself.
CREATE FUNCTION koers.zusterscholen() RETURNS TABLE (id uuid, naam text, brin text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT s.id, s.naam, s.brin FROM koers.school ik JOIN koers.school s ON s.bestuur_id = ik.bestuur_id AND s.id <> ik.id
  WHERE ik.id = koers.school_now()
$$;
REVOKE ALL ON FUNCTION koers.zusterscholen() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION koers.zusterscholen() TO koers_app;

-- The openings that hold today, for the school that receives them.
CREATE FUNCTION koers.openingen_hier() RETURNS SETOF koers.transfer_grant LANGUAGE sql STABLE AS $$
  SELECT g.* FROM koers.transfer_grant g
  WHERE g.to_school_id = koers.school_now() AND g.scope = 'leerreis' AND g.revoked_at IS NULL AND g.valid_until >= koers.vandaag()
$$;

-- Derives from a placement what it took over. doelen: [{leerdoel, was, stand, op, meegenomen, act?}]; the placement stands there already
-- and so do the acts (`act`) that gave a stand to what was on the card before. Rows begin with the stand that they came with, as those
-- of a migration do (0022), so undo of a later mark goes back to it.
CREATE FUNCTION koers.neem_over(welke uuid, opening uuid, doelen jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE a koers.act%ROWTYPE;
BEGIN
  SELECT * INTO STRICT a FROM koers.act WHERE id = welke AND school_id = koers.school_now();
  INSERT INTO koers.overname (act_id, school_id, leerling_id, grant_id, van_school)
  SELECT a.id, a.school_id, a.leerling_id, g.id, koers.school_van_eerder(g.school_id)
  FROM koers.openingen_hier() g JOIN koers.overkomst o ON o.grant_id = g.id AND o.leerling_id = a.leerling_id WHERE g.id = opening;
  IF NOT FOUND THEN RAISE EXCEPTION 'no such opening for this pupil' USING ERRCODE = 'KP404'; END IF;
  INSERT INTO koers.overname_doel (act_id, school_id, leerdoel_id, was, stand, op, stand_act)
  SELECT a.id, a.school_id, x.leerdoel, x.was, x.stand, x.op, x.act
  FROM jsonb_to_recordset(doelen) AS x(leerdoel uuid, was uuid, stand smallint, op date, act uuid);

  INSERT INTO koers.kaart_doel AS k (school_id, leerling_id, leerlijn_id, leerdoel_id, stand, begin_stand, meegenomen, act_id, changed_at)
  SELECT a.school_id, a.leerling_id, d.leerlijn_id, d.id, x.stand, x.stand, x.meegenomen, a.id, a.at
  FROM jsonb_to_recordset(doelen) AS x(leerdoel uuid, stand smallint, meegenomen boolean, act uuid) JOIN koers.leerdoel d ON d.id = x.leerdoel
  WHERE x.act IS NULL
  ON CONFLICT (leerling_id, leerdoel_id) DO UPDATE SET stand = excluded.stand, begin_stand = excluded.begin_stand WHERE k.act_id = welke;
  INSERT INTO koers.kaart_actie (school_id, leerling_id, kaart_doel_id, sjabloon_id, soort, tekst, wie, ritme, volgorde, act_id)
  SELECT a.school_id, a.leerling_id, k.id, t.id, t.soort, t.tekst, t.wie, t.ritme, t.volgorde, a.id
  FROM koers.kaart_doel k JOIN koers.actie_sjabloon t ON t.leerdoel_id = k.leerdoel_id
  WHERE k.leerling_id = a.leerling_id AND k.act_id = a.id AND k.meegenomen
  ON CONFLICT (kaart_doel_id, sjabloon_id) DO NOTHING;
END $$;
