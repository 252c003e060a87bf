import { describe, expect, it } from 'vitest';
import { uitleg, waarom } from './uitleg.ts';
import { bladeren, type Knoop, MEESTE_BLADEREN, Vraag } from './vraag.ts';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const GELD = id(1);
const N3 = id(2);
const DUINEN = id(3);
const LR4 = id(4);
const DOEL = id(5);
const SCHELPEN = id(6);
const namen = new Map([
  [GELD, 'Geld'],
  [N3, 'niveau 3'],
  [DUINEN, 'De Duinen'],
  [SCHELPEN, 'De Schelpen'],
  [LR4, 'Leerroute 4'],
  [DOEL, 'RW-E-3a'],
]);

const geld = (hoe: 'op' | 'vanaf' | 'tot_en_met' | 'boven' | 'onder' = 'op'): Knoop => ({
  soort: 'niveau',
  leerlijn: GELD,
  niveau: N3,
  hoe,
});
const duinen: Knoop = { soort: 'stamgroep', groepen: [DUINEN] };
const open: Knoop = { soort: 'doel', leerdoel: DOEL, hoe: 'open' };

describe('R52: a query says in plain Dutch who it finds', () => {
  it.each<[Knoop, string]>([
    [geld(), 'leerlingen met leerlijn Geld op niveau 3'],
    [geld('vanaf'), 'leerlingen met leerlijn Geld op of boven niveau 3'],
    [geld('onder'), 'leerlingen met leerlijn Geld onder niveau 3'],
    [{ soort: 'leerlijn', leerlijn: GELD }, 'leerlingen die werken aan leerlijn Geld'],
    [open, 'leerlingen met doel RW-E-3a nog open'],
    [{ ...open, hoe: 'behaald' } as Knoop, 'leerlingen die doel RW-E-3a hebben behaald'],
    [{ soort: 'leerroute', leerroutes: [LR4] }, 'leerlingen op Leerroute 4'],
    [{ soort: 'stamgroep', groepen: [SCHELPEN, DUINEN] }, 'leerlingen uit De Schelpen of De Duinen'],
    [
      { soort: 'onderwijsleeftijd', van: 10, tot_en_met: 12 },
      'leerlingen met onderwijsleeftijd 10 tot en met 12 jaar',
    ],
    [{ soort: 'onderwijsleeftijd', van: 10, tot_en_met: 10 }, 'leerlingen met onderwijsleeftijd 10 jaar'],
    [{ en: [geld()] }, 'leerlingen met leerlijn Geld op niveau 3'],
    [
      { en: [geld(), { niet: duinen }, open] },
      'leerlingen met leerlijn Geld op niveau 3, niet uit De Duinen en met doel RW-E-3a nog open',
    ],
    [
      { en: [duinen, { of: [geld(), open] }] },
      'leerlingen uit De Duinen en (met leerlijn Geld op niveau 3 of met doel RW-E-3a nog open)',
    ],
    [{ niet: { en: [duinen, geld()] } }, 'leerlingen niet (uit De Duinen en met leerlijn Geld op niveau 3)'],
    [{ soort: 'leerlijn', leerlijn: id(99) }, 'leerlingen die werken aan leerlijn (bestaat niet meer)'],
  ])('%j', (vraag, tekst) => {
    expect(uitleg(vraag, namen)).toBe(tekst);
  });

  it('tells of one pupil what made him come in, and never what he is not', () => {
    const vraag: Knoop = { en: [{ of: [geld(), open] }, { niet: duinen }] };
    const feiten = [{ lijn: 'Geld', niveau: 'Niveau 3' }, null, { groep: 'De Duinen' }];
    expect(waarom(vraag, feiten)).toEqual(['Geld: Niveau 3']);
    expect(waarom(vraag, [null, { doel: 'RW-E-3a', stand: 'bezig' }, null])).toEqual(['Doel RW-E-3a: bezig']);
  });
});

describe('what a saved query may be', () => {
  const ok = (vraag: unknown) => Vraag.safeParse(vraag).success;

  it('is a tree of known conditions, read back as it was written', () => {
    const vraag = { en: [geld(), { of: [duinen, { niet: open }] }] };
    expect(Vraag.parse(JSON.parse(JSON.stringify(vraag)))).toEqual(vraag);
    expect(bladeren(Vraag.parse(vraag)).map((b) => b.soort)).toEqual(['niveau', 'stamgroep', 'doel']);
  });

  it('is refused when it is unknown, empty, too deep or too long', () => {
    expect(ok({ soort: 'iq', onder: 50 })).toBe(false);
    expect(ok({ en: [] })).toBe(false);
    expect(ok({ ...(geld() as object), extra: 1 })).toBe(false);
    expect(ok({ soort: 'onderwijsleeftijd', van: 12, tot_en_met: 10 })).toBe(false);
    let diep: unknown = geld();
    for (let i = 0; i < 4; i += 1) diep = { niet: diep };
    expect(ok(diep)).toBe(true);
    expect(ok({ niet: diep })).toBe(false);
    const tien = { of: Array.from({ length: 10 }, () => geld()) };
    expect(ok({ en: [tien, tien] })).toBe(true);
    expect(MEESTE_BLADEREN).toBe(20);
    expect(ok({ en: [tien, tien, geld()] })).toBe(false);
  });
});
