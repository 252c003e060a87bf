import { describe, expect, it } from 'vitest';
import { leesTekst } from './tekst.ts';

describe('the text of a file of leerlijnen', () => {
  it('that Excel wrote as Windows-1252 keeps its euro sign, apostrophe and dash', () => {
    const bytes = Buffer.from([0x80, 0x20, 0x92, 0x74, 0x20, 0x96, 0x20, 0xeb]);

    expect(leesTekst(bytes)).toEqual({ tekst: '€ ’t – ë', codering: 'windows-1252' });
  });

  it.each([
    ['utf-8', Buffer.from('€ ’t')],
    ['utf-8', Buffer.from('\ufeff€ ’t')],
    ['utf-16le', Buffer.from('\ufeff€ ’t', 'utf16le')],
    ['utf-16be', Buffer.from('\ufeff€ ’t', 'utf16le').swap16()],
  ])('in %s is read as that, without its byte order mark', (codering, bytes) => {
    expect(leesTekst(bytes)).toEqual({ tekst: '€ ’t', codering });
  });
});
