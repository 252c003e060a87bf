import { describe, expect, it } from 'vitest';
import type { KitHttp } from '../../gateway/sync/source-adapter.ts';
import { type PaceClock, PaceKeeper } from './pace.ts';

/** A clock that stands still until everyone waits, and then goes to the first who wakes. */
class Clock implements PaceClock {
  at = 0;
  #sleepers: { until: number; wake: () => void }[] = [];
  now = () => this.at;
  sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const sleeper = { until: this.at + ms, wake: resolve };
      this.#sleepers.push(sleeper);
      signal?.addEventListener('abort', () => {
        this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
        reject(new Error('aborted'));
      });
    });
  }
  async run(): Promise<void> {
    for (;;) {
      for (let i = 0; i < 20; i++) await Promise.resolve();
      const [next] = this.#sleepers.sort((a, b) => a.until - b.until);
      if (!next) return;
      this.#sleepers.shift();
      this.at = Math.max(this.at, next.until);
      next.wake();
    }
  }
}

const answer = { status: 200, headers: new Headers(), bytes: new Uint8Array() };

/** Notes when each request went out, and how many were out at once. */
function line(clock: Clock, tookMs = 0) {
  const seen = { at: [] as number[], most: 0 };
  let busy = 0;
  const http: KitHttp = {
    request: async () => {
      seen.at.push(clock.at);
      seen.most = Math.max(seen.most, ++busy);
      if (tookMs > 0) await clock.sleep(tookMs, undefined);
      busy -= 1;
      return answer;
    },
  };
  return { seen, http };
}

const get = (url: string, signal?: AbortSignal) =>
  ({ method: 'GET', url, ...(signal ? { signal } : {}) }) as const;

describe('the pace that a vendor allows a school', () => {
  it('lets a second’s worth through at once, and then so many a second', async () => {
    const clock = new Clock();
    const { seen, http } = line(clock);
    const paced = new PaceKeeper(clock).paced(http, '99XX', { perSecond: 4, parallel: 100 });
    const all = Array.from({ length: 12 }, () => paced.request(get('https://lvs.example.org/a')));
    await clock.run();
    await Promise.all(all);

    expect(seen.at).toEqual([0, 0, 0, 0, 250, 500, 750, 1000, 1250, 1500, 1750, 2000]);
  });

  it('never has more at once than is allowed, in the order of asking', async () => {
    const clock = new Clock();
    const { seen, http } = line(clock, 100);
    const paced = new PaceKeeper(clock).paced(http, '99XX', { perSecond: 1000, parallel: 2 });
    const all = Array.from({ length: 6 }, () => paced.request(get('https://lvs.example.org/a')));
    await clock.run();
    await Promise.all(all);

    expect(seen.most).toBe(2);
    expect(seen.at).toEqual([0, 0, 100, 100, 200, 200]);
  });

  it('counts over all runs of a school at one host, and lets another school or host be', async () => {
    const clock = new Clock();
    const { seen, http } = line(clock);
    const keeper = new PaceKeeper(clock);
    const pace = { perSecond: 1, parallel: 10 };
    const all = [
      keeper.paced(http, '99XX', pace).request(get('https://a.example.org/1')),
      keeper.paced(http, '99XX', pace).request(get('https://a.example.org/2')),
      keeper.paced(http, '99YY', pace).request(get('https://a.example.org/1')),
      keeper.paced(http, '99XX', pace).request(get('https://b.example.org/1')),
    ];
    await clock.run();
    await Promise.all(all);

    expect(seen.at).toEqual([0, 0, 0, 1000]);
  });

  it('stops waiting when it is told to, and who comes after does not wait for who left', async () => {
    const clock = new Clock();
    const { seen, http } = line(clock);
    const paced = new PaceKeeper(clock).paced(http, '99XX', { perSecond: 1, parallel: 1 });
    await paced.request(get('https://lvs.example.org/1'));
    const stop = new AbortController();
    const waits = paced.request(get('https://lvs.example.org/2', stop.signal));
    const queued = paced.request(get('https://lvs.example.org/3', stop.signal));
    const after = paced.request(get('https://lvs.example.org/4'));
    await Promise.resolve();
    stop.abort();

    await expect(waits).rejects.toMatchObject({ code: 'cancelled' });
    await expect(queued).rejects.toMatchObject({ code: 'cancelled' });
    await clock.run();
    await after;
    expect(seen.at).toEqual([0, 1000]);
  });

  it('gives its place back when a request fails', async () => {
    const clock = new Clock();
    const http: KitHttp = { request: () => Promise.reject(new Error('stuk')) };
    const paced = new PaceKeeper(clock).paced(http, '99XX', { perSecond: 100, parallel: 1 });
    for (let i = 0; i < 3; i++)
      await expect(paced.request(get('https://lvs.example.org/'))).rejects.toThrow('stuk');
  });

  it('leaves the HTTP as it is for a vendor without a limit', () => {
    const { http } = line(new Clock());
    expect(new PaceKeeper().paced(http, '99XX', undefined)).toBe(http);
  });
});
