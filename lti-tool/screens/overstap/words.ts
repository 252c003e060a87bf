import type {
  EntiteitSoort,
  Lot,
  SplitsKeuze,
  Veld,
  VersieKop,
} from '../../../gateway/leerlijnen/migratie/view.ts';
import { STANDEN } from '../../../gateway/model/act.ts';

export const LOT: Readonly<Record<Lot, string>> = {
  gelijk: 'hetzelfde',
  gewijzigd: 'anders geschreven',
  verplaatst: 'verplaatst',
  gesplitst: 'gesplitst',
  samengevoegd: 'samengevoegd',
  herverdeeld: 'opnieuw verdeeld',
  vervallen: 'vervallen',
  nieuw: 'nieuw',
};

export const SOORT: Readonly<Record<EntiteitSoort, { readonly een: string; readonly meer: string }>> = {
  leerroute: { een: 'leerroute', meer: 'leerroutes' },
  leergebied: { een: 'leergebied', meer: 'leergebieden' },
  leerlijn: { een: 'leerlijn', meer: 'leerlijnen' },
  niveau: { een: 'niveau', meer: 'niveaus' },
  leerdoel: { een: 'doel', meer: 'doelen' },
  actie: { een: 'actie', meer: 'acties' },
};

const VELD: Readonly<Record<Veld, string>> = {
  tekst: 'de tekst',
  naam: 'de naam',
  code: 'de code',
  soort: 'de soort',
  geordend: 'wel of geen niveaus',
  kerndoelen: 'de kerndoelen',
  type: 'de soort actie',
  wie: 'wie het doet',
  ritme: 'hoe vaak',
  ldgm: 'de plek in het doelgroepenmodel',
  uitstroomprofiel: 'het uitstroomprofiel',
  bestemming: 'de bestemming',
  leerlijnen: 'welke leerlijnen erbij horen',
  uitstroomniveau: 'het uitstroomniveau',
  profiel: 'het verwachte niveau per leeftijd',
  leergebied: 'het leergebied',
  leerlijn: 'de leerlijn',
  niveau: 'het niveau',
  leerdoel: 'het doel',
  volgorde: 'de volgorde',
};

export function opsomming(delen: readonly string[]): string {
  if (delen.length < 2) return delen[0] ?? '';
  return `${delen.slice(0, -1).join(', ')} en ${delen.at(-1)}`;
}

/** "Anders: de tekst en het niveau." */
export const watAnders = (wat: readonly Veld[]): string =>
  `Anders: ${opsomming(wat.map((veld) => VELD[veld]))}.`;

const getal = new Intl.NumberFormat('nl-NL');
export const aantal = (n: number, een: string, meer: string): string =>
  `${getal.format(n)} ${n === 1 ? een : meer}`;
export const leerlingen = (n: number): string => aantal(n, 'leerling', 'leerlingen');

/** "Kompaslijnen 1.0 (demo)", with its number when the name does not hold it. */
export const versieNaam = ({ naam, versie }: Pick<VersieKop, 'naam' | 'versie'>): string =>
  naam.includes(versie) ? naam : `${naam}, versie ${versie}`;

export const STAND = (stand: number): string => `${stand}: ${STANDEN[stand] ?? ''}`;

export const SPLITSING: Readonly<Record<SplitsKeuze, { readonly label: string; readonly note: string }>> = {
  open: {
    label: 'Elk deel begint met de oude stand, maar blijft open',
    note: 'Wat behaald was, wordt één stand lager. De leerkracht kijkt elk deel nog eens na.',
  },
  mee: { label: 'Elk deel krijgt de oude stand', note: 'Was het doel behaald, dan zijn de delen het ook.' },
  opnieuw: { label: 'Elk deel begint opnieuw', note: 'De oude stand blijft bewaard in de geschiedenis.' },
};
