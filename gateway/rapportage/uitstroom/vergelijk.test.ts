import { describe, expect, it } from 'vitest';
import type { Plek, Profiel } from './plekken.ts';
import { bestendigingVan, uitkomstVan } from './vergelijk-rules.ts';
import { jarenLater, vraagOver } from './vragen-rules.ts';

describe('R65: expected against realised', () => {
  it.each<[Profiel | null, Plek | null, string]>([
    ['arbeidsmarkt', 'beschut_werk', 'gelijk'],
    ['arbeidsmarkt', 'mbo', 'hoger'],
    ['arbeidsmarkt', 'dagbesteding_arbeid', 'lager'],
    ['dagbesteding', 'dagbesteding_beleving', 'gelijk'],
    ['vervolgonderwijs', 'geen', 'lager'],
    ['vervolgonderwijs', 'vso', 'vso'],
    ['vervolgonderwijs', 'anders', 'anders'],
    [null, 'werk', 'anders'],
    ['dagbesteding', 'onbekend', 'onbekend'],
    ['dagbesteding', null, 'onbekend'],
  ])('expected %s, went to %s: %s', (verwacht, plek, uitkomst) => {
    expect(uitkomstVan(verwacht, plek)).toBe(uitkomst);
  });
});

describe('R67: still where he went to', () => {
  it.each<[Plek | null, Plek | null, string]>([
    ['werk', 'werk', 'bestendig'],
    ['werk', 'beschut_werk', 'bestendig'],
    ['werk', 'mbo', 'bestendig'],
    ['mbo', 'werk', 'niet_bestendig'],
    ['mbo', 'geen', 'niet_bestendig'],
    ['geen', 'geen', 'niet_bestendig'],
    ['geen', 'werk', 'bestendig'],
    ['vso', 'mbo', 'bestendig'],
    ['vso', 'anders', 'niet_bestendig'],
    ['werk', 'onbekend', 'onbekend'],
    [null, 'werk', 'onbekend'],
  ])('went to %s, is now at %s: %s', (toen, nu, uitkomst) => {
    expect(bestendigingVan(toen, nu)).toBe(uitkomst);
  });

  const niets = [null, null, null] as const;
  const weg = ['werk', null, null] as const;
  it.each([
    ['where he went, from his last day on', '2024-07-31', niets, '2024-08-01', 0, '2024-07-31'],
    ['nothing within a year', '2024-07-31', weg, '2025-07-30', null, null],
    ['after one year', '2024-07-31', weg, '2025-07-31', 1, '2025-07-31'],
    ['after two years, and no longer after one', '2024-07-31', weg, '2026-07-31', 2, '2026-07-31'],
    ['nothing once it is written down', '2024-07-31', ['werk', null, 'werk'], '2026-09-01', null, null],
    ['nothing after three years', '2024-07-31', niets, '2027-08-01', null, null],
  ] as const)('asks %s', (_, laatste, plekken, vandaag, moment, sinds) => {
    const vraag = vraagOver(laatste, [...plekken], vandaag);
    expect(vraag === null ? [null, null] : [vraag.moment, vraag.sinds]).toEqual([moment, sinds]);
  });

  it('a year after 29 February is 28 February', () => {
    expect([jarenLater('2024-02-29', 1), jarenLater('2024-02-29', 4), jarenLater('2026-07-31', -3)]).toEqual([
      '2025-02-28',
      '2028-02-29',
      '2023-07-31',
    ]);
  });
});
