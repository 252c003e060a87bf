import { describe, expect, it } from 'vitest';
import { kompaslijnen } from '../../../../fixtures/pakket/kompaslijnen.ts';
import { type Pakket, PakketSchema } from '../../pakket.ts';
import { rijId } from '../vast-id.ts';
import { bron, DOCUMENT, door, goed, id, kind } from './bron.fixture.ts';
import type { CfPakket } from './model.ts';
import { schrijfCase } from './schrijven.ts';

describe('a foreign package that a school changed', () => {
  const items = { 1: {}, 2: {}, 3: { fullStatement: ' oud ', notes: 'blijft' }, 4: {}, 5: {} };
  const cf = bron(items, [
    ...kind([1, 0], [2, 1], [5, 1], [3, 2], [4, 2]),
    ['isRelatedTo', 3, 4],
    ['isChildOf', 3, 5],
  ]);
  const { pakket } = goed(
    bron({ ...items, 6: {} }, [...kind([1, 0], [2, 1], [5, 1], [3, 2], [4, 2], [6, 5])]),
  );
  const over = (uit: CfPakket) =>
    uit.CFAssociations?.map((a) => [
      a.associationType,
      a.originNodeURI.identifier,
      a.destinationNodeURI.identifier,
    ]);

  it('goes out with the new text and place of a doel, and the rest as the source said it', () => {
    const anders = {
      ...pakket,
      leerdoelen: pakket.leerdoelen.map((d) =>
        d.id === id(3) ? { ...d, tekst: 'nieuw', leerlijnId: id(5) } : d,
      ),
    };
    const uit = schrijfCase(door(anders));
    expect(uit.CFItems?.find((i) => i.identifier === id(3))).toMatchObject({
      fullStatement: 'nieuw',
      notes: 'blijft',
    });
    expect(over(uit)).toContainEqual(['isChildOf', id(3), id(5)]);
    expect(over(uit)).not.toContainEqual(['isChildOf', id(3), id(2)]);
    expect(schrijfCase(pakket).CFItems?.find((i) => i.identifier === id(3))?.fullStatement).toBe(' oud ');
  });

  it('goes out without a doel that was hidden, and without its relations', () => {
    const heel = goed(cf).pakket;
    const uit = schrijfCase({ ...heel, leerdoelen: heel.leerdoelen.filter((d) => d.id !== id(4)) });
    expect(uit.CFItems?.map((i) => i.identifier)).not.toContain(id(4));
    expect(over(uit)?.flat()).not.toContain(id(4));
  });

  it('is another document as another version, whatever the ids of its rows', () => {
    const [versie, pakketId] = [id(500), id(501)];
    const rij = (r: string) => rijId(versie, r);
    const eigen: Pakket = {
      ...pakket,
      id: versie,
      pakketId,
      leergebieden: pakket.leergebieden.map((g) => ({ ...g, id: rij(g.id) })),
      leerlijnen: pakket.leerlijnen.map((l) => ({ ...l, id: rij(l.id), leergebiedId: rij(l.leergebiedId) })),
      leerdoelen: pakket.leerdoelen.map((d) => ({ ...d, id: rij(d.id), leerlijnId: rij(d.leerlijnId) })),
    };
    const [uit, was] = [schrijfCase(door(eigen), { moment: '2026-11-22T00:00:00Z' }), schrijfCase(pakket)];
    expect(uit.CFDocument).toMatchObject({ identifier: versie, lastChangeDateTime: '2026-11-22T00:00:00Z' });
    expect(uit.CFItems?.map((i) => i.identifier)).toEqual(was.CFItems?.map((i) => i.identifier));
    expect(over(uit)?.filter(([, , doel]) => doel === versie)).toEqual([['isChildOf', id(1), versie]]);
    expect(over(uit)?.flat()).not.toContain(DOCUMENT);
  });

  it('gives two versions of the demo package the same items in two documents', () => {
    const demo = PakketSchema.parse({ ...kompaslijnen, rest: [] });
    const [een, twee] = [schrijfCase(demo), schrijfCase({ ...demo, id: id(600), versie: '1.1' })];
    expect(twee.CFItems?.map((i) => i.identifier)).toEqual(een.CFItems?.map((i) => i.identifier));
    const ids = new Set(
      [...(een.CFAssociations ?? []), ...(twee.CFAssociations ?? [])].map((a) => a.identifier),
    );
    expect(ids.size).toBe(2 * (een.CFAssociations?.length ?? 0));
  });
});
