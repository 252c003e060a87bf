import type { Boom } from './boom.ts';
import type { EntiteitSoort, RouteProfiel, Velden } from './wijziging.ts';

const SOORT: Readonly<Record<EntiteitSoort, string>> = {
  leergebied: 'Leergebied',
  leerlijn: 'Leerlijn',
  niveau: 'Niveau',
  leerdoel: 'Leerdoel',
  actie: 'Actie',
  leerroute: 'Leerroute',
};

/** The word for a kind of entity, with a capital. */
export const soortInWoorden = (soort: EntiteitSoort): string => SOORT[soort];

/** Short name of an entity: `RW-E-3a`, `Geld`, `winkelspel`; its kind when it has none. */
function titelVan(soort: EntiteitSoort, velden: Partial<Velden>): string {
  const { code, naam, tekst } = velden as { code?: string; naam?: string; tekst?: string };
  return (soort === 'leerdoel' ? (code ?? tekst) : (naam ?? tekst ?? code)) ?? '';
}

/** What to call an entity: `Leerdoel RW-E-3a`, `Leerlijn Geld`. A name that says its kind itself is enough. */
export function naamVan(soort: EntiteitSoort, velden: Partial<Velden>): string {
  const titel = titelVan(soort, velden);
  if (titel.toLowerCase().startsWith(soort)) return titel;
  return titel === '' ? SOORT[soort] : `${SOORT[soort]} ${titel}`;
}

/** A value of a field, to read. */
export function waardeInWoorden(waarde: unknown): string {
  if (waarde === null || waarde === undefined || waarde === '') return '(leeg)';
  if (typeof waarde === 'boolean') return waarde ? 'ja' : 'nee';
  if (Array.isArray(waarde)) return waarde.length === 0 ? '(leeg)' : waarde.map(waardeInWoorden).join(', ');
  return String(waarde);
}

const getal = (n: number) => String(Math.round(n * 100) / 100).replace('.', ',');

/** A route profile in one line: where it ends, and the expected niveau by age. */
export function profielInWoorden(profiel: RouteProfiel | null, { knopen }: Pick<Boom, 'knopen'>): string {
  if (profiel === null) return 'hoort niet bij deze leerroute';
  const eind = profiel.uitstroomniveau === null ? undefined : knopen.get(profiel.uitstroomniveau);
  const punten = profiel.profiel.map((p) => `${p.onderwijsleeftijd} jaar: ${getal(p.niveau)}`);
  return [eind ? `eindigt op ${naamVan('niveau', eind.velden)}` : 'zonder uitstroomniveau', ...punten].join(
    ' · ',
  );
}
