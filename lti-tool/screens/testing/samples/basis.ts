import type { NiveauKort } from '../../../../gateway/leerlijnen/view.ts';
import type { Graad, PeriodeView } from '../../../../gateway/leerroute/view.ts';
import type { Rol } from '../../../../gateway/model/actor.ts';
import type { LeerlingKop, Naam } from '../../../../gateway/school/view.ts';
import type { Assets } from '../../../ui/assets.ts';
import type { Frame } from '../../chrome.tsx';

/** A fixed id for a test: `id(1)`, `id(2)`, … */
export const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export function frameVan(
  assets: Pick<Assets, 'url'>,
  roles: readonly Rol[] = ['leerkracht'],
  naam = 'Marjan Schelpenpad',
): Frame {
  const who = { roles: new Set(roles) };
  const groepen = new Set(roles.includes('leerkracht') ? [id(800)] : []);
  return { assets, who, groepen, viewer: { naam, rol: roles.join(', '), school: 'De Kompasroos' } };
}

export const naam = (voluit: string): Naam => ({ roepnaam: voluit.split(' ')[0] ?? '', voluit });

export const niveau = (volgorde: number): NiveauKort => ({
  id: id(500 + volgorde),
  code: `N${volgorde}`,
  naam: `Niveau ${volgorde}`,
  volgorde,
});

export function graad(behaald: number, totaal: number): Graad {
  const procent = totaal === 0 ? 0 : Math.floor((behaald / totaal) * 100);
  return { behaald, totaal, procent, deelsProcent: procent };
}

export const periode: PeriodeView = {
  id: id(900),
  naam: 'Periode 1',
  schooljaar: '2026-2027',
  van: '2026-08-17',
  tot: '2027-02-01',
  huidig: true,
};

export const pip: LeerlingKop = {
  id: id(1),
  naam: naam('Pip Regenlaars'),
  geboortedatum: '2019-04-02',
  leeftijd: 7,
  groepen: [
    { id: id(800), naam: 'De Schelpen', soort: 'stamgroep' },
    { id: id(801), naam: 'Geld N3', soort: 'samengesteld' },
  ],
};

export const NU = new Date('2026-11-20T10:15:00Z');
