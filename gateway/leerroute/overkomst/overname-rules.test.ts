import { describe, expect, it } from 'vitest';
import type { Daar } from './feiten.ts';
import { lijkt } from './kandidaat-rules.ts';
import { doelenVan, gekozen } from './keuze-rules.ts';
import { ONBEKEND, type Vertaling, ZELFDE_VERSIE } from './vertaling-rules.ts';
import { meeVan } from './voorbeeld-rules.ts';

const otis = { roepnaam: 'Otis', achternaam: 'Kompasnaald', geboortedatum: '2014-03-02' };

describe('R72: who a pupil may be at another school', () => {
  it('is proposed for the same birth date and a name that is alike, however it is written', () => {
    expect(lijkt(otis, { ...otis, roepnaam: 'ÓTIS-Jan', achternaam: 'Kompas naald' })).toBe(true);
  });
  it('is not proposed for another day, a twin, or somebody without a name', () => {
    expect(lijkt(otis, { ...otis, geboortedatum: '2014-03-03' })).toBe(false);
    expect(lijkt({ ...otis, geboortedatum: null }, { ...otis, geboortedatum: null })).toBe(false);
    expect(lijkt(otis, { ...otis, roepnaam: 'Olaf' })).toBe(false);
    expect(lijkt({ ...otis, achternaam: '' }, { ...otis, achternaam: null })).toBe(false);
  });
});

const doel = (leerdoel: string, over: object = {}) => ({
  leerdoel,
  leerlijn: 'geld',
  niveau: 'n2',
  versie: 'v1',
  code: leerdoel,
  tekst: '',
  stand: 2,
  opKaart: true,
  op: '2026-05-01',
  ...over,
});
const daar = (doelen: Daar['doelen'], versie = 'v1'): Daar => ({
  leerroute: null,
  bestemming: null,
  versies: [{ id: versie, naam: 'Lijnen' }],
  lijnen: [{ leerlijn: 'geld', naam: 'Geld', versie, niveau: 'n2', niveauNaam: 'Niveau 2' }],
  doelen,
});
const hier = { behaaldVanaf: 4, doelen: [] };
const lijnenHier = [{ leerlijn: 'geld', naam: 'Geld', niveaus: [{ id: 'n2', naam: 'Niveau 2' }] }];
const mee = (d: Daar, v: Vertaling, lijnen = lijnenHier, feiten = hier) =>
  meeVan(d, { ...feiten }, new Map([['v1', v]]), lijnen);

describe('R72, R10: what comes along', () => {
  it('of the same version the same; open doelen of another niveau as carried over, what is behaald as behaald', () => {
    const { lijnen, blijftDaar } = mee(
      daar([doel('a'), doel('b', { niveau: 'n1' }), doel('c', { niveau: 'n1', stand: 4, opKaart: false })]),
      ZELFDE_VERSIE,
    );
    expect(lijnen[0]).toMatchObject({ hoe: 'zelfde', voorstel: { leerlijn: 'geld', niveau: 'n2' } });
    expect(blijftDaar).toEqual([]);
    const streef = [{ leerlijn: 'geld', niveau: 'n2' }];
    expect(doelenVan(lijnen, streef).map((d) => [d.leerdoel, d.stand, d.meegenomen])).toEqual([
      ['a', 2, false],
      ['b', 2, true],
      ['c', 4, false],
    ]);
    expect(doelenVan(lijnen, [])).toEqual([]);
  });

  it('what is not known here, or not on the leerroute, waits for a choice, and its open doelen stay there', () => {
    const weg = mee(daar([doel('a')]), ONBEKEND);
    expect(weg.lijnen[0]).toMatchObject({ hoe: 'onbekend', voorstel: null, doelen: [] });
    expect(weg.blijftDaar.map((d) => d.code)).toEqual(['a']);
    expect(mee(daar([doel('a')]), ZELFDE_VERSIE, []).lijnen[0]).toMatchObject({ hoe: 'niet_op_route' });
  });

  it('of doelen that became one the lowest stand, and nothing when one of them was never on the card', () => {
    const naar = (bronnen: number): Vertaling => ({
      ...ZELFDE_VERSIE,
      doel: (d) => [
        { ...d, leerdoel: 'samen', code: 'samen', niveau: 'n2', stand: 'laagste' as const, bronnen },
      ],
    });
    const twee = daar([doel('a', { stand: 3 }), doel('b', { stand: 1 })]);
    expect(mee(twee, naar(2)).lijnen[0]?.doelen.map((d) => [d.leerdoel, d.stand, d.was])).toEqual([
      ['samen', 1, 'b'],
    ]);
    expect(mee(twee, naar(3)).lijnen[0]?.doelen[0]?.stand).toBe(0);
  });

  it('what somebody here judged is not taken over', () => {
    const al = { behaaldVanaf: 4, doelen: [{ leerdoel: 'a', leeg: false }] as never[] };
    const { lijnen } = mee(daar([doel('a')]), ZELFDE_VERSIE, lijnenHier, al);
    expect(lijnen[0]?.doelen[0]?.alHier).toBe('beoordeeld');
    expect(doelenVan(lijnen, [{ leerlijn: 'geld', niveau: 'n2' }])).toEqual([]);
  });

  it('asks for a choice for every leerlijn, and never the same leerlijn twice', () => {
    const [lijn] = mee(daar([]), ZELFDE_VERSIE).lijnen;
    if (!lijn) throw new Error('no leerlijn');
    const twee = [lijn, { ...lijn, veld: 'lijn-1' }];
    const geld = { leerlijn: 'geld', niveau: 'n2' };
    expect(gekozen(twee, { 'lijn-0': geld })).toEqual({ kind: 'keuze_nodig', velden: ['lijn-1'] });
    expect(gekozen(twee, { 'lijn-0': geld, 'lijn-1': geld })).toEqual({
      kind: 'keuze_nodig',
      velden: ['lijn-0', 'lijn-1'],
    });
    expect(gekozen(twee, { 'lijn-0': geld, 'lijn-1': 'niet' })).toEqual({
      kind: 'goed',
      streefniveaus: [geld],
      weg: true,
    });
  });
});
