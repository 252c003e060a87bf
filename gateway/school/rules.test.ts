import { describe, expect, it } from 'vitest';
import { leeftijdOp, naamVan } from './rules.ts';

const delen = (roepnaam: string | null, voorvoegsel: string | null, achternaam: string | null) =>
  naamVan({ roepnaam, voorvoegsel, achternaam });

describe('names as people read them', () => {
  it('joins what is known and leaves out what is not', () => {
    expect(delen('Pip', null, 'Regenlaars')).toEqual({ roepnaam: 'Pip', voluit: 'Pip Regenlaars' });
    expect(delen('Juno', 'van der', 'Duin').voluit).toBe('Juno van der Duin');
    expect(delen('Juno', ' ', 'Duin').voluit).toBe('Juno Duin');
    expect(delen(null, null, 'Duin')).toEqual({ roepnaam: 'Duin', voluit: 'Duin' });
    expect(delen(null, null, null)).toEqual({ roepnaam: 'Naam onbekend', voluit: 'Naam onbekend' });
  });
});

describe('age in whole years', () => {
  it('changes on the birthday', () => {
    expect(leeftijdOp('2014-05-10', '2026-05-09')).toBe(11);
    expect(leeftijdOp('2014-05-10', '2026-05-10')).toBe(12);
    expect(leeftijdOp('2014-12-31', '2026-01-01')).toBe(11);
    expect(leeftijdOp('2012-02-29', '2026-02-28')).toBe(13);
    expect(leeftijdOp('2012-02-29', '2026-03-01')).toBe(14);
  });
});
