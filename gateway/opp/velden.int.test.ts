import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDb } from '../../test/support/db.ts';
import { demoClass, doel } from '../../test/support/demo-class.ts';
import { statements } from '../../test/support/statements.ts';
import { createArrangementskaart } from '../arrangementskaart/service.ts';
import { kiesVolgInstelling, STANDAARD } from '../leerroute/volg-instelling.ts';
import { kiesTermijnen, STANDAARD as TERMIJNEN } from './klokken/service.ts';
import {
  advies,
  inhoudVan,
  zie as kijk,
  klaarConcept,
  type OppToneel,
  oppToneel,
  overleg,
  typ,
  vast,
} from './testing/stage.ts';

const db = testDb();
let t: OppToneel;

beforeAll(async () => {
  t = await oppToneel(await demoClass(db.db, 6));
});

const l = (n: number) => t.leerling(n);
const zie = (n: number) => kijk(t, l(n));
const begin = (n: number) => t.as(t.k.marjan, (tx) => t.opp.begin(tx, t.k.marjan, l(n)));

describe('R38: keeping what is typed', () => {
  const schrijf = async (n: number, veld: string, waarde: string) => {
    const { stempels } = await zie(n);
    return await statements(db.db, t.k.marjan, (tx) =>
      t.opp.schrijfVeld(tx, t.k.marjan, { leerling: l(n), veld, waarde, gezien: stempels[veld] ?? 0 }),
    );
  };
  /** The status that is stored is the one that the OPP itself shows. */
  const opgeslagen = async (n: number) => {
    const { versie } = await zie(n);
    const { rows } = await t.as(t.k.petra, (tx) =>
      sql<{ status: string; handeling: string }>`SELECT status, handeling FROM koers.opp_versie
        WHERE leerling_id = ${l(n)}::uuid ORDER BY nummer DESC LIMIT 1`.execute(tx),
    );
    expect(rows[0]).toEqual({ status: versie?.status, handeling: versie?.handeling });
  };

  it('costs one field, not the whole OPP, however much there is in it', async () => {
    await begin(0);
    for (const veld of ['b.beeld', 'd.onderbouwing', 'e.zorg']) await schrijf(0, veld, 'Begin.');
    for (const veld of ['b.beeld', 'd.onderbouwing', 'e.zorg', 'e.hulpmiddelen', 'e.afwijkingen'])
      expect([veld, await schrijf(0, veld, 'Werkt graag buiten.')]).toEqual([veld, expect.any(Number)]);
    const kosten = await Promise.all(
      ['b.beeld', 'd.onderbouwing', 'e.zorg'].map((veld) => schrijf(0, veld, 'Werkt graag buiten en lang.')),
    );
    expect(Math.max(...kosten)).toBeLessThanOrEqual(6);
    expect((await zie(0)).inhoud?.b.beeld.waarde).toBe('Werkt graag buiten en lang.');
    await opgeslagen(0);
  });

  it('reads the rest where the text can change where the OPP stands, and the stored status is always that of the OPP', async () => {
    await klaarConcept(t, l(1));
    await opgeslagen(1);
    expect((await zie(1)).versie?.status).toBe('gehoord');
    expect(await schrijf(1, 'd.onderbouwing', 'Iets heel anders.')).toBeGreaterThan(20);
    expect((await zie(1)).versie?.status).toBe('concept');
    for (const [veld, waarde] of [
      ['e.zorg', ''],
      ['e.zorg', 'Fysiotherapie.'],
      ['e.zorg', 'Logopedie.'],
      ['b.beeld', 'Vrolijk.'],
    ] as const) {
      await schrijf(1, veld, waarde);
      await opgeslagen(1);
    }
  });
});

describe('R23: several observers', () => {
  it('says behaald in the OPP by the rule of the school, as the leerlingprofiel does', async () => {
    await begin(2);
    const kaart = createArrangementskaart({ keys: t.k.keys });
    const zet = (who: typeof t.k.marjan) =>
      t.as(who, (tx) =>
        kaart.setStand(tx, who, {
          acts: [{ id: randomUUID(), leerling: l(2), leerdoel: doel('RW-E-2a'), stand: 4 }],
        }),
      );
    const kies = (waarnemingRegel: 'laatste' | 'twee_waarnemers') =>
      t.as(t.directeur, (tx) => kiesVolgInstelling(tx, t.directeur, { ...STANDAARD, waarnemingRegel }));
    const ziet = async () => {
      const { b, e } = inhoudVan(await zie(2));
      return {
        behaald: b.leergebieden.filter((g) => g.nu.waarde?.includes(' 1 van ')).length,
        open: e.doelen.some((d) => d.code === 'RW-E-2a'),
      };
    };
    await zet(t.k.marjan);
    expect(await ziet()).toEqual({ behaald: 1, open: false });
    await kies('twee_waarnemers');
    expect(await ziet()).toEqual({ behaald: 0, open: true });
    await zet(t.k.igor);
    expect(await ziet()).toEqual({ behaald: 1, open: false });
    await kies('laatste');
  });
});

describe('L5: the advice of the commissie', () => {
  const stelIn = (cvbAdvies: 'sector' | 'ja' | 'nee') =>
    t.as(t.directeur, (tx) =>
      kiesTermijnen(tx, t.directeur, { termijnen: { ...TERMIJNEN, cvbAdvies }, rod: null }),
    );
  const houdtTegen = async (n: number) =>
    (await zie(n)).gaten.filter((g) => g.houdtTegen).some((g) => g.sleutel === 'h.cvb');

  it('is asked for in so and vso, not when the school chose otherwise, and again of each version', async () => {
    await begin(3);
    expect(await houdtTegen(3)).toBe(true);
    await stelIn('nee');
    expect(await houdtTegen(3)).toBe(false);
    await stelIn('sector');
    expect(await houdtTegen(3)).toBe(true);
    await advies(t, l(3));
    expect(await houdtTegen(3)).toBe(false);
    await klaarConcept(t, l(4));
    await vast(t, l(4));
    await t.as(t.k.marjan, (tx) => t.opp.stelBij(tx, t.k.marjan, { leerling: l(4), reden: 'Stage' }));
    await overleg(t, l(4));
    expect(await houdtTegen(4)).toBe(true);
  });

  it('is not asked for outside the (v)so', async () => {
    await begin(5);
    await db.db.platform((tx) =>
      sql`UPDATE koers.school SET sector = 'regulier' WHERE id = ${t.k.school}::uuid`.execute(tx),
    );
    expect(await houdtTegen(5)).toBe(false);
    await typ(t, l(5), 'b.beeld', 'Vrolijk.');
  });
});
