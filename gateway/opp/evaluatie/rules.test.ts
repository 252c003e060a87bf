import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { graad } from '../../leerroute/rules.ts';
import { conclusieVan, doelUitkomst, type EvaluatieFeiten, uitkomstVan } from './rules.ts';

const N = (volgorde: number) => ({ naam: `Niveau ${volgorde}`, volgorde });
function feiten(standen: readonly number[], rest: Partial<EvaluatieFeiten> = {}): EvaluatieFeiten {
  const behaald = standen.filter((s) => s >= 4).length;
  return {
    geordend: true,
    toen: N(2),
    nu: N(2),
    graad: graad(standen, 4),
    doelen: { behaald, totaal: standen.length },
    ...rest,
  };
}

describe('R47: a conclusion per leergebied from what was marked', () => {
  it('says whether the streefniveau of the OPP was reached', () => {
    expect(uitkomstVan(feiten([4, 4, 4]))).toBe('behaald');
    expect(uitkomstVan(feiten([4, 2, 0]))).toBe('deels');
    expect(uitkomstVan(feiten([2, 1, 0]))).toBe('niet');
    expect(conclusieVan(feiten([4, 2, 0]))).toBe(
      'Het streefniveau Niveau 2 is voor een deel behaald: 1 van de 3 doelen zijn behaald.',
    );
  });

  it('compares with the day the OPP was fixed: higher since, lower since, new, or no longer', () => {
    expect(uitkomstVan(feiten([0], { nu: N(3) }))).toBe('hoger');
    expect(uitkomstVan(feiten([4], { nu: N(1) }))).toBe('lager');
    expect(uitkomstVan(feiten([4], { toen: null }))).toBe('nieuw');
    expect(uitkomstVan(feiten([], { nu: null, graad: null }))).toBe('gestopt');
  });

  it('R4: never measures a leerlijn without niveaus', () => {
    const zonder = feiten([4, 0], { geordend: false, toen: null, nu: null, graad: null });
    expect(uitkomstVan(zonder)).toBe('zonder_niveaus');
    expect(conclusieVan(zonder)).toBe('Deze leerlijn heeft geen niveaus: 1 van de 2 doelen zijn behaald.');
  });

  it('more marked never concludes less', () => {
    const orde = ['niet', 'deels', 'behaald'];
    const standen = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(standen, fc.nat(), (van, plek) => {
        const meer = van.map((s, i) => (i === plek % van.length ? Math.min(4, s + 1) : s));
        const uit = (s: readonly number[]) => orde.indexOf(uitkomstVan(feiten(s)));
        expect(uit(meer)).toBeGreaterThanOrEqual(uit(van));
      }),
    );
  });

  it('says of each doel how it ended, by the rule of the school', () => {
    expect([0, 2, 3, 4].map((s) => doelUitkomst(s, 4))).toEqual([
      'niet begonnen',
      'nog bezig',
      'nog bezig',
      'behaald',
    ]);
    expect(doelUitkomst(3, 3)).toBe('behaald');
  });
});
