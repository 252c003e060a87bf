import { describe, expect, it } from 'vitest';
import { type AntwoordFeit, handelingStatus, laatste, wieBeslist, zelfdeKernen } from './instemming.ts';

const gezag = [{ persoon: 'm' }, { persoon: 'v' }];
const antwoord = (persoon: string, zegt: AntwoordFeit['antwoord'], kern = 'k'): AntwoordFeit => ({
  persoon,
  deel: 'handeling',
  antwoord: zegt,
  kern,
});
const status = (antwoorden: AntwoordFeit[], individueel = true) =>
  handelingStatus(
    individueel,
    gezag,
    laatste(antwoorden, 'handeling', zelfdeKernen('k', [{ van: 'oud', naar: 'k' }])),
  );

describe('R44: instemming per gezaghebbende', () => {
  it('takes everybody who decides; one who refuses outweighs the others, and his last word counts', () => {
    expect(status([])).toBe('open');
    expect(status([antwoord('m', 'akkoord')])).toBe('open');
    expect(status([antwoord('m', 'akkoord'), antwoord('v', 'niet_akkoord')])).toBe('niet_ingestemd');
    expect(status([antwoord('v', 'niet_akkoord'), antwoord('m', 'akkoord'), antwoord('v', 'akkoord')])).toBe(
      'ingestemd',
    );
  });

  it('counts on the same content or one with only its typing errors mended, and no other', () => {
    expect(status([antwoord('m', 'akkoord', 'oud'), antwoord('v', 'akkoord')])).toBe('ingestemd');
    expect(status([antwoord('m', 'akkoord', 'anders'), antwoord('v', 'akkoord')])).toBe('open');
    expect(status([{ ...antwoord('m', 'akkoord'), deel: 'uitstroom' }, antwoord('v', 'akkoord')])).toBe(
      'open',
    );
  });

  it('is not asked without individual support (L8), and stays open while nobody decides', () => {
    expect(status([antwoord('v', 'niet_akkoord')], false)).toBe('niet_nodig');
    expect(handelingStatus(true, [], new Map())).toBe('open');
  });

  it('follows a chain of corrections both ways', () => {
    const ketens = [
      { van: 'a', naar: 'b' },
      { van: 'b', naar: 'c' },
      { van: 'x', naar: 'y' },
    ];
    expect([...zelfdeKernen('b', ketens)].sort()).toEqual(['a', 'b', 'c']);
  });
});

describe('R45: who decides', () => {
  const leerling = (geboortedatum: string | null) => ({ id: 'l', naam: 'Lars', geboortedatum });
  const ouders = [
    { persoon: 'm', naam: 'Moeder', soort: 'ouder', gezag: true },
    { persoon: 'v', naam: 'Vader', soort: 'ouder', gezag: false },
  ] as const;
  const mentor = { persoon: 't', naam: 'Tante', soort: 'mentor', gezag: true } as const;
  const wie = (geboren: string | null, relaties: Parameters<typeof wieBeslist>[1], dag = '2026-11-22') =>
    wieBeslist(leerling(geboren), relaties, dag).map((g) => [g.persoon, g.rol]);

  it('is who has gezag until the day before the 18th birthday, and the pupil from that day on', () => {
    expect(wie('2008-11-22', ouders, '2026-11-21')).toEqual([['m', 'ouder']]);
    expect(wie('2008-11-22', ouders, '2026-11-22')).toEqual([['l', 'leerling']]);
    expect(wie(null, ouders)).toEqual([['m', 'ouder']]);
  });

  it('is a mentor or curator in the place of a grown pupil', () => {
    expect(wie('2008-01-01', [...ouders, mentor])).toEqual([['t', 'mentor']]);
    expect(wie('2008-01-01', [...ouders, { ...mentor, gezag: false }])).toEqual([['l', 'leerling']]);
  });
});
