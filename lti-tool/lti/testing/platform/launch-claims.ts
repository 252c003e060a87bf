import { createHash } from 'node:crypto';
import type { JWTPayload } from 'jose';
import type { Course, CourseMember } from './course.ts';
import { MEMBERSHIP } from './roster-service.ts';
import type { ServicePlatform } from './service.ts';
import { serviceClaims } from './services.ts';

export const CLAIM = 'https://purl.imsglobal.org/spec/lti/claim';
export const DL = 'https://purl.imsglobal.org/spec/lti-dl/claim';

/** A message that a person opens in a course. */
export interface Opening {
  readonly person: string;
  readonly course: string;
  readonly message?: 'LtiResourceLinkRequest' | 'LtiDeepLinkingRequest' | 'LtiSubmissionReviewRequest';
  /** A page of the tool, absolute. */
  readonly target: string;
  /** Of the link in the course; `custom` as it was placed. */
  readonly resourceLink?: { readonly id: string; readonly custom?: Readonly<Record<string, string>> };
  /** Whose submission is looked at (submission review), with its line item. */
  readonly forUser?: string;
  readonly lineItem?: number;
  /** Claims that differ from what this platform sends; undefined takes one out. */
  readonly changed?: Readonly<Record<string, unknown>>;
}

export interface Signing {
  readonly deployment: string;
  readonly nonce: string;
}

const seconds = (): number => Math.floor(Date.now() / 1000);

/** Canvas and others name a user by a hash, Moodle and Sakai by a number: here what the course says. */
const pseudonym = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 40);

function personClaims(platform: ServicePlatform, member: CourseMember): JWTPayload {
  const roles = { [`${CLAIM}/roles`]: member.roles.map((role) => `${MEMBERSHIP}#${role}`) };
  const mentor = member.mentorOf ? { [`${CLAIM}/role_scope_mentor`]: member.mentorOf } : {};
  if (platform.profile.anonymous) return { sub: member.sub, ...roles, ...mentor };
  const [given = '', ...family] = (member.name ?? '').split(' ');
  return {
    sub: member.sub,
    ...(member.name ? { name: member.name, given_name: given, family_name: family.join(' ') } : {}),
    ...(member.email ? { email: member.email } : {}),
    ...roles,
    ...mentor,
    [`${CLAIM}/lis`]: { person_sourcedid: member.sourcedId ?? '', course_section_sourcedid: '' },
  };
}

/** What a deep linking request says of the answer it waits for (Deep Linking 2.0 §4.4). */
export function deepLinkSettings(platform: ServicePlatform, course: string) {
  const { types, multiple, data } = platform.profile.deepLink;
  return {
    deep_link_return_url: `${platform.origin}/dl/${course}/return`,
    accept_types: types,
    accept_presentation_document_targets: ['iframe', 'window'],
    accept_multiple: multiple,
    auto_create: true,
    ...(data ? { data: `${pseudonym(course)}:"é" %2F` } : {}),
  };
}

/** The claims of a message as this platform sends it (LTI Core 1.3 §5.3). */
export function launchClaims(
  platform: ServicePlatform,
  opening: Opening,
  { deployment, nonce }: Signing,
  course: Course,
  member: CourseMember,
): JWTPayload {
  const { message = 'LtiResourceLinkRequest', resourceLink = { id: '12' } } = opening;
  const { custom = {} } = resourceLink;
  const eckId = member.eckId && !platform.profile.anonymous ? { eckid: member.eckId } : {};
  const link = { [`${CLAIM}/resource_link`]: { id: resourceLink.id, title: 'Koers' } };
  const own: Record<typeof message, Record<string, unknown>> = {
    LtiResourceLinkRequest: link,
    LtiDeepLinkingRequest: { [`${DL}/deep_linking_settings`]: deepLinkSettings(platform, course.id) },
    LtiSubmissionReviewRequest: { ...link, [`${CLAIM}/for_user`]: { user_id: opening.forUser } },
  };
  const { clientId, profile, issuer } = platform;
  return {
    iss: issuer,
    aud: profile.audience === 'array' ? [clientId] : clientId,
    ...(profile.audience === 'array' ? { azp: clientId } : {}),
    nonce,
    iat: seconds(),
    exp: seconds() + 60,
    ...personClaims(platform, member),
    [`${CLAIM}/version`]: '1.3.0',
    [`${CLAIM}/message_type`]: message,
    [`${CLAIM}/deployment_id`]: deployment,
    [`${CLAIM}/target_link_uri`]: opening.target,
    [`${CLAIM}/context`]: { id: course.id, title: course.title, type: ['CourseSection'] },
    ...own[message],
    [`${CLAIM}/custom`]: { ...custom, ...eckId },
    [`${CLAIM}/launch_presentation`]: { locale: 'nl', document_target: 'iframe' },
    [`${CLAIM}/tool_platform`]: { guid: new URL(platform.origin).host, product_family_code: profile.name },
    ...serviceClaims(platform, course.id, opening.lineItem),
    ...opening.changed,
  };
}
