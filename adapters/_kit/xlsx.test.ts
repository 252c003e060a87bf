import { utils, write } from '@e965/xlsx';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readXlsx } from './xlsx.ts';

const SHEET = 'xl/worksheets/sheet1.xml';

function workbook(change: (xml: string) => string, part = SHEET): Uint8Array {
  const book = utils.book_new();
  const rows = [
    ['Leerlingnummer', 'Achternaam'],
    ['00101', 'Regenlaars'],
    ['00102', 'Lampedoek'],
  ];
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'Leerlingen');
  const entries = unzipSync(new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer));
  const xml = new TextDecoder().decode(entries[part]);
  return zipSync({ ...entries, [part]: new TextEncoder().encode(change(xml)) });
}

describe('a workbook', () => {
  it('has the rows that stand in it, keys as text', () => {
    expect(readXlsx(workbook((xml) => xml))[0]?.rows).toEqual([
      { row: 1, cells: ['Leerlingnummer', 'Achternaam'] },
      { row: 2, cells: ['00101', 'Regenlaars'] },
      { row: 3, cells: ['00102', 'Lampedoek'] },
    ]);
  });

  it.each([
    ['double', '<row r="3">', '<row r="2">'],
    ['double, with more said of the row', '<row r="3">', '<row spans="1:2" r="2" ht="15">'],
  ])('with a row number that is %s is refused: one of the two would be lost', (_, from, to) => {
    const bytes = workbook((xml) => xml.replace(from, to));

    expect(() => readXlsx(bytes)).toThrow(expect.objectContaining({ code: 'source_invalid' }));
  });

  it.each([
    ['two sheets of one name', 'xl/workbook.xml', /<sheet .*?\/>/, '$&$&'],
    ['a sheet that is not there', 'xl/_rels/workbook.xml.rels', 'relationships/worksheet"', 'elders"'],
    ['a sheet without a place', 'xl/_rels/workbook.xml.rels', 'worksheets/sheet1.xml', ''],
  ])('with %s is refused, and not read as if it were empty', (_, part, from, to) => {
    const bytes = workbook((xml) => xml.replace(from, to), part);

    expect(() => readXlsx(bytes)).toThrow(expect.objectContaining({ code: 'source_invalid' }));
  });
});
