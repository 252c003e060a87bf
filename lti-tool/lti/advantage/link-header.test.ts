import { describe, expect, it } from 'vitest';
import { linksOf } from './link-header.ts';
import { retryAfterMs } from './platform-fetch.ts';

const BASE = 'https://elo.voorbeeld.nl/nrps/1?limit=10';

describe('pages of a service', () => {
  it.each([
    [
      '<https://elo.voorbeeld.nl/nrps/1?page=2>; rel="next"',
      { next: 'https://elo.voorbeeld.nl/nrps/1?page=2' },
    ],
    ['</nrps/1?page=2>;rel=next', { next: 'https://elo.voorbeeld.nl/nrps/1?page=2' }],
    [
      '<?a=1,2>; rel="current", <?a=3>; title="x"; rel="next differences"',
      {
        current: 'https://elo.voorbeeld.nl/nrps/1?a=1,2',
        next: 'https://elo.voorbeeld.nl/nrps/1?a=3',
        differences: 'https://elo.voorbeeld.nl/nrps/1?a=3',
      },
    ],
    ['<a>; rel="NEXT", <b>; rel="next"', { next: 'https://elo.voorbeeld.nl/nrps/a' }],
    ['geen link', {}],
    [null, {}],
  ])('%s', (header, links) => {
    expect(linksOf(header, BASE)).toEqual(links);
  });
});

it.each([
  ['2', 2000],
  ['Mon, 23 Nov 2026 12:00:30 GMT', 30_000],
  ['Mon, 23 Nov 2026 11:00:00 GMT', 0],
  ['99999', 3_600_000],
  ['straks', undefined],
  [null, undefined],
])('Retry-After: %s is %s ms', (header, ms) => {
  expect(retryAfterMs(header, new Date('2026-11-23T12:00:00Z'))).toBe(ms);
});
