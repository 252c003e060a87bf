import { describe, expect, it } from 'vitest';
import { leesPakket } from '../lezen.ts';
import { schrijfPakket } from '../schrijven.ts';

const lees = (bron: unknown, pakket: object = { licentie: 'eigen' }) =>
  leesPakket(new TextEncoder().encode(JSON.stringify(bron)), { naam: 'pakket.json', pakket });
function goed(bron: unknown) {
  const gelezen = lees(bron);
  if (!gelezen.goed) throw new Error(JSON.stringify(gelezen.fouten));
  return gelezen;
}

const PAKKET = {
  Naam: 'Schelpenlijnen',
  Versie: '2.1',
  Vakgebieden: [
    {
      Naam: 'Rekenen',
      Deelgebieden: [
        {
          Naam: 'Tellen',
          Items: [
            { Naam: 'telt tot tien', Niveau: 10, IsHoofdDoelstelling: true },
            { Naam: 'telt tot drie', Niveau: 2, IsHoofdDoelstelling: false },
          ],
        },
        { Naam: 'Ervaren', Items: [{ Naam: 'voelt het verschil' }, { Naam: '' }, 7] },
      ],
    },
    { Naam: 'Taal', Items: ['luistert', { Naam: 'praten', Items: [{ Naam: 'zegt zijn naam' }] }] },
  ],
};

describe('a package that nests vakgebied, deelgebied and item (R4, R9)', () => {
  it('reads items with a niveau and without', () => {
    const { pakket, formaat } = goed(PAKKET);
    expect(formaat).toBe('genest');
    expect(pakket).toMatchObject({ naam: 'Schelpenlijnen', versie: '2.1' });
    expect(pakket.leerlijnen.map((l) => [l.naam, l.geordend])).toEqual([
      ['Tellen', true],
      ['Ervaren', false],
      ['Taal', false],
    ]);
    const rang = new Map(pakket.niveaus.map((n) => [n.id, n.rang]));
    expect(pakket.leerdoelen.map((d) => [d.tekst, rang.get(d.niveauId ?? '')])).toEqual([
      ['telt tot tien', 2],
      ['telt tot drie', 1],
      ['voelt het verschil', undefined],
      ['luistert', undefined],
      ['zegt zijn naam', undefined],
    ]);
  });

  it('reports each item with its place, and keeps what has no column', () => {
    const { pakket, regels } = goed(PAKKET);
    expect(regels.filter((r) => r.uitkomst !== 'aangenomen').map((r) => [r.plek, r.uitkomst])).toEqual([
      ['/Vakgebieden/0/Deelgebieden/1/Items/1', 'geweigerd'],
      ['/Vakgebieden/0/Deelgebieden/1/Items/2', 'geweigerd'],
      ['/Vakgebieden/1/Items/1', 'aangepast'],
    ]);
    const cf = JSON.parse(new TextDecoder().decode(schrijfPakket(pakket, 'case-1.1'))) as {
      CFItems: { fullStatement: string }[];
    };
    expect(cf.CFItems.find((i) => i.fullStatement === 'telt tot tien')).toMatchObject({
      extensions: { bron: { IsHoofdDoelstelling: true } },
    });
  });

  it('reads other names, a list of vakgebieden, and lists inside an object as XML made them', () => {
    const lijst = [
      { naam: 'A', leerlijnen: { leerlijn: { naam: 'B', doelen: { doel: [{ omschrijving: 'c' }] } } } },
    ];
    expect(
      goed([{ naam: 'A', leerlijnen: [{ naam: 'B', doelen: [{ omschrijving: 'c' }] }] }]).pakket.leerdoelen[0]
        ?.tekst,
    ).toBe('c');
    expect(
      goed({ Leerlijnenpakket: { Vakgebieden: { Vakgebied: PAKKET.Vakgebieden } } }).pakket.leerdoelen,
    ).toHaveLength(5);
    expect(lees(lijst).goed).toBe(true);
  });

  it('refuses items without niveau below a deelgebied that has niveaus, and a package without licence', () => {
    const bron = {
      Vakgebieden: [
        { Naam: 'A', Deelgebieden: [{ Naam: 'B', Items: [{ Naam: 'c', Niveau: 1 }, { Naam: 'd' }] }] },
      ],
    };
    expect(goed(bron).regels.at(-1)).toMatchObject({
      plek: '/Vakgebieden/0/Deelgebieden/0/Items/1',
      uitkomst: 'geweigerd',
    });
    expect(lees(bron, {})).toMatchObject({ goed: false, fouten: [{ path: 'licentie' }] });
    expect(lees({ iets: 'anders' })).toMatchObject({ goed: false, formaat: null });
  });
});
