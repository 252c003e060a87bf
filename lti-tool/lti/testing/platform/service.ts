import type { Course, Faults, LineItem, NoticeHandler, Score } from './course.ts';
import type { Profile } from './profiles.ts';

/** A call of a service, whatever server it came in by. */
export interface ServiceRequest {
  readonly method: string;
  readonly url: URL;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

export interface ServiceResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** In place of `body`: a page. */
  readonly html?: string;
}

/** What the services of a platform stand on. */
export interface ServicePlatform {
  readonly profile: Profile;
  readonly issuer: string;
  /** Address of this platform, no slash at the end. */
  readonly origin: string;
  readonly clientId: string;
  /** Where the tool's public keys are. */
  readonly toolJwksUrl: () => string;
  readonly tokens: Map<string, { readonly scopes: readonly string[]; readonly until: number }>;
  readonly courses: Map<string, Course>;
  readonly lineItems: Map<string, LineItem[]>;
  readonly scores: Score[];
  readonly handlers: NoticeHandler[];
  readonly faults: Faults;
}

export class ServiceError extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  constructor(status: number, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

/** One of these scopes must be in the token that the call carries. @throws ServiceError */
export function requireScope(
  platform: ServicePlatform,
  request: ServiceRequest,
  anyOf: readonly string[],
): void {
  const { faults, profile } = platform;
  if (profile.userAgent === 'demanded' && !request.headers['user-agent'])
    throw new ServiceError(403, 'a User-Agent is required');
  if (faults.unavailable > 0) {
    faults.unavailable -= 1;
    throw new ServiceError(503, 'not now', { 'Retry-After': '2' });
  }
  if (faults.busy > 0) {
    faults.busy -= 1;
    throw new ServiceError(429, 'too many');
  }
  const [, token = ''] = /^Bearer (\S+)$/.exec(request.headers['authorization'] ?? '') ?? [];
  const known = platform.tokens.get(token);
  if (faults.unauthorized > 0 || !known || known.until < Date.now()) {
    faults.unauthorized = Math.max(0, faults.unauthorized - 1);
    throw new ServiceError(401, 'no such token');
  }
  if (!anyOf.some((scope) => known.scopes.includes(scope)))
    throw new ServiceError(403, `needs one of ${anyOf.join(' ')}`);
}

/** @throws ServiceError 415 or 406: the media types of the LTI services are part of the contract. */
export function requireType(request: ServiceRequest, header: 'accept' | 'content-type', type: string): void {
  if ((request.headers[header] ?? '').split(/[,;]/).some((one) => one.trim() === type)) return;
  throw new ServiceError(header === 'accept' ? 406 : 415, `${header} must be ${type}`);
}

export function courseOf(platform: ServicePlatform, id: string): Course {
  const course = platform.courses.get(id);
  if (!course) throw new ServiceError(404, 'no such course');
  return course;
}

export function jsonBody(request: ServiceRequest): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(request.body);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {}
  throw new ServiceError(400, 'no JSON object');
}

/** One page of a list and the Link header to the next one; `page` counts from 1. */
export function pageOf<T>(
  platform: ServicePlatform,
  url: URL,
  all: readonly T[],
  usual: number,
): { items: readonly T[]; link: string | undefined } {
  const limit = Math.max(1, Math.min(Number(url.searchParams.get('limit') ?? usual) || usual, usual));
  const page = Math.max(1, Number(url.searchParams.get('page') ?? 1) || 1);
  const items = all.slice((page - 1) * limit, page * limit);
  const next = new URL(url);
  if (page * limit < all.length) next.searchParams.set('page', String(page + 1));
  else if (platform.faults.pagingLoop) next.searchParams.set('page', '1');
  else return { items, link: undefined };
  return { items, link: `<${next.href}>; rel="next"` };
}
