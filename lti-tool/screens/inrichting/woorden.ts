import type { Boom, EntiteitSoort, Knoop } from '../../../gateway/leerlijnen/inrichting/service.ts';
import { groepVan, isVerborgen } from '../../../gateway/leerlijnen/inrichting/service.ts';
import { alsInvoer, VELDEN_VAN } from './velden.ts';

const SOORT: Readonly<Record<EntiteitSoort, string>> = {
  leergebied: 'leergebied',
  leerlijn: 'leerlijn',
  niveau: 'niveau',
  leerdoel: 'leerdoel',
  actie: 'actie',
  leerroute: 'leerroute',
};

export const soortWoord = (soort: EntiteitSoort): string => SOORT[soort];

/** Short name of an entity: its name, else its code, else the begin of its text. */
export function titelVan({ velden }: Pick<Knoop, 'velden'>): string {
  if ('naam' in velden) return velden.naam;
  if ('code' in velden) return velden.code;
  return velden.tekst.length > 60 ? `${velden.tekst.slice(0, 57)}…` : velden.tekst;
}

/** "leerdoel RW-E-3a": the kind and the short name. */
export const naamVan = (knoop: Knoop): string => `${SOORT[knoop.soort]} ${titelVan(knoop)}`;

/** What the package itself says of the fields that were bent. */
export function verschilVan({ soort, velden, basisVelden }: Knoop): string[] {
  const nu = velden as Readonly<Record<string, unknown>>;
  const toen = (basisVelden ?? velden) as Readonly<Record<string, unknown>>;
  return VELDEN_VAN[soort]
    .filter(({ naam }) => alsInvoer(nu[naam]) !== alsInvoer(toen[naam]))
    .map(({ naam }) => alsInvoer(toen[naam]) || '(leeg)');
}

/** Children of a kind in order, those that are hidden apart. */
export function kinderen(
  boom: Boom,
  soort: EntiteitSoort,
  ouder: string | null,
): { readonly er: Knoop[]; readonly verborgen: Knoop[] } {
  const alle = (boom.groepen.get(groepVan(soort, ouder)) ?? []).flatMap((e) => boom.knopen.get(e) ?? []);
  return {
    er: alle.filter((k) => !isVerborgen(boom, k.entiteit)),
    verborgen: alle.filter((k) => k.verborgen),
  };
}
