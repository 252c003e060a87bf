import type { Terugmelding } from '../../../gateway/model/terugmelding.ts';
import type { SourceSchool } from '../../../gateway/sync/source-adapter.ts';
import { soapEnvelope } from '../../_kit/soap.ts';
import { element, type XmlElement } from '../../_kit/xml-write.ts';
import { autorisatie, dependanceOf, optional, UWLR_NAMESPACES } from './autorisatie.ts';
import type { UwlrConnection } from './connection.ts';

/**
 * The words for our scale, as a teacher reads them in the LVS. UWLR scores are whole numbers (tpScore), so the stand
 * goes as it is, and the normering of each toets says what it means.
 */
const NORMEN = [
  'niet gestart',
  'aangeboden',
  'met hulp',
  'zelfstandig in een bekende situatie',
  'beheerst',
] as const;

/** A melding about a leerling with a LAS-key: UWLR_Leerresultaten_v2p2.xsd wants a leerlingid always. */
export type Stuurbaar = Terugmelding & { readonly leerling: { readonly key: string } };

/**
 * The message of operation BrengLeerresultaten, in the order of UWLR_Leerresultaten_v2p2.xsd: one toetsafname a leerling,
 * and the toetsen that the results name.
 * @param meldingen at least one, all of this school year
 * @param stempel aanmaakdatum: later than that of the message before
 */
export function leerresultatenVerzoek(
  connection: Pick<UwlrConnection, 'autorisatiesleutel' | 'klantcode' | 'klantnaam' | 'xsdversie'>,
  school: SourceSchool,
  schooljaar: string,
  stempel: Date,
  meldingen: readonly Stuurbaar[],
): string {
  const wie = element(
    'lr:school',
    {},
    element('lr:schooljaar', {}, schooljaar),
    element('lr:brincode', {}, school.brin),
    ...optional('lr:dependancecode', dependanceOf(school.dependance)),
    element('lr:aanmaakdatum', {}, momentOf(stempel)),
    element('lr:auteur', {}, 'Koers'),
    element('lr:xsdversie', {}, connection.xsdversie),
  );
  // Each code is one toets, however many leerlingen have a result for it (XSD kToetscode).
  const toetsen = new Map(meldingen.map((melding) => [melding.code, melding]));
  const body = element(
    'lr:leerresultaten_verzoek',
    { 'xmlns:lr': UWLR_NAMESPACES.leerresultaten },
    wie,
    element('lr:toetsafnames', {}, ...perLeerling(meldingen).map(afname)),
    element('lr:toetsen', {}, ...[...toetsen.values()].map(toets)),
  );
  return soapEnvelope([autorisatie(connection)], body);
}

/** xs:dateTime; the fraction only when there is one, for systems that know seconds. */
function momentOf(stempel: Date): string {
  return stempel.toISOString().replace('.000Z', 'Z');
}

/** The meldingen of each leerling together, both in the order in which they came. */
export function perLeerling(meldingen: readonly Stuurbaar[]): (readonly Stuurbaar[])[] {
  const byKey = new Map<string, Stuurbaar[]>();
  for (const melding of meldingen) {
    const own = byKey.get(melding.leerling.key);
    if (own) own.push(melding);
    else byKey.set(melding.leerling.key, [melding]);
  }
  return [...byKey.values()];
}

function afname(meldingen: readonly Stuurbaar[]): XmlElement {
  const { key = '', eckId } = meldingen[0]?.leerling ?? {};
  return element(
    'lr:toetsafname',
    {},
    element('lr:leerlingid', {}, key),
    ...optional('lr:eckid', eckId),
    element('lr:resultaten', {}, ...meldingen.map(resultaat)),
  );
}

function resultaat({ id, op, code, stand }: Stuurbaar): XmlElement {
  return element(
    'lr:resultaat',
    { key: id },
    element('lr:afnamedatum', {}, op),
    element('lr:toetscode', {}, code),
    element('lr:score', {}, String(stand)),
  );
}

function toets(melding: Stuurbaar): XmlElement {
  const normen = NORMEN.map((term, waarde) =>
    element(
      'lr:norm',
      {},
      element('lr:term', {}, term),
      element('lr:beginnormwaarde', {}, String(waarde)),
      element('lr:eindnormwaarde', {}, String(waarde)),
    ),
  );
  return element(
    'lr:toets',
    {},
    element('lr:toetscode', {}, melding.code),
    element('lr:toetsnaam', {}, toetsnaam(melding)),
    element('lr:toetsnormering', {}, ...normen),
  );
}

/** tpString128 counts characters, so a name is never cut through the middle of one. */
function toetsnaam({ soort, leerlijn, niveau, titel }: Terugmelding): string {
  const where = soort === 'doel' && niveau !== undefined ? `${leerlijn} ${niveau}` : leerlijn;
  const letters = [...`${where}: ${titel}`];
  return letters.length > 128 ? `${letters.slice(0, 127).join('')}…` : letters.join('');
}
