import type { Db } from '../../gateway/platform/db/pool.ts';
import { hashToken, newToken } from '../../gateway/platform/http/session-cookie.ts';
import type { LaunchClaims } from './claims.ts';
import { findPerson } from './link.ts';
import { rolesFor, rolesFromLti } from './roles.ts';
import { noteUnlinked } from './unlinked.ts';

/** A school day's half: long enough for a lesson and its marking, short enough for a shared tablet. Seconds. */
export const SESSION_SECONDS = 4 * 3600;

export interface Admission {
  /** For the cookie; its hash is what is stored. */
  readonly token: string;
  /** null: a session without a person. */
  readonly person: string | null;
  /** What an unknown person reads out to the beheerder; null when known or anonymous. */
  readonly code: string | null;
}

/**
 * Finds the person in the school of the deployment and starts his session, in one transaction in that school's
 * context. Who is not found gets a session without person and without roles: it opens nothing (design §6).
 */
export async function admit(
  db: Db,
  launch: { school: string; platform: string; claims: LaunchClaims; now: Date },
): Promise<Admission> {
  const { school, platform, claims } = launch;
  const token = newToken();
  return await db.tenant({ school, actor: null }, async (tx) => {
    const person = await findPerson(tx, school, {
      system: `lti:${platform}`,
      key: claims.subject ?? null,
      eckId: claims.eckId ?? null,
      sourcedId: claims.sourcedId ?? null,
    });
    const roles = person ? rolesFor(person.soort, rolesFromLti(claims.roles, claims.mentorOf)) : [];
    await tx
      .insertInto('koers.session')
      .values({
        token_hash: hashToken(token),
        school_id: school,
        person_id: person?.id ?? null,
        platform_id: platform,
        launch_roles: roles,
        expires_at: new Date(launch.now.getTime() + SESSION_SECONDS * 1000),
      })
      .execute();
    const code =
      person || claims.subject === undefined
        ? null
        : await noteUnlinked(tx, school, platform, claims.subject);
    return { token, person: person?.id ?? null, code };
  });
}
