import type { SourceSchool } from '../../../gateway/sync/source-adapter.ts';
import { soapEnvelope } from '../../_kit/soap.ts';
import { element } from '../../_kit/xml-write.ts';
import type { UwlrConnection } from './connection.ts';

/** UWLR 2.x namespaces; 2.3 kept those of 2.2. */
const UWLR_NAMESPACES = {
  autorisatie: 'http://www.edustandaard.nl/leerresultaten/2/autorisatie',
  leerlinggegevens: 'http://www.edustandaard.nl/leerresultaten/2/leerlinggegevens',
} as const;

/**
 * The message of operation HaalLeerlinggegevens with its autorisatie header, in the order of the schema
 * (UWLR_Autorisatie_v2p2.xsd; UWLR_Leerlinggegevens_v2p2.xsd, group gVerzoekBasis).
 * @param laatst absent: the source must send everything
 */
export function leerlinggegevensVerzoek(
  connection: UwlrConnection,
  school: SourceSchool,
  schooljaar: string,
  laatst?: string | undefined,
): string {
  const field = (name: string, value: string | undefined) =>
    value === undefined ? [] : [element(name, {}, value)];
  const autorisatie = element(
    'aut:autorisatie',
    { 'xmlns:aut': UWLR_NAMESPACES.autorisatie },
    ...field('aut:autorisatiesleutel', connection.autorisatiesleutel),
    ...field('aut:klantcode', connection.klantcode),
    ...field('aut:klantnaam', connection.klantnaam),
  );
  const verzoek = element(
    'lg:leerlinggegevens_verzoek',
    { 'xmlns:lg': UWLR_NAMESPACES.leerlinggegevens },
    ...field('lg:schooljaar', schooljaar),
    ...field('lg:brincode', school.brin),
    // "00 means the same as empty"; some systems know only the one, so the main vestiging goes without.
    ...field('lg:dependancecode', isMain(school.dependance) ? undefined : school.dependance),
    ...field('lg:xsdversie', connection.xsdversie),
    ...field('lg:gegevenssetid', connection.gegevenssetid),
    ...field('lg:laatstontvangengegevens', laatst),
  );
  return soapEnvelope([autorisatie], verzoek);
}

/** UWLR: "De inhoud 00 betekent hetzelfde als leeg". */
export function isMain(dependance: string): boolean {
  return dependance === '' || dependance === '00';
}
