import { asCsvFiles } from '../../_formats/tabel/simulator/subject.ts';
import type { ConformanceSubject, CountedRows, WireAnswer } from '../../_kit/conformance-source.ts';
import { OPMAAK } from './opmaak.ts';

const HEADERS = Object.values(OPMAAK).map(({ koppen }) => Object.keys(koppen).join(';'));

/** The lines under the headings of every file; null when a heading is not ours or a line may go on in the next one. */
async function countRows(answers: readonly WireAnswer[]): Promise<CountedRows | null> {
  let all = 0;
  for (const { bytes } of answers) {
    const text = new TextDecoder().decode(bytes);
    const [header = '', ...lines] = text.split(/\r\n|\n|\r/);
    if (text.includes('"') || !HEADERS.includes(header)) return null;
    all += lines.filter((line) => line.replace(/[\s;]/g, '') !== '').length;
  }
  return { all, gone: 0 };
}

export default { ...asCsvFiles(OPMAAK), rows: countRows } satisfies ConformanceSubject;
