import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BronRecord } from '../../../gateway/model/roster.ts';
import { element, writeXml, type XmlElement } from '../../_kit/xml-write.ts';
import { antwoord, pulled } from './answer.fixture.ts';

/** Rows as a careless source might write them: odd keys, odd codes, odd dates, elements that are missing or doubled. */
const text = fc.oneof(
  fc.constantFrom('', '1', 'G1', '#1', '00123', 'S', 'LRK', '2014-02-30', '2014-02-28', 'x'.repeat(300)),
  fc.string({ maxLength: 12 }).map((s) => s.replace(/[^\x20-\x7e]/g, '')),
);
const leaf = (...names: [string, ...string[]]) =>
  fc.tuple(fc.constantFrom(...names), text).map(([name, value]) => element(name, {}, value));
const reference = (name: string) => text.map((key) => element(name, { key }));
const keyed = fc
  .record({ key: text, eckid: text }, { requiredKeys: [] })
  .map((keys) => ({ ...keys }) as Record<string, string>);

const row = (name: string, child: fc.Arbitrary<XmlElement>) =>
  fc
    .tuple(keyed, fc.array(child, { maxLength: 6 }))
    .map(([keys, children]) => element(name, keys, ...children));

const groep = row('groep', leaf('naam', 'jaargroep', 'omschrijving'));
const leerling = row(
  'leerling',
  fc.oneof(
    leaf(
      'achternaam',
      'voorvoegsel',
      'roepnaam',
      'geboortedatum',
      'geslacht',
      'jaargroep',
      'instroomdatum', // not uitstroomdatum: who has left gives no record (pull.test.ts)
      'emailadres',
    ),
    reference('groep'),
    fc.array(reference('samengestelde_groep')).map((refs) => element('samengestelde_groepen', {}, ...refs)),
  ),
);
const leerkracht = row(
  'leerkracht',
  fc.oneof(
    leaf('achternaam', 'voorvoegsel', 'roepnaam', 'emailadres', 'rol', 'rolomschrijving'),
    fc.array(reference('groep')).map((refs) => element('groepen', {}, ...refs)),
  ),
);

const withoutDeclaration = (node: XmlElement) => writeXml(node).replace(/^<\?xml[^>]*>\s*/, '');

describe('whatever a source sends', () => {
  it('every row comes out as one record or one dropped issue, and every record fits the model', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(groep),
        fc.array(leerling, { minLength: 1 }),
        fc.array(leerkracht),
        async (groepen, leerlingen, leerkrachten) => {
          const data = element(
            'leerlinggegevens',
            {},
            element('school', {}, element('schooljaar', {}, '2026-2027'), element('brincode', {}, '99XX')),
            element('groepen', {}, ...groepen),
            element('leerlingen', {}, ...leerlingen),
            element('leerkrachten', {}, ...leerkrachten),
          );

          const { records, issues } = await pulled(antwoord(withoutDeclaration(data)));

          const dropped = issues.filter((issue) => issue.effect === 'dropped');
          expect(records.length + dropped.length).toBe(
            groepen.length + leerlingen.length + leerkrachten.length,
          );
          for (const record of records) expect(BronRecord.parse(record)).toEqual(record);
          expect(
            issues.every((issue) => issue.path.startsWith('/leerlinggegevens/') && issue.seen.length <= 60),
          ).toBe(true);
        },
      ),
      { numRuns: 150 },
    );
  }, 60_000);
});
