import { isUtf8 } from 'node:buffer';
import type { BronLeerling, BronRecord } from '../../../gateway/model/roster.ts';
import { schooljaarVan } from '../../_formats/uwlr/schooljaar.ts';
import type {
  ConformanceSchool,
  ConformanceSubject,
  CountedRows,
  WireAnswer,
} from '../../_kit/conformance-source.ts';
import { SIM_ACCOUNT, type SimRow, startDecibelSimulator } from './server.ts';

const ONE_ANSWER = 'the whole table comes in one answer';

/** Offers the suite's school the way Decibel would: a table of leerlingen, with the key of their stamgroep as class. */
export default {
  plays: [
    ...(['unauthorised', 'forbidden', 'too-many', 'server-error', 'drip', 'reset', 'hangs'] as const),
    ...(['clock-skew', 'bad-row', 'truncated', 'wrong-charset', 'empty', 'half-gone'] as const),
  ],
  cannot: { 'duplicate-page': ONE_ANSWER, 'shifted-page': ONE_ANSWER },
  offers,
  rows: countRows,
  async start(school) {
    const sim = await startDecibelSimulator({ rows: rowsOf(school) });
    const { setTrouble: trouble, close } = sim;
    return {
      connection: { endpoint: sim.endpoint, ...SIM_ACCOUNT },
      secrets: [SIM_ACCOUNT.wachtwoord, encodeURIComponent(SIM_ACCOUNT.wachtwoord)],
      trouble,
      change: (next) => sim.setRows(rowsOf(next)),
      close,
    };
  },
} satisfies ConformanceSubject;

const klas = (key: string) => `naam:${schooljaarVan(new Date())}:${key}`;

/** No medewerkers, no clusters, no ECK iD, no dates of in- and uitstroom; so and vso have no leerjaar of the vo. */
function offers(record: BronRecord): BronRecord | undefined {
  if (record.kind === 'medewerker') return undefined;
  if (record.kind === 'groep') {
    const { jaargroep: _, ...groep } = record;
    return groep.soort === 'stamgroep' ? { ...groep, key: klas(groep.key), naam: groep.key } : undefined;
  }
  const { eckId: _, jaargroep: __, instroomdatum: ___, uitstroomdatum: ____, ...leerling } = record;
  return {
    ...leerling,
    email: leerling.email ?? null,
    stamgroep: leerling.stamgroep ? klas(leerling.stamgroep) : null,
    groepen: [],
  };
}

function rowsOf({ records }: ConformanceSchool): SimRow[] {
  return records.flatMap((record) => (record.kind === 'leerling' ? [rowOf(record)] : []));
}

function rowOf(leerling: BronLeerling): SimRow {
  const [from, to] = schooljaarVan(new Date()).split('-');
  const [year, month, day] = (leerling.geboortedatum ?? '').split('-');
  return {
    STAMNR: leerling.key ?? '',
    FIRSTNAME: leerling.roepnaam ?? '',
    PREFIX: leerling.voorvoegsel ?? '',
    LASTNAME: leerling.achternaam ?? '',
    EMAIL: leerling.email ?? '',
    GENDER: leerling.geslacht === 'jongen' ? 'M' : 'V',
    BIRTHDATE: `${day}-${month}-${year}`,
    CLASS: leerling.stamgroep ?? '',
    STUDYYEAR: '',
    STUDYPERIOD: `${from}/${to}`,
    studiebegindatum: `01-08-${from}`,
    studieeinddatum: `31-07-${to}`,
  };
}

/**
 * Lines under the header, those of one leerling as one, and the classes that they name: counted without a reader of CSV;
 * null when a cell is quoted.
 */
function countRows(answers: readonly WireAnswer[]): Promise<CountedRows | null> {
  let all = 0;
  let gone = 0;
  const thisYear = schooljaarVan(new Date()).replace('-', '/');
  for (const { bytes } of answers) {
    // A byte order mark is white space to `trim`.
    const text = Buffer.from(bytes).toString(isUtf8(bytes) ? 'utf8' : 'latin1');
    if (text.includes('"')) return Promise.resolve(null);
    const [header = '', ...lines] = text.split(/\r\n|\n|\r/).filter((line) => line !== '');
    const columns = header.split(';').map((name) => name.trim().toUpperCase());
    const cells = lines.map((line) => line.split(';').map((cell) => cell.trim()));
    const of = (line: readonly string[], name: string) => line[columns.indexOf(name)] ?? '';
    const whole = cells.filter((line) => line.length === columns.length);
    const now = whole.filter((line) => of(line, 'STUDYPERIOD') === thisYear);
    const known = now.filter((line) => of(line, 'STAMNR') !== '');
    const people = new Set(known.map((line) => of(line, 'STAMNR'))).size;
    const classes = new Set(known.map((line) => of(line, 'CLASS')).filter(Boolean)).size;
    const unusable = cells.length - whole.length + now.length - known.length;
    gone += whole.length - now.length;
    all += unusable + people + classes + whole.length - now.length;
  }
  return Promise.resolve({ all, gone });
}
