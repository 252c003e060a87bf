import { type Boom, groepVan, regelSleutel } from './boom.ts';
import type { DeelVelden, Wijziging, WijzigingVan } from './wijziging.ts';

/**
 * Writes down with a change what the package itself says now, so that a later version of it can be held against that.
 * Whoever asks for a change does not say it: it is looked up.
 */
export function aanvullen(boom: Boom, wijziging: Wijziging, rangen: ReadonlyMap<string, number>): Wijziging {
  if (wijziging.wat === 'herformuleren') {
    const basis = boom.knopen.get(wijziging.entiteit)?.basisVelden ?? null;
    const was =
      basis && Object.fromEntries(Object.entries(basis).filter(([veld]) => veld in wijziging.velden));
    return { ...wijziging, was: was as DeelVelden | null } as WijzigingVan<'herformuleren'>;
  }
  if (wijziging.wat === 'verplaatsen')
    return { ...wijziging, was: boom.knopen.get(wijziging.entiteit)?.basisOuder ?? null };
  if (wijziging.wat !== 'profiel') return wijziging;
  const { leerroute, leerlijn } = wijziging;
  const niveaus = boom.groepen.get(groepVan('niveau', leerlijn)) ?? [];
  return {
    ...wijziging,
    was: boom.regels.get(regelSleutel(leerroute, leerlijn))?.basis ?? null,
    rangen: Object.fromEntries(niveaus.flatMap((n) => (rangen.has(n) ? [[n, rangen.get(n) ?? 0]] : []))),
  };
}
