import type { SourceSchool } from '../../../gateway/sync/source-adapter.ts';
import { soapEnvelope } from '../../_kit/soap.ts';
import { element, type XmlElement } from '../../_kit/xml-write.ts';
import { autorisatie, dependanceOf, optional, UWLR_NAMESPACES } from './autorisatie.ts';
import type { UwlrConnection } from './connection.ts';

type Asker = Pick<
  UwlrConnection,
  'autorisatiesleutel' | 'klantcode' | 'klantnaam' | 'xsdversie' | 'gegevenssetid'
>;

/**
 * The message of operation HaalLeerlinggegevens with its autorisatie header, in the order of the schema
 * (UWLR_Autorisatie_v2p2.xsd; UWLR_Leerlinggegevens_v2p2.xsd, group gVerzoekBasis).
 * @param laatst absent: the source must send everything
 */
export function leerlinggegevensVerzoek(
  connection: Asker,
  school: SourceSchool,
  schooljaar: string,
  laatst?: string | undefined,
): string {
  const last = optional('lg:laatstontvangengegevens', laatst);
  return verzoek('leerlinggegevens_verzoek', connection, school, schooljaar, last);
}

/** The message of operation HaalStructuur: the groepen of a school, without the people. */
export function structuurVerzoek(connection: Asker, school: SourceSchool, schooljaar: string): string {
  return verzoek('structuur_verzoek', connection, school, schooljaar, []);
}

/** A groep to ask the people of. Without a key: those who are in none (UWLR gVerzoekGroepenRef). */
export interface GroepVraag {
  readonly soort: 'groep' | 'samengestelde_groep';
  readonly key?: string | undefined;
}

/** The message of operation HaalLeerlingen or HaalLeerkrachten: the people of these groepen. */
export function personenVerzoek(
  wie: 'leerlingen' | 'leerkrachten',
  connection: Asker,
  school: SourceSchool,
  schooljaar: string,
  groepen: readonly GroepVraag[],
): string {
  const refs = groepen.map(({ soort, key }) => element(`lg:${soort}`, key === undefined ? {} : { key }));
  return verzoek(`${wie}_verzoek`, connection, school, schooljaar, [element('lg:groepen', {}, ...refs)]);
}

function verzoek(
  name: string,
  connection: Asker,
  school: SourceSchool,
  schooljaar: string,
  rest: readonly XmlElement[],
): string {
  const body = element(
    `lg:${name}`,
    { 'xmlns:lg': UWLR_NAMESPACES.leerlinggegevens },
    element('lg:schooljaar', {}, schooljaar),
    element('lg:brincode', {}, school.brin),
    ...optional('lg:dependancecode', dependanceOf(school.dependance)),
    element('lg:xsdversie', {}, connection.xsdversie),
    ...optional('lg:gegevenssetid', connection.gegevenssetid),
    ...rest,
  );
  return soapEnvelope([autorisatie(connection)], body);
}
