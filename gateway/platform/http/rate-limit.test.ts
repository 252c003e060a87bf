import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../errors.ts';
import { createRateLimits, type RateLimits } from './rate-limit.ts';

const warned: object[] = [];
const log = { warn: (what: object) => void warned.push(what) };
const SCHOOL = '192.0.2.1';

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-09-01T08:30:00Z') });
  warned.length = 0;
});
afterEach(() => void vi.useRealTimers());

async function refuse(limits: RateLimits, times: number, caller = { address: SCHOOL }) {
  const answers: (AppError | null)[] = [];
  for (let n = 0; n < times; n += 1) answers.push(await limits.counted(404, () => caller));
  return answers.filter((a) => a !== null);
}
const wrong = async () => ({ status: 401 });
const right = async () => ({ status: 303 });
const guessWrong = async (limits: RateLimits, times: number, address = SCHOOL) => {
  for (let n = 0; n < times; n += 1) await limits.guess(address, wrong);
};

describe('refusals', () => {
  it('are answered as they are 300 times in a minute; from the next on "wait", until the minute is over', async () => {
    const limits = createRateLimits({ log });
    expect(await refuse(limits, 300)).toEqual([]);
    vi.advanceTimersByTime(20_000);
    const [over] = await refuse(limits, 1);
    expect(over).toMatchObject({ code: 'too_many_requests', opts: { retryAfterMs: 40_000 } });
    vi.advanceTimersByTime(40_000);
    expect(await refuse(limits, 1)).toEqual([]);
  });

  it('are the only thing counted: good answers and our own faults are not', async () => {
    const limits = createRateLimits({ log });
    for (let n = 0; n < 400; n += 1)
      for (const status of [200, 303, 409, 500, 503])
        expect(await limits.counted(status, () => ({ address: SCHOOL }))).toBeNull();
    expect(await refuse(limits, 300)).toEqual([]);
  });

  it('of one session stop that session before work is done for it, and nobody else behind the address', async () => {
    const limits = createRateLimits({ log });
    const attacker = { address: SCHOOL, session: 'a' };
    await refuse(limits, 299, attacker);
    await expect(limits.admit('a')).resolves.toBeUndefined();
    await refuse(limits, 1, attacker);
    await expect(limits.admit('a')).rejects.toMatchObject({ code: 'too_many_requests' });
    await expect(limits.admit('b')).resolves.toBeUndefined();
    await expect(limits.admit(undefined)).resolves.toBeUndefined();
    expect(await refuse(limits, 300)).toEqual([]);
    vi.advanceTimersByTime(60_000);
    await expect(limits.admit('a')).resolves.toBeUndefined();
  });
});

describe('guesses at a code', () => {
  it('stop after 20 wrong ones in ten minutes: then a right one is not even looked at', async () => {
    const limits = createRateLimits({ log });
    await guessWrong(limits, 20);
    const looked = vi.fn(right);
    await expect(limits.guess(SCHOOL, looked)).rejects.toMatchObject({
      code: 'too_many_requests',
      message: expect.stringContaining('Wacht 10 minuten'),
      opts: { retryAfterMs: 600_000 },
    });
    expect(looked).not.toHaveBeenCalled();
    await expect(limits.guess('198.51.100.9', right)).resolves.toEqual({ status: 303 });
    vi.advanceTimersByTime(600_000);
    await expect(limits.guess(SCHOOL, right)).resolves.toEqual({ status: 303 });
  });

  it('that are right cost nothing: a whole school may sign in behind one address', async () => {
    const limits = createRateLimits({ log });
    for (let n = 0; n < 200; n += 1) await limits.guess(SCHOOL, right);
    await expect(limits.guess(SCHOOL, right)).resolves.toEqual({ status: 303 });
  });

  it('that are thrown count as well; a fault of ours does not', async () => {
    const limits = createRateLimits({ log, guessed: { refusals: 2, seconds: 600 } });
    const thrown = (error: Error) => limits.guess(SCHOOL, () => Promise.reject(error)).catch((e) => e);
    for (let n = 0; n < 5; n += 1) await thrown(new Error('database'));
    const no = new AppError('not_allowed', 'nee');
    expect([await thrown(no), await thrown(no)]).toEqual([no, no]);
    expect(await thrown(no)).toMatchObject({ code: 'too_many_requests' });
  });

  it('all at once do not get past the count: at most 100 are under way', async () => {
    const limits = createRateLimits({ log });
    let looked = 0;
    const slowAndWrong = async () => {
      looked += 1;
      await new Promise((resolve) => setTimeout(resolve, 100));
      return { status: 401 };
    };
    const all = Array.from({ length: 1000 }, () => limits.guess(SCHOOL, slowAndWrong).catch(() => null));
    await vi.advanceTimersByTimeAsync(100);
    await Promise.all(all);
    expect(looked).toBe(100);
    await expect(limits.guess(SCHOOL, right)).rejects.toMatchObject({ code: 'too_many_requests' });
  });
});

describe('a limit that fails', () => {
  it('lets everyone through and says so in the log', async () => {
    const broken = () => Promise.reject(new Error('no memory left'));
    const limits = createRateLimits({ log, keep: () => ({ consume: broken, get: broken }) });
    expect(await refuse(limits, 301)).toEqual([]);
    await expect(limits.admit('a')).resolves.toBeUndefined();
    await guessWrong(limits, 21);
    await expect(limits.guess(SCHOOL, right)).resolves.toEqual({ status: 303 });
    expect(warned[0]).toMatchObject({ limit: 'address' });
  });
});
