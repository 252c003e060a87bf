-- A koppeling that is ended for good: a last run that asks nobody, in which nothing of the school is left (R75, R76).
-- It waits for a person like a mass end, and says so by a reason of its own.
ALTER TABLE koers.sync_run DROP CONSTRAINT sync_run_trigger_check,
  ADD CONSTRAINT sync_run_trigger_check CHECK (trigger IN ('manual', 'schedule', 'cli', 'setup', 'file', 'einde'));
ALTER TABLE koers.sync_run DROP CONSTRAINT sync_run_reason_check,
  ADD CONSTRAINT sync_run_reason_check CHECK (reason IN ('first_sync', 'mass_end', 'einde'));
