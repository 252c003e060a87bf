import { describe, expect, it } from 'vitest';
import { bron, DOCUMENT, door, goed, id, kind, lees } from './bron.fixture.ts';
import { leesCase } from './lezen.ts';
import type { Obj } from './model.ts';
import { caseOverzicht } from './overzicht.ts';
import { schrijfCase } from './schrijven.ts';

const fouten = (cf: Obj) => {
  const gelezen = lees(cf);
  return gelezen.goed ? [] : gelezen.fouten;
};

describe('what a CFPackage becomes (R4, R9)', () => {
  it('makes the top leergebied, the next leerlijn and leaves leerdoelen; what is in between stays', () => {
    const cf = bron({ 1: {}, 2: {}, 3: {}, 4: {}, 5: {} }, [
      ...kind([1, 0], [2, 1], [3, 2], [4, 3]),
      ['isChildOf', 5, 2, 9],
    ]);
    const { pakket, regels } = goed(cf);
    expect(pakket.leergebieden.map((g) => g.id)).toEqual([id(1)]);
    expect(pakket.leerlijnen.map((l) => [l.id, l.leergebiedId, l.geordend])).toEqual([[id(2), id(1), false]]);
    expect(pakket.leerdoelen.map((d) => [d.id, d.leerlijnId, d.niveauId, d.volgorde])).toEqual([
      [id(5), id(2), null, 1],
      [id(4), id(2), null, 2],
    ]);
    expect(regels.find((r) => r.plek === '/CFItems/2')).toMatchObject({
      uitkomst: 'aangenomen',
      waarom: expect.stringContaining('blijft bewaard'),
    });
    expect(schrijfCase(door(pakket))).toEqual(cf);
  });

  it('makes a leerlijn for leaves that hang under a leergebied or under nothing, and writes none', () => {
    const cf = bron({ 1: {}, 2: {}, 3: {} }, kind([1, 0], [2, 1]));
    const { pakket } = goed(cf);
    expect(pakket.leerlijnen.map((l) => l.naam)).toEqual(['tekst 1', 'Titel']);
    expect(pakket.leerdoelen).toHaveLength(2);
    expect(schrijfCase(door(pakket))).toEqual(cf);
  });

  it('writes a row that was made as soon as a school gives it a name', () => {
    const { pakket } = goed(bron({ 1: {}, 2: {} }, kind([1, 0], [2, 1])));
    const lijn = pakket.leerlijnen[0];
    const cf = schrijfCase({
      ...pakket,
      leerlijnen: pakket.leerlijnen.map((l) => ({ ...l, naam: 'Eigen naam' })),
    });
    expect(cf.CFItems?.map((i) => i.fullStatement)).toContain('Eigen naam');
    expect(
      cf.CFAssociations?.map((a) => [a.originNodeURI.identifier, a.destinationNodeURI.identifier]),
    ).toEqual(
      expect.arrayContaining([
        [id(2), lijn?.id],
        [lijn?.id, id(1)],
      ]),
    );
  });

  it('takes the soorten that a person says, by type before depth', () => {
    const items = {
      1: {},
      2: {},
      3: { CFItemType: 'Level' },
      4: { CFItemType: 'Level' },
      5: {},
      6: { CFItemType: 'Tip' },
      7: {},
    };
    const cf = bron(items, [
      ...kind([1, 0], [2, 1], [3, 2], [4, 2], [5, 3], [6, 5], [7, 4]),
      ['precedes', 4, 3],
    ]);
    const { pakket } = goed(cf, {
      perType: { level: 'niveau', Tip: 'actie' },
      perDiepte: ['leergebied', 'leerlijn', 'rest', 'leerdoel'],
    });
    expect(new Map(pakket.niveaus.map((n) => [n.id, n.rang]))).toEqual(
      new Map([
        [id(4), 1],
        [id(3), 2],
      ]),
    );
    expect(new Map(pakket.leerdoelen.map((d) => [d.id, d.niveauId]))).toEqual(
      new Map([
        [id(5), id(3)],
        [id(7), id(4)],
      ]),
    );
    expect(pakket.acties).toEqual([expect.objectContaining({ leerdoelId: id(5), wie: 'niet opgegeven' })]);
    expect(schrijfCase(door(pakket))).toEqual(cf);
  });

  it('refuses a leerdoel without text, and one without niveau on a leerlijn that has niveaus, and keeps them', () => {
    const type = (CFItemType: string) => ({ CFItemType });
    const items = {
      1: type('Leergebied'),
      2: type('Leerlijn'),
      3: type('Niveau'),
      4: type('Leerdoel'),
      5: { ...type('Leerdoel'), fullStatement: ' ' },
    };
    const cf = bron(items, kind([1, 0], [2, 1], [3, 2], [4, 2], [5, 3]));
    const { pakket, regels } = goed(cf);
    expect(pakket.leerdoelen).toEqual([]);
    expect(regels.filter((r) => r.uitkomst === 'geweigerd').map((r) => r.plek)).toEqual([
      '/CFItems/3',
      '/CFItems/4',
    ]);
    expect(schrijfCase(door(pakket))).toEqual(cf);
  });

  it('says which relations end outside of the package, and keeps them', () => {
    const cf = bron({ 1: {}, 2: {} }, [...kind([1, 77], [2, 1]), ['exactMatchOf', 2, 78]]);
    const { pakket, regels } = goed(cf);
    expect(
      regels.filter((r) => r.plek.startsWith('/CFAssociations')).map((r) => [r.plek, r.uitkomst]),
    ).toEqual([
      ['/CFAssociations/0', 'aangepast'],
      ['/CFAssociations/2', 'aangenomen'],
    ]);
    expect(schrijfCase(door(pakket))).toEqual(cf);
  });
});

describe('what stands in a CFPackage, for a person who says what is what', () => {
  it('counts types and depths', () => {
    const cf = bron(
      { 1: { CFItemType: 'Domain' }, 2: {}, 3: {}, 4: {} },
      kind([1, 0], [2, 1], [3, 1], [4, 3]),
    );
    expect(caseOverzicht(cf)).toEqual({
      types: [
        { type: null, aantal: 3 },
        { type: 'Domain', aantal: 1 },
      ],
      diepten: [
        { aantal: 1, bladeren: 0, zoals: ['tekst 1'] },
        { aantal: 2, bladeren: 1, zoals: ['tekst 2', 'tekst 3'] },
        { aantal: 1, bladeren: 1, zoals: ['tekst 4'] },
      ],
    });
    expect(caseOverzicht({})).toBeNull();
  });
});

describe('what a CFPackage may not be', () => {
  it('refuses a circle of isChildOf, with the path that goes round', () => {
    const [fout, ...meer] = fouten(bron({ 1: {}, 2: {}, 3: {} }, kind([1, 0], [1, 3], [2, 1], [3, 2])));
    expect(meer).toEqual([]);
    expect(fout?.path).toMatch(/^\/CFAssociations\/[123]$/);
    const stappen = fout?.message.match(/knoop \d/g) ?? [];
    expect(stappen).toHaveLength(4);
    expect(stappen[0]).toBe(stappen[3]);
    expect(new Set(stappen)).toEqual(new Set(['knoop 1', 'knoop 2', 'knoop 3']));
  });

  it('refuses a circle of precedes, also of one item', () => {
    expect(
      fouten(
        bron({ 1: {}, 2: {} }, [
          ['precedes', 1, 2],
          ['precedes', 2, 1],
        ]),
      )[0]?.message,
    ).toMatch(/knoop (1 › knoop 2 › knoop 1|2 › knoop 1 › knoop 2)/);
    expect(fouten(bron({ 1: {} }, [['precedes', 1, 1]]))[0]?.path).toBe('/CFAssociations/0');
  });

  it('refuses one identifier for two things, also for the document and an item', () => {
    const cf = bron({ 1: {}, 2: { identifier: id(1).toUpperCase() }, 3: { identifier: DOCUMENT } }, []);
    expect(fouten(cf)).toEqual([
      { path: '/CFItems/1/identifier', message: expect.stringContaining('/CFItems/0') },
      { path: '/CFItems/2/identifier', message: expect.stringContaining('/CFDocument') },
    ]);
  });

  it('refuses a tree of more than a hundred levels, and lists that are no lists', () => {
    const diep = Object.fromEntries(Array.from({ length: 102 }, (_, i) => [i + 1, {}]));
    const relaties = Array.from({ length: 102 }, (_, i): [number, number] => [i + 1, i]);
    expect(fouten(bron(diep, kind(...relaties)))).toEqual([
      { path: '/CFItems/100', message: expect.stringContaining('100 lagen') },
    ]);
    expect(fouten({ ...bron({}, []), CFItems: { a: 1 } })).toEqual([
      { path: '/CFItems', message: expect.any(String) },
    ]);
  });

  it('R9: refuses a package without a licence, unless a person gives one', () => {
    const cf = bron({ 1: {} }, [], { licenseURI: undefined });
    expect(fouten(cf)).toEqual([{ path: 'licentie', message: expect.any(String) }]);
    const gelezen = leesCase(cf, { opgave: { licentie: 'CC0-1.0' } });
    if (!gelezen.goed) throw new Error('refused');
    const uit = schrijfCase(gelezen.pakket);
    expect(uit.CFDocument.licenseURI?.title).toBe('CC0-1.0');
    expect(uit.CFDefinitions?.CFLicenses).toHaveLength(1);
  });
});

describe('CASE 1.0 and bent CASE 1.1', () => {
  it('reads what older systems write, says what it changed, and keeps what CASE 1.1 does not know', () => {
    const cf = bron(
      {
        1: { educationalLevel: '09', notes: null, eigenVeld: { a: 1 }, statusStartDate: 'gisteren' },
        2: { identifier: 'GEEN-GUID', conceptKeywords: 'a' },
      },
      [
        ['isChildOf', 1, 0, '3'],
        ['Is Child Of', 2, 0, 'x'],
      ],
    );
    const relaties = cf['CFAssociations'] as Obj[];
    Object.assign(relaties[1] ?? {}, { originNodeURI: { title: 't', identifier: 'GEEN-GUID', uri: 'u' } });
    const { pakket, regels } = goed(cf);
    const uit = schrijfCase(door(pakket));
    expect(uit.CFItems?.[0]).toMatchObject({
      educationLevel: ['09'],
      extensions: { eigenVeld: { a: 1 }, bron: { statusStartDate: 'gisteren' } },
    });
    expect(uit.CFItems?.[0]).not.toHaveProperty('notes');
    expect(uit.CFItems?.[1]).toMatchObject({
      conceptKeywords: ['a'],
      extensions: { bron: { identifier: 'GEEN-GUID' } },
    });
    expect(uit.CFAssociations?.[0]?.sequenceNumber).toBe(3);
    expect(uit.CFAssociations?.[1]).toMatchObject({
      associationType: 'isChildOf',
      extensions: { bron: { sequenceNumber: 'x' } },
      originNodeURI: { identifier: uit.CFItems?.[1]?.identifier },
    });
    expect(regels.map((r) => [r.plek, r.uitkomst])).toEqual([
      ['/CFItems/0', 'aangepast'],
      ['/CFItems/1', 'aangepast'],
      ['/CFAssociations/0', 'aangepast'],
      ['/CFAssociations/1', 'aangepast'],
    ]);
    expect(schrijfCase(door(goed(JSON.parse(JSON.stringify(uit)) as Obj).pakket))).toEqual(uit);
  });

  it('keeps what stands beside the lists, whatever it is', () => {
    const cf = {
      ...bron({ 1: {} }, []),
      CFPackageURI: 'x',
      extensions: 'tekst',
      CFDefinitions: { CFDingen: [1], extensions: { CFDingen: 2 } },
    };
    const uit = schrijfCase(door(goed(cf).pakket));
    expect(uit.extensions).toEqual({ CFPackageURI: 'x', bron: { extensions: 'tekst' } });
    expect(uit.CFDefinitions?.extensions).toEqual({ CFDingen: 2, bron: { CFDingen: [1] } });
  });

  it('leaves out what is no item or no relation, and says so', () => {
    const cf = {
      ...bron({ 1: {} }, []),
      CFItems: [7, ...(bron({ 1: {} }, [])['CFItems'] as Obj[])],
      CFAssociations: [{ associationType: 'isChildOf' }],
    };
    const { pakket, regels } = goed(cf);
    expect(pakket.leerdoelen).toHaveLength(1);
    expect(regels.filter((r) => r.uitkomst === 'geweigerd').map((r) => r.plek)).toEqual([
      '/CFItems/0',
      '/CFAssociations/0',
    ]);
  });
});
