-- The own inrichting of a school or bestuur: changes on top of a package, or of nothing (R8, R12). Changes are only added;
-- what they make together is worked out from the package and the list, and stored as a version of the own package.

CREATE TABLE koers.inrichting (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  school_id uuid REFERENCES koers.school,
  bestuur_id uuid REFERENCES koers.bestuur,
  pakket_id uuid NOT NULL UNIQUE REFERENCES koers.pakket,       -- what comes out; of the same owner
  basis_versie_id uuid REFERENCES koers.pakket_versie,          -- null: an own package that began empty
  concept_versie_id uuid REFERENCES koers.pakket_versie ON DELETE SET NULL, -- put together and not published yet
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid NOT NULL,
  CONSTRAINT inrichting_een_eigenaar CHECK (num_nonnulls(school_id, bestuur_id) = 1)
);
CREATE INDEX inrichting_school ON koers.inrichting (school_id);
CREATE INDEX inrichting_bestuur ON koers.inrichting (bestuur_id);
CALL koers.protect('koers.inrichting', 'SELECT, INSERT, UPDATE (basis_versie_id, concept_versie_id)');
CREATE POLICY bestuur ON koers.inrichting TO koers_app
  USING (bestuur_id = (SELECT koers.bestuur_now())) WITH CHECK (bestuur_id = (SELECT koers.bestuur_now()));

-- One act of a person: some changes at once (a paste of 300 doelen is one), another package version to go on from, or
-- the undoing of an earlier act. No right to change or delete: undoing is an act as well, and can be undone.
CREATE TABLE koers.inrichting_wijziging (
  id uuid PRIMARY KEY,                                          -- made with the form: sent twice counts once
  inrichting_id uuid NOT NULL REFERENCES koers.inrichting,
  nr bigint GENERATED ALWAYS AS IDENTITY,                       -- order in which they count
  wijzigingen jsonb NOT NULL DEFAULT '[]',
  basis_van uuid REFERENCES koers.pakket_versie,
  basis_naar uuid REFERENCES koers.pakket_versie,
  maakt_ongedaan uuid REFERENCES koers.inrichting_wijziging,
  school_id uuid NOT NULL REFERENCES koers.school,              -- where the person who did it works
  person_id uuid NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  FOREIGN KEY (person_id, school_id) REFERENCES koers.person (id, school_id)
);
CREATE INDEX inrichting_wijziging_van ON koers.inrichting_wijziging (inrichting_id, nr);
ALTER TABLE koers.inrichting_wijziging ENABLE ROW LEVEL SECURITY;
CREATE POLICY lezen ON koers.inrichting_wijziging FOR SELECT TO koers_app
  USING (EXISTS (SELECT FROM koers.inrichting i WHERE i.id = inrichting_id));
CREATE POLICY toevoegen ON koers.inrichting_wijziging FOR INSERT TO koers_app
  WITH CHECK (school_id = (SELECT koers.school_now()) AND EXISTS (SELECT FROM koers.inrichting i WHERE i.id = inrichting_id));
GRANT SELECT, INSERT ON koers.inrichting_wijziging TO koers_app;

-- Packages that an inrichting of this school or its bestuur lies on stay visible, also when the owner no longer shares them.
CREATE FUNCTION koers.basis_pakketten() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT coalesce(array_agg(DISTINCT v.pakket_id), '{}') FROM koers.inrichting i
  JOIN koers.pakket_versie v ON v.id = i.basis_versie_id
  WHERE i.school_id = koers.school_now() OR i.bestuur_id = koers.bestuur_now()
$$;
REVOKE ALL ON FUNCTION koers.basis_pakketten() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION koers.basis_pakketten() TO koers_app;
CREATE POLICY basis ON koers.pakket FOR SELECT TO koers_app USING (id = ANY ((SELECT koers.basis_pakketten())::uuid[]));
