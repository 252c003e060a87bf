import type { Formaat } from '../../../gateway/leerlijnen/formaten/gelezen.ts';
import type { Pakket } from '../../../gateway/leerlijnen/pakket.ts';
import type { PakketInLijst, VanWie } from '../../../gateway/leerlijnen/pakketten.ts';

export const VAN_WIE: Readonly<Record<VanWie, string>> = {
  sector: 'voor de hele sector',
  school: 'van onze school',
  bestuur: 'van ons bestuur',
  ander: 'gedeeld door een ander',
};

const getal = new Intl.NumberFormat('nl-NL');
export const aantal = (n: number, een: string, meer: string): string =>
  `${getal.format(n)} ${n === 1 ? een : meer}`;
export const doelen = (n: number): string => aantal(n, 'doel', 'doelen');

/** Whether this school may publish it or throw it away: a concept of itself or its bestuur. */
export const eigenConcept = (regel: PakketInLijst): boolean =>
  regel.status === 'concept' && (regel.vanWie === 'school' || regel.vanWie === 'bestuur');

/** A format in a word. */
export const FORMAAT: Readonly<Record<Formaat, string>> = {
  'case-1.1': 'CASE 1.1',
  'case-1.0': 'CASE 1.0',
  csv: 'CSV',
  xlsx: 'Excel',
  genest: 'Genest JSON-bestand',
  koers: 'Koers',
};

/** What a package holds: "3 leergebieden, 12 leerlijnen en 240 doelen". */
export function inhoudInWoorden(pakket: Pick<Pakket, 'leergebieden' | 'leerlijnen' | 'leerdoelen'>): string {
  return `${aantal(pakket.leergebieden.length, 'leergebied', 'leergebieden')}, ${aantal(pakket.leerlijnen.length, 'leerlijn', 'leerlijnen')} en ${doelen(pakket.leerdoelen.length)}`;
}
