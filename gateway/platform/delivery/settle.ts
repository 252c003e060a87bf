import { AppError } from '../../errors.ts';
import type { Tx } from '../db/kysely-on-client.ts';
import type { DeliveryDeps } from './deps.ts';
import { waitMs } from './wait.ts';
import { type HeldWay, moveWay } from './way-store.ts';

export interface Settled {
  readonly kind: 'later' | 'gestopt' | 'bezet';
  readonly fout?: string;
}

/** After an ordered stop the work goes on as soon as there is a worker. */
const SOON_MS = 1000;

/** What a kind of way does itself when a delivery did not finish, in the transaction that writes it down. */
export interface Aftermath {
  /** Asks the next try, after so many ms. */
  again(tx: Tx, overMs: number): Promise<void>;
  /** Trying again does not help: tells who must look. */
  stopped(tx: Tx, now: Date): Promise<void>;
}

/**
 * Writes down why a delivery did not finish and asks for the next try; nothing is lost, every line still waits. When trying
 * again does not help the way stops, and people are told.
 * @throws what is wrong with the database: nothing can be written, and the lease runs out by itself
 */
export async function settle(
  deps: DeliveryDeps,
  held: HeldWay,
  { error, after }: { error: unknown; after: Aftermath },
  how: { pogingen: number; lost: boolean; stopping: boolean },
): Promise<Settled> {
  if (how.lost) return { kind: 'bezet' };
  const failure = asAppError(error);
  if (failure.code === 'database_unavailable') throw failure;
  const again = how.stopping || failure.opts.retry === 'later';
  const pogingen = how.stopping ? how.pogingen : how.pogingen + 1;
  const overMs = how.stopping ? SOON_MS : (failure.opts.retryAfterMs ?? waitMs(pogingen));
  const fout = how.stopping ? null : { code: failure.code, tekst: failure.message };
  deps.log.warn(
    { [held.at.key]: held.id, code: failure.code, detail: failure.opts.detail, again },
    'delivery stopped',
  );
  const now = deps.now();
  return await deps.db.tenant({ school: held.school, actor: null }, async (tx) => {
    const change = again ? { pogingen, fout, overMs } : { pogingen, fout, overMs: null, gestoptOp: now };
    // Somebody else has it now, or it was switched off: then there is nothing to say about it.
    if (!(await moveWay(tx, held, null, change))) return { kind: 'bezet' };
    if (!again) {
      await after.stopped(tx, now);
      return { kind: 'gestopt', fout: failure.message };
    }
    await after.again(tx, overMs);
    return { kind: 'later', ...(fout ? { fout: fout.tekst } : {}) };
  });
}

function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const code = String((error as { code?: unknown } | null)?.code);
  // The connection went: nothing is wrong with the data.
  const went =
    /^(?:08...|57P0.|ECONNRESET|EPIPE)$/.test(code) || /connection terminated/i.test(String(error));
  return new AppError('internal', 'Er ging iets mis in Koers bij het versturen.', {
    detail: String(error),
    retry: went ? 'later' : 'never',
    cause: error,
  });
}
