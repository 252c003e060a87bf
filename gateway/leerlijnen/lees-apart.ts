import { Worker } from 'node:worker_threads';
import { AppError } from '../errors.ts';
import type { LeesOpties } from './formaten/lezen.ts';
import { type GelezenBestand, leesMetVoorbeeld } from './lees-met-voorbeeld.ts';

/** A smaller file is read at once; a larger one would keep everybody else waiting. */
const KLEIN = 256 * 1024;
const GEDULD_MS = 60_000;
/** Of the thread; a package of 50 MB takes some hundreds of MB while it is read. */
const MEESTE_MB = 768;

/**
 * As `leesMetVoorbeeld`, in a thread of its own when the file is large: the web server goes on meanwhile (design §4).
 * @throws AppError `bad_request` when it takes too long or too much memory
 */
export async function leesApart(bytes: Uint8Array, opties: LeesOpties): Promise<GelezenBestand> {
  if (bytes.length <= KLEIN) return leesMetVoorbeeld(bytes, opties);
  return await new Promise<GelezenBestand>((resolve, reject) => {
    const worker = new Worker(new URL('./lees-apart-thread.js', import.meta.url), {
      workerData: { bytes, opties },
      resourceLimits: { maxOldGenerationSizeMb: MEESTE_MB },
    });
    const weiger = (cause: unknown) =>
      reject(
        new AppError('bad_request', 'Dit bestand is te groot of te ingewikkeld om te lezen. Splits het op.', {
          status: 400,
          cause,
        }),
      );
    const klok = setTimeout(() => void worker.terminate(), GEDULD_MS);
    worker.once('message', (gelezen: GelezenBestand) => resolve(gelezen));
    worker.once('error', weiger);
    worker.once('exit', (code) => {
      clearTimeout(klok);
      if (code !== 0) weiger(new Error(`the thread ended with ${code}`));
    });
  });
}
