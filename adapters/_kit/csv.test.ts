import { describe, expect, it } from 'vitest';
import type { AppError } from '../../gateway/errors.ts';
import { readCsv } from './csv.ts';

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding);
const plain = (text: string | Uint8Array) => {
  const file = readCsv(typeof text === 'string' ? bytes(text) : text, 'users.csv');
  return {
    columns: file.columns,
    rows: file.rows.map(({ row, cells, ragged }) => [row, Object.fromEntries(cells), ragged]),
  };
};

function refusal(text: string | Uint8Array): AppError {
  try {
    plain(text);
  } catch (error) {
    return error as AppError;
  }
  throw new Error('nothing was refused');
}

describe('readCsv', () => {
  it.each([
    ['without a byte order mark', 'a,b\n1,é\n'],
    ['with one', '\ufeffa,b\n1,é\n'],
    ['with the line ends of Windows', 'a,b\r\n1,é\r\n'],
    ['without a last line end', 'a,b\n1,é'],
    ['in quotes', '"a","b"\n"1","é"\n'],
  ])('%s', (_, text) => {
    expect(plain(text)).toEqual({ columns: ['a', 'b'], rows: [[2, { a: '1', b: 'é' }, false]] });
  });

  it.each([
    ['the first of Windows', 'a,b\r\n1,é\n2,è\n'],
    ['the others of Windows', 'a,b\n1,é\r\n2,è\r\n'],
    ['those of an old Mac', 'a,b\r1,é\r2,è\r'],
  ])('line ends: %s', (_, text) => {
    expect(plain(text).rows.map(([, cells]) => cells)).toEqual([
      { a: '1', b: 'é' },
      { a: '2', b: 'è' },
    ]);
  });

  it('keeps text text, with commas, quotes and lines in it', () => {
    expect(plain('a,b\n00123,"x, ""y""\nz"\n').rows).toEqual([[2, { a: '00123', b: 'x, "y"\nz' }, false]]);
  });

  it('passes empty lines over and keeps counting', () => {
    expect(plain('a,b\n1,2\n\n3,4\n').rows.map(([row]) => row)).toEqual([2, 4]);
  });

  it('says of a row that it has other cells than the header', () => {
    expect(plain('a,b\n1\n1,2,3\n1,2\n').rows.map(([row, , ragged]) => [row, ragged])).toEqual([
      [2, true],
      [3, true],
      [4, false],
    ]);
  });

  it.each([
    ['Windows-1252', bytes('a\nZoë\n', 'latin1'), /UTF-8/],
    ['UTF-16', bytes('\ufeffa\nb\n', 'utf16le'), /UTF-8/],
    ['an open quote', 'a,b\n1,"Geheim\n', /aanhalingsteken/],
    ['nothing', '', /leeg/],
    ['a column twice', 'a,b,a\n1,2,3\n', /kolom "a" staat er twee keer/],
  ])('refuses %s, with the file and without its content', (_, text, message) => {
    const error = refusal(text);

    expect(error).toMatchObject({
      code: 'source_invalid',
      opts: { retry: 'never', issues: [{ path: 'users.csv' }] },
    });
    expect(error.message).toMatch(/^users\.csv is niet te lezen/);
    expect(error.message).toMatch(message);
    expect(JSON.stringify([error.message, error.opts])).not.toMatch(/Geheim|Zo/);
  });
});
