import { sql } from 'kysely';
import type { Tx } from '../../gateway/platform/db/kysely-on-client.ts';
import type { ServiceRegistration } from './advantage/service-token.ts';
import type { CourseServices } from './service-claims.ts';

/** A launch's word on its course as koers.keep_lti_context takes it: names of columns; what is null says nothing. */
export function keptContext(said: CourseServices | undefined): string {
  if (said === undefined) return '{}';
  return JSON.stringify({
    context: said.context,
    titel: said.titel === '' ? null : said.titel,
    memberships_url: said.membershipsUrl,
    link_id: said.linkId,
    lineitems_url: said.lineItemsUrl,
    ags_scopes: said.lineItemsUrl === undefined ? null : said.agsScopes,
    groups_url: said.groupsUrl,
    group_sets_url: said.groupSetsUrl,
    notices_url: said.noticesUrl,
    notice_types: said.noticesUrl === undefined ? null : said.noticeTypes,
  });
}

/** A course of an ELO, the services it offers there, and who to ask them of. */
export interface LtiContext {
  readonly id: string;
  readonly deployment: string;
  /** Of koers.lti_platform; people's keys are of the system `lti:<platform>`. */
  readonly platform: string;
  readonly issuer: string;
  readonly context: string;
  readonly titel: string;
  readonly membershipsUrl: string | null;
  /** A link in the course, by which members can be asked about. */
  readonly linkId: string | null;
  readonly lineItemsUrl: string | null;
  readonly agsScopes: readonly string[];
  readonly groupsUrl: string | null;
  readonly groupSetsUrl: string | null;
  readonly noticesUrl: string | null;
  readonly noticeTypes: readonly string[];
  /** The group of Koers that a person confirmed this course to be. */
  readonly groep: string | null;
  /** For the service client (advantage/service-call.ts). */
  readonly registration: ServiceRegistration;
}

type Row = Omit<LtiContext, 'registration'> & {
  readonly client_id: string;
  readonly token_url: string;
  readonly token_audience: string | null;
};

/**
 * The courses of this school whose ELO may still be used, by the name that people see; one, when an id is given.
 * Nothing is read from another school (row-level security).
 */
export async function listContexts(tx: Tx, only?: string): Promise<LtiContext[]> {
  const { rows } = await sql<Row>`
    SELECT c.id, d.deployment_id AS deployment, p.id AS platform, p.issuer, c.context, c.titel,
      c.memberships_url AS "membershipsUrl", c.link_id AS "linkId", c.lineitems_url AS "lineItemsUrl", c.ags_scopes AS "agsScopes",
      c.groups_url AS "groupsUrl", c.group_sets_url AS "groupSetsUrl", c.notices_url AS "noticesUrl",
      c.notice_types AS "noticeTypes", c.groep_id AS groep, p.client_id, p.token_url, p.token_audience
    FROM koers.lti_context c
    JOIN koers.lti_deployment d ON d.id = c.deployment_id AND d.ended_at IS NULL
    JOIN koers.lti_platform p ON p.id = d.platform_id AND p.ended_at IS NULL
    WHERE c.school_id = koers.school_now() ${only === undefined ? sql`` : sql`AND c.id = ${only}::uuid`}
    ORDER BY c.titel COLLATE "und-x-icu", c.id`.execute(tx);
  return rows.map(({ client_id: clientId, token_url: tokenUrl, token_audience: tokenAudience, ...row }) => ({
    ...row,
    registration: { id: row.platform, clientId, tokenUrl, tokenAudience },
  }));
}

/** One of them; undefined for one that is not (any more) of this school. */
export async function contextOf(tx: Tx, id: string): Promise<LtiContext | undefined> {
  const [found] = await listContexts(tx, id);
  return found;
}
