import { describe, expect, it } from 'vitest';
import { AppError } from '../../gateway/errors.ts';
import { parseXml } from './xml.ts';

const utf8 = (text: string) => Buffer.from(text, 'utf8');
const parse = (text: string) => parseXml(utf8(text));

function refusal(read: () => unknown): AppError {
  try {
    read();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('what parseXml makes of values', () => {
  it.each([
    ['00123 stays a string (R-standards trap: keys are not numbers)', '<a>00123</a>', { a: '00123' }],
    ['8E1 stays a string', '<a b="8E1"/>', { a: { '@b': '8E1' } }],
    ['prefixes do not matter', '<x:a xmlns:x="u"><y:b xmlns:y="u">1</y:b></x:a>', { a: { b: '1' } }],
    [
      'surrounding space goes, inner space stays',
      '<a k=" 1 ">  van  de </a>',
      { a: { '@k': '1', '#text': 'van  de' } },
    ],
    ['CDATA is text, and is not decoded', '<a><![CDATA[R&D <b>]]></a>', { a: 'R&D <b>' }],
    ['a comment inside text disappears', '<a>Jo<!-- > <b> & -->ke</a>', { a: 'Joke' }],
    ['> in an attribute does not end the tag', '<a b="1>2"><c/></a>', { a: { '@b': '1>2', c: '' } }],
    ['references become characters, once', '<a>&#233;&#xEB;&eacute;&amp;lt;&euro;</a>', { a: 'éëé&lt;€' }],
    ['an empty element is an empty text', '<a><b/><c></c></a>', { a: { b: '', c: '' } }],
    ['a BOM is no text', '\uFEFF<a>1</a>', { a: '1' }],
  ])('%s', (_, xml, tree) => {
    expect(parse(xml)).toEqual(tree);
  });

  it('makes an array of a list element, also of a single one', () => {
    expect(parseXml(utf8('<a><b>1</b></a>'), { lists: new Set(['b']) })).toEqual({ a: { b: ['1'] } });
  });

  it('decodes as many references as a large school has', () => {
    const tree = parse(`<a>${'<b>Zo&#235;</b>'.repeat(150_000)}</a>`) as { a: { b: string[] } };

    expect(tree.a.b).toHaveLength(150_000);
    expect(tree.a.b.at(-1)).toBe('Zoë');
  }, 60_000);
});

describe('what parseXml refuses', () => {
  it.each([
    ['an unclosed document', '<a><b>', /houdt midden in de XML op/],
    ['half a tag', '<a><b att="x', /houdt midden in de XML op/],
    ['half a comment', '<a><!-- x', /houdt midden in de XML op/],
    ['half a CDATA section', '<a><![CDATA[x', /houdt midden in de XML op/],
    ['tags that cross', '<a><b></a></b>', /geen geldige XML/],
    ['a second root', '<a></a><b></b>', /geen geldige XML/],
    ['a second root that is empty', '<a/><b/>', /geen geldige XML/],
    ['a tag that was never opened', '<a/></b>', /geen geldige XML/],
    ['nothing', '', /geen geldige XML/],
    ['plain text', 'Er ging iets mis', /geen geldige XML/],
    ['a DOCTYPE', '<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a/>', /DOCTYPE/],
    ['a DOCTYPE after a comment', '<?xml version="1.0"?><!-- x --><!DOCTYPE a><a/>', /DOCTYPE/],
    ['an entity declaration in lower case inside', '<a><!entity b "c"></a>', /DOCTYPE/],
    ['an undefined entity', '<a>&boem;</a>', /verwijzing/],
    ['a bare ampersand in an attribute', '<a b="R&D"/>', /verwijzing/],
    ['a reference to a character that XML forbids', '<a>&#0;</a>', /verwijzing/],
    ['a reference to half a surrogate pair', '<a>&#xD83D;</a>', /verwijzing/],
    [
      'an HTML page',
      '<!DOCTYPE html><html><head><title>Inloggen</title></head></html>',
      /webpagina \(HTML\).*"Inloggen"/,
    ],
    ['an XHTML page', '<?xml version="1.0"?>\n<html xmlns="x"><body/></html>', /webpagina \(HTML\)/],
    ['names that would reach a prototype', '<constructor/>', /geen geldige XML/],
  ])('%s', (_, xml, message) => {
    const error = refusal(() => parse(xml));

    expect(error.code).toBe('source_invalid');
    expect(error.message).toMatch(message);
    expect(error.opts).toMatchObject({ retry: 'never' });
  });

  it('entities that expand into each other, before a parser sees them', () => {
    const levels = Array.from({ length: 30 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join(
      '',
    );
    const error = refusal(() => parse(`<!DOCTYPE a [<!ENTITY e0 "boem">${levels}]><a>&e30;</a>`));

    expect(error.message).toMatch(/DOCTYPE/);
  });

  it('100 MB of nesting, at the first tag too many and without using memory', () => {
    const bomb = Buffer.alloc(100 * 1024 * 1024, '<a>');
    const before = process.memoryUsage();
    const error = refusal(() => parseXml(bomb, { maxBytes: bomb.byteLength }));
    const after = process.memoryUsage();

    expect(error.message).toMatch(/meer dan 64 elementen/);
    // The 65th tag of three bytes: nothing after it was looked at.
    expect(error.opts.issues).toMatchObject([{ path: `byte ${64 * 3}` }]);
    expect(after.heapUsed + after.external - before.heapUsed - before.external).toBeLessThan(
      10 * 1024 * 1024,
    );
  });

  it('more bytes than the limit, without reading them', () => {
    const error = refusal(() => parseXml(Buffer.alloc(2 * 1024 * 1024, 'x'), { maxBytes: 1024 * 1024 }));

    expect(error.message).toMatch(/groter dan 1 MB/);
  });

  it('never repeats content, only a place', () => {
    const error = refusal(() => parse('<leerling><naam>Geheim Kind</leerling></naam>'));

    expect(JSON.stringify([error.message, error.opts.issues])).not.toMatch(/Geheim/);
    expect(error.opts.issues?.[0]?.path).toMatch(/regel 1, teken \d+/);
  });
});
