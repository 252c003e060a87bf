import { z } from 'zod';

/** What a launch says of its course and of the services that are offered there. A claim that is not right is let be. */

const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => !value.includes('\0'));
const Address = text(2048)
  .refine((value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol))
  .optional()
  .catch(undefined);
const Names = z.array(text(200)).max(50).catch([]);
const loose = <S extends z.ZodRawShape>(shape: S) => z.looseObject(shape).optional().catch(undefined);

const AGS = 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint';
const NRPS = 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice';
const GROUPS = 'https://purl.imsglobal.org/spec/lti-gs/claim/groupsservice';
const NOTICES = 'https://purl.imsglobal.org/spec/lti/claim/platformnotificationservice';
const LINK = 'https://purl.imsglobal.org/spec/lti/claim/resource_link';
const CONTEXT = 'https://purl.imsglobal.org/spec/lti/claim/context';

/** The claims on the wire, to be read with the others (claims.ts). */
export const serviceWire = {
  [CONTEXT]: loose({ id: text(255).min(1), title: text(1000).catch('') }),
  [LINK]: loose({ id: text(255).min(1) }),
  [AGS]: loose({ scope: Names, lineitems: Address, lineitem: Address }),
  [NRPS]: loose({ context_memberships_url: Address }),
  [GROUPS]: loose({ context_groups_url: Address, context_group_sets_url: Address }),
  [NOTICES]: loose({ platform_notification_service_url: Address, notice_types_supported: Names }),
} as const;

type Wire = z.output<z.ZodObject<typeof serviceWire>>;

/** A course and its services in our own words; undefined: this launch does not say. */
export interface CourseServices {
  readonly context: string;
  readonly titel: string;
  /** Names and Role Provisioning Services 2.0. */
  readonly membershipsUrl: string | undefined;
  /** The link in the course that was opened. */
  readonly linkId: string | undefined;
  /** Assignment and Grade Services 2.0: all line items of the course, what we may do, and the one of this link. */
  readonly lineItemsUrl: string | undefined;
  readonly agsScopes: readonly string[];
  readonly lineItemUrl: string | undefined;
  /** Course Groups 1.0. */
  readonly groupsUrl: string | undefined;
  readonly groupSetsUrl: string | undefined;
  /** Platform Notification Service 1.0. */
  readonly noticesUrl: string | undefined;
  readonly noticeTypes: readonly string[];
}

/** undefined for a launch outside a course (LTI Core 1.3 §5.4.1: the context is optional). */
export function courseServices(c: Wire): CourseServices | undefined {
  const context = c[CONTEXT];
  if (context === undefined) return undefined;
  const ags = c[AGS];
  return {
    context: context.id,
    titel: context.title.slice(0, 200),
    membershipsUrl: c[NRPS]?.context_memberships_url,
    linkId: c[LINK]?.id,
    lineItemsUrl: ags?.lineitems,
    agsScopes: ags?.scope ?? [],
    lineItemUrl: ags?.lineitem,
    groupsUrl: c[GROUPS]?.context_groups_url,
    groupSetsUrl: c[GROUPS]?.context_group_sets_url,
    noticesUrl: c[NOTICES]?.platform_notification_service_url,
    noticeTypes: c[NOTICES]?.notice_types_supported ?? [],
  };
}
