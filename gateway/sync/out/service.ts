import { connectionById } from '../connections-store.ts';
import type { SyncDeps } from '../deps.ts';
import { isWritable } from './rules.ts';
import type { DeliveryLine, DeliveryState, RefusedGroup } from './view.ts';
import { refusedGroups, sentLines, standOf } from './view-store.ts';

/** What the rest of Koers may use of giving back: screens, the command line and the workers come in here. */
export type { Delivered } from '../../platform/delivery/deliver.ts';
export { drain } from './drain.ts';
export { sendAgain, sendAgainSince, switchDelivery } from './requests.ts';
export type * from './view.ts';

type Deps = Pick<SyncDeps, 'db' | 'adapters'>;

export const PER_PAGINA = 25;
const SHOWN = { groups: 20, lines: 10 };

const NOTHING = { wacht: 0, verstuurd: 0, geweigerd: 0, onbekend: 0, ingehaald: 0 };
const NEVER_ON = { aan: false, laatst: null, fout: null, gestoptOp: null, opnieuwOm: null };

/** How it stands with giving back over a connection. @throws AppError `not_found`, also for a connection of another school (R85) */
export async function deliveryState(deps: Deps, school: string, connection: string): Promise<DeliveryState> {
  return await deps.db.tenant({ school, actor: null }, async (tx) => {
    const { adapter } = await connectionById(tx, school, connection);
    const kan = isWritable(deps.adapters.get(adapter));
    const row = await standOf(tx, connection);
    return { kan, ooit: row !== null, ...NOTHING, ...NEVER_ON, ...row };
  });
}

/** Everything about giving back over a connection: how it stands, what went out (a page of it) and what was refused. */
export interface DeliveryOverview {
  readonly state: DeliveryState;
  readonly sent: readonly DeliveryLine[];
  readonly refused: readonly RefusedGroup[];
}

/** @param pagina from 1 on @throws AppError `not_found`, also for a connection of another school (R85) */
export async function deliveryOverview(
  deps: Deps,
  school: string,
  connection: string,
  pagina: number,
): Promise<DeliveryOverview> {
  const state = await deliveryState(deps, school, connection);
  return await deps.db.tenant({ school, actor: null }, async (tx) => ({
    state,
    sent: await sentLines(tx, connection, { skip: (pagina - 1) * PER_PAGINA, most: PER_PAGINA }),
    refused: state.geweigerd > 0 ? await refusedGroups(tx, connection, SHOWN) : [],
  }));
}
