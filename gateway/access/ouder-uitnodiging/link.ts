import { createHash } from 'node:crypto';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { Keys } from '../keys.ts';

/** Where the link of an invitation leads. */
export const WELKOM = '/welkom';

/**
 * What stands in the link of an invitation: a mark over its id that only who holds the keys of the school can make (43 signs). So
 * the database has no more than its hash, and the job that mails it needs nothing but the id.
 */
export async function linkTeken(
  tx: Tx,
  keys: Pick<Keys, 'macForSchool'>,
  at: { readonly school: string; readonly uitnodiging: string },
): Promise<string> {
  const { mac } = await keys.macForSchool(tx, at.school, 'uitnodiging-link', at.uitnodiging);
  return mac.toString('base64url');
}

export const linkHash = (teken: string): Buffer => createHash('sha256').update(teken, 'utf8').digest();
