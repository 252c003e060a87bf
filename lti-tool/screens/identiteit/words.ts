import type { Conflict } from '../../../gateway/sync/conflicts/service.ts';
import { dagVoluit } from '../datum.ts';

export const VELD: Readonly<Record<Conflict['veld'], string>> = {
  roepnaam: 'Roepnaam',
  voorvoegsel: 'Voorvoegsel',
  achternaam: 'Achternaam',
  geboortedatum: 'Geboortedatum',
  geslacht: 'Geslacht',
  email: 'E-mailadres',
  lvs_rol: 'Rol in het LVS',
};

/** A value as people read it. */
export function waarde(veld: Conflict['veld'], told: string | null): string {
  if (told === null || told === '') return '(leeg)';
  if (veld === 'geboortedatum') return dagVoluit(told);
  return told.replaceAll('_', ' ');
}
