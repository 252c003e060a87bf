import type { SourceFile } from '../../../gateway/sync/source-adapter.ts';
import type {
  ConformanceSchool,
  ConformanceSubject,
  CountedRows,
  Trouble,
  WireAnswer,
} from '../../_kit/conformance-source.ts';
import { elementsAt, readIndependently } from '../../_kit/conformance-xml.ts';
import { type Export, writeEdexml } from './write.ts';

/** What a school could hand in by mistake. */
const SPOILT: Readonly<Partial<Record<Trouble, (whole: Export) => Uint8Array>>> = {
  'bad-row': (whole) =>
    bytes(writeEdexml(whole).replace(/<leerling key="[^"]*"(?: eckid="[^"]*")?/, '<leerling key="#001"')),
  truncated: (whole) => {
    const all = bytes(writeEdexml(whole));
    return all.subarray(0, Math.floor(all.byteLength / 2));
  },
  'wrong-charset': (whole) => Buffer.from(writeEdexml(whole).replace('<roepnaam>', '<roepnaam>é'), 'latin1'),
  empty: (whole) =>
    bytes(writeEdexml({ ...whole, records: whole.records.filter((one) => one.kind !== 'leerling') })),
  'half-gone': (whole) =>
    bytes(
      writeEdexml({
        ...whole,
        records: whole.records.filter((one, i) => one.kind !== 'leerling' || i % 2 === 0),
      }),
    ),
  'wrong-school': (whole) => bytes(writeEdexml({ ...whole, school: { ...whole.school, brin: '00ZZ' } })),
};

const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');

/** A school that makes an export, and hands in a new one whenever something changed. */
export default {
  plays: Object.keys(SPOILT) as Trouble[],
  rows: counted,
  async start(school) {
    let held = exportOf(school);
    let trouble: Trouble | null = null;
    let handedIn = 1;
    return {
      connection: { schooljaar: held.schooljaar },
      secrets: ['4711', 'Mag hier niet uit'],
      trouble: (kind) => {
        trouble = kind;
        handedIn++;
      },
      change: (next) => {
        held = exportOf(next);
        handedIn++;
      },
      files: () => [handIn(handedIn, (trouble && SPOILT[trouble]?.(held)) ?? bytes(writeEdexml(held)))],
      close: async () => {},
    };
  },
} satisfies ConformanceSubject;

function exportOf({ school, records }: ConformanceSchool): Export {
  const schooljaar =
    records.flatMap((one) => (one.kind === 'groep' ? [one.schooljaar] : []))[0] ?? '2026-2027';
  return { school, records, schooljaar, aanmaakdatum: '2026-11-21T08:00:00' };
}

function handIn(number: number, whole: Uint8Array): SourceFile {
  return {
    id: `file-${number}`,
    name: `edexml-${number}.xml`,
    size: whole.byteLength,
    receivedAt: new Date(Date.UTC(2026, 10, 21, 8, 0, number)),
    read: async () => whole,
  };
}

const ROWS = [
  'groepen/groep',
  'groepen/samengestelde_groep',
  'leerlingen/leerling',
  'leerkrachten/leerkracht',
];

/** Counted by xml2js; null when it is no XML. */
async function counted([answer]: readonly WireAnswer[]): Promise<CountedRows | null> {
  const tree = answer ? await readIndependently(answer.bytes) : null;
  if (tree === null) return null;
  const all = ROWS.reduce((sum, rows) => sum + elementsAt(tree, `EDEX/${rows}`).length, 0);
  return { all, gone: elementsAt(tree, 'EDEX/leerlingen/leerling/uitstroomdatum').length };
}
