import { unzipSync } from 'fflate';
import type { SourceFile } from '../../../gateway/sync/source-adapter.ts';
import { carried } from '../../_formats/oneroster/conformance-objects.ts';
import { countRoster } from '../../_formats/oneroster/conformance-rows.ts';
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

/** The lines of the files, without a CSV reader. */
function counted([answer]: readonly WireAnswer[]): CountedRows | null {
  if (!answer) return null;
  try {
    const files = unzipSync(answer.bytes);
    const users = linesOf(files, 'users');
    const roles = linesOf(files, 'roles');
    return countRoster({
      orgs: linesOf(files, 'orgs'),
      academicSessions: linesOf(files, 'academicSessions'),
      classes: linesOf(files, 'classes'),
      users: users.map((user) => ({
        ...user,
        roles: roles
          .filter((role) => role['userSourcedId']?.trim() === user['sourcedId']?.trim())
          .map((role) => ({ ...role, org: role['orgSourcedId'] })),
      })),
    });
  } catch {
    return null;
  }
}

/** @throws when a line need be no row: a quote may hold line ends, and a lone return ends a line for one reader and not for another */
function linesOf(files: Record<string, Uint8Array>, name: string): Record<string, string>[] {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(files[`${name}.csv`]);
  if (text.includes('"') || /\r(?!\n)/.test(text)) throw new Error('lines are not rows');
  const [header = '', ...lines] = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const columns = header.split(',').map((name) => name.trim());
  return lines.map((line) => {
    const cells = line.split(',').map((cell, i) => [columns[i] ?? '', cell] as const);
    return Object.fromEntries(cells.filter(([, cell]) => cell !== ''));
  });
}
