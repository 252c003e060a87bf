import type { LineItem, Score } from './course.ts';
import {
  courseOf,
  jsonBody,
  pageOf,
  requireScope,
  requireType,
  ServiceError,
  type ServicePlatform,
  type ServiceRequest,
  type ServiceResponse,
} from './service.ts';

const SCOPE = 'https://purl.imsglobal.org/spec/lti-ags/scope';
const TYPE = 'application/vnd.ims.lis';
const ACTIVITY = ['Initialized', 'Started', 'InProgress', 'Submitted', 'Completed'];
const GRADING = ['FullyGraded', 'Pending', 'PendingManual', 'Failed', 'NotReady'];
/** ISO 8601 with a zone and at least milliseconds (AGS 2.0 §3.4.5). */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3,}(Z|[+-]\d\d:?\d\d)$/;

/** /ags/{course}/lineitems…: line items, scores and results (AGS 2.0), with the query string that this platform wants on all. */
export function gradeService(
  platform: ServicePlatform,
  request: ServiceRequest,
  course: string,
  rest: string,
): ServiceResponse {
  for (const [name, value] of new URLSearchParams(platform.profile.serviceQuery))
    if (request.url.searchParams.get(name) !== value) throw new ServiceError(400, `${name} is missing`);
  courseOf(platform, course);
  const items = platform.lineItems.get(course) ?? [];
  platform.lineItems.set(course, items);
  const at: Grades = { platform, request, course, items };
  if (rest === '') return request.method === 'POST' ? create(at) : list(at);
  const [, id = '', service = ''] = /^\/(\d+)\/lineitem(?:\/(scores|results))?$/.exec(rest) ?? [];
  const item = items.find((one) => String(one.id) === id);
  if (!item) throw new ServiceError(404, 'no such line item');
  if (service === 'scores') return score(at, item);
  if (service === 'results') return results(at, item);
  return one(at, item);
}

interface Grades {
  readonly platform: ServicePlatform;
  readonly request: ServiceRequest;
  readonly course: string;
  readonly items: LineItem[];
}

function wire({ platform, course }: Grades, { id, ...item }: LineItem): Record<string, unknown> {
  const { origin, profile } = platform;
  const query = profile.serviceQuery === '' ? '' : `?${profile.serviceQuery}`;
  return { id: `${origin}/ags/${course}/lineitems/${id}/lineitem${query}`, ...item };
}

function fields({ request }: Grades): Omit<LineItem, 'id'> {
  requireType(request, 'content-type', `${TYPE}.v2.lineitem+json`);
  const { scoreMaximum, label, resourceId, tag, resourceLinkId } = jsonBody(request);
  if (typeof scoreMaximum !== 'number' || !(scoreMaximum > 0)) throw new ServiceError(400, 'scoreMaximum');
  if (typeof label !== 'string' || label === '') throw new ServiceError(400, 'label');
  const text = (name: string, value: unknown) => (typeof value === 'string' ? { [name]: value } : {});
  return {
    scoreMaximum,
    label,
    ...text('resourceId', resourceId),
    ...text('tag', tag),
    ...text('resourceLinkId', resourceLinkId),
  };
}

function create(at: Grades): ServiceResponse {
  requireScope(at.platform, at.request, [`${SCOPE}/lineitem`]);
  const item = { id: 1 + Math.max(0, ...at.items.map((one) => one.id)), ...fields(at) };
  at.items.push(item);
  return { status: 201, headers: { 'Content-Type': `${TYPE}.v2.lineitem+json` }, body: wire(at, item) };
}

function list(at: Grades): ServiceResponse {
  requireScope(at.platform, at.request, [`${SCOPE}/lineitem`, `${SCOPE}/lineitem.readonly`]);
  requireType(at.request, 'accept', `${TYPE}.v2.lineitemcontainer+json`);
  const wanted = (name: string) => at.request.url.searchParams.get(name);
  const found = at.items.filter(
    (item) =>
      (wanted('resource_id') ?? item.resourceId) === item.resourceId &&
      (wanted('tag') ?? item.tag) === item.tag &&
      (wanted('resource_link_id') ?? item.resourceLinkId) === item.resourceLinkId,
  );
  const { items, link } = pageOf(at.platform, at.request.url, found, at.platform.profile.page);
  const type = { 'Content-Type': `${TYPE}.v2.lineitemcontainer+json` };
  return {
    status: 200,
    headers: link ? { ...type, Link: link } : type,
    body: items.map((item) => wire(at, item)),
  };
}

function one(at: Grades, item: LineItem): ServiceResponse {
  const change = at.request.method !== 'GET';
  requireScope(at.platform, at.request, [
    `${SCOPE}/lineitem`,
    ...(change ? [] : [`${SCOPE}/lineitem.readonly`]),
  ]);
  if (at.request.method === 'DELETE') {
    at.items.splice(at.items.indexOf(item), 1);
    return { status: 204 };
  }
  if (at.request.method === 'PUT') Object.assign(item, fields(at));
  return { status: 200, headers: { 'Content-Type': `${TYPE}.v2.lineitem+json` }, body: wire(at, item) };
}

function score(at: Grades, item: LineItem): ServiceResponse {
  const { platform, request, course } = at;
  if (request.method !== 'POST') throw new ServiceError(405, 'POST');
  requireScope(platform, request, [`${SCOPE}/score`]);
  requireType(request, 'content-type', `${TYPE}.v1.score+json`);
  const body = jsonBody(request) as unknown as Score;
  const { userId, timestamp, scoreGiven, scoreMaximum, activityProgress, gradingProgress } = body;
  const learner = courseOf(platform, course).members.find((member) => member.sub === userId);
  if (!learner?.roles.includes('Learner')) throw new ServiceError(404, 'no such learner in this course');
  if (!MOMENT.test(String(timestamp))) throw new ServiceError(400, 'timestamp');
  if (!ACTIVITY.includes(activityProgress)) throw new ServiceError(400, 'activityProgress');
  if (!GRADING.includes(gradingProgress)) throw new ServiceError(400, 'gradingProgress');
  if (scoreGiven !== undefined && !(Number(scoreGiven) >= 0 && Number(scoreMaximum) > 0))
    throw new ServiceError(400, 'scoreGiven without scoreMaximum');
  const before = platform.scores.findLast(
    (taken) => taken.course === course && taken.lineItem === item.id && taken.userId === userId,
  );
  const newer = before ? Date.parse(timestamp) - Date.parse(before.timestamp) : 1;
  if (newer < 0 || (newer === 0 && platform.profile.sameScore === 'conflict'))
    throw new ServiceError(409, 'a score of that moment or later is known');
  // The same score again is the same score.
  if (newer > 0) platform.scores.push({ ...body, course, lineItem: item.id });
  return { status: 200 };
}

function results(at: Grades, item: LineItem): ServiceResponse {
  const { platform, request, course } = at;
  requireScope(platform, request, [`${SCOPE}/result.readonly`]);
  requireType(request, 'accept', `${TYPE}.v2.resultcontainer+json`);
  const user = request.url.searchParams.get('user_id');
  const latest = new Map<string, Score>();
  for (const taken of platform.scores)
    if (taken.course === course && taken.lineItem === item.id) latest.set(taken.userId, taken);
  const all = [...latest.values()].filter((taken) => user === null || taken.userId === user);
  const { items, link } = pageOf(platform, request.url, all, platform.profile.page);
  const address = wire(at, item)['id'] as string;
  const type = { 'Content-Type': `${TYPE}.v2.resultcontainer+json` };
  return {
    status: 200,
    headers: link ? { ...type, Link: link } : type,
    body: items.map((taken) => ({
      id: `${address.replace(/(\?|$)/, `/results/${encodeURIComponent(taken.userId)}$1`)}`,
      scoreOf: address,
      userId: taken.userId,
      ...(taken.scoreGiven === undefined
        ? {}
        : {
            resultScore: (taken.scoreGiven / (taken.scoreMaximum ?? 1)) * item.scoreMaximum,
            resultMaximum: item.scoreMaximum,
          }),
    })),
  };
}
