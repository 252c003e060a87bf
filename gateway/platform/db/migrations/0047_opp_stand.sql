-- One statement may place a whole school; the database then asks once for all its pupils, not once a row.
DROP TRIGGER opp_stand ON koers.plaatsing;
DROP TRIGGER opp_stand ON koers.relatie;
DROP FUNCTION koers.vraag_opp_stand();

CREATE FUNCTION koers.vraag_opp_stand() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO koers.outbox (school_id, topic, dedupe, payload)
  SELECT r.school_id, 'opp:stand', 'opp-stand-' || r.leerling_id || '-' || pg_current_xact_id()::text,
    jsonb_build_object('school', r.school_id, 'leerling', r.leerling_id)
  FROM (SELECT DISTINCT school_id, leerling_id FROM rijen) r
  WHERE EXISTS (SELECT FROM koers.opp_versie v WHERE v.leerling_id = r.leerling_id AND v.status IN ('concept', 'overleg', 'gehoord', 'instemming'));
  RETURN NULL;
END $$;

-- A trigger with a transition table is for one kind of statement. Who a row is about never changes, so the new rows say enough.
CREATE TRIGGER opp_stand_nieuw AFTER INSERT ON koers.plaatsing REFERENCING NEW TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION koers.vraag_opp_stand();
CREATE TRIGGER opp_stand_anders AFTER UPDATE ON koers.plaatsing REFERENCING NEW TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION koers.vraag_opp_stand();
CREATE TRIGGER opp_stand_weg AFTER DELETE ON koers.plaatsing REFERENCING OLD TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION koers.vraag_opp_stand();
CREATE TRIGGER opp_stand_nieuw AFTER INSERT ON koers.relatie REFERENCING NEW TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION koers.vraag_opp_stand();
CREATE TRIGGER opp_stand_anders AFTER UPDATE ON koers.relatie REFERENCING NEW TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION koers.vraag_opp_stand();
CREATE TRIGGER opp_stand_weg AFTER DELETE ON koers.relatie REFERENCING OLD TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION koers.vraag_opp_stand();
