import { describe, expect, it } from 'vitest';
import { concept, geweigerd, vastgesteld } from '../testing/samples/opp.tsx';
import { stappenVan } from './stand.tsx';
import { volgendeStap } from './volgende.tsx';

const kort = (opp: Parameters<typeof stappenVan>[0]) => stappenVan(opp).map((s) => s.state);

describe('where an OPP stands, in steps', () => {
  it('a concept is being written, and nothing is done yet', () => {
    expect(kort(concept)).toEqual(['now', 'ahead', 'ahead', 'ahead', 'ahead']);
  });
  it('what is fixed has all steps behind it', () => {
    expect(
      kort({
        ...vastgesteld,
        instemming: geweigerd.instemming,
        versie: { ...vastgesteld.versie, aangebodenOp: new Date() } as never,
      }),
    ).toEqual(['done', 'done', 'done', 'done', 'done']);
  });
  it('instemming that is not needed is left out of the way', () => {
    const versie = concept.versie && { ...concept.versie, handeling: 'niet_nodig' as const };
    expect(kort({ ...concept, versie })[3]).toBe('over');
  });
});

describe('what comes next is one thing', () => {
  it('the act that the law asks, with its form open', () => {
    expect(volgendeStap(concept)).toMatchObject({
      knop: 'Overleg vastleggen',
      href: expect.stringContaining('?doe=overleg#act-overleg'),
    });
  });
  it('else the first gap that holds up fixing; and nothing when nothing is asked', () => {
    expect(volgendeStap({ ...concept, volgende: null })?.href).toMatch(/#veld-d-onderbouwing$/);
    expect(volgendeStap({ ...concept, volgende: null, gaten: [] })).toBeNull();
  });
});
