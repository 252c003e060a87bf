import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kompaslijnen } from '../../../../fixtures/pakket/kompaslijnen.ts';
import { PakketSchema } from '../../pakket.ts';
import { pakketFouten } from '../../rules.ts';
import { casePakket } from '../testing/case-arbitrary.ts';
import { eigenPakket, opVolgorde } from '../testing/pakket-arbitrary.ts';
import { heeftSpecs, keurCase } from '../testing/specs.ts';
import { leesCase } from './lezen.ts';
import type { CfPakket, Obj } from './model.ts';
import { normaalPakket } from './normaal.ts';
import { schrijfCase } from './schrijven.ts';
import { alsCase10 } from './v1p0.ts';

// As a file or the database would have it.
const door = <T>(waarde: T): T => JSON.parse(JSON.stringify(waarde)) as T;
const lees = (bron: unknown) => {
  const gelezen = leesCase(door(bron) as Obj, { opgave: {} });
  if (!gelezen.goed) throw new Error(JSON.stringify(gelezen.fouten));
  return PakketSchema.parse(door(gelezen.pakket));
};
const demo = PakketSchema.parse(kompaslijnen);

describe('a CFPackage that goes through Koers (R9)', () => {
  it('comes out as it came in, whatever CASE 1.1 allows', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(casePakket, (cf) => {
        const pakket = lees(cf);
        expect(pakketFouten(pakket)).toEqual([]);
        expect(schrijfCase(pakket)).toEqual(door(cf));
      }),
      { numRuns: 500 },
    );
  });

  it.runIf(heeftSpecs)('is valid against the official schema', { timeout: 120_000 }, () => {
    const keur = keurCase('1.1');
    fc.assert(
      fc.property(casePakket, (cf) => {
        expect(keur(door(schrijfCase(lees(cf))))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('CASE 1.0 that goes through Koers (R9)', () => {
  /** As systems of CASE 1.0 write it: numbers as text, one text for a list, fields that 1.1 does not know, null. */
  function ouder(cf: CfPakket): Obj {
    const { caseVersion, ...document } = cf.CFDocument;
    const rij = (r: Obj): Obj => ({
      ...Object.fromEntries(
        Object.entries(r).map(([veld, waarde]) => {
          if (veld === 'sequenceNumber') return [veld, String(waarde)];
          if (veld === 'educationLevel' && Array.isArray(waarde) && waarde.length === 1)
            return ['educationalLevel', waarde[0]];
          return [veld, waarde];
        }),
      ),
      CFDocumentURI: { title: 'x', identifier: document.identifier, uri: 'x' },
      statusEndDate: null,
    });
    return {
      ...cf,
      CFDocument: document,
      CFItems: cf.CFItems?.map(rij),
      CFAssociations: cf.CFAssociations?.map(rij),
    };
  }

  it('comes out as the same data in CASE 1.1, and then as it is', { timeout: 120_000 }, () => {
    const keur = heeftSpecs ? keurCase('1.1') : () => [];
    fc.assert(
      fc.property(casePakket, (cf) => {
        const bron = door(ouder(cf));
        const normaal = normaalPakket(structuredClone(bron)).pakket;
        const uit = schrijfCase(lees(bron));
        expect(uit).toEqual(normaal);
        expect(keur(door(uit))).toEqual([]);
        expect(schrijfCase(lees(uit))).toEqual(uit);
        const items = cf.CFItems ?? [];
        expect(uit.CFItems?.map((i) => i.fullStatement) ?? []).toEqual(items.map((i) => i.fullStatement));
        expect(uit.CFItems?.map((i) => i['educationLevel']) ?? []).toEqual(
          items.map((i) => i['educationLevel']),
        );
        const nummers = cf.CFAssociations?.map((a) => a.sequenceNumber) ?? [];
        expect(uit.CFAssociations?.map((a) => a.sequenceNumber) ?? []).toEqual(nummers);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a package of our own that goes through CASE (R9)', () => {
  it('keeps every row, its order, leerroutes with their profile, schaal and behaaldVanaf', {
    timeout: 120_000,
  }, () => {
    fc.assert(
      fc.property(eigenPakket, (pakket) => {
        expect(opVolgorde(lees(schrijfCase(pakket)))).toEqual(opVolgorde(pakket));
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the demo package, with URIs of our provider and a day of its own', () => {
    const cf = schrijfCase(demo, {
      basis: 'https://koers.example/ims/case/v1p1/',
      moment: '2026-11-22T08:00:00Z',
    });
    const terug = lees(cf);
    expect(cf.CFDocument.uri).toBe(`https://koers.example/ims/case/v1p1/CFDocuments/${demo.id}`);
    expect({ ...opVolgorde(terug), rest: [] }).toEqual(opVolgorde(demo));
    expect(terug.rest.map((r) => r.soort)).toEqual(['document', 'pakket']);
    expect(schrijfCase(terug)).toEqual(door(cf));
  });

  it('keeps what another system added to it, and its order', { timeout: 120_000 }, () => {
    const bij = fc.record({ pakket: eigenPakket, plekken: fc.infiniteStream(fc.nat()), schud: fc.boolean() });
    fc.assert(
      fc.property(bij, ({ pakket, plekken, schud }) => {
        const cf = door(schrijfCase(pakket));
        const nummer = () => plekken.next().value ?? 0;
        const keer = <T>(rijen: T[]) =>
          schud
            ? rijen
                .map((r) => [nummer(), r] as const)
                .sort((a, b) => a[0] - b[0])
                .map(([, r]) => r)
            : rijen;
        for (const rij of [...(cf.CFItems ?? []), ...(cf.CFAssociations ?? [])])
          if (nummer() % 3 === 0) rij['notes'] = 'van elders';
        if (cf.CFItems) cf.CFItems = keer(cf.CFItems);
        if (cf.CFAssociations) cf.CFAssociations = keer(cf.CFAssociations.filter(() => nummer() % 5 !== 0));
        expect(schrijfCase(lees(cf))).toEqual(cf);
      }),
      { numRuns: 200 },
    );
  });

  it.runIf(heeftSpecs)(
    'is valid against the official schema of CASE 1.1, and against that of 1.0',
    { timeout: 120_000 },
    () => {
      const [v11, v10] = [keurCase('1.1'), keurCase('1.0')];
      fc.assert(
        fc.property(eigenPakket, (pakket) => {
          const cf = schrijfCase(pakket, { basis: 'https://koers.example/ims/case/v1p1' });
          expect([v11(door(cf)), v10(door(alsCase10(cf)))]).toEqual([[], []]);
        }),
        { numRuns: 50 },
      );
      expect(v11({ ...door(schrijfCase(demo)), vreemd: 1 })).not.toEqual([]);
      expect(v10({ ...door(alsCase10(schrijfCase(demo))), CFDocument: {} })).not.toEqual([]);
    },
  );
});
