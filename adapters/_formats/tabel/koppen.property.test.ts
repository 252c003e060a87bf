import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gekozen, koppenVan, ontbreekt, raad } from './koppen.ts';
import { ALLE_SOORTEN, type Soort, vormVan } from './soorten.ts';

const soort = fc.constantFrom(...ALLE_SOORTEN);
const known = (of: Soort) => Object.values(vormVan(of).velden).flatMap(({ koppen }) => koppen);
const columns = (of: Soort) =>
  fc.array(fc.oneof(fc.constantFrom(...known(of)), fc.string()), { maxLength: 20 }).map(koppenVan);
const some = soort.chain((of) => fc.tuple(fc.constant(of), columns(of)));

/** Other capitals, accents and signs: what a person would still call the same heading. */
const dressed = (kop: string, n: number): string =>
  [kop.toUpperCase(), ` ${kop.toLowerCase()}. `, kop.replaceAll('e', 'é'), kop.replaceAll(' ', '_')][n % 4] ??
  kop;

describe('the guess of what a column is', () => {
  it('names only columns that are there, and no column twice', () => {
    fc.assert(
      fc.property(some, ([of, koppen]) => {
        const guess = Object.values(raad(of, koppen));
        expect(koppen).toEqual(expect.arrayContaining(guess));
        expect(new Set(guess).size).toBe(guess.length);
      }),
    );
  });

  it('finds every column by each of its headings, however it is written', () => {
    fc.assert(
      fc.property(soort, fc.nat(), fc.nat(), (of, which, how) => {
        const velden = Object.entries(vormVan(of).velden);
        const [veld, { koppen }] = velden[which % velden.length] ?? ['', { koppen: [] }];
        for (const kop of koppen) {
          const found = raad(of, [dressed(kop, how), 'iets heel anders']);
          expect(Object.values(found)).toEqual([dressed(kop, how)]);
          expect(
            Object.keys(found).some((one) => one === veld || known(of).filter((k) => k === kop).length > 1),
          ).toBe(true);
        }
      }),
    );
  });

  it('does not depend on the order of the columns', () => {
    fc.assert(
      fc.property(some, ([of, koppen]) => {
        const unique = koppen.filter((kop, i) => koppen.findIndex((k) => raadSame(k, kop)) === i);
        expect(raad(of, [...unique].reverse())).toEqual(raad(of, unique));
      }),
    );
  });

  it('gives way to what the school chose, also that there is no such column', () => {
    fc.assert(
      fc.property(some, fc.nat(), ([of, koppen], n) => {
        const [veld = ''] = Object.keys(vormVan(of).velden);
        const kop = koppen.length === 0 ? '' : (koppen[n % koppen.length] ?? '');
        const chosen = gekozen(of, koppen, { sjabloon: {}, kolommen: { [of]: { [veld]: kop } } });
        expect(chosen[veld]).toBe(kop === '' ? undefined : kop);
        expect(new Set(Object.values(chosen)).size).toBe(Object.values(chosen).length);
      }),
    );
  });
});

const raadSame = (a: string, b: string) =>
  a.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase() === b.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();

describe('headings', () => {
  it('can always be told apart', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom('Naam', 'Naam (2)', ''))), (cells) => {
        expect(new Set(koppenVan(cells)).size).toBe(cells.length);
      }),
    );
  });

  it('of a vendor go before general ones', () => {
    const koppen = ['Leerlingnummer', 'Logosnummer'];
    expect(raad('leerlingen', koppen, { leerlingen: { leerlingnummer: ['Logosnummer'] } })).toEqual({
      leerlingnummer: 'Logosnummer',
    });
  });

  it('that a vendor means otherwise are not a general one as well', () => {
    const sjabloon = { leerlingen: { achternaam: ['Naam'] } };
    expect(raad('leerlingen', ['Naam'], sjabloon)).toEqual({ achternaam: 'Naam' });
  });

  it('that are missed are named, with what would do as well', () => {
    expect(ontbreekt('leerlingen', { achternaam: 'Achternaam' })).toEqual(['Leerlingnummer of ECK iD']);
    expect(ontbreekt('groepen', {})).toEqual(['Naam van de groep']);
  });
});
