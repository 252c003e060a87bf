import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leesKerndoelen } from './lees.ts';
import { bestand, uuid } from './testing/bron.ts';
import { kapot } from './testing/kapot.ts';

describe('R9: whatever comes in', () => {
  it('1,000 damaged sources are read whole or refused with file and place; reading never throws', () => {
    let geweigerd = 0;
    fc.assert(
      fc.property(kapot, (bestanden) => {
        const { fouten, uitgaven, regels } = leesKerndoelen(bestanden);
        if (fouten.length > 0) {
          geweigerd += 1;
          expect(uitgaven).toEqual([]);
          for (const { path, message } of fouten) {
            expect(path).toMatch(/\.json(#\/.*)?$|^\.$/);
            expect(message.length).toBeGreaterThan(10);
          }
          return;
        }
        for (const { tellingen } of uitgaven)
          for (const t of tellingen) {
            const minder = regels.filter(
              (r) => r.uitkomst === 'geweigerd' && r.plek.startsWith(`${t.bestand}#`),
            );
            if (t.opgenomen !== t.bron) expect(minder.length).toBeGreaterThan(0);
          }
      }),
      { numRuns: 1000 },
    );
    expect(geweigerd).toBeGreaterThan(100);
  });

  it('any tree of parents and kerndoelen is read with every reference, or refused for a ring that is there', () => {
    const bomen = fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 30 });
    fc.assert(
      fc.property(bomen, (takken) => {
        const rows = Array.from({ length: 12 }, (_, n) => ({
          id: uuid(n),
          title: `De leerling kan ${n}.`,
          kerndoel_id: takken.filter(([van]) => van === n).map(([, naar]) => uuid(naar)),
        }));
        const { fouten, uitgaven } = leesKerndoelen([bestand('kerndoelen.json', rows)]);
        const bereikt = (van: number, gezien = new Set<number>()): Set<number> => {
          for (const [a, b] of takken) if (a === van && !gezien.has(b)) bereikt(b, gezien.add(b));
          return gezien;
        };
        const kring = rows.some((_, n) => bereikt(n).has(n));
        expect(fouten.length > 0).toBe(kring);
        if (kring) return;
        const [u] = uitgaven;
        expect(u?.relaties).toHaveLength(takken.length);
        const leden = u?.sets.flatMap((s) => s.leden) ?? [];
        for (let n = 0; n < 12; n += 1)
          expect(new Set(leden.filter((l) => l.onder === uuid(n)).map((l) => l.item))).toEqual(
            new Set([uuid(n), ...[...bereikt(n)].map(uuid)]),
          );
      }),
      { numRuns: 300 },
    );
  });
});
