import { describe, expect, it } from 'vitest';
import { handleOf, newCode, readCode, spokenCode } from './invitation-code.ts';
import { naamDelen } from './invited-person.ts';

describe('the name of somebody who is invited', () => {
  it.each([
    ['Ria Kaartenbak', 'Ria', null, 'Kaartenbak'],
    ['Ria van der Kaart', 'Ria', 'van der', 'Kaart'],
    ["  Jan  in 't Veld ", 'Jan', "in 't", 'Veld'],
    ['Anne Jansen-de Wit', 'Anne', null, 'Jansen-de Wit'],
    ['Ria', 'Ria', null, ''],
  ])('%s', (naam, roepnaam, voorvoegsel, achternaam) => {
    expect(naamDelen(naam)).toEqual({ roepnaam, voorvoegsel, achternaam });
  });
});

describe('a code', () => {
  it('has twelve signs that are not mixed up, and reads back as people type it', () => {
    for (let n = 0; n < 200; n += 1) {
      const code = newCode();
      expect(code).toMatch(/^[A-HJKMNP-TV-Z2-9]{12}$/);
      expect(readCode(` ${spokenCode(code).toLowerCase()}`)).toBe(code);
      expect(spokenCode(code).startsWith(`${handleOf(code)}-`)).toBe(true);
    }
  });

  it.each(['', 'K7F2-QMXA-9RT', 'K7F2-QMXA-9RTBB', 'K0F2-QMXA-9RTB', "K7F2-QMXA-9RT'"])(
    'is not "%s"',
    (typed) => {
      expect(readCode(typed)).toBeNull();
    },
  );
});
