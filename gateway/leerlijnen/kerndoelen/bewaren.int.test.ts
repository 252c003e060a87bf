import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { demoKerndoel } from '../../../fixtures/kerndoelen/demo-kerndoelen.ts';
import { kompaslijnen, pakketRij } from '../../../fixtures/pakket/kompaslijnen.ts';
import { testDb } from '../../../test/support/db.ts';
import { leesPakket } from '../formaten/lezen.ts';
import { schrijfPakket } from '../formaten/schrijven.ts';
import { PakketSchema } from '../pakket.ts';
import { importPakket } from '../service.ts';
import { importKerndoelen, leesKerndoelen, verslagVan } from './service.ts';
import { kapot } from './testing/kapot.ts';
import { sloBestanden, zonderSlo } from './testing/slo-data.ts';

const t = testDb();

/** What the database holds of one edition. */
async function bewaard(id: string) {
  return await t.db.platform(async (tx) => {
    const { rows } = await sql<{ items: number; relaties: number; leden: number }>`
      SELECT (SELECT count(*)::int FROM koers.kerndoel WHERE uitgave_id = ${id}) AS items,
        (SELECT count(*)::int FROM koers.kerndoel_relatie WHERE uitgave_id = ${id}) AS relaties,
        (SELECT count(*)::int FROM koers.kerndoelset_lid WHERE uitgave_id = ${id}) AS leden`.execute(tx);
    return rows[0];
  });
}

describe('R9, R11: what was read is stored whole', () => {
  it('of damaged sources too: all that was accepted, or nothing', { timeout: 60_000 }, async () => {
    let ingelezen = 0;
    await fc.assert(
      fc.asyncProperty(kapot, async (bestanden) => {
        const gelezen = leesKerndoelen(bestanden);
        if (gelezen.fouten.length > 0) {
          const weigering = t.db.platform((tx) => importKerndoelen(tx, gelezen));
          await expect(weigering).rejects.toMatchObject({ code: 'bad_request' });
          return;
        }
        await t.db.platform((tx) => importKerndoelen(tx, gelezen));
        ingelezen += 1;
        for (const u of gelezen.uitgaven)
          expect(await bewaard(verslagVan(u).id)).toEqual({
            items: u.items.length,
            relaties: u.relaties.length,
            leden: u.sets.reduce((n, s) => n + s.leden.length, 0),
          });
      }),
      { numRuns: 150 },
    );
    expect(ingelezen).toBeGreaterThan(20);
  });

  it('links of a package come along through CASE 1.1, and out again', async () => {
    const uit = schrijfPakket(PakketSchema.parse(kompaslijnen), 'case-1.1');
    const gelezen = leesPakket(uit, { naam: 'kompaslijnen.json' });
    if (!gelezen.goed) throw new Error(JSON.stringify(gelezen.fouten));
    const { versie } = await t.db.platform((tx) => importPakket(tx, gelezen.pakket));
    const { rows } = await t.db.platform((tx) =>
      sql<{ van: string; naar: string }>`
        SELECT entiteit AS van, kerndoel_id AS naar FROM koers.pakket_kerndoel WHERE pakket_versie_id = ${versie}`.execute(
        tx,
      ),
    );
    expect(rows).toHaveLength(kompaslijnen.rest.length);
    expect(rows).toContainEqual({ van: pakketRij('leerdoel', 'RW-E-1a'), naar: demoKerndoel(4) });
    expect(rows).toContainEqual({ van: pakketRij('leerdoel', 'EM-iii'), naar: demoKerndoel(14) });
  });

  it.skipIf(zonderSlo !== '')(`SLO's own data, whole${zonderSlo}`, async () => {
    const gelezen = leesKerndoelen(sloBestanden());
    const verslagen = await t.db.platform((tx) => importKerndoelen(tx, gelezen));
    expect(verslagen.map((v) => v.nieuw)).toEqual([true, true]);
    for (const [i, u] of gelezen.uitgaven.entries())
      expect(await bewaard(verslagen[i]?.id ?? '')).toMatchObject({
        items: u.items.length,
        relaties: u.relaties.length,
      });
    const weer = await t.db.platform((tx) => importKerndoelen(tx, gelezen));
    expect(weer.map((v) => v.nieuw)).toEqual([false, false]);
  });
});
