import { unzipSync } from 'fflate';
import type { SourceFile } from '../../../gateway/sync/source-adapter.ts';
import { carried } from '../../_formats/oneroster/conformance-objects.ts';
import type {
  ConformanceSchool,
  ConformanceSubject,
  CountedRows,
  Trouble,
  WireAnswer,
} from '../../_kit/conformance-source.ts';
import { packed, type Tables, tablesOf } from './package.ts';

const VERSIE = '1.2';

/** What a school could hand in by mistake. */
const SPOILT: Readonly<Partial<Record<Trouble, (school: ConformanceSchool) => Uint8Array>>> = {
  'bad-row': (school) =>
    packed(
      withUsers(school, (rows) => rows.map((row, i) => (i === 0 ? { ...row, sourcedId: '' } : row))),
      VERSIE,
    ),
  truncated: (school) => {
    const all = whole(school);
    return all.subarray(0, Math.floor(all.byteLength / 2));
  },
  'wrong-charset': (school) =>
    packed(tables(school), VERSIE, (text, name) =>
      Buffer.from(name === 'users' ? text.replace(/true,/, 'true,é') : text, 'latin1'),
    ),
  empty: (school) =>
    packed(
      withUsers(school, (rows) => rows.filter((row) => !isLeerling(school, row['sourcedId']))),
      VERSIE,
    ),
  'half-gone': (school) =>
    packed(
      withUsers(school, (rows) =>
        rows.filter((row, i) => !isLeerling(school, row['sourcedId']) || i % 2 === 0),
      ),
      VERSIE,
    ),
  'wrong-school': (school) => whole({ ...school, school: { ...school.school, brin: '00ZY' } }),
};

const tables = ({ school, records }: ConformanceSchool): Tables => tablesOf(school, records, VERSIE);
const whole = (school: ConformanceSchool): Uint8Array => packed(tables(school), VERSIE);

function withUsers(
  school: ConformanceSchool,
  change: (rows: Tables[string]['rows']) => Tables[string]['rows'],
): Tables {
  const all = tables(school);
  const users = all['users'] ?? { columns: [], rows: [] };
  return { ...all, users: { ...users, rows: change(users.rows) } };
}

const isLeerling = ({ records }: ConformanceSchool, key: string | undefined) =>
  records.some((one) => one.kind === 'leerling' && one.key === key);

/** A school that makes an export, and hands in a new one whenever something changed. */
export default {
  plays: Object.keys(SPOILT) as Trouble[],
  offers: carried,
  rows: async (answers) => counted(answers),
  async start(school) {
    let held = school;
    let trouble: Trouble | null = null;
    let handedIn = 1;
    const schooljaar = school.records.flatMap((one) => (one.kind === 'groep' ? [one.schooljaar] : []))[0];
    return {
      connection: { schooljaar },
      secrets: [],
      trouble: (kind) => {
        trouble = kind;
        handedIn++;
      },
      change: (next) => {
        held = next;
        handedIn++;
      },
      files: () => [handIn(handedIn, (trouble && SPOILT[trouble]?.(held)) ?? whole(held))],
      close: async () => {},
    };
  },
} satisfies ConformanceSubject;

function handIn(number: number, bytes: Uint8Array): SourceFile {
  return {
    id: `file-${number}`,
    name: `oneroster-${number}.zip`,
    size: bytes.byteLength,
    receivedAt: new Date(Date.UTC(2026, 10, 21, 8, 0, number)),
    read: async () => bytes,
  };
}

/** The lines of classes.csv and users.csv, without a CSV reader; who is a parent or elsewhere is nobody's record. */
function counted([answer]: readonly WireAnswer[]): CountedRows | null {
  if (!answer) return null;
  try {
    const files = unzipSync(answer.bytes);
    const lines = ['classes.csv', 'users.csv'].map((name) =>
      new TextDecoder('utf-8', { fatal: true })
        .decode(files[name])
        .split(/\r?\n/)
        .filter((line) => line.trim() !== ''),
    );
    // A quote that was put in may hold line ends, and then lines are no rows.
    if (lines.flat().some((line) => line.split('"').length % 2 === 0)) return null;
    const all = lines.reduce((sum, of) => sum + of.length - 1, 0);
    return { all, gone: lines.flat().filter((line) => line.includes(',Iemand,Anders,')).length };
  } catch {
    return null;
  }
}
