import { describe, expect, it } from 'vitest';
import { isWritable, nextStempel, schooljaarVan } from './rules.ts';
import { receiverAdapter } from './test-receiver.ts';

const at = (text: string) => new Date(text);

describe('the stamp of a message', () => {
  it.each([
    ['2026-11-23T10:00:05.900Z', null, '2026-11-23T10:00:05.000Z'],
    ['2026-11-23T10:00:05.900Z', '2026-11-23T10:00:01.000Z', '2026-11-23T10:00:05.000Z'],
    ['2026-11-23T10:00:05.900Z', '2026-11-23T10:00:05.000Z', '2026-11-23T10:00:06.000Z'], // twice in a second
    ['2026-11-23T09:00:00.000Z', '2026-11-23T10:00:05.000Z', '2026-11-23T10:00:06.000Z'], // a clock set back
  ])('at %s after %s is %s', (now, last, stamp) => {
    expect(nextStempel(at(now), last === null ? null : at(last)).toISOString()).toBe(stamp);
  });
});

it('a school year begins on 1 August', () => {
  expect(['2026-07-31', '2026-08-01', '2027-01-05'].map(schooljaarVan)).toEqual([
    '2025-2026',
    '2026-2027',
    '2026-2027',
  ]);
});

it('only what says so and can, takes things back', () => {
  const { deliver: _, ...mute } = receiverAdapter;
  expect([
    isWritable(receiverAdapter as never),
    isWritable(mute as never),
    isWritable({ ...receiverAdapter, offers: ['roster'] } as never),
    isWritable(undefined),
  ]).toEqual([true, false, false, false]);
});
