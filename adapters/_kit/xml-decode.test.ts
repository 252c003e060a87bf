import { describe, expect, it } from 'vitest';
import { parseXml } from './xml.ts';

const utf16le = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le');
const utf16be = (text: string) => utf16le(text).swap16();
const latin1 = (text: string) => Buffer.from(text, 'latin1');

describe('encodings', () => {
  it.each([
    ['UTF-8 without a word', Buffer.from('<a>Zoë</a>'), null],
    ['UTF-8 as declared', Buffer.from('<?xml version="1.0" encoding="utf-8"?><a>Zoë</a>'), 'UTF-8'],
    [
      'UTF-8 with a byte order mark',
      Buffer.from('\uFEFF<?xml version="1.0" encoding="UTF-8"?><a>Zoë</a>'),
      null,
    ],
    ['ISO 8859-1 as declared', latin1('<?xml version="1.0" encoding="ISO-8859-1"?><a>Zoë</a>'), null],
    ['ISO 8859-1 by the content type', latin1('<a>Zoë</a>'), 'iso-8859-1'],
    ['UTF-16, little end first', utf16le('<?xml version="1.0" encoding="UTF-16"?><a>Zoë</a>'), null],
    ['UTF-16, big end first', utf16be('<?xml version="1.0" encoding="utf-16"?><a>Zoë</a>'), 'utf-16be'],
    [
      'UTF-16 without a mark',
      Buffer.from('<?xml version="1.0" encoding="UTF-16LE"?><a>Zoë</a>', 'utf16le'),
      null,
    ],
  ])('reads %s', (_, bytes, charset) => {
    expect(parseXml(bytes, { charset })).toEqual({ a: 'Zoë' });
  });

  it.each([
    ['UTF-8 that is ISO 8859-1', latin1('<?xml version="1.0" encoding="UTF-8"?><a>Zoë</a>'), null],
    [
      'ISO 8859-1 that is UTF-8 (would become ZoÃ«)',
      Buffer.from('<?xml version="1.0" encoding="iso-8859-1"?><a>Zoë</a>'),
      null,
    ],
    ['UTF-16 that has a UTF-8 mark', Buffer.from('\uFEFF<?xml version="1.0" encoding="UTF-16"?><a/>'), null],
    ['UTF-8 that has a UTF-16 mark', utf16le('<?xml version="1.0" encoding="UTF-8"?><a/>'), null],
    [
      'a content type that says otherwise',
      latin1('<?xml version="1.0" encoding="iso-8859-1"?><a>Zoë</a>'),
      'utf-8',
    ],
    ['an encoding nobody uses', Buffer.from('<?xml version="1.0" encoding="EBCDIC-NL"?><a/>'), null],
    [
      'a sequence cut off in the middle of a character',
      Buffer.from('<a>Zo\u00eb</a>').subarray(0, 6),
      'utf-8',
    ],
  ])('refuses %s', (_, bytes, charset) => {
    expect(() => parseXml(bytes, { charset })).toThrow(/tekencodering|houdt midden/);
  });

  it('finds nesting and DOCTYPE in UTF-16 too', () => {
    expect(() => parseXml(utf16le('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'))).toThrow(/DOCTYPE/);
    expect(() => parseXml(utf16be('<a>'.repeat(70)))).toThrow(/meer dan 64/);
  });

  it.each(['windows-1252', 'iso-8859-1'])('in XML that says %s, a name keeps its apostrophe', (encoding) => {
    const xml = Buffer.concat([
      Buffer.from(`<?xml version="1.0" encoding="${encoding}"?><a>`),
      Buffer.from([0x92]),
      Buffer.from('t Hart</a>'),
    ]);

    expect(parseXml(xml)).toEqual({ a: '’t Hart' });
  });
});
