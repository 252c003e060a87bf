import { fileURLToPath } from 'node:url';
import { AppError } from '../errors.ts';
import { inThread } from '../platform/thread.ts';
import type { LeesOpties } from './formaten/lezen.ts';
import { type GelezenBestand, leesMetVoorbeeld } from './lees-met-voorbeeld.ts';

/** A smaller file is read at once; a larger one would keep everybody else waiting. */
const KLEIN = 256 * 1024;
/** A package of 50 MB takes some hundreds of MB while it is read. */
const GRENZEN = { patienceMs: 60_000, heapMb: 768 };
const LEZER = fileURLToPath(new URL('./lees-apart-worker.ts', import.meta.url));

/**
 * As `leesMetVoorbeeld`, in a thread of its own when the file is large: the web server goes on meanwhile (design §4).
 * @throws AppError `bad_request` when it takes too long or too much memory
 */
export async function leesApart(bytes: Uint8Array, opties: LeesOpties): Promise<GelezenBestand> {
  if (bytes.length <= KLEIN) return leesMetVoorbeeld(bytes, opties);
  return await inThread<GelezenBestand>(LEZER, { bytes, opties }, GRENZEN).catch((cause: unknown) => {
    throw new AppError(
      'bad_request',
      'Dit bestand is te groot of te ingewikkeld om te lezen. Splits het op.',
      {
        status: 400,
        cause,
      },
    );
  });
}
