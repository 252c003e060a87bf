import { unzipSync } from 'fflate';
import { parseStringPromise } from 'xml2js';
import type { ConformanceSubject, CountedRows, WireAnswer } from '../../../_kit/conformance-source.ts';
import type { Opmaak } from './tables.ts';

interface Cell {
  readonly $?: { readonly r?: string; readonly t?: string };
  readonly v?: readonly unknown[];
}

interface Row {
  readonly $?: { readonly r?: string };
  readonly c?: readonly Cell[];
}

/**
 * Counts the rows below our headings in every sheet of a workbook, by its XML (ECMA-376 part 1 §18.3.1) and not by a reader
 * of workbooks; null when that XML is none, a sheet is no longer the table that its name says, or no sheet lists the groepen:
 * then they are made from what the rows of people name.
 */
export function countWorkbook(opmaak: Opmaak): NonNullable<ConformanceSubject['rows']> {
  const headings = new Map(
    Object.values(opmaak).map(({ titel, koppen }) => [titel, Object.keys(koppen).join('\n')]),
  );
  return async (answers) => {
    try {
      const found = await Promise.all(answers.map((answer) => countSheets(answer, headings)));
      if (!found.some(({ titels }) => titels.includes(opmaak.groepen.titel))) return null;
      const counts = found.map(({ rows }) => rows);
      return counts.reduce(added, { all: 0, gone: 0 });
    } catch {
      return null;
    }
  };
}

const added = (a: CountedRows, b: CountedRows): CountedRows => ({
  all: a.all + b.all,
  gone: a.gone + b.gone,
});

async function countSheets(
  { bytes }: WireAnswer,
  headings: ReadonlyMap<string, string>,
): Promise<{ rows: CountedRows; titels: readonly string[] }> {
  const files = unzipSync(bytes);
  const xml = async (name: string) =>
    await parseStringPromise(new TextDecoder('utf-8', { fatal: true }).decode(files[name]));
  const { workbook } = await xml('xl/workbook.xml');
  const { Relationships } = await xml('xl/_rels/workbook.xml.rels');
  const targets = new Map<string, string>(
    Relationships.Relationship.map(({ $ }: { $: Record<string, string> }) => [$['Id'], $['Target']]),
  );
  let all = 0;
  const titels: string[] = [];
  for (const { $: sheet } of workbook.sheets[0].sheet) {
    const { worksheet } = await xml(`xl/${targets.get(sheet['r:id'])}`);
    const rows: readonly Row[] = worksheet.sheetData[0].row;
    const lines = linesOf(rows);
    const head = lines.findIndex((line) => line.join('\n') === headings.get(sheet.name));
    if (head < 0) throw new Error(`${sheet.name} is not our table`);
    titels.push(sheet.name);
    all += lines.slice(head + 1).filter((line) => line.some((cell) => cell !== '')).length;
  }
  return { rows: { all, gone: 0 }, titels };
}

/** Which row a cell is of, the cell itself says best. */
function linesOf(rows: readonly Row[]): string[][] {
  const lines = new Map<string, string[]>();
  for (const row of rows)
    for (const cell of row.c ?? []) {
      const at = cell.$?.r;
      if (at !== undefined && at !== '' && !/^[A-Z]{1,2}\d{1,4}$/.test(at))
        throw new Error('a cell that is nowhere');
      const number = at?.replace(/^[A-Z]+/, '') || row.$?.r || '';
      lines.set(number, [...(lines.get(number) ?? []), textOf(cell)]);
    }
  return [...lines.values()];
}

/** @throws for a kind of cell that our export does not write */
function textOf({ $, v }: Cell): string {
  if ($?.t !== undefined && $.t !== 'str') throw new Error(`a cell of type ${$.t}`);
  return typeof v?.[0] === 'string' ? v[0] : '';
}
