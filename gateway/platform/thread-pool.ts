import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Piscina } from 'piscina';
import { bundleOf, type ThreadLimits } from './thread.ts';

/** Threads that stay, for work that comes often: what a module needs is read once a thread. */
export interface ThreadPool<In, Out> {
  /** Waits for a free thread. @throws what the module throws; Error when it takes too long or too much memory */
  run(given: In): Promise<Out>;
  close(): Promise<void>;
}

/** A thread that nobody needs goes; the next work starts another in some 200 ms. */
const IDLE_MS = 20_000;

/**
 * A pool for the default export of a module, which takes one value and gives one. Nothing is started before the first work.
 * A thread reads JavaScript only (thread.ts), and the pool starts threads from a file: the bundle is kept in a folder of its
 * own, for this process alone, as long as the process lives.
 */
export function threadPool<In, Out>(
  file: string,
  limits: ThreadLimits & { readonly threads: number },
): ThreadPool<In, Out> {
  let opened: Promise<{ pool: Piscina<In, Out>; forget: () => void }> | undefined;
  const open = async () => {
    const code = await bundleOf(file);
    const folder = mkdtempSync(path.join(os.tmpdir(), 'koers-thread-'));
    const bundle = path.join(folder, 'module.cjs');
    writeFileSync(bundle, code);
    const remove = () => rmSync(folder, { recursive: true, force: true });
    process.once('exit', remove);
    const pool = new Piscina<In, Out>({
      filename: bundle,
      minThreads: 0,
      maxThreads: limits.threads,
      idleTimeout: IDLE_MS,
      resourceLimits: { maxOldGenerationSizeMb: limits.heapMb },
    });
    const forget = () => {
      process.off('exit', remove);
      remove();
    };
    return { pool, forget };
  };
  return {
    async run(given) {
      opened ??= open();
      opened.catch(() => {
        opened = undefined; // heard below; the next one tries again
      });
      const { pool } = await opened;
      return await pool.run(given, { signal: AbortSignal.timeout(limits.patienceMs) });
    },
    async close() {
      const was = await opened?.catch(() => undefined);
      opened = undefined;
      await was?.pool.destroy();
      was?.forget();
    },
  };
}
