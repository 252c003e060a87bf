import { type Admission, admitIdentity } from '../../gateway/access/launch/admit.ts';
import { type LaunchIdentity, PERSON_SOORTEN } from '../../gateway/access/launch/identity.ts';
import type { Db } from '../../gateway/platform/db/pool.ts';
import type { LaunchClaims } from './claims.ts';
import { rolesFor, rolesFromLti } from './roles.ts';

export { SESSION_SECONDS, useTicket } from '../../gateway/access/launch/admit.ts';
export type { Admission };

interface Launch {
  readonly school: string;
  readonly platform: string;
  readonly claims: LaunchClaims;
  readonly now: Date;
  /** Token of the session that this browser had. */
  readonly previous: string | undefined;
}

/** Who a launch says somebody is, in the words that every way in shares. */
function identityOf({ school, platform, claims }: Launch): LaunchIdentity {
  const given = rolesFromLti(claims.roles, claims.mentorOf);
  return {
    wijze: 'lti',
    school,
    platform,
    systeem: `lti:${platform}`,
    sleutel: claims.subject ?? null,
    rollen: Object.fromEntries(PERSON_SOORTEN.map((soort) => [soort, rolesFor(soort, given)])),
    eckId: claims.eckId,
    sourcedId: claims.sourcedId,
  };
}

/** Lets in who a launch is from; with `window` the session is handed out there, in exchange for a ticket. */
export const admit = (db: Db, launch: Launch, window: string | null): Promise<Admission> =>
  admitIdentity(db, identityOf(launch), { now: launch.now, previous: launch.previous, window });
