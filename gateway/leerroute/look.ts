import type { Permission } from '../access/policy.ts';
import { lijnenInScope, notFound, permissionsOnLeerling } from '../access/scope.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';

export interface Look {
  readonly may: ReadonlySet<Permission>;
  /** Leerlijnen of this pupil that he may see. */
  readonly open: ReadonlySet<string> | 'alle';
}

/**
 * Whether this person may see the profile of a pupil, and with what else. `ook`: permissions to ask for besides.
 * @throws AppError `not_found` when he may not see it, or not this leerlijn of it (R61, R85)
 */
export async function look(
  tx: Tx,
  who: KnownActor,
  leerling: string,
  options: { readonly leerlijn?: string; readonly ook?: readonly Permission[] } = {},
): Promise<Look> {
  const { leerlijn, ook = [] } = options;
  const may = await permissionsOnLeerling(tx, who, ['profiel_lezen', 'redenen_lezen', ...ook], leerling);
  if (!may.has('profiel_lezen')) throw notFound('profiel_lezen out of scope');
  const open = await lijnenInScope(tx, who, 'profiel_lezen', leerling);
  if (leerlijn !== undefined && open !== 'alle' && !open.has(leerlijn))
    throw notFound('leerlijn out of scope');
  return { may, open };
}

/** Who opens reasons, on which screen: it is in the trail (R83). */
export const lezer = ({ school, person }: KnownActor, scherm: string) => ({ school, person, scherm });
