import type { FieldChange } from '../../../gateway/sync/service.ts';
import { dagVoluit } from '../datum.ts';
import { VELD } from '../identiteit/words.ts';

const FIELD: Readonly<Record<string, string>> = {
  ...VELD,
  van: 'Op school vanaf',
  tot: 'Van school vanaf',
  jaargroep: 'Jaargroep',
  naam: 'Naam',
  soort: 'Soort groep',
  schooljaar: 'Schooljaar',
};

const DATES: ReadonlySet<string> = new Set(['geboortedatum', 'van', 'tot']);

function value(veld: string, told: string): string {
  if (told === '') return '(leeg)';
  return DATES.has(veld) ? dagVoluit(told.slice(0, 10)) : told.replaceAll('_', ' ');
}

/** One field that became something else: "Achternaam: Zeil werd Zeilmaker", "Nu in groep De Schelpen". */
export function changeInWords({ veld, was, wordt }: FieldChange): string {
  if (veld === 'terug') return 'Staat weer in het LVS';
  if (veld === 'groep') return wordt === '' ? `Niet meer in groep ${was}` : `Nu in groep ${wordt}`;
  const label = FIELD[veld] ?? veld;
  return was === ''
    ? `${label}: ${value(veld, wordt)}`
    : `${label}: ${value(veld, was)} werd ${value(veld, wordt)}`;
}
