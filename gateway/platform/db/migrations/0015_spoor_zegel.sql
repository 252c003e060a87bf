-- The trail (koers.act and koers.audit) is sealed in a chain per school, after the fact, so that a tap pays for no
-- hash: it only notes in which transaction it was written (R83).

-- What `tx` begins with: more than zero once the rows moved to a server whose own count of transactions is lower.
CREATE FUNCTION koers.tx_offset() RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT 0::bigint';
-- The number of this transaction, and the number below which every transaction is over and seen. Numbers never go
-- down. Not xid8: BRIN has no operators for it.
CREATE FUNCTION koers.tx_now() RETURNS bigint LANGUAGE sql STABLE
  AS $$ SELECT pg_current_xact_id()::text::bigint + koers.tx_offset() $$;
CREATE FUNCTION koers.tx_settled() RETURNS bigint LANGUAGE sql STABLE
  AS $$ SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint + koers.tx_offset() $$;

-- Rows that are there now get the number of this migration.
ALTER TABLE koers.audit ADD COLUMN tx bigint NOT NULL DEFAULT koers.tx_now();
ALTER TABLE koers.act ADD COLUMN tx bigint NOT NULL DEFAULT koers.tx_now();
CREATE INDEX audit_tx ON koers.audit USING brin (tx) WITH (autosummarize = on);
CREATE INDEX act_tx ON koers.act USING brin (tx) WITH (autosummarize = on);

-- Which server the rows stand on. After a move (a new major, a backup put back elsewhere) the migrator makes `tx` go on
-- above what is there: a row with a lower number would slip in behind a seal.
CREATE TABLE koers.server (
  alleen boolean PRIMARY KEY DEFAULT true CHECK (alleen),
  system_identifier bigint NOT NULL
);
CREATE FUNCTION koers.keep_tx_growing() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  hier bigint := (SELECT system_identifier FROM pg_control_system());
  was bigint := (SELECT s.system_identifier FROM koers.server s);
  hoogste bigint;
BEGIN
  IF was = hier THEN RETURN; END IF;
  IF was IS NOT NULL THEN
    hoogste := greatest((SELECT max(tx) FROM koers.act), (SELECT max(tx) FROM koers.audit), (SELECT max(tot_tx) FROM koers.spoor_zegel));
    IF hoogste >= koers.tx_now() THEN
      EXECUTE format('CREATE OR REPLACE FUNCTION koers.tx_offset() RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS ''SELECT %s::bigint''',
        koers.tx_offset() + hoogste - koers.tx_now() + 1);
    END IF;
  END IF;
  INSERT INTO koers.server (system_identifier) VALUES (hier) ON CONFLICT (alleen) DO UPDATE SET system_identifier = excluded.system_identifier;
END $$;
REVOKE ALL ON FUNCTION koers.keep_tx_growing() FROM PUBLIC;

-- A seal covers every line of the trail of its school with van_tx <= tx < tot_tx, in the order (tx, bron, id), and
-- stands on the seal before it. `regels` has one entry a line: 'a' (act) or 'u' (audit), its number (8 bytes), and the
-- SHA-256 of the line (32 bytes); with it a later look can say which line is otherwise. `hash` = SHA-256 of the
-- previous hash, `regels` and the two bounds; `mac` is made with a key that is not in the database.
CREATE TABLE koers.spoor_zegel (
  school_id uuid NOT NULL REFERENCES koers.school,
  nr int NOT NULL CHECK (nr > 0),
  van_tx bigint NOT NULL,
  tot_tx bigint NOT NULL CHECK (tot_tx > van_tx),
  aantal int NOT NULL CHECK (aantal > 0),
  regels bytea NOT NULL,
  hash bytea NOT NULL,
  sleutel int NOT NULL,                                         -- version of the school's key the mac was made with
  mac bytea NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (school_id, nr)
);
CALL koers.protect('koers.spoor_zegel', 'SELECT, INSERT');
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON koers.spoor_zegel FOR EACH ROW EXECUTE FUNCTION koers.refuse_change();

-- The lines of a school within bounds, each with the hash of all it says. This form never changes: a column that is
-- added later is not part of it.
CREATE FUNCTION koers.spoor_regels(school uuid, van bigint, tot bigint)
RETURNS TABLE (tx bigint, bron text, id bigint, afdruk bytea) LANGUAGE sql STABLE AS $$
  SELECT a.tx, 'a', a.seq, sha256(convert_to(jsonb_build_array(a.tx, 'act', a.seq, a.id, a.school_id, a.leerling_id, a.soort,
    a.leerdoel_id, a.leerlijn_id, a.actie_id, a.data, encode(a.reden, 'hex'), a.undoes, a.actor_id,
    extract(epoch FROM a.at), extract(epoch FROM a.recorded_at))::text, 'UTF8'))
  FROM koers.act a WHERE a.school_id = school AND a.tx >= van AND a.tx < tot
  UNION ALL
  SELECT u.tx, 'u', u.id, sha256(convert_to(jsonb_build_array(u.tx, 'audit', u.id, u.school_id, u.actor_id, u.actie,
    u.onderwerp_soort, u.onderwerp_id, u.details, extract(epoch FROM u.at))::text, 'UTF8'))
  FROM koers.audit u WHERE u.school_id = school AND u.tx >= van AND u.tx < tot
$$;

-- Masters of the key hierarchy by the first eight hex digits of their SHA-256. What is wrapped with a retired master is
-- refused: a process that has not met the new one yet cannot write what nobody opens later.
CREATE TABLE koers.master (
  id text PRIMARY KEY CHECK (id ~ '^[0-9a-f]{8}$'),
  since timestamptz NOT NULL DEFAULT now(),
  retired_at timestamptz
);
GRANT SELECT ON koers.master TO koers_app, koers_platform;

-- Whether this master may wrap something; waits for a rotation that is retiring it just now, and keeps a later one waiting
-- until this transaction ends.
CREATE FUNCTION koers.hold_master(which text) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE retired timestamptz;
BEGIN
  INSERT INTO koers.master (id) VALUES (which) ON CONFLICT (id) DO NOTHING;
  SELECT m.retired_at INTO retired FROM koers.master m WHERE m.id = which FOR SHARE;
  RETURN retired IS NULL;
END $$;
CREATE FUNCTION koers.use_master(which text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF NOT koers.hold_master(which) THEN RAISE EXCEPTION 'master % is retired', which USING ERRCODE = 'KP423'; END IF;
END $$;
CREATE FUNCTION koers.retire_master(which text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  INSERT INTO koers.master (id, retired_at) VALUES (which, now())
  ON CONFLICT (id) DO UPDATE SET retired_at = coalesce(koers.master.retired_at, excluded.retired_at);
END $$;
REVOKE ALL ON FUNCTION koers.hold_master(text), koers.use_master(text), koers.retire_master(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION koers.hold_master(text) TO koers_app;
GRANT EXECUTE ON FUNCTION koers.retire_master(text) TO koers_platform;

CREATE FUNCTION koers.check_master() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN PERFORM koers.use_master(NEW.master_id); RETURN NEW; END $$;
CREATE TRIGGER master BEFORE INSERT OR UPDATE OF wrapped, master_id ON koers.school_key FOR EACH ROW EXECUTE FUNCTION koers.check_master();

-- What was sealed with the master itself names it: a byte 2, then the four bytes of its id.
CREATE FUNCTION koers.check_master_sealed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF length(NEW.private_sealed) > 5 AND get_byte(NEW.private_sealed, 0) = 2 THEN
    PERFORM koers.use_master(encode(substring(NEW.private_sealed FROM 2 FOR 4), 'hex'));
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER master BEFORE INSERT OR UPDATE OF private_sealed ON koers.lti_key FOR EACH ROW EXECUTE FUNCTION koers.check_master_sealed();

CREATE INDEX leerling_key_school ON koers.leerling_key (school_id, school_key_version);
