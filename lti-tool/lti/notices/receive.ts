import type { Db } from '../../../gateway/platform/db/pool.ts';
import type { Log } from '../../../gateway/platform/log.ts';
import type { LaunchFacts } from '../checks/launch-facts.ts';
import { firstNoticeRefusal } from '../checks.ts';
import type { LaunchClaims } from '../claims.ts';
import type { PlatformKeys } from '../jwks.ts';
import { copyPlaces } from '../links/store.ts';
import { NOT_RIGHT, refused } from '../refusal.ts';
import { readUnverified, verifySignature } from '../token.ts';
import { noticeFrom } from './store.ts';

export interface NoticeDeps {
  readonly db: Db;
  readonly keys: PlatformKeys;
  readonly now: () => Date;
  readonly origin: () => string;
  readonly log: Pick<Log, 'info'>;
}

/** The notices that Koers does something with. */
export const CONTEXT_COPY = 'LtiContextCopyNotice';

/** A notice whose signature and checks hold. */
interface Held {
  readonly school: string;
  readonly platform: string;
  readonly type: string;
  readonly claims: LaunchClaims;
}

/**
 * Verifies a notice as a launch is verified, as far as that goes: there is no login it answers and no person it is of.
 * @throws AppError `launch_refused`
 */
async function held(jwt: string, deps: NoticeDeps): Promise<Held> {
  const { issuer, audience, deploymentId } = readUnverified(jwt);
  const from = await noticeFrom(deps.db, { issuer, clientIds: audience, deploymentId });
  if (!from)
    throw refused({ status: 401, message: NOT_RIGHT, detail: 'notice: of no platform that is known' });
  const claims = await verifySignature(jwt, deps.keys(from.jwks_url));
  const { deployment_id: approved, school_id: school } = from;
  const facts: LaunchFacts = {
    claims,
    platform: {
      issuer: from.issuer,
      clientId: from.client_id,
      tokenUrl: from.token_url,
      origins: from.frame_origins,
    },
    login: { nonceHash: Buffer.alloc(0), deploymentHint: null, target: '' },
    deployment: approved === null || school === null ? null : { deploymentId: approved, schoolId: school },
    now: deps.now().getTime() / 1000,
    origin: deps.origin(),
  };
  const refusal = firstNoticeRefusal(facts);
  if (refusal) throw refused(refusal);
  const type = claims.notice?.type;
  if (school === null || type === undefined || claims.notice?.id === undefined)
    throw refused({ status: 400, message: NOT_RIGHT, detail: 'notice: says not what it is' });
  return { school, platform: from.platform_id, type, claims };
}

/** A course was copied: what stood in it stands in the copy. Said once more it changes nothing, so a replay does no harm. */
async function copied({ school, platform, claims }: Held, { db, log }: NoticeDeps): Promise<void> {
  const { course, originContexts } = claims;
  if (course === undefined || originContexts.length === 0) return;
  const copy = { platform, context: course.context, origins: originContexts };
  const links = await db.tenant({ school, actor: null }, (tx) => copyPlaces(tx, copy));
  log.info({ school, platform, links }, 'course copied in the ELO');
}

/**
 * Takes in the notices of a platform (Platform Notification Service 1.0). All are looked at before anything is done; of kinds
 * that Koers does nothing with it takes note and is silent.
 * @throws AppError `launch_refused` when even one does not hold
 */
export async function receiveNotices(jwts: readonly string[], deps: NoticeDeps): Promise<void> {
  const notices: Held[] = [];
  for (const jwt of jwts) notices.push(await held(jwt, deps));
  for (const notice of notices) if (notice.type === CONTEXT_COPY) await copied(notice, deps);
}
