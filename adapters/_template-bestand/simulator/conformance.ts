import type { ConformanceSubject, CountedRows, Trouble, WireAnswer } from '../../_kit/conformance-source.ts';
import { exportFile } from './file.ts';

/** Hands in the suite's school as a file of Jouw Systeem; after every change another file. */
export default {
  plays: ['bad-row', 'truncated', 'wrong-charset', 'empty', 'half-gone', 'wrong-school'],
  rows: countRows,
  async start(first) {
    let school = first;
    let trouble: Trouble | null = null;
    let number = 1;
    return {
      connection: {},
      secrets: [],
      trouble: (kind) => {
        trouble = kind;
        number += 1;
      },
      change: (next) => {
        school = next;
        number += 1;
      },
      files: () => {
        const bytes = exportFile(school, trouble);
        const name = `export-${number}.csv`;
        return [{ id: name, name, size: bytes.length, receivedAt: new Date(), read: async () => bytes }];
      },
      close: async () => {},
    };
  },
} satisfies ConformanceSubject;

/** The lines between the header and the last; null when a line may go on in the next one. */
async function countRows([answer]: readonly WireAnswer[]): Promise<CountedRows | null> {
  const text = new TextDecoder().decode(answer?.bytes);
  if (text.includes('"')) return null;
  const lines = text.split(/\r\n|\n|\r/).filter((line) => line !== '');
  return { all: lines.length - 2, gone: 0 };
}
