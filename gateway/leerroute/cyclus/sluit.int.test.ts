import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDb } from '../../../test/support/db.ts';
import {
  type DemoClass,
  dag,
  demoClass,
  doel,
  groepMet,
  lijn,
  niveau,
} from '../../../test/support/demo-class.ts';
import { statements } from '../../../test/support/statements.ts';
import { createArrangementskaart } from '../../arrangementskaart/service.ts';
import type { KnownActor } from '../../model/actor.ts';
import { createLeerroute } from '../service.ts';
import { kiesVolgInstelling, STANDAARD } from '../volg-instelling.ts';
import {
  actsVanAfsluiting,
  type PeriodeSluiten,
  periodeSluiten,
  SluitInput,
  sluitPeriode,
  trekAfsluitingIn,
} from './service.ts';

const t = testDb();
let k: DemoClass;
const leerling = (n: number) => k.leerlingen[n] ?? '';
const zie = (who: KnownActor = k.marjan, groep = k.groep) =>
  k.as(who, (tx) => periodeSluiten(tx, who, groep, dag(0)));

type Rijen = SluitInput['rijen'];
/** As the page sends it: every row as it is proposed. */
function rijenVan(
  view: PeriodeSluiten,
  anders: (rij: Rijen[number]) => Partial<Rijen[number]> = () => ({}),
): Rijen {
  return view.leerlingen.flatMap((l) =>
    l.rijen.map((r) => {
      const rij = {
        leerling: l.leerling.id,
        leerlijn: r.leerlijn.id,
        afdruk: r.afdruk,
        keuze: r.voorstel.keuze,
        reden: 'zoals voorgesteld',
        vervallen: [],
      };
      return { ...rij, ...anders(rij) };
    }),
  );
}
const sluit = (rijen: Rijen, meer: Partial<SluitInput> = {}, who: KnownActor = k.marjan) => {
  const input = SluitInput.parse({ id: randomUUID(), groep: k.groep, rijen, ...meer });
  return k.as(who, (tx) => sluitPeriode(k.keys, tx, who, input, dag(0)));
};
const terug = (id: string, who: KnownActor = k.marjan) =>
  k.as(who, async (tx) => {
    const acts = await actsVanAfsluiting(tx, who, k.groep, id);
    const uit = await createArrangementskaart({ keys: k.keys }).undoActs(tx, who, {
      acts: acts.map((act) => ({ id: randomUUID(), act })),
    });
    if (uit.kind === 'ongedaan') await trekAfsluitingIn(tx, who, id);
    return uit.kind;
  });
const stand = (l: string, d: string, s: 0 | 1 | 2 | 3 | 4) =>
  k.as(k.marjan, (tx) =>
    createArrangementskaart({ keys: k.keys }).setStand(tx, k.marjan, {
      acts: [{ id: randomUUID(), leerling: l, leerdoel: doel(d), stand: s }],
    }),
  );
const streef = (n: number) =>
  k.as(k.petra, (tx) =>
    tx
      .selectFrom('koers.streefniveau')
      .select(['leerlijn_id', 'niveau_id', 'periode_id'])
      .where('leerling_id', '=', leerling(n))
      .where('tot', 'is', null)
      .orderBy('leerlijn_id')
      .execute(),
  );
const alles = () =>
  k.as(k.petra, async (tx) => ({
    streef: await tx.selectFrom('koers.streefniveau').selectAll().orderBy('id').execute(),
    kaart: await tx.selectFrom('koers.kaart_doel').selectAll().orderBy('id').execute(),
    acties: await tx.selectFrom('koers.kaart_actie').selectAll().orderBy('id').execute(),
    plaatsing: await tx.selectFrom('koers.plaatsing').selectAll().orderBy('id').execute(),
  }));

beforeAll(async () => {
  k = await demoClass(t.db, 12);
  // One is ready for more on one leerlijn; one has a doel that he did not reach.
  for (const d of ['RW-E-2a', 'RW-E-2b']) await stand(leerling(0), d, 4);
  await stand(leerling(1), 'RW-E-2a', 4);
});

describe('R57: a group closes a period in one sitting', () => {
  it('proposes for everybody, with reasons and the period that follows', async () => {
    const view = await zie();
    expect(view.van?.id).toBe(k.periode);
    expect(view.dagen).toBe(80);
    expect(view.naar).toMatchObject({ id: null, van: dag(80) });
    expect(view.leerlingen.map((l) => l.rijen.length)).toEqual(Array(12).fill(3));
    const geld = (n: number) => view.leerlingen[n]?.rijen.find((r) => r.leerlijn.code === 'RW-E');
    expect(geld(0)?.voorstel).toMatchObject({
      keuze: 'hoger',
      gronden: [{ soort: 'graad', behaald: 2, totaal: 2 }],
    });
    expect(geld(0)?.open).toEqual([]);
    expect(geld(1)?.voorstel.keuze).toBe('blijven');
    expect(geld(1)?.open.map((d) => d.code)).toEqual(['RW-E-2b']);
  });

  it('R57, R32: is one act for twelve pupils, unfinished doelen go along, and taking it back restores everything', async () => {
    const voor = await alles();
    const uit = await sluit(rijenVan(await zie()));
    expect(uit).toMatchObject({ kind: 'gesloten', leerlingen: 12, rijen: 36 });
    const na = await zie();
    expect(na.leerlingen.every((l) => l.rijen.length === 0 && l.gedaan.length === 3)).toBe(true);
    expect(na.leerlingen[0]?.gedaan[0]).toMatchObject({ groep: 'De Schelpen', door: 'Marjan Schelpenpad' });
    expect(na.afsluitingen).toMatchObject([{ leerlingen: 12, rijen: 36, terug: true }]);
    const geld = (await streef(0)).find((s) => s.leerlijn_id === lijn('RW-E'));
    expect(geld?.niveau_id).toBe(niveau('RW-E', 3));
    const periodes = new Set((await Promise.all([0, 1, 11].map(streef))).flat().map((s) => s.periode_id));
    expect(periodes.size).toBe(1);
    expect(periodes.has(k.periode)).toBe(false);
    const kaart = await k.as(k.marjan, (tx) =>
      createArrangementskaart({ keys: k.keys }).kaart(tx, k.marjan, leerling(1)),
    );
    const doelen = kaart.leergebieden.flatMap((g) => g.leerlijnen).flatMap((l) => l.doelen);
    expect(doelen.map((d) => d.code)).toContain('RW-E-2b');

    if (uit.kind !== 'gesloten') throw new Error('not closed');
    expect(await terug(uit.id)).toBe('ongedaan');
    expect(await alles()).toEqual(voor);
    expect((await zie()).afsluitingen).toEqual([]);
    await expect(terug(uit.id)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('R32: lower and keep stand in the leerreis with their reason; without a reason nothing happens', async () => {
    const rijen = rijenVan(await zie()).filter((r) => r.leerling === leerling(1));
    const lager = rijen.map((r) =>
      r.leerlijn === lijn('RW-E')
        ? { ...r, keuze: 'lager' as const, reden: 'Te veel nieuwe stof tegelijk' }
        : r,
    );
    const zonder = lager.map((r) => (r.keuze === 'lager' ? { ...r, reden: '' } : r));
    expect(await sluit(zonder)).toEqual({
      kind: 'reden_nodig',
      rijen: [{ leerling: leerling(1), leerlijn: lijn('RW-E') }],
    });
    const uit = await sluit(lager);
    expect(uit).toMatchObject({ kind: 'gesloten', leerlingen: 1, rijen: 3 });
    const reis = await k.as(k.petra, (tx) =>
      createLeerroute({ keys: k.keys }).leerreis(tx, k.petra, leerling(1)),
    );
    const geld = reis.find((s) => s.leerlijn === 'Geld');
    expect(geld).toMatchObject({ naar: 'Niveau 1', van: 'Niveau 2', reden: 'Te veel nieuwe stof tegelijk' });
    expect(reis.filter((s) => s.reden === 'zoals voorgesteld')).toHaveLength(2);
    // The open doel of niveau 2 goes along on the card of niveau 1.
    const { rijen: over = [], gedaan } = (await zie()).leerlingen[1] ?? {};
    expect([over.length, gedaan?.length]).toEqual([0, 3]);
    if (uit.kind === 'gesloten') await terug(uit.id);
  });

  it('R57: a doel can be dropped with a reason instead of going along', async () => {
    const rijen = rijenVan(await zie()).filter(
      (r) => r.leerling === leerling(1) && r.leerlijn === lijn('RW-E'),
    );
    const uit = await sluit(
      rijen.map((r) => ({
        ...r,
        keuze: 'hoger' as const,
        vervallen: [doel('RW-E-2b')],
        reden: 'Niet meer nodig',
      })),
    );
    const rij = await k.as(k.petra, (tx) =>
      tx
        .selectFrom('koers.kaart_doel')
        .select(['meegenomen', 'vervallen'])
        .where('leerling_id', '=', leerling(1))
        .where('leerdoel_id', '=', doel('RW-E-2b'))
        .executeTakeFirst(),
    );
    expect(rij).toEqual({ meegenomen: false, vervallen: true });
    if (uit.kind === 'gesloten') await terug(uit.id);
  });

  it('shows what changed meanwhile and overwrites nothing', async () => {
    const rijen = rijenVan(await zie());
    await stand(leerling(4), 'SE-S-2a', 4);
    const voor = await alles();
    expect(await sluit(rijen)).toEqual({
      kind: 'veranderd',
      rijen: [{ leerling: leerling(4), leerlijn: lijn('SE-S') }],
    });
    expect(await alles()).toEqual(voor);
  });

  it('counts once when it is sent twice, says so when it was closed already, and refuses the id for another group', async () => {
    const rijen = rijenVan(await zie());
    const id = randomUUID();
    const eerst = await sluit(rijen, { id });
    expect(await sluit(rijen, { id })).toEqual(eerst);
    expect(await sluit(rijen)).toEqual({ kind: 'al_gesloten' });
    await expect(sluit(rijen, { id }, k.igor)).rejects.toMatchObject({ code: 'conflict' });
    expect(await terug(id)).toBe('ongedaan');
  });

  it('two people who close it at the same time: one does, the other one is told', async () => {
    const rijen = rijenVan(await zie());
    const uit = await Promise.all([sluit(rijen), sluit(rijen, {}, k.igor)]);
    expect(uit.map((u) => u.kind).sort()).toEqual(['al_gesloten', 'gesloten']);
    for (const [n, u] of uit.entries())
      if (u.kind === 'gesloten') expect(await terug(u.id, n === 0 ? k.marjan : k.igor)).toBe('ongedaan');
  });

  it('a pupil in two groups that close: the second one sees what is done', async () => {
    const tweede = await k.as(k.petra, (tx) =>
      groepMet(tx, k.school, 'Rekengroep', [k.wendy.person], [leerling(0), k.buiten]),
    );
    const eerst = await sluit(rijenVan(await zie()));
    const view = await zie(k.wendy, tweede);
    expect(view.leerlingen.map((l) => [l.rijen.length, l.gedaan.length]).sort()).toEqual([
      [0, 3],
      [3, 0],
    ]);
    expect(view.leerlingen.find((l) => l.gedaan.length > 0)?.gedaan[0]?.groep).toBe('De Schelpen');
    expect(await sluit(rijenVan(view), { groep: tweede }, k.wendy)).toMatchObject({
      leerlingen: 1,
      rijen: 3,
    });
    if (eerst.kind === 'gesloten') await terug(eerst.id);
  });

  it('R61: only who may place the pupils of the group sees or does it', async () => {
    const rijen = rijenVan(await zie());
    for (const who of [k.wendy, { ...k.marjan, roles: new Set(['begeleider' as const]) }]) {
      await expect(zie(who)).rejects.toMatchObject({ code: 'not_found' });
      await expect(sluit(rijen, {}, who)).rejects.toMatchObject({ code: 'not_found' });
    }
  });

  it('R23: counts several observers as the school does, for the proposal and for what goes along', async () => {
    await k.as(k.petra, (tx) =>
      kiesVolgInstelling(tx, k.petra, { ...STANDAARD, waarnemingRegel: 'twee_waarnemers' }),
    );
    const geld = async () => (await zie()).leerlingen[0]?.rijen.find((r) => r.leerlijn.id === lijn('RW-E'));
    // Marjan alone saw that both doelen were reached.
    const rij = await geld();
    expect(rij?.voorstel.keuze).toBe('blijven');
    expect(rij?.open).toHaveLength(2);
    const wens = {
      leerling: leerling(0),
      leerlijn: lijn('RW-E'),
      afdruk: rij?.afdruk ?? '',
      keuze: 'hoger' as const,
    };
    const uit = await sluit([{ ...wens, reden: '', vervallen: [] }]);
    const mee = await k.as(k.petra, (tx) =>
      tx
        .selectFrom('koers.kaart_doel')
        .select('meegenomen')
        .where('leerling_id', '=', leerling(0))
        .where('leerdoel_id', 'in', [doel('RW-E-2a'), doel('RW-E-2b')])
        .execute(),
    );
    expect(mee).toEqual([{ meegenomen: true }, { meegenomen: true }]);
    if (uit.kind === 'gesloten') await terug(uit.id);
    await k.as(k.petra, (tx) => kiesVolgInstelling(tx, k.petra, STANDAARD));
    expect((await geld())?.voorstel.keuze).toBe('hoger');
  });

  it('takes as many statements for twelve pupils as for three', async () => {
    const drie = await k.as(k.petra, (tx) =>
      groepMet(tx, k.school, 'Drie', [k.marjan.person], [leerling(2), leerling(3), leerling(5)]),
    );
    const kijk = (groep: string) =>
      statements(t.db, k.marjan, (tx) => periodeSluiten(tx, k.marjan, groep, dag(0)));
    expect(await kijk(k.groep)).toBe(await kijk(drie));
    const doe = async (groep: string) => {
      const id = randomUUID();
      const input = SluitInput.parse({ id, groep, rijen: rijenVan(await zie(k.marjan, groep)) });
      const n = await statements(t.db, k.marjan, (tx) => sluitPeriode(k.keys, tx, k.marjan, input, dag(0)));
      return { id, n };
    };
    const klein = await doe(drie);
    const acts = await k.as(k.marjan, (tx) => actsVanAfsluiting(tx, k.marjan, drie, klein.id));
    expect(acts).toHaveLength(9);
    await k.as(k.marjan, async (tx) => {
      await createArrangementskaart({ keys: k.keys }).undoActs(tx, k.marjan, {
        acts: acts.map((act) => ({ id: randomUUID(), act })),
      });
      await trekAfsluitingIn(tx, k.marjan, klein.id);
    });
    const groot = await doe(k.groep);
    expect(groot.n).toBe(klein.n);
    expect(groot.n).toBeLessThanOrEqual(24);
  });
});
