import { describe, expect, it } from 'vitest';
import { leesJson } from './json.ts';

const bytes = (tekst: string) => new TextEncoder().encode(tekst);
const fout = (tekst: string) => {
  const gelezen = leesJson(bytes(tekst));
  return gelezen.goed ? null : `${gelezen.fout.path} ${/teken \d+/.exec(gelezen.fout.message)?.[0]}`;
};

describe('JSON of a file', () => {
  it.each([
    ['{\n "a": 1,\n "b": }', 'regel 3 teken 7'],
    ['[1, 2', 'regel 1 teken 6'],
    ['{"a":1,\n}', 'regel 2 teken 1'],
    ['[1,\n,2]', 'regel 2 teken 1'],
    ['["a\nb"]', 'regel 1 teken 4'],
    ['{"a" 1}', 'regel 1 teken 6'],
    ['["\\x"]', 'regel 1 teken 3'],
    ['{"a": 01}', 'regel 1 teken 7'],
    ['[true, nul]', 'regel 1 teken 8'],
    ['{}\n{}', 'regel 2 teken 1'],
    ['"nooit af', 'regel 1 teken 10'],
    ['[1}', 'regel 1 teken 3'],
  ])('says where %j goes wrong', (tekst, plek) => {
    expect(fout(tekst)).toBe(plek);
  });

  it('refuses what is nested too deep, and counts no bracket inside a text', () => {
    expect(fout(`${'['.repeat(65)}${']'.repeat(65)}`)).toBe('regel 1 teken 65');
    expect(fout(`["${'['.repeat(70)}", "\\"[[[[", ${'['.repeat(60)}${']'.repeat(60)}]`)).toBeNull();
    expect(fout('['.repeat(1_000_000))).toBe('regel 1 teken 65');
  });

  it('reads UTF-8 with a mark, UTF-16 and, when it is nothing else, Windows-1252', () => {
    const waarde = { naam: 'één' };
    const tekst = JSON.stringify(waarde);
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(tekst, 'utf16le')]);
    for (const b of [Buffer.from(`\ufeff${tekst}`), utf16])
      expect(leesJson(b)).toEqual({ goed: true, waarde, opmerkingen: [] });
    expect(leesJson(Buffer.from(tekst, 'latin1'))).toMatchObject({
      goed: true,
      waarde,
      opmerkingen: [expect.stringContaining('Windows-1252')],
    });
  });

  it('replaces what the database cannot store, and says so', () => {
    expect(leesJson(bytes('{"a\\u0000":["\\ud800x","\\ud83d\\ude00"]}'))).toEqual({
      goed: true,
      waarde: { 'a\ufffd': ['\ufffdx', '😀'] },
      opmerkingen: [expect.stringContaining('vervangen')],
    });
  });
});
