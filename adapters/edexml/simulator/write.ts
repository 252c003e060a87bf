import type {
  BronGroep,
  BronLeerling,
  BronMedewerker,
  BronRecord,
  Geslacht,
  MedewerkerRol,
} from '../../../gateway/model/roster.ts';
import type { SourceSchool } from '../../../gateway/sync/source-adapter.ts';
import { element, writeXml, type XmlElement } from '../../_kit/xml-write.ts';

/** A school that is to be written to a file. All people in it are invented. */
export interface Export {
  readonly school: SourceSchool;
  readonly records: readonly BronRecord[];
  /** As `2026-2027`. */
  readonly schooljaar: string;
  readonly aanmaakdatum: string;
}

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const GESLACHT: Readonly<Record<Geslacht, string>> = {
  onbekend: '0',
  jongen: '1',
  meisje: '2',
  niet_gespecificeerd: '9',
};
const ROL: Readonly<Record<MedewerkerRol, string>> = {
  leerkracht: 'LRK',
  ondersteuner: 'OWA',
  begeleider: 'IB',
  directie: 'DIR',
  administratie: 'ADM',
  overig: 'CON',
};

/** Writes EDEXML 2.1, in the order of EDEXML.elementen.xsd and with what exports carry beside our fields. */
export function writeEdexml({ school, records, schooljaar, aanmaakdatum }: Export): string {
  const of = <K extends BronRecord['kind']>(kind: K) =>
    records.filter((record): record is Extract<BronRecord, { kind: K }> => record.kind === kind);
  const groepen = of('groep');
  const soort = new Map(groepen.map((one) => [one.key, one.soort]));
  return writeXml(
    element(
      'EDEX',
      { 'xmlns:xsi': XSI, 'xsi:noNamespaceSchemaLocation': 'EDEXML.structuur.xsd' },
      element(
        'school',
        {},
        element('schooljaar', {}, schooljaar),
        element('peildatum', {}, aanmaakdatum.slice(0, 10)),
        element('brincode', {}, school.brin),
        element('dependancecode', {}, school.dependance || '00'),
        element('aanmaakdatum', {}, aanmaakdatum),
        element('auteur', {}, 'LVS-simulator van Koers'),
        element('xsdversie', {}, '2.1'),
      ),
      ...wrapped('groepen', groepen.map(groep)),
      ...wrapped('leerlingen', of('leerling').map(leerling)),
      ...wrapped(
        'leerkrachten',
        of('medewerker').map((one) => leerkracht(one, soort)),
      ),
    ),
  );
}

const wrapped = (name: string, rows: readonly XmlElement[]) =>
  rows.length === 0 ? [] : [element(name, {}, ...rows)];
const optional = (name: string, value: string | null | undefined) =>
  value ? [element(name, {}, value)] : [];

function groep({ key, naam, soort, jaargroep }: BronGroep): XmlElement {
  if (soort === 'samengesteld') return element('samengestelde_groep', { key }, element('naam', {}, naam));
  return element('groep', { key }, element('naam', {}, naam), element('jaargroep', {}, jaargroep ?? 'C'));
}

/** The key of a person with the spaces that some exports put around it (they do not count). */
function identity({
  key,
  eckId,
}: {
  key?: string | undefined;
  eckId?: string | undefined;
}): Record<string, string> {
  return { key: key === undefined ? '#001' : ` ${key} `, ...(eckId === undefined ? {} : { eckid: eckId }) };
}

function leerling(one: BronLeerling): XmlElement {
  const refs = (one.groepen ?? []).map((key) => element('samengestelde_groep', { key }));
  return element(
    'leerling',
    identity(one),
    ...optional('achternaam', one.achternaam),
    ...optional('voorvoegsel', one.voorvoegsel),
    ...optional('roepnaam', one.roepnaam),
    ...optional('geboortedatum', one.geboortedatum),
    ...optional('geslacht', one.geslacht && GESLACHT[one.geslacht]),
    ...optional('jaargroep', one.jaargroep),
    ...(one.stamgroep ? [element('groep', { key: one.stamgroep })] : []),
    ...wrapped('samengestelde_groepen', refs),
    ...optional('emailadres', one.email),
    // As exports do, though nobody asked: it may never get further than the file.
    element('bsn_ondwnr-4', {}, '4711'),
    ...optional('instroomdatum', one.instroomdatum),
    ...optional('uitstroomdatum', one.uitstroomdatum),
    element(
      'toevoegingen',
      {},
      element(
        'blok',
        { 'xsi:type': 'OpmerkingGegevensType' },
        element('code', {}, 'X'),
        element('opmerking', {}, 'Mag hier niet uit'),
      ),
    ),
    element('mutatiedatum', {}, '2026-09-07T08:47:34'),
  );
}

function leerkracht(one: BronMedewerker, soort: ReadonlyMap<string, BronGroep['soort']>): XmlElement {
  const refs = (one.groepen ?? []).map(({ key, rol }) =>
    element(
      soort.get(key) === 'samengesteld' ? 'samengestelde_groep' : 'groep',
      { key },
      ...optional('rol', rol && ROL[rol]),
    ),
  );
  return element(
    'leerkracht',
    identity(one),
    ...optional('achternaam', one.achternaam),
    ...optional('voorvoegsel', one.voorvoegsel),
    ...optional('roepnaam', one.roepnaam),
    ...optional('emailadres', one.email),
    ...optional('rol', one.rol && ROL[one.rol]),
    ...wrapped('groepen', refs),
  );
}
