import { AppError } from '../../errors.ts';
import type { Ontvangst } from '../../model/terugmelding.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { type Delivered, deliver, type Post } from '../../platform/delivery/deliver.ts';
import { connectionById, sourceSchool } from '../connections-store.ts';
import { openSettings } from '../credentials.ts';
import type { SyncDeps } from '../deps.ts';
import { LEASE_MS } from '../lease.ts';
import type { Levering } from '../source-adapter.ts';
import { nextLines, noteReceipts } from './line-store.ts';
import { meldGestopt } from './notice.ts';
import { planLines, sortLines } from './plan-store.ts';
import { isWritable, nextStempel } from './rules.ts';
import { enqueueDelivery, TERUGWEG, type Weg } from './weg-store.ts';

/**
 * The handler of the job `terug:<adapter>`: sends everything that waits for one school over one connection, in the order of
 * the acts, under the same ids however often it is tried.
 */
export async function drain(
  deps: SyncDeps,
  weg: Weg,
  how: { signal: AbortSignal; nu?: boolean },
): Promise<Delivered> {
  const { db, now, log } = deps;
  const way = { at: TERUGWEG, school: weg.school, id: weg.connection };
  return await deliver({ db, now, log, leaseMs: deps.leaseMs ?? LEASE_MS }, way, lvsPost(deps, weg), how);
}

type Meldingen = Levering['meldingen'];

/** The LVS behind a connection, as a receiver of what was judged. */
function lvsPost(deps: SyncDeps, weg: Weg): Post<Levering, readonly Ontvangst[]> {
  return {
    open: (tx) => open(deps, weg, tx),
    async plan(tx) {
      await planLines(tx, weg);
      await sortLines(tx, weg.connection);
    },
    async next(tx, row) {
      const meldingen: Meldingen = await nextLines(tx, weg.connection);
      if (meldingen.length === 0) return null;
      const stempel = nextStempel(deps.now(), row.stempel);
      return { message: { meldingen, stempel }, stempel };
    },
    async note(tx, { message: { meldingen, stempel } }, answers) {
      const ours = new Set(meldingen.map(({ id }) => id));
      const receipts = answers.filter(({ id }) => ours.delete(id));
      if (receipts.length === 0)
        throw new AppError('source_invalid', 'Het LVS zei niet wat het met de gegevens heeft gedaan.', {
          retry: 'later',
        });
      const noted = await noteReceipts(tx, weg.connection, { stempel, now: deps.now() }, receipts);
      if (ours.size > 0) await sortLines(tx, weg.connection);
      return noted;
    },
    ask: (tx, turn, overMs) => enqueueDelivery(tx, weg, { turn, overMs }),
    stopped: (tx, now) => meldGestopt(tx, weg, now),
  };
}

async function open(deps: SyncDeps, weg: Weg, tx: Tx) {
  const connection = await connectionById(tx, weg.school, weg.connection);
  const adapter = deps.adapters.get(connection.adapter);
  if (connection.status !== 'active' || !isWritable(adapter)) return null;
  const school = await sourceSchool(tx, weg.school);
  return async (signal: AbortSignal) => {
    const settings = await openSettings(deps.keys, weg.school, adapter, connection.credentials);
    const { http, now, log } = deps;
    return (levering: Levering) =>
      adapter.deliver(settings, levering, { school, http, files: [], codes: {}, now, log, signal });
  };
}
