import { gradeService } from './grade-service.ts';
import { groupService, membershipService } from './roster-service.ts';
import {
  jsonBody,
  requireScope,
  ServiceError,
  type ServicePlatform,
  type ServiceRequest,
  type ServiceResponse,
} from './service.ts';
import { tokenService } from './token-service.ts';

/** Notice handlers (Platform Notification Service 1.0): PUT says where notices of a type go, GET says what was asked. */
function noticeService(platform: ServicePlatform, request: ServiceRequest): ServiceResponse {
  requireScope(platform, request, ['https://purl.imsglobal.org/spec/lti/scope/noticehandlers']);
  if (request.method === 'PUT') {
    const { notice_type: type, handler } = jsonBody(request);
    if (typeof type !== 'string' || typeof handler !== 'string')
      throw new ServiceError(400, 'notice_type, handler');
    const others = platform.handlers.filter((one) => one.notice_type !== type);
    platform.handlers.splice(0, platform.handlers.length, ...others);
    if (handler !== '') platform.handlers.push({ notice_type: type, handler });
    return { status: 200, body: { notice_type: type, handler } };
  }
  return { status: 200, body: { client_id: platform.clientId, notice_handlers: platform.handlers } };
}

/** Every LTI service of a platform by its path; undefined for what is none. Any server can stand before it. */
export function platformServices(platform: ServicePlatform) {
  const token = tokenService(platform);
  const route = async (request: ServiceRequest): Promise<ServiceResponse | undefined> => {
    const { pathname } = request.url;
    if (pathname === '/token' && request.method === 'POST') return await token(request);
    if (pathname === '/pns') return noticeService(platform, request);
    const [, kind, course = '', rest = ''] =
      /^\/(nrps|groups|groupsets|ags)\/([\w-]+)(\/.*)?$/.exec(pathname) ?? [];
    if (kind === 'nrps' && rest === '/memberships') return membershipService(platform, request, course);
    if ((kind === 'groups' || kind === 'groupsets') && rest === '')
      return groupService(platform, request, kind, course);
    if (kind === 'ags' && rest.startsWith('/lineitems'))
      return gradeService(platform, request, course, rest.slice('/lineitems'.length));
    return undefined;
  };
  return async (request: ServiceRequest): Promise<ServiceResponse | undefined> => {
    try {
      return await route(request);
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      return { status: error.status, headers: error.headers, body: { error: error.message } };
    }
  };
}

/** The claims by which a launch says what services this course has; empty for a profile that lacks one. */
export function serviceClaims(
  platform: Pick<ServicePlatform, 'origin' | 'profile'>,
  course: string,
  lineItem?: number,
): Record<string, unknown> {
  const { origin, profile } = platform;
  const query = profile.serviceQuery === '' ? '' : `?${profile.serviceQuery}`;
  const ags = 'https://purl.imsglobal.org/spec/lti-ags/scope';
  const items = `${origin}/ags/${course}/lineitems`;
  return {
    'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': {
      scope: [`${ags}/lineitem`, `${ags}/lineitem.readonly`, `${ags}/result.readonly`, `${ags}/score`],
      lineitems: `${items}${query}`,
      ...(lineItem === undefined ? {} : { lineitem: `${items}/${lineItem}/lineitem${query}` }),
    },
    'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice': {
      context_memberships_url: `${origin}/nrps/${course}/memberships`,
      service_versions: ['2.0'],
    },
    ...(profile.groups
      ? {
          'https://purl.imsglobal.org/spec/lti-gs/claim/groupsservice': {
            context_groups_url: `${origin}/groups/${course}`,
            context_group_sets_url: `${origin}/groupsets/${course}`,
            scope: ['https://purl.imsglobal.org/spec/lti-gs/scope/contextgroup.readonly'],
            service_versions: ['1.0'],
          },
        }
      : {}),
    ...(profile.notices
      ? {
          'https://purl.imsglobal.org/spec/lti/claim/platformnotificationservice': {
            platform_notification_service_url: `${origin}/pns`,
            scope: ['https://purl.imsglobal.org/spec/lti/scope/noticehandlers'],
            notice_types_supported: ['LtiHelloWorldNotice', 'LtiContextCopyNotice'],
            service_versions: ['1.0'],
          },
        }
      : {}),
  };
}
