import { audit } from '../../gateway/access/audit.ts';
import { requireInSchool } from '../../gateway/access/scope.ts';
import type { KnownActor } from '../../gateway/model/actor.ts';
import { type OwnKeysDeps, type Rotation, rotateOwnKeys } from './keys.ts';

export { type OwnKey, type OwnKeysDeps, ownKeys } from './keys.ts';

/**
 * A new key for Koers itself, at the wish of a beheerder: published now, signing a day from now. One at a time, because the
 * keys are of every school on this Koers and each stays published for days. It stands in the trail of his school.
 * @throws AppError `not_allowed`; `conflict` when one waits to sign already
 */
export async function vernieuwSleutel(deps: OwnKeysDeps, who: KnownActor): Promise<Rotation> {
  requireInSchool(who, 'koppelingen_beheren');
  const made = await rotateOwnKeys(deps, 'when none waits');
  const details = { kid: made.kid, tekent: made.signsFrom.toISOString() };
  await deps.db.tenant({ school: who.school, actor: who.person }, (tx) =>
    audit(tx, who, { actie: 'lti_sleutel_vernieuwd', soort: 'lti_key', id: null, details }),
  );
  return made;
}
