import { z } from 'zod';
import { DeepLinkSettings } from './deep-linking/settings.ts';
import { courseServices, serviceWire } from './service-claims.ts';

/** PostgreSQL text cannot hold a NUL; whoever sends one is not an ELO. */
export const storable = (value: string): boolean => !value.includes('\0');

const Id = z.string().max(2048).refine(storable);
const Seconds = z.number();
/** A property of a platform's free-form claim; a variable that the platform did not fill in (`$Person.x`) is nothing. */
const Filled = z
  .string()
  .trim()
  .min(1)
  .max(2048)
  .refine((v) => !v.startsWith('$') && storable(v))
  .optional()
  .catch(undefined);

/**
 * The claims Koers reads (LTI Core 1.3 §5.3 and §5.4); others are let be. The checks say which must be there: here
 * only the shape.
 */
const Wire = z.object({
  ...serviceWire,
  iss: Id,
  aud: z.union([Id, z.array(Id).min(1).max(20)]),
  azp: Id.optional(),
  sub: Id.optional(),
  exp: Seconds.optional(),
  iat: Seconds.optional(),
  nbf: Seconds.optional(),
  nonce: Id.optional(),
  'https://purl.imsglobal.org/spec/lti/claim/version': Id.optional(),
  'https://purl.imsglobal.org/spec/lti/claim/message_type': Id.optional(),
  'https://purl.imsglobal.org/spec/lti/claim/deployment_id': Id.optional(),
  'https://purl.imsglobal.org/spec/lti/claim/target_link_uri': Id.optional(),
  'https://purl.imsglobal.org/spec/lti/claim/roles': z.array(z.string()).max(200).catch([]),
  'https://purl.imsglobal.org/spec/lti/claim/role_scope_mentor': z.array(z.string()).catch([]),
  'https://purl.imsglobal.org/spec/lti/claim/lis': z
    .looseObject({ person_sourcedid: Filled })
    .optional()
    .catch(undefined),
  'https://purl.imsglobal.org/spec/lti/claim/launch_presentation': z
    .looseObject({ return_url: Filled })
    .optional()
    .catch(undefined),
  'https://purl.imsglobal.org/spec/lti/claim/custom': z
    .looseObject({ eckid: Filled, koers_plek: Filled, koers_vorige: Filled })
    .optional()
    .catch(undefined),
  'https://purl.imsglobal.org/spec/lti/claim/for_user': z
    .looseObject({ user_id: Filled })
    .optional()
    .catch(undefined),
  'https://purl.imsglobal.org/spec/lti/claim/notice': z
    .looseObject({ id: Filled, type: Filled })
    .optional()
    .catch(undefined),
  'https://purl.imsglobal.org/spec/lti/claim/origin_contexts': z.array(Id).max(100).catch([]),
  'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings':
    DeepLinkSettings.optional().catch(undefined),
  'https://purl.imsglobal.org/spec/lti/claim/ext': z
    .looseObject({ eckid: Filled })
    .optional()
    .catch(undefined),
});

/** A launch message in our own words. Times are seconds since 1970 (JWT NumericDate). */
export const LaunchClaims = Wire.transform((c) => ({
  issuer: c.iss,
  audience: typeof c.aud === 'string' ? [c.aud] : c.aud,
  authorizedParty: c.azp,
  /** The person within the platform; absent in an anonymous launch. */
  subject: c.sub,
  expiresAt: c.exp,
  issuedAt: c.iat,
  notBefore: c.nbf,
  nonce: c.nonce,
  version: c['https://purl.imsglobal.org/spec/lti/claim/version'],
  messageType: c['https://purl.imsglobal.org/spec/lti/claim/message_type'],
  deploymentId: c['https://purl.imsglobal.org/spec/lti/claim/deployment_id'],
  target: c['https://purl.imsglobal.org/spec/lti/claim/target_link_uri'],
  roles: c['https://purl.imsglobal.org/spec/lti/claim/roles'],
  /** Subjects of those he mentors (role_scope_mentor). */
  mentorOf: c['https://purl.imsglobal.org/spec/lti/claim/role_scope_mentor'],
  /** Where the ELO wants people back (LTI Core 1.3 §5.4.4). */
  returnUrl: c['https://purl.imsglobal.org/spec/lti/claim/launch_presentation']?.return_url,
  sourcedId: c['https://purl.imsglobal.org/spec/lti/claim/lis']?.person_sourcedid,
  /** ECK iD of Edukoppeling; no LTI standard carries it, so platforms are set up to send it as custom or ext. */
  eckId:
    c['https://purl.imsglobal.org/spec/lti/claim/custom']?.eckid ??
    c['https://purl.imsglobal.org/spec/lti/claim/ext']?.eckid,
  /** The course, and the services that the platform offers for it. */
  course: courseServices(c),
  /** What we ourselves gave the platform with a link (links/content-item.ts): its number, and resource links it was copied from. */
  link: c['https://purl.imsglobal.org/spec/lti/claim/custom']?.koers_plek,
  copiedFrom:
    c['https://purl.imsglobal.org/spec/lti/claim/custom']?.koers_vorige?.split(',').filter(Boolean) ?? [],
  /** Whose work is looked at (Submission Review 1.0 §3.3), within the platform. */
  forUser: c['https://purl.imsglobal.org/spec/lti/claim/for_user']?.user_id,
  /** What happened in the platform, in a notice (Platform Notification Service 1.0). */
  notice: c['https://purl.imsglobal.org/spec/lti/claim/notice'],
  /** The courses that a new one was copied from. */
  originContexts: c['https://purl.imsglobal.org/spec/lti/claim/origin_contexts'],
  deepLinking: c['https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings'],
}));
export type LaunchClaims = z.output<typeof LaunchClaims>;
