import { soapEnvelope } from '../../_kit/soap.ts';
import { element, type XmlElement } from '../../_kit/xml-write.ts';
import type { ActiveFault } from './faults.ts';
import type { SimRefusal, SimRequest } from './request.ts';
import type { SimGroep, SimLeerling, SimMedewerker, SimSchool } from './school.ts';

const LG = 'http://www.edustandaard.nl/leerresultaten/2/leerlinggegevens';
const GESLACHT = { jongen: '1', meisje: '2' } as const;

const lg = (name: string, ...children: readonly (XmlElement | string)[]) =>
  element(`lg:${name}`, {}, ...children);
const optional = (name: string, value: string | undefined) => (value === undefined ? [] : [lg(name, value)]);

function antwoord(...children: readonly XmlElement[]): string {
  return soapEnvelope([], element('lg:leerlinggegevens_antwoord', { 'xmlns:lg': LG }, ...children));
}

export const geenWijzigingen = (): string => antwoord(lg('geenwijzigingen'));
export const geenGegevens = (): string => antwoord(lg('geengegevens'));

export function soapFault({ code, reason }: SimRefusal): string {
  return soapEnvelope(
    [],
    element('soap:Fault', {}, element('faultcode', {}, `soap:${code}`), element('faultstring', {}, reason)),
  );
}

/** The whole school, in the order of UWLR_Leerlinggegevens_v2p2.xsd. Version 2.3 leaves the LAS-key out where there is an ECK iD. */
export function leerlinggegevens(
  school: SimSchool,
  request: SimRequest,
  aanmaakdatum: string,
  fault: ActiveFault | null,
): string {
  const leerlingen = leerlingenWith(fault, school.leerlingen);
  const groepVan = new Map(school.groepen.map((groep) => [groep.key, groep]));
  return antwoord(
    lg(
      'leerlinggegevens',
      schoolElement(school, request, aanmaakdatum, fault),
      ...(school.groepen.length > 0 ? [lg('groepen', ...school.groepen.map(groep))] : []),
      lg('leerlingen', ...leerlingen.map((one) => leerling(one, request.xsdversie === '2.3'))),
      ...(school.medewerkers.length > 0
        ? [
            lg(
              'leerkrachten',
              ...school.medewerkers.map((one) => leerkracht(one, groepVan, request.xsdversie === '2.3')),
            ),
          ]
        : []),
    ),
  );
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
  request: SimRequest,
  aanmaakdatum: string,
  fault: ActiveFault | null,
): XmlElement {
  return lg(
    'school',
    lg('schooljaar', request.schooljaar),
    lg('brincode', fault?.kind === 'other-school' ? '00ZZ' : school.brin),
    lg('dependancecode', school.dependance),
    lg('aanmaakdatum', aanmaakdatum),
    lg('auteur', 'ParnasSys-simulator van Koers'),
    lg('xsdversie', request.xsdversie),
  );
}

function groep(one: SimGroep): XmlElement {
  if (one.soort === 'samengesteld')
    return element('lg:samengestelde_groep', { key: one.key }, lg('naam', one.naam));
  return element('lg:groep', { key: one.key }, lg('naam', one.naam), lg('jaargroep', one.jaargroep ?? 'C'));
}

function identity(
  { key, eckId }: { key: string; eckId?: string | undefined },
  version23: boolean,
): Record<string, string> {
  if (eckId === undefined) return { key };
  return version23 ? { eckid: eckId } : { key, eckid: eckId };
}

function leerling(one: SimLeerling, version23: boolean): XmlElement {
  const refs = one.groepen.map((groepKey) => element('lg:samengestelde_groep', { key: groepKey }));
  return element(
    'lg:leerling',
    identity(one, version23),
    lg('achternaam', one.achternaam),
    ...optional('voorvoegsel', one.voorvoegsel),
    lg('roepnaam', one.roepnaam),
    lg('geboortedatum', one.geboortedatum),
    lg('geslacht', GESLACHT[one.geslacht]),
    lg('jaargroep', one.jaargroep),
    ...(!one.stamgroep ? [] : [element('lg:groep', { key: one.stamgroep })]),
    ...(refs.length > 0 ? [lg('samengestelde_groepen', ...refs)] : []),
    lg('instroomdatum', one.instroomdatum),
    ...optional('uitstroomdatum', one.uitstroomdatum),
  );
}

function leerkracht(
  one: SimMedewerker,
  groepVan: ReadonlyMap<string, SimGroep>,
  version23: boolean,
): XmlElement {
  const refs = one.groepen.map((key) =>
    element(groepVan.get(key)?.soort === 'samengesteld' ? 'lg:samengestelde_groep' : 'lg:groep', { key }),
  );
  return element(
    'lg:leerkracht',
    identity(one, version23),
    lg('achternaam', one.achternaam),
    ...optional('voorvoegsel', one.voorvoegsel),
    lg('roepnaam', one.roepnaam),
    ...optional('emailadres', one.email),
    lg('rol', one.rol),
    ...(refs.length > 0 ? [lg('groepen', ...refs)] : []),
  );
}
