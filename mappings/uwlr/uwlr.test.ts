import { describe, expect, it } from 'vitest';
import { Geslacht, Jaargroep, MedewerkerRol } from '../../gateway/model/roster.ts';
import { lookUp } from '../code-list.ts';
import { UWLR_GESLACHT } from './geslacht.ts';
import { UWLR_JAARGROEP } from './jaargroep.ts';
import { UWLR_LEERKRACHTROL } from './leerkrachtrol.ts';

const meanings = (list: { codes: Readonly<Record<string, { means: string }>> }) =>
  [...new Set(Object.values(list.codes).map((entry) => entry.means))].sort();

describe('the code lists of UWLR', () => {
  it('cover our whole vocabulary, so nothing in it is out of reach', () => {
    expect(meanings(UWLR_GESLACHT)).toEqual([...Geslacht.options].sort());
    expect(meanings(UWLR_JAARGROEP)).toEqual([...Jaargroep.options].sort());
    expect(meanings(UWLR_LEERKRACHTROL)).toEqual([...MedewerkerRol.options].sort());
  });

  it('read geslacht as NEN-ISO 5218, not as OSO does (1 is a boy)', () => {
    expect(lookUp(UWLR_GESLACHT, '1')).toBe('jongen');
    expect(lookUp(UWLR_GESLACHT, '2')).toBe('meisje');
  });

  it.each(['', '3', 'lrk', 'constructor', '__proto__', 'toString'])('know no code %j', (code) => {
    expect(lookUp(UWLR_GESLACHT, code)).toBeUndefined();
    expect(lookUp(UWLR_LEERKRACHTROL, code)).toBeUndefined();
  });

  it('say where they come from', () => {
    for (const list of [UWLR_GESLACHT, UWLR_JAARGROEP, UWLR_LEERKRACHTROL]) {
      expect(list.source).toMatch(/^UWLR EDEXML\.types\./);
      expect(list.date).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  });
});
