import { compose, type Koers } from '../compose.ts';
import { readConfig } from '../config.ts';

/** Runs work on an opened Koers and closes it again, whatever happens. Only warnings come in the log. */
export async function withKoers<T>(work: (koers: Koers) => Promise<T>): Promise<T> {
  const koers = await compose(readConfig({ KOERS_LOG: 'error' }), 'koers command');
  try {
    return await work(koers);
  } finally {
    await koers.close();
  }
}
