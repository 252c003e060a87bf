import { describe, expect, it } from 'vitest';
import type { Bronbestand, Kerndoeluitgave } from './bron.ts';
import { leesKerndoelen } from './lees.ts';
import { bestand, kleineBron, kleineFo, NIVEAU, uuid } from './testing/bron.ts';

function uitgave(bestanden: readonly Bronbestand[]): Kerndoeluitgave {
  const { fouten, uitgaven } = leesKerndoelen(bestanden);
  expect(fouten).toEqual([]);
  const [eerste] = uitgaven;
  if (!eerste) throw new Error('no edition');
  return eerste;
}

const item = (u: Kerndoeluitgave, n: number) => u.items.find((i) => i.id === uuid(n));
const relaties = (u: Kerndoeluitgave, n: number) =>
  u.relaties.filter((r) => r.van === uuid(n)).map((r) => [r.soort, r.plek, r.naar]);
const plekken = (bestanden: readonly Bronbestand[]) =>
  leesKerndoelen(bestanden).fouten.map((fout) => fout.path);

describe('R11: kerndoelen of SLO are read whole', () => {
  it('takes the statement from the title of a kerndoel, and from the description in curriculum-fo', () => {
    expect(item(uitgave(kleineBron()), 1)).toMatchObject({
      tekst: 'De leerling kan 1.',
      kort: 'Kunnen 1',
      prefix: 'Proef 1',
    });
    expect(item(uitgave(kleineFo()), 121)).toMatchObject({
      tekst: 'De leerling doet 121.',
      kort: 'Kerndoel 121',
    });
    expect(item(uitgave(kleineFo()), 110)).toMatchObject({ tekst: 'Getallen', kort: null });
  });

  it('keeps every reference in its order, also to what stands elsewhere, and every unknown field', () => {
    const u = uitgave(kleineBron());
    expect(relaties(u, 2)).toEqual([
      ['niveau_id', 0, NIVEAU.zml],
      ['niveau_id', 1, NIVEAU.am],
    ]);
    expect(relaties(u, 20)).toEqual([
      ['kerndoel_domein_id', 0, uuid(10)],
      ['vakleergebied_id', 0, uuid(800)],
    ]);
    expect(relaties(u, 21)).toContainEqual(['fo_set_id', 0, 'abcdef00-0000-4000-8000-000000000001']);
    expect(item(u, 1)?.rest).toEqual({ nieuwVeld: { diep: ['é', 1, null] } });
    expect(item(u, 51)?.rest).toEqual({ types: ['kerndoel_domein'], replacedBy: [] });
  });

  it('keeps what was withdrawn, with what it was replaced by, and puts it in no list', () => {
    const u = uitgave(kleineBron());
    expect(item(u, 50)).toMatchObject({ vervallen: true, soort: 'kerndoel' });
    expect(relaties(u, 50)).toEqual([['replacedBy', 0, uuid(1)]]);
    expect(relaties(u, 1)).toContainEqual(['replaces', 0, uuid(50)]);
    expect(u.sets.flatMap((s) => s.leden.map((l) => l.item))).not.toContain(uuid(50));
  });

  it('counts what it took beside what the source holds', () => {
    const { tellingen } = uitgave(kleineBron());
    expect(tellingen.filter((t) => t.bron !== t.opgenomen)).toEqual([]);
    expect(tellingen).toContainEqual({ bestand: 'kerndoelen.json', wat: 'items', bron: 3, opgenomen: 3 });
    expect(tellingen).toContainEqual({ bestand: 'kerndoelen.json', wat: 'relaties', bron: 6, opgenomen: 6 });
  });

  it('names SLO as the source, and its licence; what a person says goes first', () => {
    const zonder = leesKerndoelen(kleineBron());
    expect(zonder.uitgaven[0]).toMatchObject({
      uitgever: 'SLO (Stichting Leerplanontwikkeling)',
      licentie: 'MIT',
    });
    expect(zonder.regels.map((r) => r.waarom).join()).toContain('geen licentie');
    const pakket = bestand('package.json', { version: '2025.11', license: 'CC-BY-4.0' });
    expect(uitgave([...kleineBron(), pakket])).toMatchObject({ licentie: 'CC-BY-4.0', uitgave: '2025.11' });
    const gezegd = leesKerndoelen([...kleineBron(), pakket], { uitgave: 'november', licentie: 'CC0-1.0' });
    expect(gezegd.uitgaven[0]).toMatchObject({ licentie: 'CC0-1.0', uitgave: 'november' });
  });
});

describe('R11: the lists that a leerroute is measured against', () => {
  const lijsten = (u: Kerndoeluitgave) =>
    u.sets.map((s) => [s.naam, s.leden.filter((l) => l.item === l.onder).map((l) => l.item)]);

  it('are one per niveau, without one for a niveau that stands in a longer list', () => {
    expect(lijsten(uitgave(kleineBron()))).toEqual([
      ['Kerndoelen so zml', [uuid(1), uuid(2)]],
      ['Kerndoelen vso am', [uuid(3), uuid(2)].sort()],
    ]);
  });

  it('have the names of what stands above a kerndoel as its chapter, the deepest way up', () => {
    const [zml] = uitgave(kleineBron()).sets;
    expect(zml?.leden.map((l) => [l.item, l.hoofdstuk])).toEqual([
      [uuid(1), ['Rekenen', 'Rekenen met geld']],
      [uuid(2), ['Taal']],
    ]);
  });

  it('of curriculum-fo hold kernzinnen in the order of their parent, with all that counts for them; no examenprogramma', () => {
    const { sets } = uitgave(kleineFo());
    expect(sets.map((s) => [s.naam, s.leden.map((l) => [l.item, l.onder])])).toEqual([
      [
        'Functionele kerndoelen zonder niveau',
        [
          [uuid(122), uuid(122)],
          [uuid(132), uuid(122)],
        ],
      ],
      [
        `Functionele kerndoelen niveau ${NIVEAU.zml.slice(0, 8)}`,
        [
          [uuid(121), uuid(121)],
          [uuid(131), uuid(121)],
          [uuid(141), uuid(121)],
        ],
      ],
    ]);
  });

  it('are one list when the source knows no niveaus', () => {
    const zonder = kleineBron({
      'kerndoelen.json': [{ id: uuid(1), title: 'De leerling kan 1.' }],
      'domeinen.json': undefined,
      'vakleergebieden.json': undefined,
      'deprecated.json': undefined,
    });
    expect(lijsten(uitgave(zonder))).toEqual([['Kerndoelen (SLO)', [uuid(1)]]]);
  });
});

describe('R9: bent input', () => {
  it('refuses a row and says where; the rest comes in', () => {
    const bent = kleineBron({
      'kerndoelen.json': [
        { id: uuid(1), title: 'De leerling kan 1.', niveau_id: [NIVEAU.zml, 'geen uuid'] },
        { id: 'x', title: 'Zonder id', niveau_id: [NIVEAU.zml] },
        { id: uuid(4), title: ' ' },
        'tekst',
        { id: uuid(5), title: 'Met \u0000 erin' },
      ],
    });
    const { fouten, uitgaven, regels } = leesKerndoelen(bent, { licentie: 'MIT' });
    expect(fouten).toEqual([]);
    expect(regels.filter((r) => r.uitkomst === 'geweigerd').map((r) => r.plek)).toEqual([
      'kerndoelen.json#/0/niveau_id/1',
      'kerndoelen.json#/1/id',
      'kerndoelen.json#/2/title',
      'kerndoelen.json#/3',
      'kerndoelen.json#/4/title',
    ]);
    expect(uitgaven[0]?.tellingen.slice(0, 2)).toEqual([
      { bestand: 'kerndoelen.json', wat: 'items', bron: 5, opgenomen: 1 },
      { bestand: 'kerndoelen.json', wat: 'relaties', bron: 3, opgenomen: 1 },
    ]);
    // What pointed at a refused row is kept and said.
    expect(regels).toContainEqual(
      expect.objectContaining({ plek: 'domeinen.json#/0/kerndoel_id/1', uitkomst: 'aangenomen' }),
    );
  });

  it('reads nothing at all when the files do not hold together, and names file and place', () => {
    expect(plekken(kleineBron({ 'domeinen.json': '[{"id": 1,}]' }))).toEqual(['domeinen.json']);
    expect(leesKerndoelen(kleineBron({ 'domeinen.json': '[\n{"id": 1,}]' })).fouten[0]?.message).toMatch(
      /regel 2, teken \d+/,
    );
    expect(plekken(kleineBron({ 'kerndoelen.json': { lijst: [] } }))).toEqual(['kerndoelen.json#/']);
    expect(plekken(kleineBron({ 'kerndoelen.json': [] }))).toEqual(['kerndoelen.json']);
    const dubbel = [
      { id: uuid(1), title: 'a' },
      { id: uuid(1).toUpperCase(), title: 'b' },
    ];
    expect(plekken(kleineBron({ 'kerndoelen.json': dubbel }))).toEqual(['kerndoelen.json#/1/id']);
    expect(plekken([bestand('iets.json', [])])).toEqual(['.']);
    expect(plekken([])).toEqual(['.']);
    const half = [...kleineBron(), ...kleineFo().map((b) => ({ ...b, naam: `fo/${b.naam}` }))];
    half.push({ naam: 'fo/deprecated.json', bytes: new Uint8Array([0xff, 0xfe, 0x00]) });
    expect(plekken(half)).toEqual(['fo/deprecated.json']);
    expect(leesKerndoelen(half).uitgaven).toEqual([]);
  });

  it('refuses a ring of references and shows it, from parent to child', () => {
    const kring = kleineBron({
      'kerndoelen.json': [
        { id: uuid(1), title: 'a', kerndoel_id: [uuid(2)] },
        { id: uuid(2), title: 'b', kerndoel_id: [uuid(1), uuid(3)] },
        { id: uuid(3), title: 'c' },
      ],
    });
    const [fout, ...meer] = leesKerndoelen(kring).fouten;
    expect(meer).toEqual([]);
    expect(fout?.path).toMatch(/^kerndoelen\.json#\/[01]$/);
    expect(fout?.message).toMatch(new RegExp(`${uuid(1)} → ${uuid(2)}|${uuid(2)} → ${uuid(1)}`));
  });
});
