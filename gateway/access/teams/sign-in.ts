import { AppError } from '../../errors.ts';
import type { Db } from '../../platform/db/pool.ts';
import type { Log } from '../../platform/log.ts';
import { type Admission, admitIdentity } from '../launch/admit.ts';
import { ROL_VAN_SOORT } from '../launch/identity.ts';
import { type School, whichSchool } from '../launch/which-school.ts';
import { schoolsOfTenant } from './tenants.ts';
import { type KeysAt, readUnverified, verifyToken } from './token.ts';

/** What signing in from Teams works with. */
export interface TeamsSignInDeps {
  readonly db: Db;
  readonly log: Pick<Log, 'info'>;
  readonly now: () => Date;
  /** Keys of Microsoft, by address; asked only for tenants that are on our list. */
  readonly keysAt: KeysAt;
}

export interface TeamsArrival {
  readonly token: string;
  /** The school he says that he means, when he was asked. */
  readonly gekozen?: string | undefined;
  /** Token of the session that this browser had. */
  readonly previous: string | undefined;
  /** As in `Arrival`. */
  readonly window: string | null;
}

/** He is let in (or waits), or his token is right for several schools and he says for which. */
export type TeamsAnswer =
  | { readonly soort: 'binnen'; readonly admission: Admission }
  | { readonly soort: 'kies'; readonly scholen: readonly School[] };

/**
 * From a token of Teams to a session of our own (lti.md §4). The token itself is not kept: it lives longer than it should
 * and can be sent again.
 * @throws AppError `launch_refused`
 */
export async function signInFromTeams(deps: TeamsSignInDeps, given: TeamsArrival): Promise<TeamsAnswer> {
  const { db, log } = deps;
  const now = deps.now();
  try {
    const claimed = readUnverified(given.token);
    const schools = await db.platform((tx) => schoolsOfTenant(tx, claimed.tenant, claimed.client));
    if (schools.length === 0) throw unknownTenant();
    const { tenant, oid } = await verifyToken(given.token, { ...claimed, now }, deps.keysAt);
    const who = { systeem: `teams:${tenant}`, sleutel: oid };
    const scholen = await db.platform((tx) => whichSchool(tx, schools, { ...who, gekozen: given.gekozen }));
    const [school, other] = scholen;
    if (!school || other) return { soort: 'kies', scholen };
    const identity = {
      ...who,
      wijze: 'teams',
      school: school.id,
      platform: null,
      rollen: ROL_VAN_SOORT,
    } as const;
    const admission = await admitIdentity(db, identity, {
      now,
      previous: given.previous,
      window: given.window,
    });
    log.info({ school: school.id, wijze: 'teams', person: admission.person }, 'launch admitted');
    return { soort: 'binnen', admission };
  } catch (error) {
    if (error instanceof AppError && error.code === 'launch_refused')
      log.info({ wijze: 'teams', reason: error.opts.detail }, 'launch refused');
    throw error;
  }
}

const unknownTenant = (): AppError =>
  new AppError(
    'launch_refused',
    'De Microsoft-omgeving van jouw school is nog niet bekend bij Koers. Vraag de beheerder van Koers op jouw school om dat te regelen.',
    { status: 403, detail: 'teams: no school has this tenant and app' },
  );
