import { audit } from '../../gateway/access/audit.ts';
import { notFound } from '../../gateway/access/scope.ts';
import type { KnownActor } from '../../gateway/model/actor.ts';
import type { Db } from '../../gateway/platform/db/pool.ts';
import { hashToken, newToken } from '../../gateway/platform/http/session-cookie.ts';
import { type Aanmelding, decide, storeLink, waiting } from './dynamic/store.ts';
import { approve } from './leeromgevingen-service.ts';

export type { Aanmelding } from './dynamic/store.ts';

/** Long enough to paste it into the ELO, too short to lie about. Seconds. */
const LINK_SECONDS = 3600;

export interface AanmeldingDeps {
  readonly db: Db;
  readonly origin: () => string;
  readonly now: () => Date;
  readonly demo: boolean;
}

/** Path of a link with which an ELO registers itself. */
export const aanmeldPad = (code: string): string => `/lti/aanmelden/${code}`;

const inSchool = (who: KnownActor) => ({ school: who.school, actor: who.person });

/** A link that registers an ELO for this school, once, within the hour. It is shown now and kept as a hash only. */
export async function maakLink(deps: AanmeldingDeps, who: KnownActor): Promise<{ url: string; tot: Date }> {
  const code = newToken();
  const now = deps.now();
  const tot = new Date(now.getTime() + LINK_SECONDS * 1000);
  await deps.db.tenant(inSchool(who), async (tx) => {
    await storeLink(tx, { hash: hashToken(code), by: who.person, now, expiresAt: tot });
    await audit(tx, who, { actie: 'leeromgeving_link_gemaakt', soort: 'school', id: who.school });
  });
  return { url: deps.origin() + aanmeldPad(code), tot };
}

/** The ELOs that registered themselves and wait, the newest first. */
export async function aanmeldingen(
  { db }: Pick<AanmeldingDeps, 'db'>,
  who: KnownActor,
): Promise<readonly Aanmelding[]> {
  return await db.tenant(inSchool(who), (tx) => waiting(tx, null));
}

/** @throws AppError `not_found`: decided already, or of another school (R85) */
export async function aanmeldingVan(
  { db }: Pick<AanmeldingDeps, 'db'>,
  who: KnownActor,
  id: string,
): Promise<Aanmelding> {
  const [found] = await db.tenant(inSchool(who), (tx) => waiting(tx, id));
  if (!found) throw notFound('registration');
  return found;
}

/**
 * Approves an ELO that registered itself, for the school of this beheerder; from now on people launch by it.
 * @throws AppError `not_found`; as `registerPlatform`
 */
export async function keurGoed(
  deps: AanmeldingDeps,
  who: KnownActor,
  given: { readonly id: string; readonly deployment: string; readonly frameOrigin: string },
): Promise<void> {
  const { issuer, clientId, authUrl, tokenUrl, jwksUrl } = await aanmeldingVan(deps, who, given.id);
  const { deployment, frameOrigin } = given;
  const frameOrigins = frameOrigin === '' ? [] : [frameOrigin];
  await approve(deps.db, who, {
    frameOrigins,
    issuer,
    clientId,
    authUrl,
    tokenUrl,
    jwksUrl,
    deployment,
    demo: deps.demo,
  });
  await deps.db.tenant(inSchool(who), (tx) =>
    decide(tx, { id: given.id, by: who.person, approved: true, now: deps.now() }),
  );
}

/** Sends an ELO away that registered itself. @throws AppError `not_found` */
export async function wijsAf(deps: AanmeldingDeps, who: KnownActor, id: string): Promise<void> {
  await deps.db.tenant(inSchool(who), async (tx) => {
    if (!(await decide(tx, { id, by: who.person, approved: false, now: deps.now() })))
      throw notFound('registration');
    await audit(tx, who, { actie: 'leeromgeving_afgewezen', soort: 'lti_registration', id });
  });
}
