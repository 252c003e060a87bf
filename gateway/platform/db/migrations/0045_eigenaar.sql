-- R71: which system owns a field, and what two systems tell differently. Who owns a field of one person stands in
-- person_identity.herkomst; here stands what a school decided for all, and what still waits for a person.

-- Always from this system. No row: whoever told it first.
CREATE TABLE koers.field_owner (
  school_id uuid NOT NULL,
  soort text NOT NULL CHECK (soort IN ('leerling', 'medewerker')),
  veld text NOT NULL CHECK (veld IN ('roepnaam', 'voorvoegsel', 'achternaam', 'geboortedatum', 'geslacht', 'email', 'lvs_rol')),
  connection_id uuid NOT NULL,
  set_by uuid,
  set_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (school_id, soort, veld),
  FOREIGN KEY (connection_id, school_id) REFERENCES koers.connection (id, school_id)
);
CALL koers.protect('koers.field_owner', 'SELECT, INSERT, UPDATE, DELETE');

-- What another system than the owner says of a field, until a person chooses or the two agree. Goes with the person.
-- Names somebody, as person_identity does (R82).
CREATE TABLE koers.conflict (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  school_id uuid NOT NULL,
  person_id uuid NOT NULL,
  veld text NOT NULL,
  connection_id uuid NOT NULL,                                  -- who says so
  waarde text,                                                  -- null: told to be empty
  since timestamptz NOT NULL,
  UNIQUE (person_id, veld, connection_id),
  FOREIGN KEY (person_id, school_id) REFERENCES koers.person (id, school_id) ON DELETE CASCADE,
  FOREIGN KEY (connection_id, school_id) REFERENCES koers.connection (id, school_id)
);
CREATE INDEX conflict_school ON koers.conflict (school_id, since);
CALL koers.protect('koers.conflict', 'SELECT, INSERT, UPDATE, DELETE');

-- As in 0010, but what goes along with a row is no use of it: undoing a sync takes a conflict or a likeness with it.
CREATE OR REPLACE FUNCTION koers.in_use(parent regclass, ids uuid[], own jsonb, the_connection uuid) RETURNS uuid[]
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE fk record; found uuid[]; used uuid[] := '{}';
BEGIN
  FOR fk IN
    SELECT c.conrelid::regclass AS child, t.relname, child.attname AS col,
      CASE WHEN t.relname = 'person_identity' THEN 'x.person_id' WHEN t.relname = 'source_record' THEN 'x.entity_id' ELSE 'x.id' END AS row_id
    FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
    CROSS JOIN LATERAL unnest(c.conkey, c.confkey) AS k(child_att, parent_att)
    JOIN pg_attribute child ON child.attrelid = c.conrelid AND child.attnum = k.child_att
    JOIN pg_attribute p ON p.attrelid = c.confrelid AND p.attnum = k.parent_att AND p.attname = 'id'
    WHERE c.contype = 'f' AND c.confrelid = parent AND c.confdeltype <> 'c'
  LOOP
    EXECUTE format('SELECT array_agg(DISTINCT x.%I) FROM %s x WHERE x.%I = ANY ($1)%s', fk.col, fk.child, fk.col,
      CASE WHEN own ? fk.relname THEN format(' AND NOT (%s = ANY ($2)%s)', fk.row_id,
        CASE WHEN fk.relname = 'source_record' THEN ' AND x.connection_id = $3' ELSE '' END) ELSE '' END)
      INTO found USING ids, ARRAY(SELECT jsonb_array_elements_text(own -> fk.relname))::uuid[], the_connection;
    used := used || coalesce(found, '{}');
  END LOOP;
  RETURN used;
END $$;
REVOKE ALL ON FUNCTION koers.in_use(regclass, uuid[], jsonb, uuid) FROM PUBLIC;
