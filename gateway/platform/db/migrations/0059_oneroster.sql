-- OneRoster 1.2 as a provider: every object says when it last changed (dateLastModified), also those whose table did not know.

ALTER TABLE koers.school ADD COLUMN gewijzigd_op timestamptz NOT NULL DEFAULT now();
ALTER TABLE koers.bestuur ADD COLUMN gewijzigd_op timestamptz NOT NULL DEFAULT now();
ALTER TABLE koers.relatie ADD COLUMN gewijzigd_op timestamptz NOT NULL DEFAULT now();
ALTER TABLE koers.groep_lid ADD COLUMN gewijzigd_op timestamptz NOT NULL DEFAULT now();
ALTER TABLE koers.periode ADD COLUMN gewijzigd_op timestamptz NOT NULL DEFAULT now();

-- The clock, not the begin of the transaction: who asks "since" in between must not miss what is written after.
CREATE FUNCTION koers.noteer_wijziging() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF NEW IS DISTINCT FROM OLD THEN NEW.gewijzigd_op := clock_timestamp(); END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER gewijzigd BEFORE UPDATE ON koers.school FOR EACH ROW EXECUTE FUNCTION koers.noteer_wijziging();
CREATE TRIGGER gewijzigd BEFORE UPDATE ON koers.bestuur FOR EACH ROW EXECUTE FUNCTION koers.noteer_wijziging();
CREATE TRIGGER gewijzigd BEFORE UPDATE ON koers.relatie FOR EACH ROW EXECUTE FUNCTION koers.noteer_wijziging();
CREATE TRIGGER gewijzigd BEFORE UPDATE ON koers.groep_lid FOR EACH ROW EXECUTE FUNCTION koers.noteer_wijziging();
CREATE TRIGGER gewijzigd BEFORE UPDATE ON koers.periode FOR EACH ROW EXECUTE FUNCTION koers.noteer_wijziging();

-- A UUID that is always the same for the same name within another UUID: for what has no row of its own, as a school year
-- (RFC 9562 §5.8, version 8, over SHA-256).
CREATE FUNCTION koers.uuid_van(binnen uuid, naam text) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (substr(h, 1, 12) || '8' || substr(h, 14, 3) || to_hex(8 + (get_byte(b, 8) & 3)) || substr(h, 18, 15))::uuid
  FROM (SELECT b, encode(b, 'hex') AS h
    FROM (SELECT sha256(decode(replace(binnen::text, '-', ''), 'hex') || convert_to(naam, 'UTF8')) AS b) x) y
$$;

-- The school year that a day lies in, as 2026-2027: from 1 August (WPO art. 1, WEC art. 1).
CREATE FUNCTION koers.schooljaar_van(dag date) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT y || '-' || (y + 1) FROM (SELECT extract(year FROM dag - interval '7 months')::int AS y) j
$$;
