import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pakket } from '../pakket.ts';
import { pakketFouten } from '../rules.ts';
import { verschuifProfiel } from './rangen.ts';
import { stelSamen } from './rules.ts';
import { kleinPakket, vast } from './testing/klein-pakket.ts';
import type { Wijziging } from './wijziging.ts';

const VORM = { gebieden: 1, lijnen: 2, niveaus: 3, doelen: 2, acties: 1, routes: 1 };
const N = (n: number, lijn = 'G1L1') => vast(`niveau ${lijn}N${n}`);
const erbij = (entiteit: string, na: string | null): Wijziging => ({
  wat: 'toevoegen',
  soort: 'niveau',
  entiteit,
  ouder: vast('lijn G1L1'),
  na,
  velden: { code: 'N2b', naam: 'Tussenniveau' },
});
const rangen = (pakket: Pakket, lijn = 'lijn G1L1') => {
  const id = pakket.leerlijnen.find((l) => l.entiteit === vast(lijn))?.id;
  const van = pakket.niveaus.filter((n) => n.leerlijnId === id);
  return [...van].sort((a, b) => a.rang - b.rang).map((n) => [n.entiteit, n.rang]);
};
const profiel = (pakket: Pakket, lijn = 'lijn G1L1') => {
  const id = pakket.leerlijnen.find((l) => l.entiteit === vast(lijn))?.id;
  return pakket.routeLeerlijnen.find((r) => r.leerlijnId === id)?.profiel.map((p) => p.niveau);
};

describe('R8: own niveaus', () => {
  it('come in their place; the others move up, and what a route expects of them moves along', () => {
    const { pakket } = stelSamen(kleinPakket(VORM), [erbij(vast('n2b'), N(2))]);
    expect(rangen(pakket)).toEqual([
      [N(1), 1],
      [N(2), 2],
      [vast('n2b'), 3],
      [N(3), 4],
    ]);
    expect(profiel(pakket)).toEqual([1, 4]);
    expect(profiel(pakket, 'lijn G1L2')).toEqual([1, 3]);
    expect(pakketFouten(pakket)).toEqual([]);
  });

  it('hidden ones take their doelen along, and a route no longer ends there', () => {
    const { pakket } = stelSamen(kleinPakket(VORM), [{ wat: 'verbergen', soort: 'niveau', entiteit: N(3) }]);
    expect(rangen(pakket).map(([, rang]) => rang)).toEqual([1, 2]);
    expect(pakket.leerdoelen.some((d) => d.code.startsWith('G1L1N3'))).toBe(false);
    expect(pakket.routeLeerlijnen.map((r) => r.uitstroomniveauId === null)).toEqual([true, false]);
    expect(pakketFouten(pakket)).toEqual([]);
  });

  it('moved to another leerlijn take their doelen along', () => {
    const { pakket } = stelSamen(kleinPakket(VORM), [
      {
        wat: 'verplaatsen',
        soort: 'niveau',
        entiteit: N(2),
        ouder: vast('lijn G1L2'),
        na: null,
        was: vast('lijn G1L1'),
      },
    ]);
    expect(pakketFouten(pakket)).toEqual([]);
    expect(rangen(pakket, 'lijn G1L2').map(([n]) => n)).toEqual([
      N(2),
      N(1, 'G1L2'),
      N(2, 'G1L2'),
      N(3, 'G1L2'),
    ]);
  });
});

describe('moving the expected niveaus of a route', () => {
  const Rangen = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1 });
  const alsRangen = (namen: readonly string[]) => Object.fromEntries(namen.map((n, i) => [n, i + 1]));

  it('keeps the order of what is expected, and 0 stays 0', () => {
    fc.assert(
      fc.property(
        Rangen,
        Rangen,
        fc.array(fc.double({ min: 0, max: 6, noNaN: true })),
        (toen, nu, niveaus) => {
          const punten = [0, ...niveaus.sort((a, b) => a - b)].map((niveau, i) => ({
            onderwijsleeftijd: 4 + i,
            niveau,
          }));
          const straks = verschuifProfiel(punten, alsRangen(toen), alsRangen(nu)).map((p) => p.niveau);
          expect(straks[0]).toBe(0);
          for (const [i, niveau] of straks.entries())
            expect(niveau).toBeGreaterThanOrEqual(straks[i - 1] ?? 0);
        },
      ),
    );
  });

  it('keeps the meaning of a niveau that is still there, when the order did not change', () => {
    const toen = alsRangen(['a', 'b', 'c']);
    const nu = alsRangen(['a', 'x', 'b', 'y', 'c']);
    const punten = [1, 1.5, 2, 3, 3.5].map((niveau, i) => ({ onderwijsleeftijd: 4 + i, niveau }));
    expect(verschuifProfiel(punten, toen, nu).map((p) => p.niveau)).toEqual([1, 2, 3, 5, 5.5]);
  });
});
