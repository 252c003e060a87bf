import { blockedInBrowser } from './capabilities/blocked-cookies.ts';
import { courseGroups } from './capabilities/course-groups.ts';
import { deepLink } from './capabilities/deep-link.ts';
import { faults } from './capabilities/faults.ts';
import { gradebook } from './capabilities/gradebook.ts';
import { launch } from './capabilities/launch.ts';
import { noCookies } from './capabilities/no-cookies.ts';
import { registration } from './capabilities/registration.ts';
import { roster } from './capabilities/roster.ts';
import { rotation } from './capabilities/rotation.ts';
import type { Capability } from './capability.ts';

/** The rows of the matrix, in the order of the table. A capability is a file of its own; here is its one line. */
export const CAPABILITIES: readonly Capability[] = [
  launch,
  deepLink,
  roster,
  courseGroups,
  gradebook,
  registration,
  faults,
  rotation,
  noCookies,
  blockedInBrowser,
];
