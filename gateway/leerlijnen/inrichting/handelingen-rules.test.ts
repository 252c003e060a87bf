import { describe, expect, it } from 'vitest';
import { basisVan, geldende, geldendeWijzigingen, type Handeling } from './handelingen-rules.ts';

const entiteit = '11111111-1111-4111-8111-111111111111';
const doe = (id: string): Handeling => ({
  id,
  wijzigingen: [{ wat: 'verbergen', soort: 'leerdoel', entiteit }],
  basis: null,
  maaktOngedaan: null,
});
const terug = (id: string, wat: string): Handeling => ({ ...doe(id), wijzigingen: [], maaktOngedaan: wat });
const naar = (id: string, van: string | null, versie: string): Handeling => ({
  ...doe(id),
  wijzigingen: [],
  basis: { van, naar: versie },
});

describe('R8: what counts of the acts on an inrichting', () => {
  it('leaves out what was undone, and brings it back when the undoing is undone', () => {
    const een = [doe('a'), doe('b'), terug('u', 'a')];
    expect(geldende(een).map((h) => h.id)).toEqual(['b', 'u']);
    expect(geldendeWijzigingen(een)).toHaveLength(1);
    const weer = [...een, terug('r', 'u')];
    expect(geldende(weer).map((h) => h.id)).toEqual(['a', 'b', 'r']);
    expect(geldende([...weer, terug('u2', 'a')]).map((h) => h.id)).toEqual(['b', 'r', 'u2']);
  });

  it('lies on the last version that was gone on to, and on the one before when that is undone', () => {
    const stappen = [naar('x', 'v1', 'v2'), doe('a'), naar('y', 'v2', 'v3')];
    expect(basisVan([], 'v1')).toEqual({ versie: 'v1', vorige: null });
    expect(basisVan(stappen, 'v1')).toEqual({ versie: 'v3', vorige: 'v2' });
    expect(basisVan([...stappen, terug('u', 'y')], 'v1')).toEqual({ versie: 'v2', vorige: 'v1' });
    expect(basisVan([...stappen, terug('u', 'y'), terug('w', 'x')], 'v1')).toEqual({
      versie: 'v1',
      vorige: null,
    });
  });
});
