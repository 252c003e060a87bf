-- A day is a day in the Netherlands. The clock of the database stands on UTC, in which it is still yesterday for an hour or two after
-- midnight: an opening or a role that ended would hold that much longer. What asked for current_date asks koers.vandaag() from here on.
DO $$
DECLARE
  f oid;
BEGIN
  FOR f IN SELECT p.oid FROM pg_proc p WHERE p.pronamespace = 'koers'::regnamespace AND p.prosrc ~* '\mcurrent_date\M' LOOP
    EXECUTE regexp_replace(pg_get_functiondef(f), '\mcurrent_date\M', 'koers.vandaag()', 'gi');
  END LOOP;
END $$;
ALTER TABLE koers.relatie ALTER COLUMN van SET DEFAULT koers.vandaag();
ALTER TABLE koers.groep_lid ALTER COLUMN van SET DEFAULT koers.vandaag();
ALTER TABLE koers.role_grant ALTER COLUMN van SET DEFAULT koers.vandaag();
ALTER TABLE koers.school_pakket ALTER COLUMN van SET DEFAULT koers.vandaag();
