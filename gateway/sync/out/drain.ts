import { AppError } from '../../errors.ts';
import type { Ontvangst } from '../../model/terugmelding.ts';
import { connectionById, sourceSchool } from '../connections-store.ts';
import { openSettings } from '../credentials.ts';
import type { SyncDeps } from '../deps.ts';
import { LEASE_MS } from '../lease.ts';
import type { Levering, SourceSchool } from '../source-adapter.ts';
import { hold } from './hold.ts';
import { nextLines, noteReceipts } from './line-store.ts';
import { planLines, sortLines } from './plan-store.ts';
import { isWritable, nextStempel, type WritableAdapter } from './rules.ts';
import { settle } from './settle.ts';
import { enqueueDelivery, type Held, lockWeg, moveWeg, takeLease, type Weg } from './weg-store.ts';

/** What one delivery came to. */
export interface Delivered {
  /** `klaar`: nothing waits. `bezet`: another worker has it. `uit`: not switched on, or stopped. `later`: tried again by itself. */
  readonly kind: 'klaar' | 'bezet' | 'uit' | 'later' | 'gestopt';
  readonly sent: number;
  readonly refused: number;
  /** Plain Dutch, why it is not finished. */
  readonly fout?: string;
}

interface Claimed {
  readonly held: Held;
  readonly adapter: WritableAdapter;
  readonly credentials: Buffer;
  readonly school: SourceSchool;
  /** Messages in a row that did not come through so far. */
  readonly pogingen: number;
}

/**
 * The handler of the job `terug:<adapter>`: sends everything that waits for one school over one connection, in the order of
 * the acts. At least once: a worker that dies at any point leaves lines that wait, and the next one sends them again under
 * the same id. What goes wrong at the vendor is written down and asked for again here, so this does not throw for it.
 */
export async function drain(
  deps: SyncDeps,
  weg: Weg,
  { signal, nu = false }: { signal: AbortSignal; nu?: boolean },
): Promise<Delivered> {
  const claimed = await claim(deps, weg, nu);
  if (typeof claimed === 'string') return { kind: claimed, sent: 0, refused: 0 };
  const total = { sent: 0, refused: 0 };
  const holding = hold(deps, claimed.held, signal);
  try {
    const send = await sender(deps, claimed, holding.signal);
    await inSchool(deps, weg, async (tx) => {
      await planLines(tx, weg);
      await sortLines(tx, weg.connection);
    });
    for (;;) {
      signal.throwIfAborted();
      const batch = await sendBatch(deps, claimed.held, send);
      if (batch === null) break;
      total.sent += batch.sent;
      total.refused += batch.refused;
    }
    await holding.stop();
    await inSchool(deps, weg, (tx) =>
      moveWeg(tx, claimed.held, null, { pogingen: 0, fout: null, overMs: null }),
    );
    return { kind: 'klaar', ...total };
  } catch (error) {
    await holding.stop();
    const pogingen = total.sent + total.refused > 0 ? 0 : claimed.pogingen;
    const settled = await settle(deps, claimed.held, error, {
      pogingen,
      lost: holding.lost,
      stopping: signal.aborted,
    });
    return { ...settled, ...total };
  }
}

const inSchool = <T>(deps: SyncDeps, { school }: Weg, work: Parameters<typeof deps.db.tenant<T>>[1]) =>
  deps.db.tenant<T>({ school, actor: null }, work);

/** @param nu asked for by a person: also while it waits for a later try */
async function claim(deps: SyncDeps, weg: Weg, nu: boolean): Promise<Claimed | 'bezet' | 'uit' | 'later'> {
  return await inSchool(deps, weg, async (tx) => {
    const connection = await connectionById(tx, weg.school, weg.connection);
    const adapter = deps.adapters.get(connection.adapter);
    const row = await lockWeg(tx, weg);
    if (!row?.aan || row.gestopt || connection.status !== 'active' || !isWritable(adapter)) return 'uit';
    if (row.heldMs > 0) {
      // Whoever holds it may have looked for work already: somebody looks again after it.
      await enqueueDelivery(tx, weg, { turn: `na-${deps.now().getTime()}`, overMs: row.heldMs });
      return 'bezet';
    }
    if (row.waitMs > 0 && !nu) return 'later';
    const lease = await takeLease(tx, weg, deps.leaseMs ?? LEASE_MS);
    return {
      held: { ...weg, lease },
      adapter,
      credentials: connection.credentials,
      school: await sourceSchool(tx, weg.school),
      pogingen: row.pogingen,
    };
  });
}

type Send = (levering: Levering) => Promise<readonly Ontvangst[]>;

async function sender(
  deps: SyncDeps,
  { adapter, credentials, school, held }: Claimed,
  signal: AbortSignal,
): Promise<Send> {
  const settings = await openSettings(deps.keys, held.school, adapter, credentials);
  const { http, now, log } = deps;
  return (levering) =>
    adapter.deliver(settings, levering, { school, http, files: [], codes: {}, now, log, signal });
}

/** Sends one message and writes down the answers. @returns null when nothing waits any more, or it was switched off */
async function sendBatch(
  deps: SyncDeps,
  held: Held,
  send: Send,
): Promise<{ sent: number; refused: number } | null> {
  const leaseMs = deps.leaseMs ?? LEASE_MS;
  const message = await inSchool(deps, held, async (tx) => {
    const meldingen = await nextLines(tx, held.connection);
    if (meldingen.length === 0) return null;
    const row = await lockWeg(tx, held);
    if (!row?.aan) return null; // switched off meanwhile: what was sent is noted, nothing more goes
    const stempel = nextStempel(deps.now(), row.stempel);
    // The stamp is kept before it is used: after a crash the next message has a later one.
    if (!(await moveWeg(tx, held, leaseMs, { stempel }))) throw taken();
    return { meldingen, stempel };
  });
  if (message === null) return null;
  const answers = await send(message);
  const ours = new Set(message.meldingen.map(({ id }) => id));
  const receipts = answers.filter(({ id }) => ours.delete(id));
  if (receipts.length === 0)
    throw new AppError('source_invalid', 'Het LVS zei niet wat het met de gegevens heeft gedaan.', {
      retry: 'later',
    });
  return await inSchool(deps, held, async (tx) => {
    if (!(await moveWeg(tx, held, leaseMs))) throw taken();
    const at = { stempel: message.stempel, now: deps.now() };
    const noted = await noteReceipts(tx, held.connection, at, receipts);
    if (ours.size > 0) await sortLines(tx, held.connection);
    return noted;
  });
}

const taken = () => new AppError('cancelled', 'Het terugsturen is gestopt.', { retry: 'never' });
