import type { SourceFile } from '../../../../gateway/sync/source-adapter.ts';
import type { ConformanceSubject, RunningSource, Trouble } from '../../../_kit/conformance-source.ts';
import { countWorkbook } from './count.ts';
import { demoVerleden, type Opmaak, type Table, tablesOf } from './tables.ts';
import { asCsv, asXlsx } from './write.ts';

/** A vendor whose export is one workbook, history included. */
export function asWorkbook(opmaak: Opmaak): ConformanceSubject {
  return {
    plays: ['bad-row', 'truncated', 'empty', 'half-gone', 'wrong-school'],
    rows: countWorkbook(opmaak),
    cannot: { 'wrong-charset': 'an XLSX is UTF-8 inside, and says so' },
    start: (school) =>
      start(school, (held, trouble) => {
        const tables = tablesOf(held, opmaak, { trouble, verleden: demoVerleden(held) });
        const bytes = asXlsx(tables.map((table) => ({ table, koppen: koppenOf(opmaak, table) })));
        return [['export.xlsx', trouble === 'truncated' ? bytes.slice(0, bytes.length / 2) : bytes]];
      }),
  };
}

/** A vendor whose export is a CSV for each table. */
export function asCsvFiles(opmaak: Opmaak): Omit<ConformanceSubject, 'rows'> {
  return {
    plays: ['bad-row', 'truncated', 'wrong-charset', 'empty', 'half-gone', 'wrong-school'],
    start: (school) =>
      start(school, (held, trouble) =>
        tablesOf(held, opmaak, { trouble, verleden: [] })
          .filter(({ rows, soort }) => rows.length > 0 || soort === 'leerlingen')
          .map((table) => [`${table.titel}.csv`, csvBytes(opmaak, table, trouble)]),
      ),
  };
}

const koppenOf = (opmaak: Opmaak, { soort }: Table): string[] => Object.keys(opmaak[soort].koppen);

function csvBytes(opmaak: Opmaak, table: Table, trouble: Trouble | null): Uint8Array {
  const text = asCsv(table, koppenOf(opmaak, table));
  // Stops after the second cell of a row.
  const half = text.indexOf('\n', text.length / 2);
  if (trouble === 'truncated' && table.soort === 'leerlingen')
    return Buffer.from(text.slice(0, text.indexOf(';', text.indexOf(';', half) + 1)));
  return Buffer.from(text, trouble === 'wrong-charset' ? 'latin1' : 'utf8');
}

type Held = Parameters<ConformanceSubject['start']>[0];

async function start(
  first: Held,
  written: (held: Held, trouble: Trouble | null) => [string, Uint8Array][],
): Promise<RunningSource> {
  let [held, trouble, number]: [Held, Trouble | null, number] = [first, null, 1];
  const file = ([name, bytes]: [string, Uint8Array]): SourceFile => ({
    ...{ id: `${number}-${name}`, name, size: bytes.length, receivedAt: new Date() },
    read: async () => bytes,
  });
  return {
    connection: {},
    secrets: [],
    trouble: (kind) => {
      trouble = kind;
      number += 1;
    },
    change: (next) => {
      held = next;
      number += 1;
    },
    files: () => written(held, trouble).map(file),
    close: async () => {},
  };
}
