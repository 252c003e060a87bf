import { describe, expect, it } from 'vitest';
import { padVan, plekVan, VANDAAG } from './plek.ts';

const ID = '0b1f7a52-4c1e-4f3a-8a55-1f2e3d4c5b6a';

describe('R70: places in Teams', () => {
  it('lead to a page of ours, the deepest first', () => {
    expect(padVan(plekVan('groep', ID))).toBe(`/groep/${ID}`);
    expect(padVan(plekVan('leerling', ID), plekVan('groep', ID))).toBe(`/leerling/${ID}`);
    expect(padVan('', VANDAAG)).toBe('/vandaag');
  });

  it.each([
    '',
    'https://evil.example',
    '//evil.example',
    `groep.${ID}/../..`,
    'groep.7',
    `opp.${ID}`,
    `x\ngroep.${ID}`,
  ])('%j is no place: the first page', (plek) => {
    expect(padVan(plek, undefined)).toBe('/vandaag');
  });
});
