import { describe, expect, it } from 'vitest';
import { LEERGEBIEDEN } from '../../../fixtures/pakket/leerlijnen.ts';
import { pictoVan } from './picto.ts';

describe('R59: a picto for each leergebied', () => {
  it('is another one for every leergebied of the demo package, and never the star of the unknown', () => {
    const pictos = LEERGEBIEDEN.map((g) => pictoVan(g.naam));
    expect(new Set(pictos).size).toBe(LEERGEBIEDEN.length);
    expect(pictos).not.toContain('star');
  });

  it('finds the word wherever it stands, and has one for what nobody foresaw', () => {
    expect(pictoVan('SCHRIFTELIJKE TAAL')).toBe('book');
    expect(pictoVan('Wonen en vrije tijd')).toBe('ball-football');
    expect(pictoVan('Godsdienst')).toBe('star');
  });
});
