import { createHash } from 'node:crypto';
import type { KnownActor } from '../../gateway/model/actor.ts';

/**
 * Whose marks wait on a device: a mark that tells one person from another there and nothing else. Only Koers can make it, from
 * the id of the person in his school; from it no id follows (SHA-256, FIPS 180-4).
 */
export function persoonMerk(who: Pick<KnownActor, 'school' | 'person'>): string {
  return createHash('sha256').update(`koers wachtrij/${who.school}/${who.person}`).digest('base64url');
}
