import type { SimGroep, SimLeerling } from '../../../_kit/simulator/school.ts';
import { soapEnvelope } from '../../../_kit/soap.ts';
import { element, type XmlElement } from '../../../_kit/xml-write.ts';
import type { ActiveFault } from './faults.ts';
import type { Operation } from './operations.ts';
import type { SimRefusal, SimRequest } from './request.ts';
import type { SimMedewerker, SimSchool } from './school.ts';

const LG = 'http://www.edustandaard.nl/leerresultaten/2/leerlinggegevens';
const GESLACHT = { jongen: '1', meisje: '2' } as const;

const lg = (name: string, ...children: readonly (XmlElement | string)[]) =>
  element(`lg:${name}`, {}, ...children);
const optional = (name: string, value: string | undefined) => (value === undefined ? [] : [lg(name, value)]);

const LR = 'http://www.edustandaard.nl/leerresultaten/2/leerresultaten';
const ANSWERS: Readonly<Record<Exclude<Operation, 'BrengLeerresultaten'>, string>> = {
  HaalLeerlinggegevens: 'leerlinggegevens_antwoord',
  HaalStructuur: 'structuur_antwoord',
  HaalLeerlingen: 'leerlingen_antwoord',
  HaalLeerkrachten: 'leerkrachten_antwoord',
};

type Asked = Pick<SimRequest, 'operation' | 'schooljaar' | 'xsdversie' | 'groepen'> & {
  readonly gegevenssetid?: string | undefined;
};

function antwoord({ operation }: Pick<SimRequest, 'operation'>, ...children: readonly XmlElement[]): string {
  const name = operation === 'BrengLeerresultaten' ? '' : ANSWERS[operation];
  return soapEnvelope([], element(`lg:${name}`, { 'xmlns:lg': LG }, ...children));
}

export const geenWijzigingen = (asked: Asked): string => antwoord(asked, lg('geenwijzigingen'));
export const geenGegevens = (asked: Asked): string => antwoord(asked, lg('geengegevens'));
export const bevestiging = (): string =>
  soapEnvelope([], element('lr:leerresultaten_bevestiging', { 'xmlns:lr': LR }));

export function soapFault({ code, reason }: SimRefusal): string {
  return soapEnvelope(
    [],
    element('soap:Fault', {}, element('faultcode', {}, `soap:${code}`), element('faultstring', {}, reason)),
  );
}

/** Who signs the answers, and how: `smal` is the profile Smalle set, in which no one has an e-mail address here. */
export interface Writer {
  readonly auteur: string;
  readonly smal: boolean;
}

/**
 * The school, or the part of it that a stepped operation asks for, in the order of UWLR_Leerlinggegevens_v2p2.xsd.
 * Version 2.3 leaves the LAS-key out where there is an ECK iD, but not in the smalle set.
 */
export function leerlinggegevens(
  school: SimSchool,
  asked: Asked,
  aanmaakdatum: string,
  fault: ActiveFault | null,
  writer: Writer,
): string {
  const parts = {
    school: schoolElement(school, asked, aanmaakdatum, fault, writer),
    groepen: school.groepen.length > 0 ? [lg('groepen', ...school.groepen.map(groep))] : [],
    leerlingen: leerlingenWith(fault, school.leerlingen).filter((one) =>
      inGroepen(
        asked,
        one.stamgroep === undefined || one.stamgroep === '' ? [] : [one.stamgroep],
        one.groepen,
      ),
    ),
    medewerkers: school.medewerkers.filter((one) => {
      const samen = new Set(
        school.groepen.flatMap(({ key, soort }) => (soort === 'samengesteld' ? [key] : [])),
      );
      return inGroepen(
        asked,
        one.groepen.filter((key) => !samen.has(key)),
        one.groepen.filter((key) => samen.has(key)),
      );
    }),
  };
  return antwoord(asked, ...contents(school, asked, parts, writer));
}

interface Parts {
  readonly school: XmlElement;
  readonly groepen: readonly XmlElement[];
  readonly leerlingen: readonly SimLeerling[];
  readonly medewerkers: readonly SimMedewerker[];
}

function contents(school: SimSchool, asked: Asked, parts: Parts, { smal }: Writer): XmlElement[] {
  const style = { keyless: asked.xsdversie === '2.3' && !smal, smal };
  const groepVan = new Map(school.groepen.map((one) => [one.key, one]));
  const leerlingen = lg('leerlingen', ...parts.leerlingen.map((one) => leerling(one, style)));
  const leerkrachten =
    parts.medewerkers.length > 0
      ? [lg('leerkrachten', ...parts.medewerkers.map((one) => leerkracht(one, groepVan, style)))]
      : [];
  switch (asked.operation) {
    case 'HaalStructuur':
      return [lg('leerlinggegevens-structuur', parts.school, ...parts.groepen)];
    case 'HaalLeerlingen':
      return parts.leerlingen.length > 0
        ? [lg('leerlinggegevens-leerlingen', parts.school, leerlingen)]
        : [lg('geengegevens')];
    case 'HaalLeerkrachten':
      return [lg('leerlinggegevens-leerkrachten', parts.school, ...leerkrachten)];
    default:
      return [lg('leerlinggegevens', parts.school, ...parts.groepen, leerlingen, ...leerkrachten)];
  }
}

/** Whether a stepped question is about someone in these groepen; a reference without a key: about who is in none of that kind. */
function inGroepen(
  { operation, groepen }: Asked,
  stam: readonly string[],
  samen: readonly string[],
): boolean {
  if (operation !== 'HaalLeerlingen' && operation !== 'HaalLeerkrachten') return true;
  const asks = (refs: readonly (string | undefined)[], own: readonly string[]) =>
    refs.some((ref) => (ref === undefined ? own.length === 0 : own.includes(ref)));
  return asks(groepen.stam, stam) || asks(groepen.samen, samen);
}

function leerlingenWith(fault: ActiveFault | null, all: readonly SimLeerling[]): readonly SimLeerling[] {
  const [first, ...others] = all;
  if (fault?.kind === 'no-leerlingen' || !first) return [];
  if (fault?.kind === 'half') return all.slice(0, Math.ceil(all.length / 2));
  if (fault?.kind === 'dangling-group') return [{ ...first, stamgroep: 'bestaat-niet' }, ...others];
  if (fault?.kind === 'no-identity') {
    const { eckId: _, ...unknown } = first;
    return [{ ...unknown, key: '#001' }, ...others];
  }
  return all;
}

function schoolElement(
  school: SimSchool,
  request: Asked,
  aanmaakdatum: string,
  fault: ActiveFault | null,
  { auteur }: Writer,
): XmlElement {
  return lg(
    'school',
    lg('schooljaar', request.schooljaar),
    lg('brincode', fault?.kind === 'other-school' ? '00ZZ' : school.brin),
    lg('dependancecode', school.dependance),
    lg('aanmaakdatum', aanmaakdatum),
    lg('auteur', auteur),
    lg('xsdversie', request.xsdversie),
  );
}

function groep(one: SimGroep): XmlElement {
  if (one.soort === 'samengesteld')
    return element('lg:samengestelde_groep', { key: one.key }, lg('naam', one.naam));
  return element('lg:groep', { key: one.key }, lg('naam', one.naam), lg('jaargroep', one.jaargroep ?? 'C'));
}

interface Style {
  /** Leave the LAS-key out where there is an ECK iD. */
  readonly keyless: boolean;
  readonly smal: boolean;
}

function identity(
  { key, eckId }: { key: string; eckId?: string | undefined },
  { keyless }: Style,
): Record<string, string> {
  if (eckId === undefined) return { key };
  return keyless ? { eckid: eckId } : { key, eckid: eckId };
}

/** Profile Smalle set (2.3): of a person the name that is used, jaargroep and groepen, and nothing more. */
function smalleNaam({ achternaam, voorvoegsel, roepnaam }: SimLeerling | SimMedewerker): XmlElement[] {
  return [lg('achternaam', achternaam), ...optional('voorvoegsel', voorvoegsel), lg('roepnaam', roepnaam)];
}

function leerling(one: SimLeerling, style: Style): XmlElement {
  const refs = one.groepen.map((groepKey) => element('lg:samengestelde_groep', { key: groepKey }));
  return element(
    'lg:leerling',
    identity(one, style),
    ...smalleNaam(one),
    ...(style.smal ? [] : [lg('geboortedatum', one.geboortedatum), lg('geslacht', GESLACHT[one.geslacht])]),
    lg('jaargroep', one.jaargroep),
    ...(!one.stamgroep ? [] : [element('lg:groep', { key: one.stamgroep })]),
    ...(refs.length > 0 ? [lg('samengestelde_groepen', ...refs)] : []),
    ...(style.smal ? [] : optional('emailadres', one.email)),
    ...(style.smal
      ? []
      : [lg('instroomdatum', one.instroomdatum), ...optional('uitstroomdatum', one.uitstroomdatum)]),
  );
}

function leerkracht(one: SimMedewerker, groepVan: ReadonlyMap<string, SimGroep>, style: Style): XmlElement {
  const refs = one.groepen.map((key) =>
    element(groepVan.get(key)?.soort === 'samengesteld' ? 'lg:samengestelde_groep' : 'lg:groep', { key }),
  );
  return element(
    'lg:leerkracht',
    identity(one, style),
    ...smalleNaam(one),
    ...(style.smal ? [] : [...optional('emailadres', one.email), lg('rol', one.rol)]),
    ...(refs.length > 0 ? [lg('groepen', ...refs)] : []),
  );
}
