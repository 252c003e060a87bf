-- Where a pupil stands and what was done. Every act is an event that is never changed; the state tables are
-- derived from it in the same transaction. Undo is an event: it takes the derived rows that the undone act made
-- away again (hence DELETE on the four derived tables), and nothing else deletes there.

CREATE TABLE koers.periode (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  school_id uuid NOT NULL REFERENCES koers.school,
  schooljaar text NOT NULL,
  volgnummer smallint NOT NULL,
  naam text NOT NULL,
  van date NOT NULL,
  tot date NOT NULL,                                            -- exclusive
  CHECK (tot > van),
  UNIQUE (school_id, schooljaar, volgnummer),
  UNIQUE (id, school_id)
);
CALL koers.protect('koers.periode');

CREATE TABLE koers.act (
  id uuid PRIMARY KEY,                                          -- made by the client: the same act sent twice counts once
  seq bigint GENERATED ALWAYS AS IDENTITY,
  school_id uuid NOT NULL REFERENCES koers.school,
  leerling_id uuid NOT NULL,
  soort text NOT NULL,                                          -- gateway/model/act.ts
  leerdoel_id uuid,
  leerlijn_id uuid,
  actie_id uuid,
  data jsonb NOT NULL DEFAULT '{}',                             -- codes and ids only
  reden bytea,                                                  -- free text, encrypted with the pupil's key
  undoes uuid REFERENCES koers.act,
  actor_id uuid NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  FOREIGN KEY (leerling_id, school_id) REFERENCES koers.person (id, school_id)
);
CREATE UNIQUE INDEX act_undone_once ON koers.act (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX act_leerling ON koers.act (leerling_id, seq);
CREATE INDEX act_school ON koers.act (school_id, seq);
CREATE INDEX act_cel ON koers.act (leerling_id, leerdoel_id, seq) WHERE leerdoel_id IS NOT NULL;
CREATE INDEX act_actor ON koers.act (actor_id, seq);
CALL koers.protect('koers.act', 'SELECT, INSERT', 'leerling_id');

-- Placement on a leerroute (R13): history by date; the current one has no end.
CREATE TABLE koers.plaatsing (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  school_id uuid NOT NULL,
  leerling_id uuid NOT NULL,
  leerroute_id uuid NOT NULL REFERENCES koers.leerroute,
  bestemming text,                                              -- finer than the route's own
  van date NOT NULL,
  tot date,
  besloten_door text NOT NULL,
  act_id uuid NOT NULL REFERENCES koers.act,
  ended_by uuid REFERENCES koers.act,
  FOREIGN KEY (leerling_id, school_id) REFERENCES koers.person (id, school_id)
);
CREATE UNIQUE INDEX plaatsing_live ON koers.plaatsing (leerling_id) WHERE tot IS NULL;
CREATE INDEX plaatsing_school ON koers.plaatsing (school_id);
CALL koers.protect('koers.plaatsing', 'SELECT, INSERT, UPDATE, DELETE', 'leerling_id');

-- Streefniveau of the period per leerlijn; screens group the leerlijnen by leergebied (decision 0005).
CREATE TABLE koers.streefniveau (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  school_id uuid NOT NULL,
  leerling_id uuid NOT NULL,
  leerlijn_id uuid NOT NULL REFERENCES koers.leerlijn,
  niveau_id uuid,                                               -- null: a leerlijn without niveaus is simply worked on
  periode_id uuid NOT NULL,
  van date NOT NULL,
  tot date,                                                     -- superseded on; the row stays (R7, R24)
  act_id uuid NOT NULL REFERENCES koers.act,
  ended_by uuid REFERENCES koers.act,
  FOREIGN KEY (leerling_id, school_id) REFERENCES koers.person (id, school_id),
  FOREIGN KEY (periode_id, school_id) REFERENCES koers.periode (id, school_id),
  FOREIGN KEY (niveau_id, leerlijn_id) REFERENCES koers.niveau (id, leerlijn_id)
);
CREATE UNIQUE INDEX streefniveau_live ON koers.streefniveau (leerling_id, leerlijn_id) WHERE tot IS NULL;
CREATE INDEX streefniveau_school ON koers.streefniveau (school_id);
CALL koers.protect('koers.streefniveau', 'SELECT, INSERT, UPDATE, DELETE', 'leerling_id');

-- The leerling-arrangementskaart: per pupil × leerlijn the doelen he works on now, those he carried over
-- included. `stand` 0..4 (domain.md §5.1) is derived from the acts.
CREATE TABLE koers.kaart_doel (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  school_id uuid NOT NULL,
  leerling_id uuid NOT NULL,
  leerlijn_id uuid NOT NULL REFERENCES koers.leerlijn,
  leerdoel_id uuid NOT NULL,
  stand smallint NOT NULL DEFAULT 0 CHECK (stand BETWEEN 0 AND 4),
  meegenomen boolean NOT NULL DEFAULT false,                    -- carried over from a lower niveau, still open
  vervallen boolean NOT NULL DEFAULT false,                     -- dropped with a reason when placed higher
  act_id uuid NOT NULL REFERENCES koers.act,                    -- the act that brought the doel here
  last_act uuid REFERENCES koers.act,                           -- the act that decided the stand; null: no stand given
  changed_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (leerdoel_id, leerlijn_id) REFERENCES koers.leerdoel (id, leerlijn_id),
  FOREIGN KEY (leerling_id, school_id) REFERENCES koers.person (id, school_id),
  UNIQUE (leerling_id, leerdoel_id),
  UNIQUE (id, school_id)
);
CREATE INDEX kaart_doel_school ON koers.kaart_doel (school_id);
CALL koers.protect('koers.kaart_doel', 'SELECT, INSERT, UPDATE, DELETE', 'leerling_id');

CREATE TABLE koers.kaart_actie (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  school_id uuid NOT NULL,
  leerling_id uuid NOT NULL,
  kaart_doel_id uuid NOT NULL,
  sjabloon_id uuid REFERENCES koers.actie_sjabloon,
  soort text NOT NULL,
  tekst text NOT NULL,
  wie text NOT NULL,
  ritme text NOT NULL,
  gedaan_op timestamptz,
  gedaan_door uuid,
  act_id uuid NOT NULL REFERENCES koers.act,
  last_act uuid REFERENCES koers.act,
  volgorde int NOT NULL DEFAULT 0,
  FOREIGN KEY (leerling_id, school_id) REFERENCES koers.person (id, school_id),
  FOREIGN KEY (kaart_doel_id, school_id) REFERENCES koers.kaart_doel (id, school_id)
);
CREATE UNIQUE INDEX kaart_actie_sjabloon ON koers.kaart_actie (kaart_doel_id, sjabloon_id);
CREATE INDEX kaart_actie_leerling ON koers.kaart_actie (leerling_id);
CREATE INDEX kaart_actie_school ON koers.kaart_actie (school_id);
CALL koers.protect('koers.kaart_actie', 'SELECT, INSERT, UPDATE, DELETE', 'leerling_id');

CREATE FUNCTION koers.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'KP002'; END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON koers.act FOR EACH ROW EXECUTE FUNCTION koers.refuse_change();
