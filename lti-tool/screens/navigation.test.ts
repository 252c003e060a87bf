import { describe, expect, it } from 'vitest';
import type { Rol } from '../../gateway/model/actor.ts';
import { navFor } from './navigation.ts';
import { magPlaatsen, OP_SCHOOL, rolesWith, rolInWoorden } from './roles.ts';

const menu = (...roles: Rol[]) =>
  navFor({ roles: new Set(roles), passkey: false }, 'vandaag').map((item) => item.label);

describe('the menu of each role', () => {
  it.each([
    ['leerkracht', ['Vandaag', 'Mijn acties', 'Groepen', 'OPP', 'Leerlijnen']],
    ['begeleider', ['Vandaag', 'Mijn acties', 'Groepen', 'Leerlijnen']],
    ['ib', ['Vandaag', 'Mijn acties', 'Groepen', 'OPP', 'Rapportage', 'Leerlijnen', 'Perioden', 'Ouders']],
    ['ouder', ['Vandaag', 'Thuis']],
    ['leerling', ['Mijn doelen']],
    [
      'beheerder',
      [
        'Vandaag',
        'Leerlijnen',
        'Perioden',
        'Koppelingen',
        'Leeromgevingen',
        'Aanbieders',
        'Sleutels',
        'Mensen',
        'Samen',
      ],
    ],
    [
      'directeur',
      ['Vandaag', 'Groepen', 'OPP', 'Rapportage', 'Leerlijnen', 'Perioden', 'Ouders', 'Mensen', 'Samen'],
    ],
    ['bestuur', ['Vandaag', 'Rapportage', 'Leerlijnen', 'Samen']],
    ['zorgverlener', ['Vandaag', 'Mijn acties']],
    ['fg', ['Vandaag', 'Inzage']],
    ['leverancier', ['Samen']],
  ] as const)('%s sees %j', (rol, labels) => {
    expect(menu(rol)).toEqual(labels);
  });

  it('keeps a menu of one row whole: nothing is behind a word', () => {
    for (const rol of ['leerkracht', 'ib', 'fg'] as const)
      expect(navFor({ roles: new Set([rol]), passkey: false }, 'vandaag').some((item) => item.onder)).toBe(
        false,
      );
  });

  it('shows what any of several roles may open, and marks where one is', () => {
    expect(menu('ib', 'beheerder')).toEqual([
      'Vandaag',
      'Mijn acties',
      'Groepen',
      'OPP',
      'Rapportage',
      'Leerlijnen',
      'Perioden',
      'Koppelingen',
      'Leeromgevingen',
      'Aanbieders',
      'Sleutels',
      'Ouders',
      'Mensen',
      'Samen',
    ]);
    const onder = navFor({ roles: new Set<Rol>(['ib', 'beheerder']), passkey: false }, 'sleutels')
      .filter((item) => item.onder === 'Beheer')
      .map((item) => item.label);
    expect(onder).toEqual([
      'Perioden',
      'Koppelingen',
      'Leeromgevingen',
      'Aanbieders',
      'Sleutels',
      'Ouders',
      'Mensen',
    ]);
    const current = navFor({ roles: new Set<Rol>(['ib']), passkey: true }, 'leerlijnen').filter(
      (item) => item.current,
    );
    expect(current.map((item) => item.label)).toEqual(['Leerlijnen']);
  });
});

describe('R60: who signed in from home', () => {
  const labels = (...roles: Rol[]) =>
    navFor({ roles: new Set(roles), passkey: true }, 'thuis').map((item) => item.label);

  it('has Thuis as the first page, and no way to one that sends him back to it', () => {
    expect(labels('ouder')).toEqual(['Thuis']);
    expect(labels('ouder', 'leerkracht')).toContain('Vandaag');
  });
});

describe('roles come from the policy', () => {
  it('lets only people of the school open groups (R61)', () => {
    const roles = rolesWith('kaart_lezen', OP_SCHOOL);
    expect(roles).toContain('leerkracht');
    expect(roles).not.toContain('ouder');
    expect(roles).not.toContain('leerling');
  });

  it('lets a begeleider tick acties and nothing else (R62)', () => {
    expect(rolesWith('actie_afvinken')).toContain('begeleider');
    expect(rolesWith('doel_afvinken')).not.toContain('begeleider');
    expect(magPlaatsen({ roles: new Set(['begeleider']) })).toBe(false);
    expect(magPlaatsen({ roles: new Set(['leerkracht']) })).toBe(true);
  });

  it('says roles in words', () => {
    expect(rolInWoorden(new Set(['ib']))).toBe('intern begeleider');
    expect(rolInWoorden(new Set(['beheerder', 'leerkracht', 'ib']))).toBe(
      'leerkracht, intern begeleider en beheerder',
    );
    expect(rolInWoorden(new Set())).toBe('nog geen rol');
  });
});
