import { type Pakket, PakketSchema } from '../../pakket.ts';
import { keurPakket } from '../keuren.ts';
import { leesCase } from './lezen.ts';
import type { Obj } from './model.ts';

export const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const DOCUMENT = id(0);
const naar = (n: number) => ({ title: `knoop ${n}`, identifier: id(n), uri: `urn:uuid:${id(n)}` });
const M = '2024-01-01T00:00:00Z';

/** Items by number, and their relations as `[soort, van, naar, nummer?]`. */
export function bron(
  items: Record<number, Obj>,
  relaties: [string, number, number, unknown?][],
  document: Obj = {},
): Obj {
  return {
    CFDocument: {
      identifier: DOCUMENT,
      uri: 'x',
      creator: 'Uitgever',
      title: 'Titel',
      lastChangeDateTime: M,
      licenseURI: { ...naar(900), title: 'CC-BY-4.0' },
      ...document,
    },
    CFItems: Object.entries(items).map(([n, item]) => ({
      identifier: id(Number(n)),
      uri: 'x',
      fullStatement: `tekst ${n}`,
      lastChangeDateTime: M,
      ...item,
    })),
    CFAssociations: relaties.map(([associationType, van, doel, sequenceNumber], i) => ({
      identifier: id(1000 + i),
      uri: 'x',
      associationType,
      originNodeURI: naar(van),
      destinationNodeURI: naar(doel),
      lastChangeDateTime: M,
      ...(sequenceNumber !== undefined && { sequenceNumber }),
    })),
  };
}
export const kind = (...paren: [number, number][]): [string, number, number][] =>
  paren.map(([k, o]) => ['isChildOf', k, o]);
export const lees = (cf: Obj, indeling?: Parameters<typeof leesCase>[1]['indeling']) =>
  leesCase(cf, { opgave: {}, ...(indeling && { indeling }) });
export function goed(cf: Obj, indeling?: Parameters<typeof leesCase>[1]['indeling']) {
  const gelezen = lees(cf, indeling);
  if (!gelezen.goed) throw new Error(JSON.stringify(gelezen.fouten));
  const keur = keurPakket(gelezen.pakket);
  if ('fouten' in keur) throw new Error(JSON.stringify(keur.fouten));
  return { ...gelezen, pakket: keur.pakket };
}
/** As it comes back from a file. */
export const door = (p: Pakket): Pakket => PakketSchema.parse(JSON.parse(JSON.stringify(p)));
