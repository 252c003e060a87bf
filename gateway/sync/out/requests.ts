import { AppError } from '../../errors.ts';
import { Datum } from '../../model/roster.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { lockWay } from '../../platform/delivery/way-store.ts';
import { noteAct } from '../audit-store.ts';
import { type ConnectionRow, connectionById } from '../connections-store.ts';
import type { Asker, SyncDeps } from '../deps.ts';
import { schoolDay } from '../school-day.ts';
import { waitAgain } from './line-store.ts';
import { isWritable } from './rules.ts';
import { enqueueWhenWork, moveCursorBack, switchWeg, TERUGWEG } from './weg-store.ts';

type Deps = Pick<SyncDeps, 'db' | 'adapters' | 'now'>;

/**
 * Switches giving back on or off for one connection. On for the first time, what was done before stays here; on again,
 * what was done meanwhile goes along. Also sets it going again after it stopped.
 * @throws AppError `not_found`; `conflict` when this system takes nothing back
 */
export async function switchDelivery(
  deps: Deps,
  who: Asker,
  connection: string,
  aan: boolean,
): Promise<void> {
  await change(deps, who, connection, async (tx, row) => {
    if (aan && !isWritable(deps.adapters.get(row.adapter)))
      throw conflict('Dit systeem kan niets van Koers aannemen.');
    await switchWeg(tx, { school: who.school, connection }, { aan, by: who.person, now: deps.now() });
    await noteAct(tx, who, aan ? 'delivery_on' : 'delivery_off', { connection });
  });
}

/** Which dead letters: one, or all that were refused for the same reason. */
export type Again = { readonly id: string } | { readonly reden: string };

/** Sends dead letters once more. @returns how many wait now @throws AppError `not_found`, `conflict` when it is switched off */
export async function sendAgain(deps: Deps, who: Asker, connection: string, which: Again): Promise<number> {
  return await change(deps, who, connection, async (tx) => {
    await mustBeOn(tx, who, connection);
    const aantal = await waitAgain(tx, connection, which);
    if (aantal > 0) await noteAct(tx, who, 'delivery_again', { connection }, { aantal });
    return aantal;
  });
}

/**
 * Sends everything once more that came into Koers on or after a day. The ids stay the same, so a vendor counts nothing twice.
 * @returns how many acts are looked at @throws AppError `not_found`, `bad_request` for a day to come, `conflict` when it is off
 */
export async function sendAgainSince(
  deps: Deps,
  who: Asker,
  connection: string,
  vanaf: string,
): Promise<number> {
  if (!Datum.safeParse(vanaf).success || vanaf > schoolDay(deps.now()))
    throw new AppError('bad_request', 'Kies een dag die al geweest is.', { status: 400 });
  return await change(deps, who, connection, async (tx) => {
    await mustBeOn(tx, who, connection);
    const acts = await moveCursorBack(tx, { school: who.school, connection }, vanaf);
    await noteAct(tx, who, 'delivery_again', { connection }, { vanaf });
    return acts;
  });
}

async function change<T>(
  deps: Deps,
  who: Asker,
  connection: string,
  work: (tx: Tx, row: ConnectionRow) => Promise<T>,
): Promise<T> {
  return await deps.db.tenant({ school: who.school, actor: who.person }, async (tx) => {
    const done = await work(tx, await connectionById(tx, who.school, connection, 'lock'));
    const turn = `vraag-${deps.now().getTime()}`;
    await enqueueWhenWork(tx, { school: who.school, connection }, turn);
    return done;
  });
}

async function mustBeOn(tx: Tx, { school }: Asker, connection: string): Promise<void> {
  if (!(await lockWay(tx, { at: TERUGWEG, school, id: connection }))?.aan)
    throw conflict('Zet terugsturen eerst aan.');
}

const conflict = (message: string) => new AppError('conflict', message, { status: 409, retry: 'never' });
