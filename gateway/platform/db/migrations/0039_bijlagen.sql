-- The beschikking of a toelaatbaarheidsverklaring as a file (R49, domain.md L14): sealed with the key of the pupil, like every file
-- of a dossier. It stays as long as the TLV that names it, which stays in the history.
ALTER TABLE koers.bestand DROP CONSTRAINT bestand_soort_check,
  ADD CONSTRAINT bestand_soort_check CHECK (soort IN ('stem', 'opp_document', 'opp_bundel', 'tlv'));
ALTER TABLE koers.tlv ADD FOREIGN KEY (bestand_id, school_id) REFERENCES koers.bestand (id, school_id);
CREATE INDEX tlv_bestand ON koers.tlv (bestand_id) WHERE bestand_id IS NOT NULL;

-- Where the concept of an OPP stands is stored, so that a school can be looked over; what a person does on an OPP brings it up to date.
-- Sources move without anybody working on it: the pupil is placed elsewhere, or others decide for him. Then a job lets it follow.
CREATE FUNCTION koers.vraag_opp_stand() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  rij record := coalesce(NEW, OLD);
BEGIN
  INSERT INTO koers.outbox (school_id, topic, dedupe, payload)
  SELECT rij.school_id, 'opp:stand', 'opp-stand-' || rij.leerling_id || '-' || pg_current_xact_id()::text,
    jsonb_build_object('school', rij.school_id, 'leerling', rij.leerling_id)
  WHERE EXISTS (SELECT FROM koers.opp_versie v WHERE v.leerling_id = rij.leerling_id AND v.status IN ('concept', 'overleg', 'gehoord', 'instemming'));
  RETURN NULL;
END $$;
CREATE TRIGGER opp_stand AFTER INSERT OR UPDATE OR DELETE ON koers.plaatsing FOR EACH ROW EXECUTE FUNCTION koers.vraag_opp_stand();
CREATE TRIGGER opp_stand AFTER INSERT OR UPDATE OR DELETE ON koers.relatie FOR EACH ROW EXECUTE FUNCTION koers.vraag_opp_stand();
