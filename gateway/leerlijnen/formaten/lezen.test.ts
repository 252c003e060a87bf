import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kompaslijnen } from '../../../fixtures/pakket/kompaslijnen.ts';
import { type Pakket, PakketSchema } from '../pakket.ts';
import { leesPakket, pakketUit } from './lezen.ts';
import { type SchrijfFormaat, schrijfPakket } from './schrijven.ts';
import { eigenPakket, opVolgorde } from './testing/pakket-arbitrary.ts';

/** Without its links to kerndoelen: a table has no room for what has no column. */
const demo = PakketSchema.parse({ ...kompaslijnen, rest: [] });
const door = (pakket: Pakket, formaat: SchrijfFormaat) =>
  pakketUit(leesPakket(schrijfPakket(pakket, formaat), { naam: `x.${formaat}` }));
const vergelijk = (pakket: Pakket) => ({ ...opVolgorde(pakket), herkomst: {} });

describe('a package as a file', () => {
  it.each(['case-1.1', 'csv', 'xlsx', 'koers'] as const)(
    'R9: the demo package is the same after %s',
    (formaat) => {
      expect(vergelijk(door(demo, formaat))).toEqual(vergelijk(demo));
    },
  );

  it.each([
    ['csv', 300],
    ['xlsx', 100],
  ] as const)(
    'R9: every package of our own is the same after %s',
    { timeout: 120_000 },
    (formaat, numRuns) => {
      fc.assert(
        fc.property(eigenPakket, (ruw) => {
          // A spreadsheet knows one way to end a line.
          const pakket = PakketSchema.parse(JSON.parse(JSON.stringify(ruw).replace(/\\r\\n|\\r/g, '\\n')));
          expect(vergelijk(door(pakket, formaat))).toEqual(vergelijk(pakket));
        }),
        { numRuns },
      );
    },
  );

  it('R9: our own file with a relation that CASE does not allow is refused, and says where', () => {
    const eigen = JSON.parse(
      new TextDecoder().decode(schrijfPakket(PakketSchema.parse(kompaslijnen), 'koers')),
    );
    const relatie = eigen.rest.find((r: { rest: { heel?: object } }) => r.rest.heel).rest.heel;
    relatie.destinatiidentifier = 'geknipt';
    const gelezen = leesPakket(Buffer.from(JSON.stringify(eigen)), { naam: 'x.koers' });
    expect(gelezen).toMatchObject({ goed: false, formaat: 'koers' });
    expect(JSON.stringify(gelezen)).toMatch(/CFAssociations\/\d+ destinatiidentifier/);
  });

  it('R10: a row that a person puts above ours in our CSV takes the id of no other row', () => {
    const csv = (regels: string[]) =>
      new TextEncoder().encode(['Leerlijn;Doel code;Doel;Kenmerk', ...regels].join('\n'));
    const lees = (regels: string[]) =>
      pakketUit(leesPakket(csv(regels), { naam: 'x.csv', pakket: { licentie: 'CC0-1.0', code: 'x' } }))
        .leerdoelen;
    const [eerst] = lees(['L;D1;een;']);
    const weer = lees(['L;D1;nieuw;', `L;D1;een;${eerst?.id}`]);
    expect(weer.find((d) => d.tekst === 'een')?.id).toBe(eerst?.id);
    expect(new Set(weer.map((d) => d.id)).size).toBe(2);
  });
});
