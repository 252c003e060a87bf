import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EVALUEREN_VANAF,
  type Plek,
  STAPPEN,
  STIL_NA,
  type StapFeiten,
  stapVan,
  stapVanGroep,
} from './stap-rules.ts';

const bezig: StapFeiten = {
  opLeerroute: true,
  lijnen: 3,
  dagenBezig: 30,
  dagenTotEinde: 60,
  doelen: 8,
  geevalueerd: 0,
  zonderActie: 0,
  dagenStil: 2,
};
const plek = (meer: Partial<StapFeiten>) => {
  const { stap, waarom } = stapVan({ ...bezig, ...meer });
  return `${stap}: ${waarom}`;
};

const feiten: fc.Arbitrary<StapFeiten> = fc
  .record({
    opLeerroute: fc.boolean(),
    lijnen: fc.nat(5),
    dagenBezig: fc.integer({ min: -60, max: 200 }),
    dagenTotEinde: fc.integer({ min: -100, max: 200 }),
    doelen: fc.nat(12),
    geevalueerd: fc.nat(12),
    zonderActie: fc.nat(12),
    dagenStil: fc.option(fc.nat(200)),
  })
  .map((f) => ({
    ...f,
    geevalueerd: Math.min(f.geevalueerd, f.doelen),
    zonderActie: Math.min(f.zonderActie, f.doelen),
  }));

describe('R56: where a pupil stands in the cycle', () => {
  it('goes round: determine, plan, learn, record, evaluate, determine again', () => {
    expect(plek({ opLeerroute: false })).toBe('bepalen: geen_leerroute');
    expect(plek({ lijnen: 0, doelen: 0 })).toBe('bepalen: geen_streef');
    expect(plek({ zonderActie: 1 })).toBe('plannen: zonder_actie');
    expect(plek({})).toBe('leren: bezig');
    expect(plek({ dagenStil: STIL_NA })).toBe('vastleggen: lang_niets');
    expect(plek({ dagenTotEinde: EVALUEREN_VANAF })).toBe('evalueren: bijna_voorbij');
    expect(plek({ dagenTotEinde: 0 })).toBe('evalueren: voorbij');
    expect(plek({ dagenTotEinde: 5, geevalueerd: 7 })).toBe('evalueren: bijna_voorbij');
    expect(plek({ dagenTotEinde: 5, geevalueerd: 8 })).toBe('bepalen: geevalueerd');
  });

  it('asks to record only after weeks in this period, also when nothing was ever recorded', () => {
    expect(plek({ dagenStil: null, dagenBezig: STIL_NA - 1 })).toBe('leren: bezig');
    expect(plek({ dagenStil: null, dagenBezig: STIL_NA })).toBe('vastleggen: lang_niets');
    expect(plek({ dagenStil: 90, dagenBezig: 3 })).toBe('leren: bezig');
  });

  it('in a period that was begun early there is nothing to record yet', () => {
    expect(plek({ dagenBezig: -9, dagenStil: null })).toBe('leren: bezig');
    expect(plek({ dagenBezig: -9, zonderActie: 2 })).toBe('plannen: zonder_actie');
  });

  it('evaluating one doel more never takes a pupil back to evaluating', () => {
    fc.assert(
      fc.property(feiten, (f) => {
        const voor = stapVan(f);
        const na = stapVan({ ...f, geevalueerd: Math.min(f.doelen, f.geevalueerd + 1) });
        if (voor.stap !== 'evalueren') expect(na).toEqual(voor);
        else expect(['evalueren', 'bepalen']).toContain(na.stap);
      }),
    );
  });

  it('writing something down ends the step of recording, and no other', () => {
    fc.assert(
      fc.property(feiten, (f) => {
        const voor = stapVan(f);
        const na = stapVan({ ...f, dagenStil: 0 });
        expect(na.stap).toBe(voor.stap === 'vastleggen' ? 'leren' : voor.stap);
      }),
    );
  });
});

describe('R56: where a group stands', () => {
  const plekken = fc.array(feiten.map(stapVan), { minLength: 1, maxLength: 30 });

  it('is where most of its pupils stand, whatever their order', () => {
    fc.assert(
      fc.property(plekken, (lijst) => {
        const groep = stapVanGroep(lijst);
        const tel = (stap: string) => lijst.filter((p) => p.stap === stap).length;
        expect(tel(groep?.stap ?? '')).toBe(Math.max(...STAPPEN.map(tel)));
        expect(stapVanGroep([...lijst].reverse())).toEqual(groep);
        expect(groep?.aantallen.reduce((som, s) => som + s.aantal, 0)).toBe(lijst.length);
      }),
    );
  });

  it('is of two as many the one that can wait least; nobody stands nowhere', () => {
    const [leren, evalueren]: Plek[] = [stapVan(bezig), stapVan({ ...bezig, dagenTotEinde: -1 })];
    if (!leren || !evalueren) throw new Error('two places');
    expect(stapVanGroep([leren, evalueren])?.waarom).toBe('voorbij');
    expect(stapVanGroep([])).toBeNull();
  });
});
