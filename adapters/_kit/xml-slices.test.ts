import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseXml } from './xml.ts';
import { parseXmlInSlices } from './xml-slices.ts';
import { element, writeXml, type XmlElement } from './xml-write.ts';

const name = fc.constantFrom('a', 'b', 'c:a', 'd');
const attributes: fc.Arbitrary<Record<string, string>> = fc.oneof(
  fc.constant({}),
  fc.record({ key: fc.string() }),
);
const text = fc.constantFrom('x', ' ', '\n  ', 'é<&>', ']]>');
const { tree } = fc.letrec<{ tree: XmlElement }>((tie) => ({
  tree: fc
    .tuple(
      name,
      attributes,
      fc.array(fc.oneof({ depthSize: 'small', withCrossShrink: true }, text, tie('tree')), { maxLength: 5 }),
    )
    .map(([tag, keys, children]) => element(tag, legal(keys), ...children)),
}));
const legal = (keys: Record<string, string>) =>
  Object.fromEntries(Object.entries(keys).map(([key, value]) => [key, value.replace(/[^ -~]/g, '')]));

describe('parsing in slices', () => {
  it('gives the tree that parsing at once gives, whatever the document, depth and slice', async () => {
    await fc.assert(
      fc.asyncProperty(
        tree,
        fc.integer({ min: 0, max: 5 }),
        fc.integer({ min: 1, max: 60 }),
        async (root, rowDepth, sliceBytes) => {
          const bytes = Buffer.from(writeXml(root));
          const lists = new Set(['d']);

          expect(await parseXmlInSlices(bytes, { rowDepth, sliceBytes, lists })).toEqual(
            parseXml(bytes, { lists }),
          );
        },
      ),
      { numRuns: 500 },
    );
  }, 60_000);

  it.each([
    [
      'comments, CDATA and instructions between rows',
      '<r><!-- <i/> --><i>1</i><![CDATA[ <i>x</i> ]]><i>2</i><?p <i/>?><i/>t</r>',
    ],
    ['a root that is a row', '<i/>'],
    ['no rows at all', '<r></r>'],
  ])('is not misled by %s', async (_, xml) => {
    for (const rowDepth of [1, 2, 3]) {
      expect(await parseXmlInSlices(Buffer.from(xml), { rowDepth, sliceBytes: 1 })).toEqual(
        parseXml(Buffer.from(xml)),
      );
    }
  });

  it.each([
    ['a row that is not well-formed', '<r><i>1</i><i><a></b></i></r>'],
    ['a last row that closes its parent', '<r><i>1</i><i></r></i>'],
    ['a second root', '<r><i/></r><r><i/></r>'],
    ['a truncated document', '<r><i>1</i><i>2'],
    ['an attribute without quotes in a row', '<r><i>1</i><i k=1/></r>'],
  ])('refuses %s', async (_, xml) => {
    expect(() => parseXml(Buffer.from(xml))).toThrow(/geen geldige XML|midden in/);
    for (const rowDepth of [1, 2, 3]) {
      await expect(parseXmlInSlices(Buffer.from(xml), { rowDepth, sliceBytes: 1 })).rejects.toMatchObject({
        code: 'source_invalid',
      });
    }
  });

  it('reads UTF-16 and 8-bit too, and sees through a wrong one', async () => {
    const xml = (encoding: string) =>
      `<?xml version="1.0" encoding="${encoding}"?><r><i>Zoë</i><i>Chloé</i></r>`;
    const read = (bytes: Buffer) => parseXmlInSlices(bytes, { rowDepth: 2, sliceBytes: 1 });

    expect(await read(Buffer.from(`\uFEFF${xml('utf-16')}`, 'utf16le'))).toEqual({
      r: { i: ['Zoë', 'Chloé'] },
    });
    expect(await read(Buffer.from(xml('iso-8859-1'), 'latin1'))).toEqual({ r: { i: ['Zoë', 'Chloé'] } });
    await expect(read(Buffer.from(xml('iso-8859-1')))).rejects.toThrow(/tekencodering/);
    await expect(read(Buffer.from(xml('utf-8'), 'latin1'))).rejects.toThrow(/tekencodering/);
  });

  it('lets other work go on while a large document is parsed', async () => {
    const bytes = Buffer.from(`<r>${'<i k="1"><a>naam</a><b>2014-01-01</b></i>'.repeat(40_000)}</r>`);
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 1);
    await parseXmlInSlices(bytes, { rowDepth: 2 });
    clearInterval(timer);

    expect(turns).toBeGreaterThan(10);
  }, 60_000);
});
