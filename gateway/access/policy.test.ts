import { describe, expect, it } from 'vitest';
import { Rol } from '../model/actor.ts';
import { mayInSchool, type Permission, POLICY, scopesFor } from './policy.ts';

const WORK: Permission[] = [
  'actie_afvinken',
  'doel_afvinken',
  'niveau_plaatsen',
  'leerroute_plaatsen',
  'redenen_lezen',
];
const held = (rol: Rol, permission: Permission) => scopesFor({ roles: new Set([rol]) }, permission);

describe('policy (R59–R64)', () => {
  it('R61: a leerkracht works in his own groups and nowhere else', () => {
    const withPupils = POLICY.filter((r) => r.rol === 'leerkracht' && !r.may.includes('pakket_lezen'));
    for (const row of withPupils) expect(row.scope).toBe('eigen_groepen');
    expect(withPupils.length).toBe(1);
    expect(held('leerkracht', 'doel_afvinken')).toEqual(['eigen_groepen']);
    expect(held('leerkracht', 'leerroute_plaatsen')).toEqual([]);
  });

  it('R59, R60: a leerling and an ouder read, only what is theirs', () => {
    expect(held('leerling', 'profiel_lezen')).toEqual(['zelf']);
    expect(held('ouder', 'kaart_lezen')).toEqual(['eigen_kind']);
    for (const permission of WORK)
      expect([held('leerling', permission), held('ouder', permission)]).toEqual([[], []]);
  });

  it('R59: a leerling alone says what he can and wants, of himself', () => {
    expect(Rol.options.filter((rol) => held(rol, 'inbrengen').length > 0)).toEqual(['leerling']);
    expect(held('leerling', 'inbrengen')).toEqual(['zelf']);
  });

  it('R62: a begeleider ticks acties and writes waarnemingen, and judges no doelen', () => {
    expect(held('begeleider', 'actie_afvinken')).toEqual(['eigen_groepen']);
    expect(held('begeleider', 'waarneming_schrijven')).toEqual(['eigen_groepen']);
    for (const permission of ['niveau_plaatsen', 'leerroute_plaatsen', 'kaart_uitwerken'] as const)
      expect(held('begeleider', permission)).toEqual([]);
    expect(held('begeleider', 'doel_afvinken')).toEqual([]);
  });

  it('R64: the beheerder keeps the connections and sees no pupil, nor do bestuur and fg', () => {
    expect(mayInSchool({ roles: new Set(['beheerder']) }, 'koppelingen_beheren')).toBe(true);
    expect(held('beheerder', 'profiel_lezen')).toEqual([]);
    for (const permission of ['profiel_lezen', 'kaart_lezen', 'redenen_lezen'] as const)
      expect([held('bestuur', permission), held('fg', permission)]).toEqual([[], []]);
    expect(held('bestuur', 'school_overzicht')).toEqual(['school']);
    expect(Rol.options.filter((rol) => held(rol, 'koppelingen_beheren').length > 0)).toEqual(['beheerder']);
  });

  it('R63: a zorgverlener works on what is shared with him; a leerkracht and an IB-er share it', () => {
    for (const permission of ['profiel_lezen', 'kaart_lezen', 'actie_afvinken', 'doel_afvinken'] as const)
      expect(held('zorgverlener', permission)).toEqual(['gedeeld']);
    for (const permission of ['redenen_lezen', 'niveau_plaatsen', 'lijn_delen'] as const)
      expect(held('zorgverlener', permission)).toEqual([]);
    expect(Rol.options.filter((rol) => held(rol, 'lijn_delen').length > 0)).toEqual(['leerkracht', 'ib']);
  });

  it('R21, R27: factoren are need to know: who works with the pupil, and the commissie alone sees all of them', () => {
    const roles = (permission: Permission) => Rol.options.filter((rol) => held(rol, permission).length > 0);
    expect(roles('factoren_lezen')).toEqual(['leerkracht', 'ib', 'begeleider', 'zorgverlener']);
    expect(held('zorgverlener', 'factoren_lezen')).toEqual(['gedeeld']);
    expect(roles('factoren_schrijven')).toEqual(['leerkracht', 'ib']);
    expect(roles('cvb_lezen')).toEqual(['ib']);
  });

  it('R25, R26, R28: who plans with the pupil writes on the card; a begeleider and a directeur only read', () => {
    const roles = (permission: Permission) => Rol.options.filter((rol) => held(rol, permission).length > 0);
    expect(roles('kaart_uitwerken')).toEqual(['leerkracht', 'ib', 'zorgverlener']);
    expect(roles('verslagen_lezen')).toEqual(['leerkracht', 'ib', 'begeleider', 'zorgverlener', 'directeur']);
  });

  it('R83: the FG alone reads the trail, and nothing else', () => {
    expect(Rol.options.filter((rol) => held(rol, 'spoor_lezen').length > 0)).toEqual(['fg']);
    for (const row of POLICY.filter((r) => r.rol === 'fg')) expect(row.may).toEqual(['spoor_lezen']);
  });

  it('R9, R10: an IB-er and a beheerder change packages; who works at the school reads them', () => {
    const may = (permission: Permission) =>
      Rol.options.filter((rol) => mayInSchool({ roles: new Set([rol]) }, permission));
    expect(may('pakket_beheren')).toEqual(['ib', 'beheerder']);
    expect(may('pakket_lezen')).toEqual([
      'leerkracht',
      'ib',
      'begeleider',
      'directeur',
      'bestuur',
      'beheerder',
    ]);
  });

  it('joins the scopes of several roles', () => {
    expect(scopesFor({ roles: new Set(['leerkracht', 'ouder']) }, 'profiel_lezen').sort()).toEqual([
      'eigen_groepen',
      'eigen_kind',
    ]);
    expect(mayInSchool({ roles: new Set(['leerkracht', 'ib']) }, 'doel_afvinken')).toBe(true);
    expect(scopesFor({ roles: new Set() }, 'profiel_lezen')).toEqual([]);
  });
});
