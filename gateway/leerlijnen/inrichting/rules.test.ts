import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pakket } from '../pakket.ts';
import { pakketFouten } from '../rules.ts';
import { kiesWijzigingen } from './kies.ts';
import { stelSamen } from './rules.ts';
import { kleinPakket, type Vorm, vast } from './testing/klein-pakket.ts';
import { Wijziging } from './wijziging.ts';

const Vormen: fc.Arbitrary<Vorm> = fc.record({
  gebieden: fc.integer({ min: 1, max: 2 }),
  lijnen: fc.integer({ min: 1, max: 2 }),
  niveaus: fc.integer({ min: 0, max: 3 }),
  doelen: fc.integer({ min: 1, max: 3 }),
  acties: fc.integer({ min: 0, max: 2 }),
  routes: fc.integer({ min: 0, max: 2 }),
});

/** One own change for a thing of the package, chosen by a number; every thing gets its own, so they are independent. */
function wijziging(basis: Pakket, doel: Pakket['leerdoelen'][number], keuze: number): Wijziging {
  const { entiteit, tekst } = doel;
  const ouder = basis.niveaus.find((n) => n.id === doel.niveauId)?.entiteit ?? null;
  const lijn = basis.leerlijnen.find((l) => l.id === doel.leerlijnId)?.entiteit ?? '';
  const soort = 'leerdoel' as const;
  if (keuze === 0) return { wat: 'verbergen', soort, entiteit };
  if (keuze === 1)
    return { wat: 'herformuleren', soort, entiteit, velden: { tekst: `anders ${tekst}` }, was: { tekst } };
  if (keuze === 2) {
    const velden = { code: `E-${doel.code}`, tekst: `eigen na ${doel.code}` };
    return {
      wat: 'toevoegen',
      soort,
      entiteit: vast(`eigen ${doel.code}`),
      ouder: ouder ?? lijn,
      na: entiteit,
      velden,
    };
  }
  const velden = { type: 'oefenen', tekst: 'eigen actie', wie: 'ib', ritme: 'eens' };
  return {
    wat: 'toevoegen',
    soort: 'actie',
    entiteit: vast(`actie ${doel.code}`),
    ouder: entiteit,
    na: null,
    velden,
  };
}

const Geval = fc
  .record({
    vorm: Vormen,
    keuzes: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 36, maxLength: 36 }),
  })
  .map(({ vorm, keuzes }) => {
    const basis = kleinPakket(vorm);
    return { vorm, basis, wijzigingen: basis.leerdoelen.map((d, i) => wijziging(basis, d, keuzes[i] ?? 0)) };
  });

/** A package without its row ids and the order of its lists: what it says. */
function inhoud(pakket: Pakket) {
  const naam = new Map(
    [
      pakket.leergebieden,
      pakket.leerlijnen,
      pakket.niveaus,
      pakket.leerdoelen,
      pakket.acties,
      pakket.leerroutes,
    ]
      .flat()
      .map((r) => [r.id, r.entiteit]),
  );
  const plat = (rij: object) => JSON.stringify(rij, (k, v) => (k === 'id' ? undefined : (naam.get(v) ?? v)));
  const { leergebieden, leerlijnen, niveaus, leerdoelen, acties, leerroutes, routeLeerlijnen } = pakket;
  return [leergebieden, leerlijnen, niveaus, leerdoelen, acties, leerroutes, routeLeerlijnen].map((rijen) =>
    rijen.map(plat).sort(),
  );
}

describe('R8: a package and an own inrichting put together', () => {
  it('gives the package back as it is when nothing was changed', () => {
    fc.assert(
      fc.property(Vormen, (vorm) => {
        const basis = kleinPakket(vorm);
        expect(stelSamen(basis, [])).toEqual({ pakket: basis, conflicten: [] });
      }),
    );
  });

  it('leaves out what is hidden, has what was added, and holds together', () => {
    fc.assert(
      fc.property(Geval, ({ basis, wijzigingen }) => {
        const { pakket, conflicten } = stelSamen(basis, wijzigingen);
        expect(conflicten).toEqual([]);
        expect(pakketFouten(pakket)).toEqual([]);
        const er = new Set([...pakket.leerdoelen, ...pakket.acties].map((r) => r.entiteit));
        for (const w of wijzigingen)
          if ('entiteit' in w) expect(er.has(w.entiteit)).toBe(w.wat !== 'verbergen');
        for (const w of wijzigingen)
          if (w.wat === 'herformuleren')
            expect(pakket.leerdoelen.find((d) => d.entiteit === w.entiteit)).toMatchObject(w.velden);
      }),
    );
  });

  it('does not depend on the order of changes that have nothing to do with each other', () => {
    fc.assert(
      fc.property(Geval, fc.integer(), ({ basis, wijzigingen }, zaad) => {
        const anders = wijzigingen
          .map((w, i) => [Math.sin(zaad + i * 7919), w] as const)
          .sort(([a], [b]) => a - b)
          .map(([, w]) => w);
        expect(inhoud(stelSamen(basis, anders).pakket)).toEqual(inhoud(stelSamen(basis, wijzigingen).pakket));
      }),
    );
  });

  it('says the same on a new version with other row ids and nothing else new', () => {
    fc.assert(
      fc.property(Geval, ({ vorm, basis, wijzigingen }) => {
        const opnieuw = stelSamen(kleinPakket(vorm, '2.0'), wijzigingen, basis);
        expect(opnieuw.conflicten).toEqual([]);
        expect(inhoud(opnieuw.pakket)).toEqual(inhoud(stelSamen(basis, wijzigingen).pakket));
      }),
    );
  });

  it('keeps both sides on a new version, or lists what a person must choose: nothing is lost', () => {
    fc.assert(
      fc.property(
        Geval,
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 36, maxLength: 36 }),
        (geval, lot) => {
          const { vorm, basis, wijzigingen } = geval;
          const nieuw = nieuweVersie(kleinPakket(vorm, '2.0'), lot);
          const { pakket, conflicten } = stelSamen(nieuw, wijzigingen, basis);
          expect(pakketFouten(pakket)).toEqual([]);
          const doelen = new Map(pakket.leerdoelen.map((d) => [d.entiteit, d]));
          const omstreden = new Set(conflicten.map((c) => 'entiteit' in c.punt && c.punt.entiteit));
          for (const w of wijzigingen) {
            if (w.wat === 'verbergen') expect(doelen.has(w.entiteit)).toBe(false);
            if (w.wat === 'herformuleren')
              expect(
                doelen.get(w.entiteit)?.tekst === (w.velden as { tekst: string }).tekst ||
                  omstreden.has(w.entiteit),
              ).toBe(true);
            if (w.wat === 'toevoegen' && w.soort === 'leerdoel') expect(doelen.has(w.entiteit)).toBe(true);
            if (w.wat === 'toevoegen' && w.soort === 'actie')
              expect(doelen.has(w.ouder ?? '') || omstreden.has(w.ouder ?? '')).toBe(true);
          }
          const eigen = new Set(wijzigingen.flatMap((w) => ('entiteit' in w ? [w.entiteit] : [])));
          for (const d of nieuw.leerdoelen)
            if (!eigen.has(d.entiteit)) expect(doelen.get(d.entiteit)?.tekst).toBe(d.tekst);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('has no conflict left when somebody chose, whatever was chosen, also on the version after that', () => {
    fc.assert(
      fc.property(
        Geval,
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 36, maxLength: 36 }),
        fc.boolean(),
        ({ vorm, basis, wijzigingen }, lot, eigen) => {
          const nieuw = nieuweVersie(kleinPakket(vorm, '2.0'), lot);
          let alles = [...wijzigingen];
          for (const { punt } of stelSamen(nieuw, alles, basis).conflicten) {
            const stand = { basis: nieuw, wijzigingen: alles, vorige: basis };
            alles = [...alles, ...kiesWijzigingen(stand, punt, eigen ? 'eigen' : 'basis')];
          }
          for (const w of alles) expect(Wijziging.safeParse(w).success).toBe(true);
          const { pakket, conflicten } = stelSamen(nieuw, alles, basis);
          expect(conflicten).toEqual([]);
          expect(pakketFouten(pakket)).toEqual([]);
          const tekst = new Map(pakket.leerdoelen.map((d) => [d.entiteit, d.tekst]));
          const nu = new Map(nieuw.leerdoelen.map((d) => [d.entiteit, d.tekst]));
          for (const w of wijzigingen) {
            if (w.wat !== 'herformuleren') continue;
            const was = (w.was as { tekst: string }).tekst;
            const eigenTekst = (w.velden as { tekst: string }).tekst;
            const gewijzigd = nu.get(w.entiteit) !== was;
            expect(tekst.get(w.entiteit)).toBe(eigen || !gewijzigd ? eigenTekst : nu.get(w.entiteit));
          }
          expect(stelSamen({ ...nieuw, id: vast('3.0') }, alles, nieuw).conflicten).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });
});

/** What the makers of the package did meanwhile: per doel nothing, other words, or dropped; and one doel that is new. */
function nieuweVersie(pakket: Pakket, lot: readonly number[]): Pakket {
  const leerdoelen = pakket.leerdoelen.flatMap((d, i) => {
    const wat = lot[i] ?? 0;
    if (wat === 3) return [];
    return wat === 2 ? [{ ...d, tekst: `nieuwe woorden ${d.code}` }] : [d];
  });
  const er = new Set(leerdoelen.map((d) => d.id));
  const [eerste] = pakket.leerdoelen;
  const nieuw = eerste && {
    ...eerste,
    id: vast('2.0 nieuw'),
    entiteit: vast('nieuw'),
    code: 'NIEUW',
    volgorde: 99,
  };
  return {
    ...pakket,
    leerdoelen: nieuw ? [...leerdoelen, nieuw] : leerdoelen,
    acties: pakket.acties.filter((a) => er.has(a.leerdoelId)),
  };
}
