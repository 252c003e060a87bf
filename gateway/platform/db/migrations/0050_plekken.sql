-- Deep Linking 2.0 (R70): places in Koers that somebody put in a course of an ELO. The ELO keeps an opaque number and no more:
-- what it stands for, stands here, and who opens it is asked again whether he may.
CREATE TABLE koers.lti_link (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  school_id uuid NOT NULL REFERENCES koers.school,
  soort text NOT NULL CHECK (soort IN ('groep', 'kaart', 'leerlijn', 'opp', 'opp_stem', 'opp_evaluatie')),
  groep_id uuid REFERENCES koers.groep,
  leerling_id uuid REFERENCES koers.person,
  leerlijn_id uuid REFERENCES koers.leerlijn,
  -- Stands in the title at the ELO, so that two of one kind can be told apart there.
  code text NOT NULL,
  placed_by uuid NOT NULL REFERENCES koers.person,
  placed_at timestamptz NOT NULL DEFAULT now(),
  CHECK (num_nonnulls(groep_id, leerling_id, leerlijn_id) = 1),
  CHECK (CASE soort WHEN 'groep' THEN groep_id WHEN 'leerlijn' THEN leerlijn_id ELSE leerling_id END IS NOT NULL)
);
CREATE INDEX lti_link_school ON koers.lti_link (school_id);
CREATE INDEX lti_link_leerling ON koers.lti_link (leerling_id) WHERE leerling_id IS NOT NULL;
CALL koers.protect('koers.lti_link', 'SELECT, INSERT');

-- In which courses such a link was met. An ELO that copies a course says so beforehand (context copy notice), or names the old
-- resource link at the first launch: by that a copy that lost its number still finds its place.
CREATE TABLE koers.lti_link_place (
  link_id uuid NOT NULL REFERENCES koers.lti_link ON DELETE CASCADE,
  school_id uuid NOT NULL REFERENCES koers.school,
  platform_id uuid NOT NULL REFERENCES koers.lti_platform,
  context_id text NOT NULL,                                     -- '' where the ELO names no course
  resource_links text[] NOT NULL DEFAULT '{}',
  copied_from text,                                             -- the course it was copied from
  first_at timestamptz NOT NULL DEFAULT now(),
  last_at timestamptz,                                          -- null: not opened there yet
  PRIMARY KEY (link_id, platform_id, context_id)
);
CREATE INDEX lti_link_place_context ON koers.lti_link_place (school_id, platform_id, context_id);
CALL koers.protect('koers.lti_link_place', 'SELECT, INSERT, UPDATE');

-- A deep linking request whose answer is awaited: who may give it, and where it goes. Used once, within the hour; losing it in a
-- crash only means choosing once more.
CREATE UNLOGGED TABLE koers.lti_pick (
  id uuid PRIMARY KEY,
  school_id uuid NOT NULL REFERENCES koers.school,
  person_id uuid NOT NULL REFERENCES koers.person,
  platform_id uuid NOT NULL REFERENCES koers.lti_platform,
  deployment_id text NOT NULL,
  return_url text NOT NULL,
  data text,                                                    -- goes back to the ELO as it came
  multiple boolean NOT NULL,
  own_window boolean NOT NULL,                                  -- the ELO shows links in a window of their own only
  expires_at timestamptz NOT NULL
);
CREATE INDEX lti_pick_expiry ON koers.lti_pick (expires_at);
CALL koers.protect('koers.lti_pick', 'SELECT, INSERT, DELETE');
CREATE POLICY prune ON koers.lti_pick TO koers_platform USING (true);
GRANT SELECT, DELETE ON koers.lti_pick TO koers_platform;
