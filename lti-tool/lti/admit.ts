import { type RawBuilder, sql } from 'kysely';
import { type Admission, admitIdentity } from '../../gateway/access/launch/admit.ts';
import { type LaunchIdentity, PERSON_SOORTEN } from '../../gateway/access/launch/identity.ts';
import type { Db } from '../../gateway/platform/db/pool.ts';
import type { LaunchClaims } from './claims.ts';
import { keptContext } from './context-store.ts';
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

/** What a launch says of its course and services is kept in the same statement. */
const courseOf = ({ platform, claims }: Launch, leidend: boolean): RawBuilder<unknown> =>
  sql`koers.keep_lti_context(${platform}::uuid, ${claims.deploymentId ?? null}::text, ${keptContext(claims.course)}::jsonb, ${leidend}::boolean)`;

/** Lets in who a launch is from; with `window` the session is handed out there, in exchange for a ticket. */
export async function admit(db: Db, launch: Launch, window: string | null): Promise<Admission> {
  const { now, previous, claims } = launch;
  const leidend = rolesFromLti(claims.roles, claims.mentorOf).includes('leerkracht');
  return await admitIdentity(db, identityOf(launch), {
    now,
    previous,
    window,
    also: courseOf(launch, leidend),
  });
}
