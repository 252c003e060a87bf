import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kompaslijnen } from '../../../fixtures/pakket/kompaslijnen.ts';
import { type Pakket, PakketSchema } from '../pakket.ts';
import { caseOverzicht } from './case/overzicht.ts';
import { keurPakket } from './keuren.ts';
import { leesPakket } from './lezen.ts';
import { openBestand } from './openen.ts';
import { schrijfPakket } from './schrijven.ts';
import { voorbeeldVan } from './tabel/voorbeeld.ts';
import { heeftSpecs, keurCase } from './testing/specs.ts';

const heel = PakketSchema.parse(kompaslijnen);
// Two leerlijnen of the demo package, one of them without niveaus: of every soort of row there is one.
const lijnen = new Set(heel.leerlijnen.filter((l) => l.code === 'RW-E' || l.code === 'EM').map((l) => l.id));
const doelen = heel.leerdoelen.filter((d) => lijnen.has(d.leerlijnId));
const klein: Pakket = {
  ...heel,
  leerlijnen: heel.leerlijnen.filter((l) => lijnen.has(l.id)),
  niveaus: heel.niveaus.filter((n) => lijnen.has(n.leerlijnId)),
  leerdoelen: doelen,
  acties: heel.acties.filter((a) => doelen.some((d) => d.id === a.leerdoelId)),
  routeLeerlijnen: heel.routeLeerlijnen.filter((r) => lijnen.has(r.leerlijnId)),
};
const nest = {
  Naam: 'x',
  Licentie: 'y',
  Vakgebieden: [
    {
      Naam: 'a',
      Deelgebieden: [
        {
          Naam: 'b',
          Items: [
            { Naam: 'c', Niveau: 1 },
            { Naam: 'd', Niveau: 2, Meer: [1] },
          ],
        },
      ],
    },
  ],
};
const bestanden = {
  'case-1.1': schrijfPakket(klein, 'case-1.1'),
  'case-1.0': schrijfPakket(klein, 'case-1.0'),
  koers: schrijfPakket(klein, 'koers'),
  genest: new TextEncoder().encode(JSON.stringify(nest)),
  csv: schrijfPakket(klein, 'csv'),
  xlsx: schrijfPakket(klein, 'xlsx'),
};

const anders = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    null,
    '',
    0,
    -1,
    1e300,
    [],
    {},
    [[]],
    true,
    'x'.repeat(9000),
    '__proto__',
    { __proto__: 1 },
    heel.id,
  ),
);

/** The value with another one at a place that `keuzes` point out. */
function verwisseld(waarde: unknown, keuzes: number[], nieuw: unknown): unknown {
  const [keuze, ...meer] = keuzes;
  if (keuze === undefined || typeof waarde !== 'object' || waarde === null) return nieuw;
  const velden = Object.keys(waarde);
  const veld = velden[keuze % Math.max(1, velden.length)];
  if (veld === undefined) return nieuw;
  const kopie: Record<string, unknown> | unknown[] = Array.isArray(waarde)
    ? [...(waarde as unknown[])]
    : { ...waarde };
  Reflect.set(kopie, veld, verwisseld(Reflect.get(waarde, veld), meer, nieuw));
  return kopie;
}

const mutatie = fc.oneof(
  fc.record({
    hoe: fc.constant('omgezet' as const),
    plekken: fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 6 }),
  }),
  fc.record({ hoe: fc.constant('afgekapt' as const), plek: fc.nat() }),
  fc.record({
    hoe: fc.constant('geknipt' as const),
    plek: fc.nat(),
    lengte: fc.nat({ max: 400 }),
    erbij: fc.string({ maxLength: 12 }),
  }),
  fc.record({
    hoe: fc.constant('verwisseld' as const),
    keuzes: fc.array(fc.nat(), { minLength: 1, maxLength: 5 }),
    nieuw: anders,
  }),
);
type Mutatie = typeof mutatie extends fc.Arbitrary<infer M> ? M : never;

function gemuteerd(bytes: Uint8Array, m: Mutatie): Uint8Array {
  const uit = Buffer.from(bytes);
  if (m.hoe === 'omgezet') for (const [plek, byte] of m.plekken) uit[plek % uit.length] = byte;
  if (m.hoe === 'omgezet') return uit;
  if (m.hoe === 'afgekapt') return uit.subarray(0, m.plek % uit.length);
  if (m.hoe === 'verwisseld' && (uit[0] === 123 || uit[0] === 91))
    return Buffer.from(JSON.stringify(verwisseld(JSON.parse(uit.toString()), m.keuzes, m.nieuw)));
  const [plek, lengte, erbij] =
    m.hoe === 'geknipt' ? [m.plek, m.lengte, m.erbij] : [m.keuzes[0] ?? 0, 3, JSON.stringify(m.nieuw)];
  const begin = plek % uit.length;
  return Buffer.concat([uit.subarray(0, begin), Buffer.from(erbij), uit.subarray(begin + lengte)]);
}

describe('a broken file', () => {
  it('is refused with a line or a place, or read whole; never anything else', { timeout: 300_000 }, () => {
    const keur = heeftSpecs ? keurCase('1.1') : () => [];
    const telling = { gelezen: 0, geweigerd: 0 };
    fc.assert(
      fc.property(
        fc.constantFrom(...(Object.keys(bestanden) as (keyof typeof bestanden)[])),
        mutatie,
        (soort, m) => {
          const bytes = gemuteerd(bestanden[soort], m);
          const gelezen = leesPakket(bytes, { naam: `x.${soort}` });
          for (const { plek } of gelezen.regels) expect(plek).toMatch(/^(regel [1-9]\d*|\/.*|)$/s);
          const geopend = openBestand(bytes);
          if (geopend.soort === 'tabel') expect(voorbeeldVan(geopend.tabel).soort).toMatch(/csv|xlsx/);
          if (geopend.soort === 'json') caseOverzicht(geopend.waarde);
          telling[gelezen.goed ? 'gelezen' : 'geweigerd'] += 1;
          if (!gelezen.goed) {
            expect(gelezen.fouten.length).toBeGreaterThan(0);
            for (const { path, message } of gelezen.fouten) {
              // Empty: the file as a whole, which is also its JSON pointer.
              expect(path).toMatch(/^(regel [1-9]\d*|\/.*|licentie|[a-zA-Z]+\/.*|)$/s);
              expect(message).not.toBe('');
            }
            return;
          }
          expect(keurPakket(gelezen.pakket)).toEqual({ pakket: gelezen.pakket });
          expect(
            keur(JSON.parse(new TextDecoder().decode(schrijfPakket(gelezen.pakket, 'case-1.1')))),
          ).toEqual([]);
        },
      ),
      { numRuns: 1000 },
    );
    // Else the mutations prove nothing.
    expect(Math.min(telling.gelezen, telling.geweigerd)).toBeGreaterThan(100);
  });
});
