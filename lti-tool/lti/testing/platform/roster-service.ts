import type { Course, CourseMember } from './course.ts';
import {
  courseOf,
  pageOf,
  requireScope,
  requireType,
  ServiceError,
  type ServicePlatform,
  type ServiceRequest,
  type ServiceResponse,
} from './service.ts';

const NRPS = 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly';
const CONTAINER = 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json';
const GROUPS = 'https://purl.imsglobal.org/spec/lti-gs/scope/contextgroup.readonly';
const GROUP_CONTAINER = 'application/vnd.ims.lti-gs.v1.contextgroupcontainer+json';
const GROUP_SET_CONTAINER = 'application/vnd.ims.lti-gs.v1.contextgroupsetcontainer+json';
export const MEMBERSHIP = 'http://purl.imsglobal.org/vocab/lis/v2/membership';
/** A link that is no longer in the course. */
export const GONE = 'weg';
const CLAIM = 'https://purl.imsglobal.org/spec/lti/claim';

function memberOf(platform: ServicePlatform, member: CourseMember, withMessage: boolean) {
  const { profile } = platform;
  const roles = member.roles.map((role) => (profile.roles === 'short' ? role : `${MEMBERSHIP}#${role}`));
  const bare = { status: member.status ?? 'Active', user_id: member.sub, roles };
  if (profile.anonymous) return bare;
  const [given = '', ...family] = (member.name ?? '').split(' ');
  return {
    ...bare,
    ...(member.name ? { name: member.name, given_name: given, family_name: family.join(' ') } : {}),
    ...(member.email ? { email: member.email } : {}),
    // Moodle sends the property empty for who has no number.
    lis_person_sourcedid: member.sourcedId ?? '',
    ...(withMessage
      ? {
          message: [
            {
              [`${CLAIM}/message_type`]: 'LtiResourceLinkRequest',
              [`${CLAIM}/custom`]: member.eckId ? { eckid: member.eckId } : {},
            },
          ],
        }
      : {}),
  };
}

const asked = (url: URL, course: Course): readonly CourseMember[] => {
  const role = url.searchParams.get('role')?.split('#').at(-1);
  const since = Number(url.searchParams.get('since') ?? -1);
  return course.members
    .filter((one) => (since < 0 ? one.status !== 'Deleted' : (one.since ?? 0) > since))
    .filter((one) => role === undefined || one.roles.some((own) => own === role));
};

/** Names and Role Provisioning Services 2.0: /nrps/{course}/memberships with limit, role, rlid, next and differences. */
export function membershipService(
  platform: ServicePlatform,
  request: ServiceRequest,
  id: string,
): ServiceResponse {
  requireScope(platform, request, [NRPS]);
  requireType(request, 'accept', CONTAINER);
  const course = courseOf(platform, id);
  const { url } = request;
  // Moodle answers 404 for a link that was taken out of the course.
  if (url.searchParams.get('rlid') === GONE) throw new ServiceError(404, 'no such link');
  const { items, link } = pageOf(platform, url, asked(url, course), platform.profile.page);
  const differences = new URL(url);
  differences.searchParams.delete('page');
  differences.searchParams.set('since', String(course.version));
  const links = [link, link ? undefined : `<${differences.href}>; rel="differences"`].filter(Boolean);
  return {
    status: 200,
    headers: { 'Content-Type': CONTAINER, Link: links.join(', ') },
    body: {
      id: url.href,
      context: { id: course.id, title: course.title },
      members: items.map((member) => memberOf(platform, member, url.searchParams.has('rlid'))),
    },
  };
}

/** Course Groups 1.0: /groups/{course} (with user_id) and /groupsets/{course}. */
export function groupService(
  platform: ServicePlatform,
  request: ServiceRequest,
  kind: 'groups' | 'groupsets',
  id: string,
): ServiceResponse {
  requireScope(platform, request, [GROUPS]);
  const type = kind === 'groups' ? GROUP_CONTAINER : GROUP_SET_CONTAINER;
  requireType(request, 'accept', type);
  const { groups } = courseOf(platform, id);
  const user = request.url.searchParams.get('user_id');
  const found = groups.filter((one) => user === null || one.members.includes(user));
  const sets = [...new Set(groups.map((one) => one.setId).filter((one) => one !== undefined))];
  const body =
    kind === 'groups'
      ? {
          id: request.url.href,
          groups: found.map(({ id: own, name, setId }) => ({ id: own, name, set_id: setId })),
        }
      : { id: request.url.href, sets: sets.map((one) => ({ id: one, name: `Indeling ${one}` })) };
  return { status: 200, headers: { 'Content-Type': type }, body };
}
