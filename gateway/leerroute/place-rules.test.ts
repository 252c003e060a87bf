import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LijnStaat, openDoelen, opKaart, planLijn } from './place-rules.ts';
import { planLeerling, type Wens } from './plan-leerling.ts';

const NIVEAUS = ['n1', 'n2', 'n3'];
const Staat: fc.Arbitrary<LijnStaat> = fc
  .record({
    streef: fc.constantFrom(...NIVEAUS),
    standen: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 6, maxLength: 6 }),
    vlag: fc.array(fc.constantFrom('m', 'v', ''), { minLength: 6, maxLength: 6 }),
  })
  .map(({ streef, standen, vlag }) => ({
    leerlijn: 'geld',
    streef: { niveau: streef, periode: 'p1', van: '2026-01-01' },
    doelen: standen.map((stand, i) => {
      const niveau = NIVEAUS[i % 3] ?? 'n1';
      return {
        leerdoel: `d${i}`,
        niveau,
        stand,
        meegenomen: niveau !== streef && vlag[i] === 'm',
        vervallen: niveau !== streef && vlag[i] === 'v',
      };
    }),
  }));

/** The card after a decision, as the database derives it. */
function na(staat: LijnStaat, naar: string, keuze: (d: string) => 'meenemen' | 'vervallen'): LijnStaat {
  const besluit = planLijn(staat, naar, 'p2', keuze, 4);
  return {
    ...staat,
    streef: { niveau: naar, periode: 'p2', van: '2026-02-02' },
    doelen: staat.doelen.map((d) => ({
      ...d,
      meegenomen: besluit.meegenomen.includes(d.leerdoel),
      vervallen: besluit.vervallen.includes(d.leerdoel),
    })),
  };
}

describe('R24, R31: what placing does to the card', () => {
  it('leaves every open doel somewhere: on the card when carried over, marked as dropped when not', () => {
    fc.assert(
      fc.property(Staat, fc.constantFrom(...NIVEAUS), fc.boolean(), (staat, naar, even) => {
        const keuze = (d: string) => ((Number(d.slice(1)) % 2 === 0) === even ? 'meenemen' : 'vervallen');
        const nieuw = na(staat, naar, keuze);
        const kaart = opKaart(nieuw).map((d) => d.leerdoel);
        for (const d of openDoelen(staat, naar, 4)) {
          const nu = nieuw.doelen.find((x) => x.leerdoel === d.leerdoel);
          expect(kaart.includes(d.leerdoel)).toBe(keuze(d.leerdoel) === 'meenemen');
          expect(nu?.vervallen).toBe(keuze(d.leerdoel) === 'vervallen');
        }
        for (const d of staat.doelen.filter((x) => x.niveau === naar)) expect(kaart).toContain(d.leerdoel);
        for (const d of opKaart(nieuw)) expect(d.niveau === naar || d.stand < 4).toBe(true);
      }),
    );
  });

  it('keeps what was dropped before as dropped, until its own niveau is the streefniveau again', () => {
    fc.assert(
      fc.property(Staat, fc.constantFrom(...NIVEAUS), (staat, naar) => {
        const { vervallen } = planLijn(staat, naar, 'p2', () => 'meenemen', 4);
        for (const d of staat.doelen.filter((x) => x.vervallen))
          expect(vervallen.includes(d.leerdoel)).toBe(d.niveau !== naar);
      }),
    );
  });

  it('remembers the card before, so that undo can be exact', () => {
    fc.assert(
      fc.property(Staat, fc.constantFrom(...NIVEAUS), (staat, naar) => {
        const { voor } = planLijn(staat, naar, 'p2', () => 'meenemen', 4);
        expect(voor.meegenomen).toEqual(
          staat.doelen
            .filter((d) => d.meegenomen)
            .map((d) => d.leerdoel)
            .sort(),
        );
        expect(voor.vervallen).toEqual(
          staat.doelen
            .filter((d) => d.vervallen)
            .map((d) => d.leerdoel)
            .sort(),
        );
      }),
    );
  });
});

const wens: Wens = {
  leerroute: 'lr4',
  bestemming: null,
  beslotenDoor: 'CvB',
  periode: 'p1',
  op: '2026-03-01',
  streefniveaus: [{ leerlijn: 'geld', niveau: 'n2' }],
  openDoelen: 'meenemen',
};
const staat = (over: Partial<LijnStaat> = {}): LijnStaat => ({
  leerlijn: 'geld',
  streef: { niveau: 'n1', periode: 'p1', van: '2026-01-01' },
  doelen: [],
  ...over,
});
const huidig = { leerroute_id: 'lr4', bestemming: null, van: '2026-01-01' };
const route = new Set(['geld', 'tijd']);

describe('R7: what coupling to a leerroute changes for one pupil', () => {
  it('nothing when he stands there already', () => {
    const daar = staat({ streef: { niveau: 'n2', periode: 'p1', van: '2026-01-01' } });
    expect(planLeerling(wens, route, [daar], huidig, 4)).toEqual({ kind: 'niets' });
  });

  it('the streefniveau only when the route is the same; a new period counts as a change', () => {
    expect(planLeerling(wens, route, [staat()], huidig, 4)).toMatchObject({
      kind: 'plan',
      soort: 'niveau_geplaatst',
      data: { lijnen: [{ van: 'n1', naar: 'n2' }] },
    });
    const zelfde = staat({ streef: { niveau: 'n2', periode: 'p0', van: '2026-01-01' } });
    expect(planLeerling(wens, route, [zelfde], huidig, 4)).toMatchObject({
      kind: 'plan',
      data: { lijnen: [{ van: 'n2', naar: 'n2', periode: 'p1' }] },
    });
  });

  it('R3: ends the leerlijnen that the new route does not have, and keeps those it does not name', () => {
    const plan = planLeerling(
      wens,
      route,
      [staat(), staat({ leerlijn: 'tijd' }), staat({ leerlijn: 'ervaren' })],
      { ...huidig, leerroute_id: 'lr2' },
      4,
    );
    expect(plan).toMatchObject({ kind: 'plan', soort: 'leerroute_geplaatst', data: { leerroute: 'lr4' } });
    expect(plan.kind === 'plan' && plan.data.lijnen.map((l) => [l.leerlijn, l.einde ?? false])).toEqual([
      ['geld', false],
      ['ervaren', true],
    ]);
  });

  it('refuses a date before what it would end', () => {
    expect(planLeerling({ ...wens, op: '2025-12-31' }, route, [staat()], huidig, 4)).toEqual({
      kind: 'te_vroeg',
    });
    expect(
      planLeerling({ ...wens, leerroute: 'lr6', streefniveaus: [], op: '2025-12-31' }, route, [], huidig, 4),
    ).toEqual({ kind: 'te_vroeg' });
  });
});
