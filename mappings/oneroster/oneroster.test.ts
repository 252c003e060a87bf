import { describe, expect, it } from 'vitest';
import { Geslacht, MedewerkerRol } from '../../gateway/model/roster.ts';
import { lookUp } from '../code-list.ts';
import { ONEROSTER_GESLACHT } from './geslacht.ts';
import { ONEROSTER_JAARGROEP } from './jaargroep.ts';
import { ONEROSTER_KLASSOORT } from './klassoort.ts';
import { ONEROSTER_ROL } from './rol.ts';

const meanings = (list: { codes: Readonly<Record<string, { means: string }>> }) =>
  [...new Set(Object.values(list.codes).map((entry) => entry.means))].sort();

describe('the code lists of OneRoster', () => {
  it('cover our whole vocabulary, so nothing in it is out of reach', () => {
    expect(meanings(ONEROSTER_GESLACHT)).toEqual([...Geslacht.options].sort());
    expect(meanings(ONEROSTER_ROL)).toEqual([...MedewerkerRol.options, 'leerling', 'ouder'].sort());
    expect(meanings(ONEROSTER_KLASSOORT)).toEqual(['samengesteld', 'stamgroep']);
  });

  it.each(['01', 'KG', 'Klas 2', ''])('take no year of another country for one of ours: %j', (code) => {
    expect(lookUp(ONEROSTER_JAARGROEP, code)).toBeUndefined();
  });

  it('let a school say what its own role is (R71)', () => {
    expect(lookUp(ONEROSTER_ROL, 'ext:logopedist')).toBeUndefined();
    expect(
      lookUp(ONEROSTER_ROL, 'ext:logopedist', { 'oneroster-rol': { 'ext:logopedist': 'begeleider' } }),
    ).toBe('begeleider');
  });
});
