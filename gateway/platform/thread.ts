import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';

/** What one run in a thread may use. */
export interface ThreadLimits {
  readonly patienceMs: number;
  /** Of what stays in memory, MB. */
  readonly heapMb: number;
}

/** What is not yet known to stay. More is a little faster, and takes three times as much of memory. MB */
const YOUNG_MB = 4;

/** Put together here: in a program that is built, these words in one piece are replaced by the address of this file (bin/built.js). */
const OWN_ADDRESS = ['import', 'meta', 'url'].join('.');

const bundled = new Map<string, Promise<string>>();

/**
 * A thread does not inherit that its process reads TypeScript. To read it there takes more memory than many a file that
 * the thread is for; one module in JavaScript starts three times as fast. A package in it still finds what lies beside the
 * source of that module.
 */
export function bundleOf(file: string): Promise<string> {
  const known = bundled.get(file);
  if (known !== undefined) return known;
  const options = { bundle: true, write: false, platform: 'node', format: 'cjs', target: 'node20' } as const;
  const define = { [OWN_ADDRESS]: JSON.stringify(pathToFileURL(file).href) };
  const made = build({ ...options, define, entryPoints: [file], logLevel: 'silent' }).then(
    ({ outputFiles: [bundle] }) => bundle?.text ?? '',
  );
  made.catch(() => bundled.delete(file)); // heard by who asked; the next one tries again
  bundled.set(file, made);
  return made;
}

/**
 * Runs a module in a thread of its own, so that everybody else goes on meanwhile (design §4). The module finds what it is
 * given in `workerData`, and posts its answer once.
 * @throws what the module throws; Error when it takes too long or too much memory
 */
export async function inThread<T>(file: string, given: unknown, limits: ThreadLimits): Promise<T> {
  const code = await bundleOf(file);
  return await new Promise<T>((resolve, reject) => {
    const worker = new Worker(code, {
      eval: true,
      workerData: given,
      resourceLimits: { maxOldGenerationSizeMb: limits.heapMb, maxYoungGenerationSizeMb: YOUNG_MB },
    });
    const clock = setTimeout(() => void worker.terminate(), limits.patienceMs);
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => {
      clearTimeout(clock);
      if (code !== 0) reject(new Error(`the thread ended with ${code}`));
    });
  });
}
