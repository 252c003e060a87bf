/** Scopes of AGS 2.0 §3.1. */
export const SCOPES = {
  lineitem: 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem',
  lineitemRead: 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly',
  result: 'https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly',
  score: 'https://purl.imsglobal.org/spec/lti-ags/scope/score',
} as const;

/** Media types of AGS 2.0. */
export const TYPES = {
  lineitem: 'application/vnd.ims.lis.v2.lineitem+json',
  lineitems: 'application/vnd.ims.lis.v2.lineitemcontainer+json',
  results: 'application/vnd.ims.lis.v2.resultcontainer+json',
  score: 'application/vnd.ims.lis.v1.score+json',
} as const;

/** A service below a line item: its address may carry a query (Moodle's does), and the path ends before that. */
function below(lineitem: string, service: 'scores' | 'results'): string {
  const url = new URL(lineitem);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/${service}`;
  return url.href;
}

export const scoresUrl = (lineitem: string): string => below(lineitem, 'scores');
export const resultsUrl = (lineitem: string): string => below(lineitem, 'results');

/** The line items of a course that Koers made for this resource. */
export function findUrl(lineitems: string, resource: string): string {
  const url = new URL(lineitems);
  url.searchParams.set('resource_id', resource);
  return url.href;
}

/** Our scale as a maximum: 0 nog niet … 4 beheerst. */
export const MAX = 4;

/** A score as it goes out: AGS 2.0 §3.4. No comment, and of the pupil only what the ELO calls him. */
export interface Score {
  readonly userId: string;
  readonly scoreGiven: number;
  readonly scoreMaximum: number;
  /** ISO 8601, UTC, with milliseconds (§3.4.5). Koers counts in whole seconds: platforms that keep those must not see two as one. */
  readonly timestamp: string;
  readonly activityProgress: 'InProgress' | 'Completed';
  readonly gradingProgress: 'FullyGraded';
}

/** The score of a stand, at the moment that its stamp says. */
export function scoreOf(userId: string, stand: number, stempel: Date): Score {
  return {
    userId,
    scoreGiven: stand,
    scoreMaximum: MAX,
    timestamp: stempel.toISOString(),
    activityProgress: stand >= MAX ? 'Completed' : 'InProgress',
    gradingProgress: 'FullyGraded',
  };
}
