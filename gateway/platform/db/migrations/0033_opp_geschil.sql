-- A dispute may end after the version it is about was followed up or ended (R48): of a version that stands closed only that changes.
CREATE OR REPLACE FUNCTION koers.guard_opp_versie() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (OLD.gesloten_op IS NOT NULL AND to_jsonb(NEW) - 'geschil' <> to_jsonb(OLD) - 'geschil')
    OR (OLD.vastgesteld_op IS NOT NULL
      AND (NEW.vastgesteld_op, NEW.vastgesteld_door, NEW.peildag) IS DISTINCT FROM (OLD.vastgesteld_op, OLD.vastgesteld_door, OLD.peildag)) THEN
    RAISE EXCEPTION 'opp_versie % stands', OLD.id USING ERRCODE = 'KP002';
  END IF;
  IF OLD.vastgesteld_op IS NULL AND NEW.vastgesteld_op IS NOT NULL AND NOT (
    EXISTS (SELECT FROM koers.opp_stap s WHERE s.versie_id = NEW.id AND s.soort = 'overleg')
    AND EXISTS (SELECT FROM koers.opp_stem s WHERE s.versie_id = NEW.id OR (NEW.soort = 'evaluatie' AND s.versie_id = NEW.vorige AND s.moment = 'evalueren'))
    AND (SELECT count(*) = 3 FROM koers.opp_inhoud i WHERE i.versie_id = NEW.id AND i.moment = 'vastgesteld')) THEN
    RAISE EXCEPTION 'opp_versie % is not ready', NEW.id USING ERRCODE = 'KP002';
  END IF;
  RETURN NEW;
END $$;
