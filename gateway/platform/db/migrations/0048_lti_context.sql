-- Courses of an ELO as its launches name them, with the services it offers there (LTI Advantage): addresses, no people.
-- What the beheerder linked them to stands with them.

-- What the platform wants our assertions addressed to, when that is not its token address (Brightspace).
ALTER TABLE koers.lti_platform ADD COLUMN token_audience text;

-- A deployment together with the school it is of, so that a course can never be of another one.
ALTER TABLE koers.lti_deployment ADD UNIQUE (id, school_id);

CREATE TABLE koers.lti_context (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  school_id uuid NOT NULL REFERENCES koers.school,
  deployment_id uuid NOT NULL,
  context text NOT NULL,                                       -- context.id of the platform
  titel text NOT NULL DEFAULT '',                              -- what the ELO calls the course
  -- Names and Role Provisioning Services 2.0. With a link of the course the platform says of each member what a launch of it
  -- would: there the ECK iD stands. The first one that was seen will do.
  memberships_url text,
  link_id text,
  -- Assignment and Grade Services 2.0; the scopes the platform lets us have.
  lineitems_url text,
  ags_scopes text[] NOT NULL DEFAULT '{}',
  -- Course Groups 1.0.
  groups_url text,
  group_sets_url text,
  -- Platform Notification Service 1.0.
  notices_url text,
  notice_types text[] NOT NULL DEFAULT '{}',
  first_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now(),
  -- The group of Koers that this course is, as a person confirmed it (who did stands in the trail).
  groep_id uuid,
  groep_op timestamptz,
  UNIQUE (school_id, deployment_id, context),
  UNIQUE (id, school_id),
  FOREIGN KEY (deployment_id, school_id) REFERENCES koers.lti_deployment (id, school_id),
  FOREIGN KEY (groep_id, school_id) REFERENCES koers.groep (id, school_id),
  CHECK ((groep_id IS NULL) = (groep_op IS NULL))
);
CREATE INDEX lti_context_deployment ON koers.lti_context (deployment_id);
CALL koers.protect('koers.lti_context');

-- Keeps what a launch says of its course. A launch of a teacher decides; that of another, to whom a platform may offer
-- less, fills in what is not known yet. Nothing new, nothing written.
CREATE FUNCTION koers.keep_lti_context(platform uuid, deployment text, gezegd jsonb, leidend boolean) RETURNS uuid
LANGUAGE plpgsql AS $$
DECLARE
  school uuid := koers.school_now();
  van uuid;
  nieuw koers.lti_context;
  oud koers.lti_context;
BEGIN
  IF coalesce(gezegd ->> 'context', '') = '' THEN RETURN NULL; END IF;
  SELECT d.id INTO van FROM koers.lti_deployment d
  WHERE d.platform_id = platform AND d.deployment_id = deployment AND d.school_id = school AND d.ended_at IS NULL;
  IF van IS NULL THEN RETURN NULL; END IF;
  SELECT * INTO oud FROM koers.lti_context c WHERE c.school_id = school AND c.deployment_id = van AND c.context = gezegd ->> 'context';
  IF oud.id IS NULL THEN
    INSERT INTO koers.lti_context (school_id, deployment_id, context) VALUES (school, van, gezegd ->> 'context')
    ON CONFLICT (school_id, deployment_id, context) DO UPDATE SET context = excluded.context RETURNING * INTO oud;
  END IF;
  nieuw := jsonb_populate_record(oud, jsonb_strip_nulls(gezegd) - 'id' - 'school_id' - 'deployment_id' - 'context');
  nieuw.link_id := coalesce(oud.link_id, nieuw.link_id);
  IF NOT leidend THEN
    nieuw.titel := coalesce(nullif(oud.titel, ''), nieuw.titel);
    nieuw.memberships_url := coalesce(oud.memberships_url, nieuw.memberships_url);
    IF oud.lineitems_url IS NOT NULL THEN
      nieuw.lineitems_url := oud.lineitems_url;
      nieuw.ags_scopes := oud.ags_scopes;
    END IF;
    nieuw.groups_url := coalesce(oud.groups_url, nieuw.groups_url);
    nieuw.group_sets_url := coalesce(oud.group_sets_url, nieuw.group_sets_url);
    IF oud.notices_url IS NOT NULL THEN
      nieuw.notices_url := oud.notices_url;
      nieuw.notice_types := oud.notice_types;
    END IF;
  END IF;
  IF nieuw IS DISTINCT FROM oud THEN
    UPDATE koers.lti_context c SET titel = nieuw.titel, memberships_url = nieuw.memberships_url, link_id = nieuw.link_id,
      lineitems_url = nieuw.lineitems_url, ags_scopes = nieuw.ags_scopes, groups_url = nieuw.groups_url,
      group_sets_url = nieuw.group_sets_url, notices_url = nieuw.notices_url, notice_types = nieuw.notice_types, changed_at = now()
    WHERE c.id = oud.id;
  END IF;
  RETURN oud.id;
END $$;
