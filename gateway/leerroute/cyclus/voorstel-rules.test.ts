import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { graad } from '../rules.ts';
import { redenNodig, SLUIT_KEUZES, type SluitFeiten, voorstel } from './voorstel-rules.ts';

const gewoon: SluitFeiten = {
  geordend: true,
  graad: graad([4, 4, 2, 1], 4),
  hoger: { bovenUitstroom: false },
  kanLager: true,
  verschil: 0,
  signaal: null,
  perioden: 1,
  evaluaties: { gedaan: 0, totaal: 4 },
};
const klaar = graad([4, 4, 4, 4], 4);
const stel = (meer: Partial<SluitFeiten>) => {
  const { keuze, gronden } = voorstel({ ...gewoon, ...meer }, 1);
  return [keuze, ...gronden.map((g) => g.soort)].join(' ');
};
const voor = { kant: 'voor', anders: 'Samen met anderen' } as const;
const achter = { kant: 'achter', anders: 'Geld' } as const;

describe('R57: what is proposed at the end of a period, with reasons', () => {
  it('stays on a niveau that is half reached, and goes higher when all of it is', () => {
    expect(stel({})).toBe('blijven graad');
    expect(stel({ graad: klaar })).toBe('hoger graad');
    expect(stel({ evaluaties: { gedaan: 3, totaal: 4 } })).toBe('blijven graad evaluaties');
  });

  it('does not propose a niveau that is not there, or beyond the uitstroomniveau', () => {
    expect(stel({ graad: klaar, hoger: null })).toBe('blijven graad hoogste_niveau');
    expect(stel({ graad: klaar, hoger: { bovenUitstroom: true } })).toBe('blijven graad uitstroom');
  });

  it('R4: a leerlijn without niveaus simply goes on', () => {
    expect(stel({ geordend: false, graad: null })).toBe('blijven zonder_niveaus');
    expect(stel({ graad: null })).toBe('blijven zonder_doelen');
  });

  it('R19: the weak side of a disharmony is intensified; the strong side waits when the team said so', () => {
    expect(stel({ signaal: { ...achter, besluit: null } })).toBe('intensiveren graad blijft_achter');
    expect(stel({ signaal: { ...achter, besluit: 'intensiveren' } })).toBe(
      'intensiveren graad blijft_achter gekozen_intensiveren',
    );
    expect(stel({ graad: klaar, signaal: { ...voor, besluit: null } })).toBe('hoger graad loopt_voor');
    expect(stel({ graad: klaar, signaal: { ...voor, besluit: 'pas_op_de_plaats' } })).toBe(
      'blijven graad loopt_voor pas_op_de_plaats',
    );
  });

  it('R18: behind on the route asks for more on the same niveau', () => {
    expect(stel({ verschil: -1 })).toBe('intensiveren graad achter_op_route');
    expect(stel({ verschil: -0.9 })).toBe('blijven graad');
  });

  it('R32: long on a niveau with nearly nothing reached proposes lower, where there is one', () => {
    const vast = { graad: graad([1, 0, 0, 0], 4), perioden: 3 };
    expect(stel(vast)).toBe('lager graad lang_hier');
    expect(stel({ ...vast, kanLager: false })).toBe('blijven graad lang_hier');
    expect(stel({ ...vast, perioden: 2 })).toBe('blijven graad lang_hier');
  });

  it('more reached, all else equal, never proposes less', () => {
    const signaal = fc.option(
      fc.record({
        kant: fc.constantFrom('voor' as const, 'achter' as const),
        anders: fc.constant('Geld'),
        besluit: fc.constantFrom(null, 'intensiveren' as const, 'pas_op_de_plaats' as const),
      }),
    );
    const rest = fc.record({
      geordend: fc.boolean(),
      hoger: fc.option(fc.record({ bovenUitstroom: fc.boolean() })),
      kanLager: fc.boolean(),
      verschil: fc.option(fc.double({ min: -4, max: 4, noNaN: true })),
      signaal,
      perioden: fc.nat(5),
    });
    const standen = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(rest, standen, fc.nat(7), (feiten, van, i) => {
        const naar = van.map((s, n) => (n === i % van.length ? Math.min(4, s + 1) : s));
        const rang = (lijst: readonly number[]) =>
          SLUIT_KEUZES.indexOf(
            voorstel(
              { ...feiten, graad: graad(lijst, 4), evaluaties: { gedaan: 0, totaal: lijst.length } },
              1,
            ).keuze,
          );
        expect(rang(naar)).toBeGreaterThanOrEqual(rang(van));
      }),
    );
  });

  it('R32: keeping, intensifying and going lower need a reason; higher only when a doel is dropped', () => {
    expect(SLUIT_KEUZES.filter((k) => redenNodig(k, false))).toEqual(['lager', 'intensiveren', 'blijven']);
    expect(redenNodig('hoger', true)).toBe(true);
  });
});
