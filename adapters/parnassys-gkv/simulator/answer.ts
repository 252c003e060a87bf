import type { ActiveFault } from '../../_formats/uwlr/simulator/faults.ts';
import type { SimMedewerker, SimSchool } from '../../_formats/uwlr/simulator/school.ts';
import type { SimLeerling } from '../../_kit/simulator/school.ts';
import { soapEnvelope } from '../../_kit/soap.ts';
import { element, type XmlElement } from '../../_kit/xml-write.ts';

const el = (name: string, ...children: readonly (XmlElement | string)[]) => element(name, {}, ...children);
const optional = (name: string, value: string | undefined) => (value ? [el(name, value)] : []);

function response(operation: string, ...children: readonly XmlElement[]): string {
  const name = `ns2:${operation}Response`;
  return soapEnvelope(
    [],
    element(name, { 'xmlns:ns2': 'http://www.topicus.nl/parnassys' }, el('return', ...children)),
  );
}

const JAAR = '7';

/** The leerlingen of a school, with the lists that they refer to. */
export function leerlingenAntwoord(school: SimSchool, schooljaar: string, fault: ActiveFault | null): string {
  const groepen = school.groepen.map(({ key, naam }) =>
    el('groep', el('id', key), el('naam', naam), el('schooljaar', JAAR)),
  );
  const people = spoilt(fault, school.leerlingen).map((one) => leerling(one, schooljaar));
  return response(
    'getLeerlingen',
    el('adressen'),
    el('groepen', ...groepen),
    el('schooljaren', el('schooljaar', el('id', JAAR), el('naam', schooljaar))),
    el('inschrijvingtypes', el('inschrijvingtype', el('id', '1'), el('code', 'H'))),
    el('leerlingen', ...people),
  );
}

function spoilt(fault: ActiveFault | null, all: readonly SimLeerling[]): readonly SimLeerling[] {
  if (fault?.kind === 'empty' || fault?.kind === 'no-leerlingen') return [];
  if (fault?.kind === 'half') return all.slice(0, Math.ceil(all.length / 2));
  return all.map((one, i) => (i === 0 && fault?.kind === 'no-identity' ? { ...one, key: '' } : one));
}

/** The stamgroep is the newest groepsindeling; every one runs for the school year. */
function leerling(one: SimLeerling, schooljaar: string): XmlElement {
  const [from = '', to = ''] = schooljaar.split(' / ');
  const indeling = (groep: string, van: string, i: number) =>
    el(
      'groepsindeling',
      el('id', `${one.key}-${i}`),
      el('vanafDatum', van),
      el('totDatum', `${to}-07-31`),
      el('groep', groep),
      el('schooljaar', JAAR),
      el('leerjaar', one.jaargroep),
      el('bekostigd', 'true'),
    );
  const stam = one.stamgroep ? [indeling(one.stamgroep, `${from}-08-02`, 0)] : [];
  return el(
    'leerling',
    el('id', one.key),
    el('leerlingNummer', one.key),
    el('roepNaam', one.roepnaam),
    el('tussenvoegsel', ...(one.voorvoegsel ? [one.voorvoegsel] : [])),
    el('achternaam', one.achternaam),
    el('geboortedatum', one.geboortedatum),
    el('geslacht', one.geslacht === 'jongen' ? 'Man' : 'Vrouw'),
    el(
      'groepsindelingen',
      ...stam,
      ...one.groepen.map((groep, i) => indeling(groep, `${from}-08-01`, i + 1)),
    ),
    el(
      'inschrijvingen',
      el(
        'inschrijving',
        el('id', `i${one.key}`),
        el('datumInschrijving', one.instroomdatum),
        ...optional('datumUitschrijving', one.uitstroomdatum),
        el('inschrijvingType', '1'),
      ),
    ),
  );
}

export function medewerkersAntwoord({ medewerkers }: SimSchool): string {
  return response(
    'getMedewerkers',
    el('adressen'),
    el('dienstverbanden'),
    el('medewerkers', ...medewerkers.map(medewerker)),
  );
}

function medewerker(one: SimMedewerker): XmlElement {
  return el(
    'medewerker',
    el('id', one.key),
    el('roepNaam', one.roepnaam),
    el('tussenvoegsel', ...(one.voorvoegsel ? [one.voorvoegsel] : [])),
    el('lastName', one.achternaam),
    ...optional('email', one.email),
  );
}
