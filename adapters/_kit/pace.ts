import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../gateway/errors.ts';
import type { AdapterContext, KitHttp, SourceAdapter } from '../../gateway/sync/source-adapter.ts';

export type Pace = NonNullable<SourceAdapter['pace']>;

/** What a moment is, and how to wait for one; a test has a clock of its own. */
export interface PaceClock {
  /** Milliseconds, never going back. */
  now(): number;
  sleep(ms: number, signal: AbortSignal | undefined): Promise<void>;
}

const CLOCK: PaceClock = {
  now: () => performance.now(),
  sleep: (ms, signal) => sleep(ms, undefined, signal ? { signal } : {}),
};

/** Lanes at once in a process: more schools × hosts than it syncs in an hour. The one unused longest goes first. */
const MOST = 5_000;

/**
 * Keeps what a vendor allows, per school and host, over all runs of this process: so many requests a second (a token
 * bucket that holds one second's worth) and so many at once. Who must wait can be stopped meanwhile.
 */
export class PaceKeeper {
  readonly #lanes = new Map<string, Lane>();
  readonly #clock: PaceClock;

  constructor(clock: PaceClock = CLOCK) {
    this.#clock = clock;
  }

  /**
   * The same HTTP, at this pace.
   * @param school whose pace it is, e.g. the BRIN and dependance
   */
  paced(http: KitHttp, school: string, pace: Pace | undefined): KitHttp {
    if (!pace) return http;
    return {
      request: async (req) => {
        const lane = this.#lane(`${school} ${hostOf(req.url)}`, pace);
        await lane.enter(req.signal);
        try {
          return await http.request(req);
        } finally {
          lane.leave();
        }
      },
    };
  }

  #lane(name: string, pace: Pace): Lane {
    const lane = this.#lanes.get(name) ?? new Lane(pace, this.#clock);
    this.#lanes.delete(name);
    this.#lanes.set(name, lane);
    for (const [oldest, idle] of this.#lanes) {
      if (this.#lanes.size <= MOST) break;
      if (idle.isIdle) this.#lanes.delete(oldest);
    }
    return lane;
  }
}

class Lane {
  readonly #pace: Pace;
  readonly #clock: PaceClock;
  #tokens: number;
  #filledAt: number;
  #busy = 0;
  #queue: (() => void)[] = [];

  constructor(pace: Pace, clock: PaceClock) {
    this.#pace = pace;
    this.#clock = clock;
    this.#tokens = Math.max(1, pace.perSecond);
    this.#filledAt = clock.now();
  }

  get isIdle(): boolean {
    return this.#busy === 0 && this.#queue.length === 0;
  }

  /** @throws AppError `cancelled` */
  async enter(signal: AbortSignal | undefined): Promise<void> {
    await this.#place(signal);
    try {
      await this.#token(signal);
    } catch (error) {
      this.leave();
      throw error;
    }
  }

  /** Hands the place to who waits longest; nobody can come in between. */
  leave(): void {
    const next = this.#queue.shift();
    if (next) next();
    else this.#busy -= 1;
  }

  /** One of the places at once, in the order of asking. */
  async #place(signal: AbortSignal | undefined): Promise<void> {
    if (signal?.aborted) throw stopped();
    if (this.#busy < this.#pace.parallel) {
      this.#busy += 1;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const turn = () => {
        signal?.removeEventListener('abort', giveUp);
        resolve();
      };
      const giveUp = () => {
        this.#queue = this.#queue.filter((other) => other !== turn);
        reject(stopped());
      };
      signal?.addEventListener('abort', giveUp, { once: true });
      this.#queue.push(turn);
    });
  }

  /** Takes a token; one that is not there yet is taken in advance and waited for. */
  async #token(signal: AbortSignal | undefined): Promise<void> {
    const { perSecond } = this.#pace;
    const now = this.#clock.now();
    this.#tokens = Math.min(
      Math.max(1, perSecond),
      this.#tokens + ((now - this.#filledAt) / 1000) * perSecond,
    );
    this.#filledAt = now;
    this.#tokens -= 1;
    if (this.#tokens >= 0) return;
    try {
      await this.#clock.sleep((-this.#tokens / perSecond) * 1000, signal);
    } catch {
      this.#tokens += 1;
      throw stopped();
    }
  }
}

const stopped = () => new AppError('cancelled', 'De synchronisatie is gestopt.', { retry: 'never' });

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}

/** The same adapter, which keeps the pace that its vendor allows a school, whoever runs it. */
export function keepingPace(adapter: SourceAdapter, keeper: PaceKeeper): SourceAdapter {
  const { pace, deliver } = adapter;
  if (!pace) return adapter;
  const paced = (ctx: AdapterContext): AdapterContext => ({
    ...ctx,
    http: keeper.paced(ctx.http, `${ctx.school.brin} ${ctx.school.dependance}`, pace),
  });
  return {
    ...adapter,
    check: (connection, ctx) => adapter.check(connection, paced(ctx)),
    pull: (connection, since, ctx) => adapter.pull(connection, since, paced(ctx)),
    ...(deliver
      ? { deliver: (connection, levering, ctx) => deliver.call(adapter, connection, levering, paced(ctx)) }
      : {}),
  };
}
