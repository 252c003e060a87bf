import { describe, expect, it } from 'vitest';
import { AppError } from '../../errors.ts';
import { ActSoort } from '../../model/act.ts';
import { EVENT_SOORTEN, EVENTS, hearable } from './events.ts';
import { outcomeOf, PAUSE_AFTER_MS, pausedAfter, retryAfterMs } from './rules.ts';

const now = new Date('2026-11-23T09:00:00Z');

describe('what an answer means', () => {
  it.each([
    [200, 'verstuurd'],
    [204, 'verstuurd'],
    [301, 'later'],
    [400, 'dood'],
    [401, 'later'],
    [404, 'later'],
    [410, 'later'],
    [422, 'dood'],
    [429, 'later'],
    [503, 'later'],
  ] as const)('%i: %s', (status, kind) => {
    expect(outcomeOf(status, undefined).kind).toBe(kind);
  });

  it('only 410 asks a person at once; 503 waits as long as it says', () => {
    const errorOf = (status: number) => {
      const outcome = outcomeOf(status, 120_000);
      return outcome.kind === 'later' ? outcome.error.opts : null;
    };
    expect(errorOf(410)).toMatchObject({ retry: 'never' });
    expect(errorOf(503)).toMatchObject({ retry: 'later', retryAfterMs: 120_000 });
  });

  it.each([
    ['120', 120_000],
    ['Mon, 23 Nov 2026 09:02:00 GMT', 120_000],
    ['0', 1000],
    ['999999999', 86_400_000],
    ['later', undefined],
    [null, undefined],
  ])('Retry-After %s', (header, ms) => {
    expect(retryAfterMs(header, now)).toBe(ms);
  });
});

describe('a failure that goes on', () => {
  const failure = new AppError('source_unavailable', 'weg', { retry: 'later' });
  it.each([
    [null, 'later'],
    [PAUSE_AFTER_MS - 1000, 'later'],
    [PAUSE_AFTER_MS + 1000, 'never'],
  ] as const)('since %s ms: %s', (since, retry) => {
    const from = since === null ? null : new Date(now.getTime() - since);
    expect(pausedAfter(failure, from, now).opts.retry).toBe(retry);
  });
});

describe('R21, R59: nobody hears of what is need to know', () => {
  it('each kind of act was thought of; what was seen of a pupil or said by him has no event', () => {
    const silent = ActSoort.options.filter((soort) => !(soort in EVENTS));
    expect(silent).toEqual([
      'factor_vastgelegd',
      'factor_veranderd',
      'factor_beeindigd',
      'factor_gekoppeld',
      'ondersteuning_vastgelegd',
      'ondersteuning_beeindigd',
      'leerling_kan',
      'leerling_wens',
      'leerling_mening',
      'wens_beantwoord',
      'waarneming',
    ]);
  });

  it('and of the rest only who may read it', () => {
    expect(hearable(EVENT_SOORTEN, ['koers:webhooks'])).toEqual([]);
    expect(hearable(['doel_stand', 'opp_vastgesteld'], ['koers:opp.read'])).toEqual(['opp_vastgesteld']);
  });
});
