import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afstand, isTaalfout } from './taalfout.ts';

describe('R44: what can be a typing error', () => {
  it.each([
    ['De onderwijsassistnet helpt.', 'De onderwijsassistent helpt.'],
    ['fysiotherapie op dinsdag', 'Fysiotherapie op dinsdag.'],
    ['begeleidign bij rekenen', 'begeleiding bij rekenen'],
  ])('%s → %s', (was, wordt) => expect(isTaalfout(was, wordt)).toBe(true));

  it.each([
    ['Hij krijgt geen begeleiding.', 'Hij krijgt een begeleiding.'],
    ['2 keer per week', '3 keer per week'],
    ['elke dag logopedie', 'elke dag fysiotherapie'],
    ['alleen rekenen', 'samen rekenen'],
    ['wel hulp', 'geen hulp'],
    ['begeleiding', 'begeleiding bij rekenen'],
    ['drie uur', 'twee uur'],
    ['hulp bij taal', 'hulp bij zaal'],
  ])('%s → %s is none', (was, wordt) => expect(isTaalfout(was, wordt)).toBe(false));

  it('measures how many letters two words differ, in either direction', () => {
    expect([
      afstand('dinsdag', 'dinsdaag'),
      afstand('vrijdag', 'vrijdga'),
      afstand('', 'ab'),
      afstand('kat', 'hond'),
    ]).toEqual([1, 1, 2, 4]);
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(afstand(a, b)).toBe(afstand(b, a));
        expect(afstand(a, b) === 0).toBe(a === b);
      }),
    );
  });

  it('never lets a figure change or a word come in or go', () => {
    const woord = fc.stringMatching(/^[a-z]{5,9}$/u);
    fc.assert(
      fc.property(fc.array(woord, { minLength: 1 }), fc.nat(99), fc.nat(99), (zin, a, b) => {
        expect(isTaalfout([...zin, a].join(' '), [...zin, b].join(' '))).toBe(a === b);
        expect(isTaalfout(zin.join(' '), [...zin, 'nieuw'].join(' '))).toBe(false);
      }),
    );
  });
});
