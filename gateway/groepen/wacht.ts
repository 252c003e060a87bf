import { scopesFor } from '../access/policy.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { groepenLijst } from './groepen.ts';
import type { GroepWacht } from './view.ts';

/**
 * R53: the groups whose rule proposes something that waits for this person: those he works in and, for who composes groups
 * for the whole school, those that nobody works in. As many statements as `groepenLijst`; none for who composes no groups.
 */
export async function groepenDieWachten(tx: Tx, who: KnownActor): Promise<readonly GroepWacht[]> {
  if (scopesFor(who, 'groep_samenstellen').length === 0) return [];
  return (await groepenLijst(tx, who))
    .filter((g) => g.voorstellen > 0 && (g.eigen || g.medewerkers.length === 0))
    .map(({ id, naam, voorstellen }) => ({ id, naam, voorstellen }));
}
