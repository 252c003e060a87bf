import { describe, expect, it } from 'vitest';
import { graad, id } from '../testing/samples/basis.ts';
import { ActieCelCode, actieCelCode, DoelCelCode, doelCelCode } from './cel-code.ts';
import { doelTekst } from './meldingen.tsx';
import { OngedaanBody, ongedaanInput, ongedaanVraag } from './ongedaan.ts';
import { nieuweStand, reeksStand, wissel } from './zet.ts';

describe('what a tap sets (R30)', () => {
  it('ticks an open doel off, and takes it back to the highest stand that is not yet behaald', () => {
    expect([0, 1, 2, 3].map((stand) => wissel(stand, 4))).toEqual([4, 4, 4, 4]);
    expect(wissel(4, 4)).toBe(3);
    expect([wissel(4, 3), wissel(3, 3)]).toEqual([2, 2]);
    expect(wissel(2, 3)).toBe(4);
    expect(wissel(0, 0)).toBe(0);
  });

  it('gives the chosen stand when one is chosen, whatever it was', () => {
    expect([0, 2, 4].map((stand) => nieuweStand('2', stand, 4))).toEqual([2, 2, 2]);
    expect(nieuweStand('tik', 2, 4)).toBe(4);
    expect([reeksStand('tik'), reeksStand('0')]).toEqual([4, 0]);
  });
});

describe('the code of a cell', () => {
  const doel = { act: id(1), stand: 2, vanaf: 4, matrix: 'm0' };
  const actie = { act: id(1), gedaan: true, matrix: 'm0', sjabloon: id(2) };

  it('comes back as it was written', () => {
    expect(DoelCelCode.parse(doelCelCode(doel))).toEqual(doel);
    expect(DoelCelCode.parse(doelCelCode({ ...doel, matrix: '' }))).toEqual({ ...doel, matrix: '' });
    expect(ActieCelCode.parse(actieCelCode(actie))).toEqual(actie);
    expect(ActieCelCode.parse(actieCelCode({ ...actie, matrix: '', sjabloon: '' }))).toMatchObject({
      sjabloon: '',
    });
  });

  it.each(['', 'x', `${id(1)}~9~4~m0`, `${id(1)}~2~4~"><b>`, `${id(1)}~2`, `geen-uuid~2~4~m0`])(
    'refuses %j',
    (code) => {
      expect(DoelCelCode.safeParse(code).success).toBe(false);
    },
  );
});

describe('undo', () => {
  it('makes the same ids for the same press, so that pressing twice undoes once', () => {
    const body = { acts: [id(1), id(2)], undo: id(9) };
    expect(ongedaanInput(body)).toEqual(ongedaanInput(body));
    expect(ongedaanInput(body).acts.map((a) => a.act)).toEqual([id(1), id(2)]);
    expect(new Set(ongedaanInput(body).acts.map((a) => a.id)).size).toBe(2);
  });

  it('sends every act of the tap and a fresh id, and reads them back', () => {
    const { vals } = ongedaanVraag('/matrix/ongedaan', [id(1), id(2)], { vals: { heel: 1 } });
    expect(vals).toMatchObject({ acts: `${id(1)},${id(2)}`, heel: 1 });
    expect(OngedaanBody.acts.parse(vals?.['acts'])).toEqual([id(1), id(2)]);
    expect(OngedaanBody.acts.safeParse('geen-uuid').success).toBe(false);
  });
});

describe('what is said after a tap', () => {
  it('names the stand and the degree in one short sentence each', () => {
    expect(doelTekst(4, graad(3, 4))).toBe('Behaald. Nu 3 van 4 doelen, 75 %.');
    expect(doelTekst(2, graad(2, 4))).toBe('Met hulp. Nu 2 van 4 doelen, 50 %.');
  });

  it('says no percentage for a leerlijn without niveaus (R4)', () => {
    expect(doelTekst(4, null)).toBe('Behaald.');
  });
});
