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
  const today = new Date().toISOString().slice(0, 10);
  for (const { bytes } of answers) {
    const text = Buffer.from(bytes)
      .toString(isUtf8(bytes) ? 'utf8' : 'latin1')
      .replace(/^\ufeff/, '');
    if (text.includes('"')) return Promise.resolve(null);
    // A line ends as the header does; any other sign of an end stands in a cell.
    const end = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
    const [header = '', ...lines] = text.split(end).filter((line) => line !== '');
    const columns = header.split(';').map((name) => name.trim().toUpperCase());
    const cells = lines.map((line) => line.split(';').map((cell) => cell.trim()));
    const of = (line: readonly string[], name: string) => line[columns.indexOf(name)] ?? '';
    const whole = cells.filter((line) => line.length === columns.length);
    const told = whole.filter((line) => /^\d{4} *[-/] *\d{4}$/.test(of(line, 'STUDYPERIOD')));
    const now = told.filter(
      (line) =>
        of(line, 'STUDYPERIOD').replace(/ *[-/] */, '/') === thisYear &&
        !(dayIn(of(line, 'STUDIEEINDDATUM')) < today),
    );
    const known = now.filter((line) => of(line, 'STAMNR') !== '');
    const people = new Set(known.map((line) => of(line, 'STAMNR'))).size;
    const classes = new Set(known.map((line) => of(line, 'CLASS')).filter(Boolean)).size;
    const unusable = cells.length - told.length + now.length - known.length;
    gone += told.length - now.length;
    all += unusable + people + classes + told.length - now.length;
  }
  return Promise.resolve({ all, gone });
}

const FAR = '9999-12-31';

/** A day as year, month, day, whichever way round it was written; far away when it is none. */
function dayIn(told: string): string {
  const parts = (told.split(' ')[0] ?? '').split(/[-/]/);
  const [year = '', month = '', day = ''] = parts[0]?.length === 4 ? parts : parts.reverse();
  const time = Date.parse(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T00:00:00Z`);
  if (Number.isNaN(time)) return FAR;
  const date = new Date(time);
  return date.getUTCDate() === Number(day) ? date.toISOString().slice(0, 10) : FAR;
}
