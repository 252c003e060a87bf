/** Somebody in a course of the emulated platform. All are invented. */
export interface CourseMember {
  readonly sub: string;
  readonly roles: readonly ('Learner' | 'Instructor' | 'Mentor')[];
  readonly name?: string;
  readonly email?: string;
  /** Number in the school's own administration; `lis_person_sourcedid`. */
  readonly sourcedId?: string;
  /** A school that knows the ECK iD passes it as a custom parameter. */
  readonly eckId?: string;
  readonly mentorOf?: readonly string[];
  readonly status?: 'Active' | 'Inactive' | 'Deleted';
  /** Number of the change of the course by which this was so; for differences. */
  readonly since?: number;
}

export interface CourseGroup {
  readonly id: string;
  readonly name: string;
  readonly setId?: string;
  readonly members: readonly string[];
}

export interface Course {
  readonly id: string;
  readonly title: string;
  members: readonly CourseMember[];
  groups: readonly CourseGroup[];
  /** Counts the changes of the class list. */
  version: number;
}

export interface LineItem {
  id: number;
  scoreMaximum: number;
  label: string;
  resourceId?: string;
  tag?: string;
  resourceLinkId?: string;
}

/** A score that the platform took in, in the order of arrival. */
export interface Score {
  readonly course: string;
  readonly lineItem: number;
  readonly userId: string;
  readonly timestamp: string;
  readonly scoreGiven?: number;
  readonly scoreMaximum?: number;
  readonly activityProgress: string;
  readonly gradingProgress: string;
  readonly comment?: string;
}

/** A notice handler that a tool asked for. */
export interface NoticeHandler {
  readonly notice_type: string;
  readonly handler: string;
}

/** What happens on demand; a number is for so many calls of services. */
export interface Faults {
  /** `slow` answers after `slowMs`. */
  jwks: 'none' | 'slow' | 'down';
  /** Tokens are asked in vain. */
  tokenDown: number;
  /** Calls that answer 401, whatever token they carry. */
  unauthorized: number;
  /** Calls that answer 503, with a Retry-After of two seconds. */
  unavailable: number;
  /** Calls that answer 429. */
  busy: number;
  /** The last page of a collection points back to the first. */
  pagingLoop: boolean;
  /** Tokens live so many seconds, whatever the profile says. */
  tokenSeconds: number | null;
  slowMs: number;
}

export const noFaults = (): Faults => ({
  jwks: 'none',
  tokenDown: 0,
  unauthorized: 0,
  unavailable: 0,
  busy: 0,
  pagingLoop: false,
  tokenSeconds: null,
  slowMs: 0,
});
