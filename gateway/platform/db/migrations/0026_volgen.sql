-- How a school looks at progress, and what other systems measured (R18–R20, R23).

-- One row a school, made when it first chooses otherwise; without one the defaults below hold.
CREATE TABLE koers.volg_instelling (
  school_id uuid PRIMARY KEY REFERENCES koers.school,
  -- Which of several judgements gives the stand (R23): gateway/leerroute/volgen/waarnemers-rules.ts. The judgements are
  -- the acts; `kaart_doel.stand` stays the last one, so a tap costs the same under every rule.
  waarneming_regel text NOT NULL DEFAULT 'laatste' CHECK (waarneming_regel IN ('laatste', 'twee_waarnemers', 'voorzichtigste')),
  -- In niveaus: how far beside the route still counts as on it, and from where a leerlijn is ahead or behind enough for the
  -- signal of disharmony (R19).
  route_marge double precision NOT NULL DEFAULT 0.5 CHECK (route_marge BETWEEN 0 AND 5),
  signaal_voor double precision NOT NULL DEFAULT 1 CHECK (signaal_voor BETWEEN 0.1 AND 10),
  signaal_achter double precision NOT NULL DEFAULT 1 CHECK (signaal_achter BETWEEN 0.1 AND 10),
  changed_at timestamptz NOT NULL DEFAULT now(),
  changed_by uuid
);
CALL koers.protect('koers.volg_instelling');

-- Results of other systems, as they sent them (R20). Koers computes nothing from a score: scales of two systems are not
-- comparable. `leergebied` is a code of the package and no id, so that a migration of the package leaves results alone.
CREATE TABLE koers.resultaat (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  school_id uuid NOT NULL,
  leerling_id uuid NOT NULL,
  bron text NOT NULL,                                           -- the system that says so, by the name people know it by
  bron_sleutel text NOT NULL,                                   -- its own key of this result: read again, it is the same one
  soort text NOT NULL CHECK (soort IN ('toets', 'observatie')),
  naam text NOT NULL,
  leergebied text,                                              -- null: about no leergebied of ours
  op date NOT NULL,
  score text,
  schaal text,                                                  -- what the score is: 'vaardigheidsscore', 'niveau I–V'
  dl smallint,                                                  -- months of education then, and of who has the same score (domain.md §1.6)
  dle smallint,
  gelezen_op timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (leerling_id, school_id) REFERENCES koers.person (id, school_id),
  UNIQUE (school_id, bron, bron_sleutel)
);
CREATE INDEX resultaat_leerling ON koers.resultaat (leerling_id, op);
CALL koers.protect('koers.resultaat', 'SELECT, INSERT, UPDATE', 'leerling_id');
