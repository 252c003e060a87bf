import { AppError } from '../errors.ts';
import { checkConnection } from './connections.ts';
import type { Asker, SyncDeps } from './deps.ts';
import type { ConnectionReport } from './source-adapter.ts';

/** Before the browser gives up waiting (20 s), so that the beheerder gets words and not a lost connection. */
const PATIENCE_MS = 15_000;

const failed = (message: string): ConnectionReport => ({ ok: false, steps: [{ ok: false, message }] });

/**
 * Tests a connection. What the source says no to is a step that failed, and so is a source that says nothing.
 * @throws AppError `not_found`, `database_unavailable`
 */
export async function reportOf(
  deps: SyncDeps,
  who: Asker,
  connection: { readonly id: string; readonly title: string },
  patienceMs = PATIENCE_MS,
): Promise<ConnectionReport> {
  const patience = AbortSignal.timeout(patienceMs);
  try {
    return await checkConnection(deps, who, connection.id, patience);
  } catch (error) {
    if (patience.aborted)
      return failed(
        `${connection.title} gaf binnen ${Math.round(patienceMs / 1000)} seconden geen antwoord. Probeer het later opnieuw.`,
      );
    if (error instanceof AppError && /^(?:source_|config_invalid)/.test(error.code))
      return failed(error.message);
    throw error;
  }
}
