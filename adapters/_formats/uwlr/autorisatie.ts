import { element, type XmlElement } from '../../_kit/xml-write.ts';
import type { UwlrConnection } from './connection.ts';

/** UWLR 2.x namespaces; 2.3 kept those of 2.2. */
export const UWLR_NAMESPACES = {
  autorisatie: 'http://www.edustandaard.nl/leerresultaten/2/autorisatie',
  leerlinggegevens: 'http://www.edustandaard.nl/leerresultaten/2/leerlinggegevens',
  leerresultaten: 'http://www.edustandaard.nl/leerresultaten/2/leerresultaten',
} as const;

type Keys = Pick<UwlrConnection, 'autorisatiesleutel' | 'klantcode' | 'klantnaam'>;

/** The header of every UWLR message, in the order of UWLR_Autorisatie_v2p2.xsd. */
export function autorisatie({ autorisatiesleutel, klantcode, klantnaam }: Keys): XmlElement {
  return element(
    'aut:autorisatie',
    { 'xmlns:aut': UWLR_NAMESPACES.autorisatie },
    element('aut:autorisatiesleutel', {}, autorisatiesleutel),
    element('aut:klantcode', {}, klantcode),
    element('aut:klantnaam', {}, klantnaam),
  );
}

/** An element with a text, or nothing when there is none. */
export function optional(name: string, value: string | undefined): XmlElement[] {
  return value === undefined ? [] : [element(name, {}, value)];
}

/** "00 means the same as empty"; some systems know only the one, so the main vestiging goes without. */
export function dependanceOf(dependance: string): string | undefined {
  return isMain(dependance) ? undefined : dependance;
}

/** UWLR: "De inhoud 00 betekent hetzelfde als leeg". */
export function isMain(dependance: string): boolean {
  return dependance === '' || dependance === '00';
}
