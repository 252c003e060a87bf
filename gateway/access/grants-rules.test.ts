import { describe, expect, it } from 'vitest';
import { type EindFeiten, type GevraagdeRol, type GrantFeiten, geenEinde, geenRol } from './grants-rules.ts';

const VANDAAG = '2026-11-22';
const gevraagd = (extra: Partial<GevraagdeRol> = {}): GevraagdeRol => ({
  persoon: 'bas',
  rol: 'ib',
  van: VANDAAG,
  tot: null,
  reden: 'Vervangt Petra',
  ...extra,
});
const feiten = (extra: Partial<GrantFeiten> = {}): GrantFeiten => ({
  vandaag: VANDAAG,
  wie: 'tom',
  medewerker: true,
  heeft: [],
  ...extra,
});
const nu = (rol: string, tot: string | null = null) => ({ rol, van: '2026-08-01', tot });

describe('giving a role (R64)', () => {
  it('is refused, with the reason, when a rule is against it; else it is given', () => {
    expect(geenRol(gevraagd(), feiten())).toBeNull();
    expect(geenRol(gevraagd({ persoon: 'tom' }), feiten())).toMatch(/jezelf geen rol/);
    expect(geenRol(gevraagd(), feiten({ medewerker: false }))).toMatch(/Alleen een medewerker/);
    expect(geenRol(gevraagd({ reden: '  ' }), feiten())).toMatch(/waarom/);
    expect(geenRol(gevraagd({ van: '2026-11-21' }), feiten())).toMatch(/verleden/);
    expect(geenRol(gevraagd({ tot: VANDAAG }), feiten())).toMatch(/einddatum/);
  });

  it('R63: a zorgverlener has an end', () => {
    expect(geenRol(gevraagd({ rol: 'zorgverlener' }), feiten())).toMatch(/einddatum/);
    expect(geenRol(gevraagd({ rol: 'zorgverlener', tot: '2027-02-01' }), feiten())).toBeNull();
  });

  it('is not given twice over the same days, and is after them', () => {
    const heeft = [nu('ib', '2026-12-01')];
    expect(geenRol(gevraagd(), feiten({ heeft }))).toMatch(/heeft deze rol al/);
    expect(geenRol(gevraagd({ van: '2026-12-01' }), feiten({ heeft }))).toBeNull();
  });

  it.each([
    ['fg', 'beheerder'],
    ['beheerder', 'fg'],
  ] as const)('never makes a %s of who is %s, on any day, and says why', (rol, heeft) => {
    expect(geenRol(gevraagd({ rol }), feiten({ heeft: [nu(heeft)] }))).toMatch(/niet allebei/);
    const tot = '2026-12-01';
    expect(geenRol(gevraagd({ rol }), feiten({ heeft: [nu(heeft, tot)] }))).toMatch(/niet allebei/);
    expect(geenRol(gevraagd({ rol, van: tot }), feiten({ heeft: [nu(heeft, tot)] }))).toBeNull();
    expect(geenRol(gevraagd({ rol }), feiten({ heeft: [nu('ib')] }))).toBeNull();
  });
});

describe('ending a role (R64)', () => {
  const eind = (extra: Partial<EindFeiten> = {}): EindFeiten => ({
    rol: 'beheerder',
    open: true,
    andereBeheerders: 1,
    geldtNu: true,
    ...extra,
  });

  it('asks why, once, and leaves the school its last beheerder', () => {
    expect(geenEinde(eind(), 'Andere baan')).toBeNull();
    expect(geenEinde(eind(), '')).toMatch(/waarom/);
    expect(geenEinde(eind({ open: false }), 'Andere baan')).toMatch(/al beëindigd/);
    expect(geenEinde(eind({ andereBeheerders: 0 }), 'Andere baan')).toMatch(/laatste beheerder/);
    expect(geenEinde(eind({ andereBeheerders: 0, rol: 'ib' }), 'Andere baan')).toBeNull();
    expect(geenEinde(eind({ andereBeheerders: 0, geldtNu: false }), 'Toch niet')).toBeNull();
  });
});
