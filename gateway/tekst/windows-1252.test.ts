import { describe, expect, it } from 'vitest';
import { decodeWindows1252 } from './windows-1252.ts';

describe('windows-1252', () => {
  it('has a letter for every byte, each another one', () => {
    const text = decodeWindows1252(Uint8Array.from({ length: 256 }, (_, byte) => byte));

    expect(text).toHaveLength(256);
    expect(new Set(text).size).toBe(256);
    expect(text.slice(0, 0x80)).toBe(Buffer.from([...Array(0x80).keys()]).toString('latin1'));
  });

  it.each([
    [0x80, '€'],
    [0x8a, 'Š'],
    [0x92, '’'],
    [0x96, '–'],
    [0x9f, 'Ÿ'],
    [0xa0, '\u00a0'],
    [0xeb, 'ë'],
    [0xff, 'ÿ'],
  ])('%i is %s', (byte, sign) => {
    expect(decodeWindows1252(Uint8Array.of(byte))).toBe(sign);
  });
});
