-- Webhooks (R69): a program of a vendor hears that something happened at a school, without what it was: ids and kinds only.
-- One more reader of what happens (decision 0006), on the machine that delivers to the LVS.

-- Steps of an OPP are read by transaction as well, as acts are (0015).
ALTER TABLE koers.opp_stap ADD COLUMN tx bigint NOT NULL DEFAULT koers.tx_now();
CREATE INDEX opp_stap_tx ON koers.opp_stap USING brin (tx) WITH (autosummarize = on);

CREATE TABLE koers.webhook (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  school_id uuid NOT NULL,
  client_id uuid NOT NULL,
  url text NOT NULL,
  soorten text[] NOT NULL,                                      -- kinds of events; gateway/interchange/webhooks/events.ts
  geheim bytea NOT NULL,                                        -- what is signed with; sealed with the key of the school
  aan boolean NOT NULL DEFAULT true,
  aan_op timestamptz NOT NULL DEFAULT now(),                    -- since when it counts how long nothing comes through
  gelezen_tot bigint NOT NULL DEFAULT koers.tx_settled(),       -- what has a lower tx was looked at
  stempel timestamptz,
  lease uuid,                                                   -- as in koers.terugweg
  lease_until timestamptz,
  pogingen int NOT NULL DEFAULT 0,
  opnieuw_om timestamptz,
  gestopt_op timestamptz,                                       -- paused by itself: a person or the vendor must look
  fout_code text,
  fout_tekst text,
  created_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  UNIQUE (id, school_id),
  FOREIGN KEY (school_id, client_id) REFERENCES koers.api_aanvraag (school_id, client_id)
);
CREATE INDEX webhook_client ON koers.webhook (school_id, client_id);
CALL koers.protect('koers.webhook');
-- The scheduler asks which may have work. It sees ids and times only.
CREATE POLICY due ON koers.webhook FOR SELECT TO koers_platform USING (true);
GRANT SELECT (id, school_id, client_id, aan, gestopt_op, opnieuw_om, ended_at) ON koers.webhook TO koers_platform;

CREATE TABLE koers.webhook_bericht (
  webhook_id uuid NOT NULL,
  id uuid NOT NULL,                                             -- of the event: the webhook-id, the same at every try
  school_id uuid NOT NULL,
  moment timestamptz NOT NULL,                                  -- when Koers heard of it: the order
  soort text NOT NULL,
  leerling_id uuid NOT NULL,
  leerdoel_id uuid,
  leerlijn_id uuid,
  over_id uuid,                                                 -- what an undo undoes, which version of an OPP
  at timestamptz NOT NULL,                                      -- when it happened
  gepland_op timestamptz NOT NULL DEFAULT now(),
  -- wacht; verstuurd; dood: the other side refused this one message, and waits for a replay
  status text NOT NULL DEFAULT 'wacht' CHECK (status IN ('wacht', 'verstuurd', 'dood')),
  klaar_op timestamptz,
  antwoord smallint,                                            -- HTTP status
  PRIMARY KEY (webhook_id, id),
  FOREIGN KEY (webhook_id, school_id) REFERENCES koers.webhook (id, school_id),
  FOREIGN KEY (leerling_id, school_id) REFERENCES koers.person (id, school_id)
);
CREATE INDEX webhook_bericht_wacht ON koers.webhook_bericht (webhook_id, moment, id) WHERE status = 'wacht';
CREATE INDEX webhook_bericht_klaar ON koers.webhook_bericht (webhook_id, klaar_op DESC) WHERE status <> 'wacht';
CREATE INDEX webhook_bericht_school ON koers.webhook_bericht (school_id);
CREATE INDEX webhook_bericht_leerling ON koers.webhook_bericht (leerling_id);
CALL koers.protect('koers.webhook_bericht', 'SELECT, INSERT, UPDATE, DELETE');

-- What happened in the settled transactions of van <= tx < tot: acts on pupils, and steps of their OPP's.
CREATE FUNCTION koers.gebeurtenissen(van bigint, tot bigint)
RETURNS TABLE (id uuid, soort text, moment timestamptz, at timestamptz, leerling_id uuid, leerdoel_id uuid, leerlijn_id uuid, over_id uuid)
LANGUAGE sql STABLE ROWS 1000 AS $$
  SELECT a.id, a.soort, coalesce(a.recorded_at, a.at), a.at, a.leerling_id, a.leerdoel_id, a.leerlijn_id, a.undoes
  FROM koers.act a WHERE a.school_id = koers.school_now() AND a.tx >= van AND a.tx < tot
  UNION ALL
  SELECT s.id, 'opp_' || s.soort, s.at, s.at, s.leerling_id, NULL, NULL, s.versie_id
  FROM koers.opp_stap s WHERE s.school_id = koers.school_now() AND s.tx >= van AND s.tx < tot
$$;
