import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDb } from '../../../test/support/db.ts';
import { type DemoClass, dag, demoClass, doel, lijn, niveau } from '../../../test/support/demo-class.ts';
import { createArrangementskaart } from '../../arrangementskaart/service.ts';
import { testOpp } from '../../opp/klokken/test-school.ts';
import { Kaarten, OppStatus, Plaatsingen, Vraag } from './input.ts';
import { kaarten, oppStatus, plaatsingen } from './lijsten.ts';
import type { Gevraagd } from './store.ts';

const t = testDb();
let k: DemoClass;
let b: DemoClass;
const now = new Date();

beforeAll(async () => {
  k = await demoClass(t.db, 5);
  b = await demoClass(t.db, 1);
});

const vraag = (more: Partial<Gevraagd> = {}): Gevraagd => ({ ...Vraag.parse({}), eckId: false, ...more });
const inSchool = <T>(work: Parameters<typeof t.db.tenant<T>>[1], school = k.school) =>
  t.db.tenant({ school, actor: null }, work);

async function all<T>(read: (after: string | undefined) => Promise<{ rows: T[]; volgende: string | null }>) {
  const found: T[] = [];
  let pages = 0;
  for (let after: string | undefined; ; ) {
    const { rows, volgende } = await read(after);
    found.push(...rows);
    pages += 1;
    if (volgende === null) return { found, pages };
    after = volgende;
  }
}

describe('R69: what programs read', () => {
  it('cards of all pupils, page by page, each once, as the schema says', async () => {
    const { found, pages } = await all(async (after) => {
      const page = await inSchool((tx) => kaarten(tx, vraag({ limit: 2, after }), now));
      expect(Kaarten.parse(JSON.parse(JSON.stringify(page)))).toBeTruthy();
      return { rows: page.kaarten, volgende: page.volgende };
    });
    const pupils = await inSchool((tx) =>
      sql<{
        n: number;
      }>`SELECT count(DISTINCT leerling_id)::int AS n FROM koers.streefniveau WHERE tot IS NULL`.execute(tx),
    );
    expect(found.length).toBe(pupils.rows[0]?.n);
    expect(pages).toBe(Math.ceil(found.length / 2));
    expect(new Set(found.map((kaart) => kaart.leerling)).size).toBe(found.length);
    expect(found.every((kaart) => kaart.lijnen.length > 0 && !('eckId' in kaart))).toBe(true);
  });

  it('the same stand as the teacher sees, also of a doel that was carried over', async () => {
    const [leerling = ''] = k.leerlingen;
    const service = createArrangementskaart({ keys: k.keys });
    const acts = [{ id: crypto.randomUUID(), leerling, leerdoel: doel('RW-E-2a'), stand: 3 }];
    await k.as(k.marjan, (tx) => service.setStand(tx, k.marjan, { acts }));
    const { kaarten: one } = await inSchool((tx) => kaarten(tx, vraag({ leerling }), now));
    const shown = await k.as(k.marjan, (tx) => service.kaart(tx, k.marjan, leerling));
    const inApp = shown.leergebieden.flatMap((g) => g.leerlijnen.flatMap((l) => l.doelen));
    const overApi = one[0]?.lijnen.flatMap((l) => l.doelen) ?? [];
    expect(new Map(overApi.map((d) => [d.leerdoel, d.stand]))).toEqual(
      new Map(inApp.map((d) => [d.id, d.stand])),
    );
    expect(overApi.find((d) => d.leerdoel === doel('RW-E-2a'))?.stand).toBe(3);

    // On a higher niveau he has its doelen, and of the one before only what was still open.
    const higher = {
      ...{ id: crypto.randomUUID(), leerling, leerlijn: lijn('RW-E'), naarNiveau: niveau('RW-E', 3) },
      openDoelen: { [doel('RW-E-2a')]: 'meenemen', [doel('RW-E-2b')]: 'vervallen' } as const,
      reden: 'kan hij al',
    };
    const placed = await k.as(k.marjan, (tx) => service.placeNiveau(tx, k.marjan, higher));
    expect(placed.kind).toBe('geplaatst');
    const after = await inSchool((tx) => kaarten(tx, vraag({ leerling }), now));
    const codes = after.kaarten[0]?.lijnen.find((l) => l.leerlijn.code === 'RW-E')?.doelen.map((d) => d.code);
    expect(codes).toEqual(expect.arrayContaining(['RW-E-2a', 'RW-E-3a']));
    expect(codes).not.toContain('RW-E-2b');
    expect(new Set(codes).size, 'each once').toBe(codes?.length);
  });

  it('only what changed since a moment', async () => {
    const since = new Date().toISOString();
    expect((await inSchool((tx) => kaarten(tx, vraag({ since }), now))).kaarten).toEqual([]);
    const leerling = k.leerlingen[1] ?? '';
    const service = createArrangementskaart({ keys: k.keys });
    const acts = [{ id: crypto.randomUUID(), leerling, leerdoel: doel('RW-E-2b'), stand: 1 }];
    await k.as(k.marjan, (tx) => service.setStand(tx, k.marjan, { acts }));
    const page = await inSchool((tx) => kaarten(tx, vraag({ since }), now));
    expect(page.kaarten.map((kaart) => kaart.leerling)).toEqual([leerling]);
    expect((await inSchool((tx) => plaatsingen(tx, vraag({ since }), now))).plaatsingen).toEqual([]);
  });

  it('placements, the ended ones as well, and the ECK iD only when it may be read', async () => {
    const leerling = k.leerlingen[2] ?? '';
    await inSchool((tx) =>
      tx
        .insertInto('koers.person_key')
        .values({
          school_id: k.school,
          person_id: leerling,
          system: 'eckid',
          key: 'https://ketenid.nl/201703/ab',
          linked_by: 'test',
        })
        .execute(),
    );
    const page = await inSchool((tx) => plaatsingen(tx, vraag({ leerling, eckId: true }), now));
    expect(Plaatsingen.parse(page).plaatsingen.length).toBeGreaterThan(0);
    expect(page.plaatsingen.every((p) => p.eckId === 'https://ketenid.nl/201703/ab')).toBe(true);
    const without = await inSchool((tx) => plaatsingen(tx, vraag({ leerling }), now));
    expect(without.plaatsingen.some((p) => 'eckId' in p)).toBe(false);
  });

  it('whether each pupil has an OPP and whether it is on time, nothing of what is in it', async () => {
    const page = await inSchool((tx) => oppStatus(tx, vraag(), now));
    const { leerlingen } = OppStatus.parse(page);
    expect(leerlingen.map((l) => l.leerling).sort()).toEqual(
      expect.arrayContaining([...k.leerlingen].sort()),
    );
    const keys = new Set(leerlingen.flatMap((l) => Object.keys(l)));
    expect([...keys].sort()).toEqual(['concept', 'geldend', 'leerling', 'termijnen']);
  });

  it('which OPP holds and whether its evaluation is on time; not who becomes 18, nor whose TLV ends', async () => {
    const leerling = k.leerlingen[3] ?? '';
    const before = new Date().toISOString();
    await inSchool(async (tx) => {
      const opp = { school: k.school, leerling, door: k.petra.person };
      const versie = await testOpp(tx, {
        ...opp,
        status: 'vastgesteld',
        handeling: 'ingestemd',
        vastgesteld: dag(-400),
      });
      await tx
        .updateTable('koers.person_identity')
        .set({ geboortedatum: dag(-6500) })
        .where('person_id', '=', leerling)
        .execute();
      await tx
        .insertInto('koers.opp_stap')
        .values({
          ...{ school_id: k.school, leerling_id: leerling, versie_id: versie, soort: 'vastgesteld' },
          ...{ op: dag(0), door: k.petra.person },
        })
        .execute();
    });
    const [stand, nog] = (await inSchool((tx) => oppStatus(tx, vraag({ since: before }), now))).leerlingen;
    expect(nog, 'of the others nothing changed').toBeUndefined();
    expect(stand).toMatchObject({ leerling, geldend: { nummer: 1, status: 'vastgesteld' }, concept: null });
    expect(stand?.termijnen.map(({ soort, staat }) => [soort, staat])).toEqual([['evaluatie', 'te_laat']]);
    const later = new Date(Date.now() + 60_000).toISOString();
    expect((await inSchool((tx) => oppStatus(tx, vraag({ since: later }), now))).leerlingen).toEqual([]);
  });

  it('nothing of a pupil who left', async () => {
    const weg = k.leerlingen[4] ?? '';
    const all = async () =>
      JSON.stringify(
        await Promise.all(
          [kaarten, plaatsingen, oppStatus].map((read) => inSchool<object>((tx) => read(tx, vraag(), now))),
        ),
      );
    expect((await all()).split(weg).length).toBeGreaterThan(3);
    await inSchool((tx) =>
      tx.updateTable('koers.person').set({ ended_at: new Date() }).where('id', '=', weg).execute(),
    );
    expect(await all()).not.toContain(weg);
  });

  it('R85: nothing of another school, also when one asks for its pupil', async () => {
    const stranger = b.leerlingen[0] ?? '';
    for (const read of [kaarten, plaatsingen, oppStatus] as const) {
      const page = await inSchool<object>((tx) => read(tx, vraag({ leerling: stranger }), now));
      expect(JSON.stringify(page)).not.toContain(stranger);
      expect(
        Object.values(page)
          .flat()
          .filter((row) => typeof row === 'object' && row !== null),
      ).toEqual([]);
    }
  });
});
