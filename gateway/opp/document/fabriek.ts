import os from 'node:os';
import { fileURLToPath } from 'node:url';
import { AppError } from '../../errors.ts';
import { type ThreadPool, threadPool } from '../../platform/thread-pool.ts';
import type { Opdracht } from './maak.ts';
import type { OppBestand } from './view.ts';

const WERKER = fileURLToPath(new URL('./maak-worker.ts', import.meta.url));
/** The longest OPP seen in tests takes half a second and 80 MB. */
const GRENZEN = { patienceMs: 60_000, heapMb: 256 };

/** Makes documents in threads of their own, so that nobody waits for them (design §4). */
export interface Fabriek {
  /** @throws AppError `internal` when it takes too long or too much memory */
  maak(opdracht: Opdracht): Promise<OppBestand[]>;
  close(): Promise<void>;
}

/** One core stays free for who is at work. */
const draden = (): number => Math.max(1, Math.min(4, os.availableParallelism() - 1));

export function openFabriek(threads: number = draden()): Fabriek {
  const pool: ThreadPool<Opdracht, OppBestand[]> = threadPool(WERKER, { ...GRENZEN, threads });
  return {
    async maak(opdracht) {
      const gemaakt = await pool.run(opdracht).catch((cause: unknown) => {
        throw new AppError('internal', 'Dit document kon niet worden gemaakt. Probeer het later opnieuw.', {
          detail: 'opp: no document came out of the thread',
          retry: 'later',
          cause,
        });
      });
      // Between threads a Buffer becomes a plain array of bytes.
      return gemaakt.map((bestand) => ({ ...bestand, bytes: Buffer.from(bestand.bytes) }));
    },
    close: () => pool.close(),
  };
}
