-- R65, R67: where leavers went, and where they are after one and two years. R68: what makes the pseudonyms of a school.

-- A line says where somebody is: on leaving (0), after one year (1), after two (2). Append-only: what turns out otherwise is
-- said again, and the last line counts. `plek` is a code; who he is or what he does there is not written down.
CREATE TABLE koers.uitstroom_meting (
  id uuid PRIMARY KEY,                                          -- made by the client: the same one sent twice counts once
  nr bigint GENERATED ALWAYS AS IDENTITY,
  school_id uuid NOT NULL,
  leerling_id uuid NOT NULL,
  moment smallint NOT NULL CHECK (moment BETWEEN 0 AND 2),
  plek text NOT NULL CHECK (plek IN ('dagbesteding_beleving', 'dagbesteding_arbeid', 'beschut_werk', 'werk', 'mbo', 'vo', 'vso', 'geen', 'anders', 'onbekend')),
  op date NOT NULL,                                             -- the day on which it was so
  door uuid NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  FOREIGN KEY (leerling_id, school_id) REFERENCES koers.person (id, school_id)
);
CREATE INDEX uitstroom_meting_leerling ON koers.uitstroom_meting (leerling_id, moment, nr DESC);
CREATE INDEX uitstroom_meting_school ON koers.uitstroom_meting (school_id);
CALL koers.protect('koers.uitstroom_meting', 'SELECT, INSERT');
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON koers.uitstroom_meting FOR EACH ROW EXECUTE FUNCTION koers.refuse_change();

-- A secret of the school from which its pseudonyms are made, sealed with the key of the school. Each school has its own, so
-- the sets of two schools cannot be joined. It outlives a rotation of keys: the same pupil keeps his pseudonym.
CREATE TABLE koers.bi_sleutel (
  school_id uuid PRIMARY KEY REFERENCES koers.school,
  geheim bytea NOT NULL,
  gemaakt_op timestamptz NOT NULL DEFAULT now()
);
CALL koers.protect('koers.bi_sleutel', 'SELECT, INSERT, UPDATE (geheim)');

-- Schools of this bestuur for which who asks governs today, each with who he is there: his own school, and those where a
-- person of the same account holds the role `bestuur`. SECURITY DEFINER because it looks into several schools; it asks
-- about nobody but who the transaction is for, and of persons tells nothing but the id. Figures of a school are then read
-- in the context of that school.
CREATE FUNCTION koers.bestuur_scholen() RETURNS TABLE (school_id uuid, person_id uuid, naam text, plaats int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT x.school_id, x.person_id, x.naam, (row_number() OVER (ORDER BY x.naam COLLATE "und-x-icu", x.brin, x.school_id))::int
  FROM (
    SELECT DISTINCT ON (s.id) s.id AS school_id, p.id AS person_id, s.naam, s.brin || s.dependance AS brin
    FROM koers.school here
    JOIN koers.school s ON s.bestuur_id = here.bestuur_id
    JOIN koers.person p ON p.school_id = s.id AND p.ended_at IS NULL
    WHERE here.id = koers.school_now()
      AND (p.id = koers.actor_now() OR p.id IN (
        SELECT b.person_id FROM koers.account_person a JOIN koers.account_person b ON b.account_id = a.account_id
        WHERE a.person_id = koers.actor_now() AND a.school_id = koers.school_now()))
      AND 'bestuur' = ANY (koers.rollen_van('{}', p.id, s.id))
    ORDER BY s.id, p.id <> koers.actor_now(), p.id
  ) AS x
$$;
REVOKE ALL ON FUNCTION koers.bestuur_scholen() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION koers.bestuur_scholen() TO koers_app;
