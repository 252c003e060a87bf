import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { kompaslijnen11 } from '../../../fixtures/pakket/kompaslijnen-1-1.ts';
import { kalenderdag } from '../../../fixtures/school/datum.ts';
import { testDb } from '../../../test/support/db.ts';
import { actor, type DemoClass, demoClass, doel, lijn, niveau } from '../../../test/support/demo-class.ts';
import { createArrangementskaart } from '../../arrangementskaart/service.ts';
import { createLeerroute } from '../../leerroute/service.ts';
import type { KnownActor } from '../../model/actor.ts';
import { adoptPakket } from '../service.ts';
import {
  bekijkMigratie,
  maakMigratieOngedaan,
  overstapMet,
  vergelijkVersies,
  voerMigratieUit,
} from './service.ts';
import { dump, gepubliceerd, stapOver } from './testing/stage.ts';
import { in20, NIEUW_20, versie10, versie20 } from './testing/versies.ts';

const t = testDb();
let k: DemoClass;
let kaarten: ReturnType<typeof createArrangementskaart>;
const naar20 = { van: versie10.id, naar: versie20.id };
const naar11 = { van: versie10.id, naar: kompaslijnen11.id };

beforeAll(async () => {
  await gepubliceerd(t.db, versie10);
  await gepubliceerd(t.db, versie20);
  await gepubliceerd(t.db, kompaslijnen11);
});
beforeEach(async () => {
  k = await demoClass(t.db, 3);
  kaarten = createArrangementskaart({ keys: k.keys });
});

const leerling = (n: number) => k.leerlingen[n] ?? '';
const stand = (who: KnownActor, van: string, leerdoel: string, naar: number, id = randomUUID()) =>
  k.as(who, async (tx) => {
    await kaarten.setStand(tx, who, { acts: [{ id, leerling: van, leerdoel, stand: naar }] });
    return id;
  });
const ongedaan = (who: KnownActor, act: string) =>
  k.as(who, (tx) => kaarten.undoActs(tx, who, { acts: [{ id: randomUUID(), act }] }));
const dumpNu = () => k.as(k.petra, (tx) => dump(tx));
const kaart = (van: string) => k.as(k.petra, (tx) => kaarten.kaart(tx, k.petra, van));
/** Code → stand of what is on the card of a pupil now; what was carried over has a star. */
const opKaart = async (van: string) =>
  Object.fromEntries(
    (await kaart(van)).leergebieden
      .flatMap((g) => g.leerlijnen)
      .flatMap((l) => l.doelen)
      .map((d) => [`${d.code}${d.meegenomen ? '*' : ''}`, d.stand]),
  );
const terug = (id: string) => k.as(k.petra, (tx) => maakMigratieOngedaan(tx, k.petra, id));
async function gedaan(versies: typeof naar20, keuzes?: Parameters<typeof stapOver>[3]): Promise<string> {
  const uit = await stapOver(k, k.petra, versies, keuzes);
  if (uit.kind !== 'gedaan') throw new Error(uit.kind);
  return uit.migratie;
}

describe('R10: pupils go to another version of the package', () => {
  it('story 8: tells before anything changes who has the doel that is split, and changes nothing', async () => {
    await k.as(k.petra, (tx) =>
      createLeerroute({ keys: k.keys }).placeLeerlingen(tx, k.petra, {
        ...{
          id: randomUUID(),
          wie: { leerlingen: [leerling(0), leerling(1)] },
          leerroute: versie10.leerroutes[3]?.id ?? '',
        },
        ...{ periode: k.periode, streefniveaus: [{ leerlijn: lijn('RW-E'), niveau: niveau('RW-E', 4) }] },
        ...{ op: kalenderdag(new Date()), beslotenDoor: 'Commissie', reden: 'Kan dit aan' },
      }),
    );
    await stand(k.marjan, leerling(0), doel('RW-E-4a'), 4);
    const voor = await dumpNu();
    const voorbeeld = await k.as(k.petra, (tx) => bekijkMigratie(tx, k.petra, naar11));
    expect(voorbeeld.leerlingen).toHaveLength(4);
    expect(
      voorbeeld.doelen.map((d) => [d.regel.oud.code, d.regel.lot, d.regel.stand, d.leerlingen, d.behaald]),
    ).toEqual([['RW-E-4a', 'gesplitst', 'open', 2, 1]]);
    expect(voorbeeld.doelen[0]?.wie.map((w) => [w.leerling.naam.voluit, w.stand])).toEqual([
      ['Leerling0 Proef00', 4],
      ['Leerling1 Proef01', 0],
    ]);
    expect(voorbeeld.nieuw).toEqual([]); // nobody works on niveau 3
    expect(await dumpNu()).toEqual(voor);

    await gedaan(naar11);
    expect(await opKaart(leerling(0))).toMatchObject({ 'RW-E-4c': 3, 'RW-E-4d': 3, 'RW-E-4b': 0 });
    expect(Object.keys(await opKaart(leerling(0)))).not.toContain('RW-E-4a');
  });

  it('gives every doel what its rule says: same, reworded, split, merged, moved, dropped and new', async () => {
    for (const [code, naar] of [
      ['RW-E-2a', 4],
      ['RW-E-2b', 4],
      ['NT-M-2a', 3],
      ['NT-M-2b', 4],
      ['SE-S-2a', 2],
      ['SE-S-2b', 1],
    ] as const)
      await stand(k.marjan, leerling(0), doel(code), naar);
    const oude = await dumpNu();
    await gedaan(naar20);
    expect(await opKaart(leerling(0))).toEqual({
      ...{ 'RW-E-2b': 4, 'RW-E-2c': 3, 'RW-E-2d': 3, 'RW-E-2e': 0 }, // reworded, split, new
      'NT-M-2c': 3, // the lowest of the two it was made of
      'SE-S-2b*': 1, // went to a higher niveau and is still open: stays on the card
    });
    // Nothing of what stood there is lost: the rows are ended, and otherwise as they were.
    const zonder = (rijen: string[] | undefined) =>
      (rijen ?? []).map((r) => JSON.stringify({ ...(JSON.parse(r) as object), ended_by: null, tot: null }));
    const nu = await dumpNu();
    for (const tabel of ['plaatsing', 'streefniveau', 'kaart_doel', 'kaart_actie'])
      expect(zonder(nu[tabel])).toEqual(expect.arrayContaining(zonder(oude[tabel])));
  });

  it('lets a person choose what the parts of a split doel begin with', async () => {
    await stand(k.marjan, leerling(0), doel('RW-E-2a'), 4);
    const met = async (keuze: 'mee' | 'opnieuw') => {
      const id = await gedaan(naar20, { splitsing: { [doel('RW-E-2a')]: keuze }, leerroute: {} });
      const uit = await opKaart(leerling(0));
      expect((await terug(id)).kind).toBe('ongedaan');
      return [uit['RW-E-2c'], uit['RW-E-2d']];
    };
    expect(await met('mee')).toEqual([4, 4]);
    expect(await met('opnieuw')).toEqual([0, 0]);
  });

  it('keeps what was done: acties go along with who did them and when, also when the package has them no more', async () => {
    const voor = (await kaart(leerling(0))).leergebieden
      .flatMap((g) => g.leerlijnen)
      .flatMap((l) => l.doelen);
    const acties = voor.filter((d) => d.code === 'NT-M-2a' || d.code === 'RW-E-2b').flatMap((d) => d.acties);
    await k.as(k.igor, (tx) =>
      kaarten.tickActie(tx, k.igor, {
        acts: acties.map((a) => ({ id: randomUUID(), kaartActie: a.id, gedaan: true })),
      }),
    );
    const gedaanWas = acties.map((a) => a.tekst).sort();
    expect(gedaanWas.length).toBeGreaterThan(2);
    await gedaan(naar20);
    const na = (await kaart(leerling(0))).leergebieden.flatMap((g) => g.leerlijnen).flatMap((l) => l.doelen);
    const klaar = na.flatMap((d) =>
      d.acties.filter((a) => a.gedaan).map((a) => [d.code, a.tekst, a.gedaanDoor] as const),
    );
    expect(klaar.map((x) => x[1]).sort()).toEqual(gedaanWas);
    expect(new Set(klaar.map((x) => x[2]))).toEqual(new Set(['Igor Helmgras']));
    expect(new Set(klaar.map((x) => x[0]))).toEqual(new Set(['NT-M-2c', 'RW-E-2b']));
    expect(na.find((d) => d.code === 'RW-E-2d')?.acties.map((a) => [a.tekst, a.gedaan])).toEqual(
      voor.find((d) => d.code === 'RW-E-2a')?.acties.map((a) => [a.tekst, false]),
    );
  });

  it('changes no history: every act stays, the judgements show at the doel that came of it, the placement keeps its day', async () => {
    await stand(k.marjan, leerling(0), doel('RW-E-2a'), 2);
    const acts = async () =>
      (await k.as(k.petra, (tx) => dump(tx, ['act'])))['act']?.filter((a) => !a.includes('pakket_migratie'));
    const [voor, routes] = [await acts(), createLeerroute({ keys: k.keys })];
    const profielVoor = await k.as(k.petra, (tx) => routes.leerlingprofiel(tx, k.petra, leerling(0)));
    const reisVoor = await k.as(k.petra, (tx) => routes.leerreis(tx, k.petra, leerling(0)));
    await gedaan(naar20);
    expect(await acts()).toEqual(voor);
    const zoom = await k.as(k.petra, (tx) =>
      routes.leerdoelZoom(tx, k.petra, leerling(0), in20(NIEUW_20.deelA)),
    );
    expect(zoom.waarnemingen.map((w) => [w.naar, w.door])).toEqual([[2, 'Marjan Schelpenpad']]);
    const profiel = await k.as(k.petra, (tx) => routes.leerlingprofiel(tx, k.petra, leerling(0)));
    const kop = ({ plaatsing }: typeof profiel) => [
      plaatsing?.sinds,
      plaatsing?.beslotenDoor,
      plaatsing?.reden,
      plaatsing?.leerroute.code,
    ];
    expect(kop(profiel)).toEqual(kop(profielVoor));
    const reis = await k.as(k.petra, (tx) => routes.leerreis(tx, k.petra, leerling(0)));
    expect(reis[0]).toMatchObject({
      soort: 'pakket',
      van: 'Kompaslijnen 1.0 (demo)',
      naar: 'Kompaslijnen 2.0 (proef)',
    });
    expect(reis.slice(1)).toEqual(reisVoor);
  });

  it('asks to look again when what was looked at is otherwise by now, and not when only what goes along changed', async () => {
    const zie = () => k.as(k.petra, (tx) => bekijkMigratie(tx, k.petra, naar20));
    const probeer = (afdruk: string) =>
      k.as(k.petra, (tx) =>
        voerMigratieUit(tx, k.petra, {
          id: randomUUID(),
          ...naar20,
          keuzes: { splitsing: {}, leerroute: {} },
          afdruk,
        }),
      );
    const { afdruk } = await zie();
    await stand(k.marjan, leerling(0), doel('RW-E-2a'), 3); // is going to be split
    const voor = await dumpNu();
    expect(await probeer(afdruk)).toMatchObject({
      kind: 'veranderd',
      voorbeeld: {
        doelen: expect.arrayContaining([
          expect.objectContaining({ wie: expect.arrayContaining([expect.objectContaining({ stand: 3 })]) }),
        ]),
      },
    });
    expect(await dumpNu()).toEqual(voor);
    const weer = await zie();
    await stand(k.marjan, leerling(0), doel('RW-E-2b'), 3); // only reworded
    expect(await probeer(weer.afdruk)).toMatchObject({ kind: 'gedaan', leerlingen: 4 });
  });

  it('happens once when it is sent twice', async () => {
    const id = randomUUID();
    const { afdruk } = await k.as(k.petra, (tx) => bekijkMigratie(tx, k.petra, naar20));
    const doe = () =>
      k.as(k.petra, (tx) =>
        voerMigratieUit(tx, k.petra, { id, ...naar20, keuzes: { splitsing: {}, leerroute: {} }, afdruk }),
      );
    const uit = await Promise.all([doe(), doe()]);
    expect(uit).toEqual([1, 2].map(() => ({ kind: 'gedaan', migratie: id, leerlingen: 4 })));
  });

  it('takes what was shared of a leerlijn along, and gives it back', async () => {
    const joep = actor(k.school, k.wendy.person, 'zorgverlener');
    const delen = (
      leerlijn: string,
    ) => sql`INSERT INTO koers.lijn_deling (school_id, leerling_id, leerlijn_id, person_id, tot, gedeeld_door)
      VALUES (${k.school}, ${leerling(0)}, ${leerlijn}, ${joep.person}, koers.vandaag() + 30, ${k.petra.person})`;
    await k.as(k.petra, (tx) => delen(lijn('RW-E')).execute(tx));
    const ziet = async () =>
      (await k.as(joep, (tx) => kaarten.kaart(tx, joep, leerling(0)))).leergebieden
        .flatMap((g) => g.leerlijnen)
        .map((l) => l.code);
    expect(await ziet()).toEqual(['RW-E']);
    const id = await gedaan(naar20);
    expect(await ziet()).toEqual(['RW-E']);
    await terug(id);
    expect(await ziet()).toEqual(['RW-E']);
  });

  it('is for who keeps packages and places pupils, and does not exist for another school', async () => {
    const beheerder = actor(k.school, k.petra.person, 'beheerder');
    await expect(k.as(beheerder, (tx) => bekijkMigratie(tx, beheerder, naar20))).rejects.toMatchObject({
      code: 'not_allowed',
    });
    await expect(k.as(k.marjan, (tx) => bekijkMigratie(tx, k.marjan, naar20))).rejects.toMatchObject({
      code: 'not_allowed',
    });
    expect(
      (await k.as(k.marjan, (tx) => vergelijkVersies(tx, k.marjan, naar20))).aantallen.leerdoel.gesplitst,
    ).toBe(1);
    const id = await gedaan(naar20);
    const ander = await demoClass(t.db, 1);
    await expect(
      ander.as(ander.petra, (tx) => maakMigratieOngedaan(tx, ander.petra, id)),
    ).rejects.toMatchObject({ code: 'not_found' });
    await expect(
      k.as(k.petra, (tx) => bekijkMigratie(tx, k.petra, { van: naar20.naar, naar: naar20.van })),
    ).rejects.toMatchObject({ code: 'conflict' });
  });

  it('leaves a line in the trail for the school and for every pupil', async () => {
    const id = await gedaan(naar20);
    const regels = await k.as(k.petra, (tx) =>
      sql<{
        actie: string;
        soort: string;
        n: number;
      }>`SELECT actie, onderwerp_soort AS soort, count(*)::int AS n FROM koers.spoor
        WHERE details->>'migratie' = ${id} GROUP BY 1, 2 ORDER BY 2`.execute(tx),
    );
    expect(regels.rows).toEqual([
      { actie: 'pakket_migratie', soort: 'leerling', n: 4 },
      { actie: 'pakket_migratie', soort: 'pakket', n: 1 },
    ]);
  });
});

describe('R10: undo of a migration', () => {
  it('brings back exactly what was, row by row, and can be followed by another migration', async () => {
    await stand(k.marjan, leerling(0), doel('RW-E-2a'), 3);
    await stand(k.igor, leerling(1), doel('NT-M-2b'), 1);
    const voor = await dumpNu();
    const id = await gedaan(naar20);
    expect(await dumpNu()).not.toEqual(voor);
    expect(await terug(id)).toEqual({ kind: 'ongedaan', leerlingen: 4 });
    expect(await dumpNu()).toEqual(voor);
    expect(await terug(id)).toEqual({ kind: 'al_ongedaan' });
    const weer = await gedaan(naar11);
    await terug(weer);
    expect(await dumpNu()).toEqual(voor);
  });

  it('is refused after the first act on a doel that came along, and possible again when that act is undone', async () => {
    await stand(k.marjan, leerling(0), doel('RW-E-2b'), 3);
    const voor = await dumpNu();
    const id = await gedaan(naar20);
    const naMigratie = await dumpNu();
    const act = await stand(k.marjan, leerling(0), in20(doel('RW-E-2b')), 4);
    expect(await terug(id)).toEqual({ kind: 'erop_gewerkt', handelingen: 1 });
    expect((await k.as(k.petra, (tx) => overstapMet(tx, k.petra, id))).erna).toBe(1);
    expect((await ongedaan(k.marjan, act)).kind).toBe('ongedaan');
    expect(await dumpNu()).toEqual(naMigratie); // back to the stand it came with, not to nothing
    expect((await terug(id)).kind).toBe('ongedaan');
    expect(await dumpNu()).toEqual(voor);
  });

  it('is refused after a placement or an actie on the new version', async () => {
    const id = await gedaan(naar20);
    const na = await dumpNu();
    const actie = (await kaart(leerling(0))).leergebieden
      .flatMap((g) => g.leerlijnen)
      .flatMap((l) => l.doelen)
      .flatMap((d) => d.acties)[0];
    const tik = randomUUID();
    await k.as(k.marjan, (tx) =>
      kaarten.tickActie(tx, k.marjan, { acts: [{ id: tik, kaartActie: actie?.id ?? '', gedaan: true }] }),
    );
    expect((await terug(id)).kind).toBe('erop_gewerkt');
    await ongedaan(k.marjan, tik);
    expect(await dumpNu()).toEqual(na);
    const geplaatst = await k.as(k.petra, (tx) =>
      kaarten.placeNiveau(tx, k.petra, {
        ...{
          id: randomUUID(),
          leerling: leerling(0),
          leerlijn: in20(lijn('RW-E')),
          naarNiveau: in20(niveau('RW-E', 3)),
        },
        openDoelen: Object.fromEntries(
          [doel('RW-E-2b'), NIEUW_20.deelA, NIEUW_20.deelB, NIEUW_20.erbij].map(
            (d) => [in20(d), 'meenemen'] as const,
          ),
        ),
      }),
    );
    expect(geplaatst.kind).toBe('geplaatst');
    expect((await terug(id)).kind).toBe('erop_gewerkt');
  });

  it('stands in the way of undoing what was done before it, and no more once it is undone', async () => {
    const act = await stand(k.marjan, leerling(0), doel('RW-E-2b'), 3);
    const id = await gedaan(naar20);
    expect((await ongedaan(k.marjan, act)).kind).toBe('niet_meer_mogelijk');
    await terug(id);
    expect((await ongedaan(k.marjan, act)).kind).toBe('ongedaan');
  });

  it('leaves the version that was left behind: the school can choose it again only after undoing', async () => {
    const kies = () => k.as(k.petra, (tx) => adoptPakket(tx, k.petra, { versie: versie10.id }));
    const id = await gedaan(naar20);
    await expect(kies()).rejects.toMatchObject({ code: 'conflict' });
    await terug(id);
    await expect(kies()).resolves.toBeUndefined();
  });

  it('tells who still looks at a card from before to load it again, and takes no mark that nobody would see', async () => {
    const actie = (await kaart(leerling(0))).leergebieden
      .flatMap((g) => g.leerlijnen)
      .flatMap((l) => l.doelen)
      .flatMap((d) => d.acties)[0];
    await gedaan(naar20);
    const voor = await dumpNu();
    await expect(stand(k.marjan, leerling(0), doel('RW-E-2b'), 2)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('andere versie'),
    });
    await expect(
      k.as(k.marjan, (tx) =>
        kaarten.tickActie(tx, k.marjan, {
          acts: [{ id: randomUUID(), kaartActie: actie?.id ?? '', gedaan: true }],
        }),
      ),
    ).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('andere versie') });
    expect(await dumpNu()).toEqual(voor);
  });
});
