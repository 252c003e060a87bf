import { describe, expect, it } from 'vitest';
import { Rol, ToegekendeRol } from '../model/actor.ts';
import {
  type EindFeiten,
  type GevraagdeRol,
  type GrantFeiten,
  geeftRollen,
  geenEinde,
  geenKoppeling,
  geenRol,
  geenUitnodiging,
} from './grants-rules.ts';

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
  ookAls: [],
  geeft: new Set(ToegekendeRol.options),
  ...extra,
});
const BEHEERDER = geeftRollen(new Set<Rol>(['beheerder']));
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

describe('who may give which role (R64)', () => {
  it('a directeur gives all; a beheerder none that stands above him or watches over him; others none', () => {
    expect([...geeftRollen(new Set<Rol>(['directeur']))]).toEqual(ToegekendeRol.options);
    const niet = ToegekendeRol.options.filter((rol) => !BEHEERDER.has(rol));
    expect(niet).toEqual(['directeur', 'bestuur', 'fg']);
    const anderen = Rol.options.filter((rol) => rol !== 'directeur' && rol !== 'beheerder');
    expect([...geeftRollen(new Set(anderen))]).toEqual([]);
  });

  it.each(['directeur', 'bestuur', 'fg'] as const)('a beheerder does not make a %s', (rol) => {
    expect(geenRol(gevraagd({ rol }), feiten({ geeft: BEHEERDER }))).toMatch(/geef jij niet/);
  });

  it('whoever may not give a role, ties no account to who has it: now or later, or to himself', () => {
    const koppelt = (heeft: ReturnType<typeof nu>[], geeft = BEHEERDER) =>
      geenKoppeling('bas', feiten({ heeft, geeft }));
    expect(koppelt([])).toBeNull();
    expect(koppelt([nu('ib'), nu('beheerder')])).toBeNull();
    for (const rol of ['fg', 'directeur', 'bestuur'])
      expect(koppelt([nu('ib'), nu(rol)])).toMatch(/niet mag/);
    expect(koppelt([{ rol: 'fg', van: '2027-08-01', tot: null }])).toMatch(/niet mag/);
    expect(koppelt([nu('fg')], new Set(ToegekendeRol.options))).toBeNull();
    expect(geenKoppeling('tom', feiten())).toMatch(/aan jezelf/);
  });

  it('an invitation follows the rules of a grant, hands over no other role, and may be made again', () => {
    expect(geenUitnodiging(gevraagd({ rol: 'fg' }), feiten({ heeft: [nu('beheerder')] }))).toMatch(/allebei/);
    expect(geenUitnodiging(gevraagd(), feiten({ heeft: [nu('fg')], geeft: BEHEERDER }))).toMatch(/niet mag/);
    expect(geenUitnodiging(gevraagd({ rol: 'zorgverlener' }), feiten())).toMatch(/einddatum/);
    expect(geenUitnodiging(gevraagd(), feiten({ heeft: [nu('ib')] }))).toBeNull();
    const later = { rol: 'ib', van: '2027-08-01', tot: null };
    expect(geenUitnodiging(gevraagd(), feiten({ heeft: [later] }))).toMatch(/heeft deze rol al/);
  });

  it('two persons who sign in by one account are one human being', () => {
    expect(geenRol(gevraagd({ rol: 'fg' }), feiten({ ookAls: [nu('beheerder')] }))).toMatch(/niet allebei/);
    expect(geenRol(gevraagd({ rol: 'beheerder' }), feiten({ ookAls: [nu('beheerder')] }))).toBeNull();
  });
});

describe('ending a role (R64)', () => {
  const eind = (extra: Partial<EindFeiten> = {}): EindFeiten => ({
    rol: 'beheerder',
    open: true,
    andereBeheerders: 1,
    geldtNu: true,
    geeft: new Set(ToegekendeRol.options),
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

  it('is for who may give it: a beheerder does not send away who watches over him', () => {
    expect(geenEinde(eind({ rol: 'fg', geeft: BEHEERDER }), 'Andere baan')).toMatch(/beëindig jij niet/);
    expect(geenEinde(eind({ rol: 'ib', geeft: BEHEERDER }), 'Andere baan')).toBeNull();
  });
});
