import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Kerndoeluitgave } from './bron.ts';
import { leesKerndoelen } from './lees.ts';
import { SLO, sloBestanden, zonderSlo } from './testing/slo-data.ts';

type Rij = Record<string, unknown>;
const FO = 'curriculum-fo-kerndoelen';
const KERNDOELEN = 'curriculum-kerndoelen/data';

const ruw = (naam: string) => JSON.parse(readFileSync(path.join(SLO, naam), 'utf8')) as Rij[];

function uitgave(bron: string): Kerndoeluitgave {
  const { fouten, uitgaven } = leesKerndoelen(sloBestanden());
  expect(fouten).toEqual([]);
  const u = uitgaven.find((eerste) => eerste.bron === bron);
  if (!u) throw new Error(`no ${bron}`);
  return u;
}
const tel = (u: Kerndoeluitgave, soort: string) =>
  u.items.filter((i) => i.soort === soort && !i.vervallen).length;

describe.skipIf(zonderSlo !== '')(`R11: SLO's own data comes in without a lost relation${zonderSlo}`, () => {
  it('takes every row and every reference that the files hold, as counted apart', () => {
    for (const [bron, folder] of [
      ['slonl/curriculum-kerndoelen', KERNDOELEN],
      ['slonl/curriculum-fo', FO],
    ] as const) {
      const u = uitgave(bron);
      expect(u.tellingen.filter((t) => t.bron !== t.opgenomen)).toEqual([]);
      const namen = readdirSync(path.join(SLO, folder));
      const rijen = namen.flatMap((naam) => ruw(`${folder}/${naam}`));
      expect(u.items).toHaveLength(rijen.length);
      const verwijzingen = rijen.flatMap((rij) =>
        Object.entries(rij)
          .filter(([veld, waarde]) => veld !== 'types' && Array.isArray(waarde))
          .flatMap(([veld, waarde]) => (waarde as string[]).map((naar) => `${rij['id']} ${veld} ${naar}`)),
      );
      expect(u.relaties.map((r) => `${r.van} ${r.soort} ${r.naar}`).sort()).toEqual(verwijzingen.sort());
    }
  });

  it('has 405 kerndoelen, by the sets that (v)so works with', () => {
    const u = uitgave('slonl/curriculum-kerndoelen');
    expect(tel(u, 'kerndoel')).toBe(405);
    const soorten = new Map<string, number>();
    for (const { prefix, soort, vervallen } of u.items) {
      const set = /^(PO|VO|SO \S+|VSO Kerndoel \w+)/.exec(prefix ?? '')?.[0];
      if (set && soort === 'kerndoel' && !vervallen) soorten.set(set, (soorten.get(set) ?? 0) + 1);
    }
    expect(Object.fromEntries(soorten)).toEqual({
      PO: 58,
      VO: 58,
      'SO nl/ml': 90,
      'SO zml/mg': 63,
      'VSO Kerndoel AM': 58,
      'VSO Kerndoel DB': 55,
      'VSO Kerndoel VA': 12,
      'VSO Kerndoel LO': 11,
    });
    const aantal = (naam: string) =>
      u.sets.find((s) => s.naam === naam)?.leden.filter((l) => l.item === l.onder).length;
    expect([aantal('Kerndoelen so zml/mb'), aantal('Kerndoelen so nl/ml')]).toEqual([63, 90]);
    expect([aantal('Kerndoelen vso am'), aantal('Kerndoelen vso db')]).toEqual([58 + 12 + 11, 55 + 11]);
    const statement = u.items.find((i) => i.prefix === 'SO zml/mg Kerndoel LS 20');
    expect(statement?.tekst.length).toBeGreaterThan((statement?.kort ?? '').length);
  });

  it('has the 4 functionele sets with 171 kernzinnen, 372 doelzinnen, 1710 uitwerkingen and 1292 illustraties in all', () => {
    const u = uitgave('slonl/curriculum-fo');
    expect(u.items.filter((i) => i.rest['settype'] === 'functionele kerndoelenset')).toHaveLength(4);
    const soorten = ['fo_set', 'fo_kernzin', 'fo_doelzin', 'fo_uitwerking', 'fo_illustratie'];
    expect(soorten.map((soort) => tel(u, soort))).toEqual([16, 171, 372, 1710, 1292]);
    expect(u.sets.map((s) => s.naam).sort()).toEqual([
      'Functionele kerndoelen so zml/mb',
      'Functionele kerndoelen vso am',
      'Functionele kerndoelen vso db',
      'Kerndoelen ob vo en vso',
      'Kerndoelen po en so',
    ]);
    // 18 + 24 + 9 + 9 kerndoelen; three of them hold for two niveaus.
    const functioneel = u.sets.filter(
      (s) => s.naam.startsWith('Functioneel') || s.naam.startsWith('Functionele'),
    );
    const kerndoelen = functioneel.flatMap((s) =>
      s.leden.filter((l) => l.item === l.onder).map((l) => l.item),
    );
    expect([kerndoelen.length, new Set(kerndoelen).size]).toEqual([63, 60]);
  });
});
