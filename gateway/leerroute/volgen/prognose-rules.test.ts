import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Meetpunt, MIN_DAGEN, MIN_PUNTEN, prognose } from './prognose-rules.ts';
import { verloop } from './verloop-rules.ts';

const DAG = 86_400_000;
const dag = (n: number): string => new Date(Date.UTC(2024, 8, 1) + n * DAG).toISOString().slice(0, 10);
/** A niveau in so many days, measured each sixty days. */
const gelijk = (aantal: number, perNiveau: number): Meetpunt[] =>
  Array.from({ length: aantal }, (_, i) => ({ op: dag(i * 60), positie: (i * 60) / perNiveau }));
const breedte = (punten: Meetpunt[], op: string, hoogste = 50): number => {
  const uit = prognose(punten, op, hoogste);
  return uit.soort === 'verwachting' ? uit.hoog - uit.laag : Number.NaN;
};
const midden = (punten: Meetpunt[], op: string): number => {
  const uit = prognose(punten, op, 50);
  return uit.soort === 'verwachting' ? (uit.laag + uit.hoog) / 2 : Number.NaN;
};
const reeks = fc
  .array(fc.double({ min: 0, max: 5, noNaN: true }), { minLength: 6, maxLength: 20 })
  .map((posities) => posities.map((positie, i) => ({ op: dag(i * 70), positie })));

describe('the forecast from the own history of a pupil', () => {
  it('R17: says that there is too little, by number and by time', () => {
    expect(prognose([], dag(0), 5)).toEqual({ soort: 'te_weinig', waarom: 'punten' });
    expect(prognose(gelijk(MIN_PUNTEN - 1, 300), dag(900), 5)).toMatchObject({ waarom: 'punten' });
    const kort = [0, 90, 180, MIN_DAGEN - 1].map((n) => ({ op: dag(n), positie: n / 300 }));
    expect(prognose(kort, dag(900), 5)).toEqual({ soort: 'te_weinig', waarom: 'tijd' });
    expect(prognose([...kort, { op: dag(MIN_DAGEN), positie: 1 }], dag(900), 5).soort).toBe('verwachting');
  });
  it('goes on at the own pace of who always went at the same one', () => {
    expect(midden(gelijk(8, 300), dag(420 + 300))).toBeCloseTo(2.4, 1);
  });
  it('is not carried by one wild month, as a line through the mean would be', () => {
    const punten = gelijk(12, 300).map((p, i) => (i === 10 ? { ...p, positie: 5 } : p));
    expect(Math.abs(midden(punten, dag(660 + 300)) - 3.2)).toBeLessThan(0.2);
  });
  it('knows less the further away it is', () => {
    const grillig = gelijk(10, 300).map((p, i) => ({ ...p, positie: p.positie + (i % 3) * 0.3 }));
    const [dichtbij, ver] = [breedte(grillig, dag(560)), breedte(grillig, dag(900))];
    expect(dichtbij).toBeGreaterThan(0);
    expect(ver).toBeGreaterThan(dichtbij);
  });
  it('takes no pace from two moments right after each other', () => {
    const sprong = [
      { op: dag(0), positie: 0 },
      { op: dag(200), positie: 1 },
      { op: dag(201), positie: 2 },
      { op: dag(400), positie: 2 },
    ];
    const uit = prognose(sprong, dag(500), 50);
    expect(uit).toMatchObject({ soort: 'verwachting' });
    if (uit.soort === 'verwachting') expect(uit.hoog).toBeLessThan(4);
  });
  it('is always an interval within the leerlijn, and does not mind a shift in time', () => {
    fc.assert(
      fc.property(reeks, fc.integer({ min: 0, max: 900 }), (punten, n) => {
        const laatste = (punten.length - 1) * 70;
        const uit = prognose(punten, dag(laatste + n), 5);
        if (uit.soort !== 'verwachting') throw new Error('enough was given');
        expect(uit.laag).toBeGreaterThanOrEqual(0);
        expect(uit.hoog).toBeLessThanOrEqual(5);
        expect(uit.laag).toBeLessThanOrEqual(uit.hoog);
        const later = punten.map((p, i) => ({ ...p, op: dag(365 + i * 70) }));
        expect(prognose(later, dag(365 + laatste + n), 5)).toMatchObject({ laag: uit.laag, hoog: uit.hoog });
      }),
    );
  });
});

/** Numbers that look arbitrary and are the same in every run. */
function toeval(zaad: number): () => number {
  let staat = zaad;
  return () => {
    staat = (staat * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return staat / 4_294_967_296;
  };
}

/**
 * A pupil who reaches doelen (two a niveau) at moments by chance, at a pace of his own that changes every half year. Measured in
 * each month in which something changed, as `verloop` does, and looked at again `later` days after the last.
 */
function gevolgd(gooi: () => number, maanden: number, later: number) {
  const tempo = 0.3 + gooi() * 1.2;
  const punten: Meetpunt[] = [];
  const eind = maanden * 30;
  let doelen = 0;
  let nu = 1;
  for (let d = 0; d <= eind + later; d += 1) {
    if (d % 182 === 0) nu = 0.5 + gooi();
    if (gooi() < (tempo * nu * 2) / 365) doelen = Math.min(10, doelen + 1);
    const anders = punten.at(-1)?.positie !== doelen / 2;
    if (d <= eind && ((d % 30 === 0 && anders) || d === eind))
      punten.push({ op: dag(d), positie: doelen / 2 });
  }
  return { punten, werd: doelen / 2 };
}

describe('how honest the interval is', () => {
  it.each([12, 18, 24, 36])(
    'R17: holds for about four of five pupils who were followed for %i months',
    (maanden) => {
      const gooi = toeval(maanden);
      const later = 250;
      const uitkomsten = Array.from({ length: 1500 }, () => {
        const { punten, werd } = gevolgd(gooi, maanden, later);
        const uit = prognose(punten, dag(maanden * 30 + later), 5);
        return uit.soort === 'verwachting' ? [werd >= uit.laag && werd <= uit.hoog] : [];
      }).flat();
      const raak = uitkomsten.filter(Boolean).length / uitkomsten.length;
      expect(uitkomsten.length).toBeGreaterThan(500);
      expect(raak).toBeGreaterThan(0.7);
      expect(raak).toBeLessThan(0.92);
    },
  );
});

describe('the way a pupil went', () => {
  const historie = {
    niveaus: [['a', 'b'], ['c', 'd'], ['e']],
    oordelen: [
      { leerdoel: 'c', op: '2026-02-03', naar: 2 as const },
      { leerdoel: 'c', op: '2026-02-20', naar: 4 as const },
      { leerdoel: 'd', op: '2026-05-01', naar: 4 as const },
      { leerdoel: 'd', op: '2026-06-01', naar: 2 as const },
    ],
    streef: [{ op: '2026-01-10', niveau: 1 }],
  };
  it('R22: has one point a month in which something changed, and shows what went back', () => {
    expect(verloop(historie, 4)).toEqual([
      { op: '2026-01-10', positie: 1 },
      { op: '2026-02-20', positie: 1.5 },
      { op: '2026-05-01', positie: 2 },
      { op: '2026-06-01', positie: 1.5 },
    ]);
  });
  it('counts a doel that was judged before the first placement from then on, and not before', () => {
    const eerder = { ...historie, oordelen: [{ leerdoel: 'a', op: '2025-01-01', naar: 4 as const }] };
    expect(verloop(eerder, 4)[0]).toEqual({ op: '2025-01-01', positie: 1 });
    const later = { ...historie, oordelen: [{ leerdoel: 'a', op: '2026-03-01', naar: 1 as const }] };
    expect(verloop(later, 4).at(-1)).toEqual({ op: '2026-03-01', positie: 0.5 });
  });
});
