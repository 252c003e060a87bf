import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDb } from '../../../test/support/db.ts';
import {
  actor,
  type DemoClass,
  dag,
  demoClass,
  doel,
  lijn,
  persoon,
} from '../../../test/support/demo-class.ts';
import { afgeleid } from '../../../test/support/kaart-model.ts';
import { createDelingen } from '../../access/delingen.ts';
import { graad } from '../../leerroute/rules.ts';
import { kiesVolgInstelling } from '../../leerroute/volg-instelling.ts';
import { geldendeStand, type Oordeel } from '../../leerroute/volgen/waarnemers-rules.ts';
import type { KnownActor } from '../../model/actor.ts';
import { grantRole } from '../../school/people.ts';
import { createKaartInhoud } from '../inhoud-service.ts';
import { createArrangementskaart } from '../service.ts';
import type { WachtendeAct } from './input.ts';

const t = testDb();
let k: DemoClass;
let kaarten: ReturnType<typeof createArrangementskaart>;

beforeAll(async () => {
  k = await demoClass(t.db, 30);
  kaarten = createArrangementskaart({ keys: k.keys });
});

const leerling = (n: number) => k.leerlingen[n] ?? '';
/** So many minutes ago. */
const geleden = (minuten: number) => new Date(Date.now() - minuten * 60_000).toISOString();
let teller = 0;
const mark = (n: number, code: string, stand: number, over: object = {}): WachtendeAct => ({
  id: randomUUID(),
  soort: 'doel',
  leerling: leerling(n),
  leerdoel: doel(code),
  stand,
  verwacht: 0,
  op: geleden(30),
  volgnr: ++teller,
  ...over,
});
const TABLET = randomUUID();
const stuur = (who: KnownActor, acts: readonly WachtendeAct[], apparaat = TABLET) =>
  k.as(who, (tx) => kaarten.ontvangWachtrij(tx, who, { apparaat, acts: [...acts] }, new Date()));
const uitkomsten = async (who: KnownActor, acts: readonly WachtendeAct[]) =>
  (await stuur(who, acts)).acts.map((a) => a.waarom ?? a.uitkomst);

describe('R33: marks that waited on a tablet', () => {
  it('are all taken over once, however often they are sent, and say how the row stands now', async () => {
    const acts = [mark(0, 'RW-E-2a', 4), mark(0, 'RW-E-2b', 4), mark(1, 'RW-E-2a', 2)];
    const uit = await stuur(k.marjan, acts);
    expect(uit.acts.map((a) => a.uitkomst)).toEqual(['toegepast', 'toegepast', 'toegepast']);
    expect(uit.rijen.find((r) => r.leerling === leerling(0))?.graad?.procent).toBe(100);
    const before = await k.as(k.marjan, (tx) => afgeleid(tx, leerling(0), true));
    expect(await uitkomsten(k.marjan, acts)).toEqual(['al', 'al', 'al']);
    expect(await k.as(k.marjan, (tx) => afgeleid(tx, leerling(0), true))).toEqual(before);
  });

  it('take an actie along, and a cell that was marked twice ends at the last one (R29)', async () => {
    const kaart = await k.as(k.marjan, (tx) => kaarten.kaart(tx, k.marjan, leerling(2)));
    const actie = kaart.leergebieden[0]?.leerlijnen[0]?.doelen[0]?.acties[0]?.id ?? '';
    const gedaan = (over: object): WachtendeAct => ({
      ...{ id: randomUUID(), soort: 'actie' as const, kaartActie: actie, gedaan: true },
      ...{ op: geleden(5), volgnr: ++teller, ...over },
    });
    const uit = await stuur(k.marjan, [
      mark(2, 'RW-E-2a', 1, { op: geleden(9) }),
      mark(2, 'RW-E-2a', 3, { op: geleden(8), verwacht: 1 }),
      gedaan({}),
      gedaan({ gedaan: false, op: geleden(4) }),
      gedaan({ op: geleden(3) }),
    ]);
    expect(uit.acts.map((a) => a.uitkomst)).toEqual(Array(5).fill('toegepast'));
    expect(uit.cellen).toEqual([expect.objectContaining({ stand: 3 })]);
    expect(uit.acties).toEqual([expect.objectContaining({ kaartActie: actie, gedaan: true })]);
  });

  it('refuses one with its reason and holds up no other', async () => {
    const vreemd = { ...mark(3, 'RW-E-2a', 2), leerling: k.buiten } as WachtendeAct;
    const gebruikt = mark(3, 'SE-S-2a', 2);
    await stuur(k.marjan, [gebruikt]);
    expect(
      await uitkomsten(k.marjan, [
        vreemd,
        mark(3, 'RW-E-2a', 2),
        mark(3, 'VB-1a', 1), // a leerlijn this pupil does not work on
        mark(3, 'RW-E-2b', 2, { leerdoel: randomUUID() }),
        mark(3, 'RW-E-2b', 2, { op: geleden(60 * 24 * 9) }),
        { ...gebruikt, stand: 4 } as WachtendeAct,
      ]),
    ).toEqual(['niet_bij', 'toegepast', 'niet_bij', 'niet_bij', 'te_oud', 'id_in_gebruik']);
  });

  it('never counts later than it was received, whatever the clock of the device says', async () => {
    await stuur(k.marjan, [mark(4, 'RW-E-2a', 1, { op: geleden(-600) })]);
    const nu = await k.as(k.igor, (tx) =>
      kaarten.setStand(tx, k.igor, {
        acts: [{ id: randomUUID(), leerling: leerling(4), leerdoel: doel('RW-E-2a'), stand: 3 }],
      }),
    );
    expect(nu.cellen[0]?.stand).toBe(3);
    const kaart = await k.as(k.marjan, (tx) => kaarten.kaart(tx, k.marjan, leerling(4)));
    const doelen = kaart.leergebieden.flatMap((g) => g.leerlijnen).flatMap((l) => l.doelen);
    expect(doelen.find((d) => d.id === doel('RW-E-2a'))?.stand).toBe(3);
  });
});

describe('R23: two people who did not see each other', () => {
  it('are both kept; the later one counts, and who was not seen is shown with both stands until he chooses', async () => {
    const [igor, marjan] = [
      mark(5, 'NT-M-2a', 1, { op: geleden(10) }),
      mark(5, 'NT-M-2a', 4, { op: geleden(20) }),
    ];
    expect((await stuur(k.igor, [igor], randomUUID())).acts[0]?.uitkomst).toBe('toegepast');
    const uit = await stuur(k.marjan, [marjan]);
    expect(uit.acts[0]?.uitkomst).toBe('verschil');
    expect(uit.cellen[0]).toMatchObject({ stand: 1, laatsteAct: igor.id });
    const verschil = () => k.as(k.marjan, (tx) => kaarten.verschillen(tx, k.marjan, [marjan.id]));
    expect(await verschil()).toEqual([
      expect.objectContaining({ act: marjan.id, mijn: 4, ander: 1, nu: 1, anderDoor: 'Igor Helmgras' }),
    ]);
    expect(await k.as(k.igor, (tx) => kaarten.verschillen(tx, k.igor, [marjan.id]))).toEqual([]);
    await k.as(k.marjan, (tx) =>
      kaarten.setStand(tx, k.marjan, {
        acts: [{ id: randomUUID(), leerling: leerling(5), leerdoel: doel('NT-M-2a'), stand: 4 }],
      }),
    );
    expect(await verschil()).toEqual([]);
  });

  it('are shown as well when the other one confirmed, later, the very stand that was seen', async () => {
    await stuur(k.igor, [mark(26, 'NT-M-2b', 3, { op: geleden(60) })], randomUUID());
    await stuur(k.igor, [mark(26, 'NT-M-2b', 3, { op: geleden(10), verwacht: 3 })], randomUUID());
    const mijn = mark(26, 'NT-M-2b', 2, { op: geleden(20), verwacht: 3 });
    expect(await uitkomsten(k.marjan, [mijn])).toEqual(['verschil']);
    const [uit] = await k.as(k.marjan, (tx) => kaarten.verschillen(tx, k.marjan, [mijn.id]));
    expect(uit).toMatchObject({ mijn: 2, ander: 3, nu: 3 });
  });

  it('say nothing when they gave the same stand', async () => {
    await stuur(k.igor, [mark(6, 'NT-M-2a', 3)], randomUUID());
    expect(await uitkomsten(k.marjan, [mark(6, 'NT-M-2a', 3)])).toEqual(['toegepast']);
  });

  it('leave the same state whatever the order in which their tablets come back on the network', async () => {
    const Tikken = fc.array(
      fc.record({
        code: fc.constantFrom('RW-E-2a', 'RW-E-3a'),
        stand: fc.integer({ min: 0, max: 4 }),
        minuten: fc.integer({ min: 1, max: 3 }),
        tablet: fc.integer({ min: 0, max: 1 }),
      }),
      { minLength: 2, maxLength: 7 },
    );
    let over = 7;
    await fc.assert(
      fc.asyncProperty(
        Tikken.chain((x) =>
          fc.tuple(fc.constant(x), fc.shuffledSubarray([...x.keys()], { minLength: x.length })),
        ),
        async ([tikken, anders]) => {
          const [een, twee] = [over++, over++];
          const tablets = [randomUUID(), randomUUID()];
          const op = [1, 2, 3].map((m) => geleden(m));
          const speel = async (n: number, volgorde: readonly number[]) => {
            for (const i of volgorde) {
              const tik = tikken[i];
              if (!tik) continue;
              const act = mark(n, tik.code, tik.stand, { op: op[tik.minuten - 1], volgnr: i + 1 });
              await stuur(tik.tablet === 0 ? k.marjan : k.igor, [act], tablets[tik.tablet]);
            }
            return await k.as(k.marjan, async (tx) => {
              const rows = await tx
                .selectFrom('koers.kaart_doel as d')
                .innerJoin('koers.act as l', 'l.id', 'd.last_act')
                .innerJoin('koers.act as b', 'b.id', 'd.act_id')
                .where('d.leerling_id', '=', leerling(n))
                .select([
                  'd.leerdoel_id',
                  'd.stand',
                  'd.changed_at',
                  'l.data as last',
                  'l.actor_id',
                  'b.soort',
                  'b.data as begin',
                ])
                .orderBy('d.leerdoel_id')
                .execute();
              // `van` tells what stood there when the mark came in: it is history, not state.
              const zonder = (data: unknown) => ({ ...(data as Record<string, unknown>), van: undefined });
              return rows.map((r) => ({
                ...r,
                last: zonder(r.last),
                begin: r.soort === 'doel_stand' ? zonder(r.begin) : r.soort,
              }));
            });
          };
          const [a, b] = [await speel(een, [...tikken.keys()]), await speel(twee, anders)];
          expect(b).toEqual(a);
          expect(a.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 8 }, // two pupils each, of those that no other test marks
    );
  });

  it('are undone to what the other one said, also when that came in later', async () => {
    const [mijn, zijn] = [
      mark(28, 'RW-E-3a', 4, { op: geleden(1) }),
      mark(28, 'RW-E-3a', 2, { op: geleden(3) }),
    ];
    await stuur(k.marjan, [mijn]);
    await stuur(k.igor, [zijn], randomUUID());
    const terug = await k.as(k.marjan, (tx) =>
      kaarten.undoActs(tx, k.marjan, { acts: [{ id: randomUUID(), act: mijn.id }] }),
    );
    // The row was brought on the card by the mark that is undone now; it stays for the one that stands.
    expect(terug).toMatchObject({ kind: 'ongedaan', cellen: [{ stand: 2, laatsteAct: zijn.id }] });
  });
});

describe('R28: a doel that is closed for the period', () => {
  it('takes no stand, from the matrix or from a tablet, and says so; after the evaluatie is undone it does', async () => {
    const inhoud = createKaartInhoud({ keys: k.keys });
    const waar = { leerling: leerling(29), leerdoel: doel('NT-M-2a') };
    const evaluatie = randomUUID();
    const eerder = mark(29, 'NT-M-2a', 2);
    await stuur(k.marjan, [eerder]);
    await k.as(k.marjan, (tx) =>
      inhoud.evalueer(tx, k.marjan, {
        ...{ id: evaluatie, ...waar, tekst: 'Lukt met hulp' },
        ...{ uitkomst: 'deels', vervolg: 'doorgaan' },
      }),
    );
    const zet = () =>
      k.as(k.marjan, (tx) =>
        kaarten.setStand(tx, k.marjan, { acts: [{ id: randomUUID(), ...waar, stand: 4 }] }),
      );
    await expect(zet()).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('gesloten voor deze periode'),
    });
    expect(await uitkomsten(k.marjan, [mark(29, 'NT-M-2a', 4), mark(29, 'NT-M-2b', 4), eerder])).toEqual([
      ...['afgesloten', 'toegepast', 'al'],
    ]);
    const matrix = await k.as(k.marjan, (tx) =>
      kaarten.groepMatrix(tx, k.marjan, k.groep, { soort: 'leerlijn', id: lijn('NT-M') }),
    );
    const cellen = matrix.rijen.find((r) => r.leerling.id === leerling(29))?.cellen ?? {};
    expect([cellen[doel('NT-M-2a')]?.afgesloten, cellen[doel('NT-M-2b')]?.afgesloten]).toEqual([true, false]);
    await k.as(k.marjan, (tx) =>
      kaarten.undoActs(tx, k.marjan, { acts: [{ id: randomUUID(), act: evaluatie }] }),
    );
    expect((await zet()).cellen[0]?.stand).toBe(4);
  });
});

describe('R23: the rule of the school for several observers', () => {
  it.each(['twee_waarnemers', 'voorzichtigste'] as const)(
    'holds in the matrix, after a tap and for who is ready, as the pure rule says: %s',
    async (regel) => {
      const n = regel === 'voorzichtigste' ? 24 : 25;
      const keuze = { waarnemingRegel: regel, routeMarge: 0.5, signaalVoor: 1, signaalAchter: 1 };
      await k.as(k.petra, (tx) => kiesVolgInstelling(tx, k.petra, keuze));
      const zet = (who: KnownActor, code: string, stand: number) =>
        k.as(who, (tx) =>
          kaarten.setStand(tx, who, {
            acts: [{ id: randomUUID(), leerling: leerling(n), leerdoel: doel(code), stand }],
          }),
        );
      const oordelen: Oordeel[] = [];
      for (const [who, stand] of [
        ...[[k.marjan, 4] as const, [k.igor, 2] as const, [k.igor, 4] as const],
        ...[[k.petra, 1] as const, [k.marjan, 3] as const, [k.petra, 4] as const],
      ]) {
        const { rijen } = await zet(who, 'SE-S-2a', stand);
        oordelen.push({ door: who.person, naar: stand });
        const geldt = geldendeStand(oordelen, regel, 4) ?? 0;
        expect(rijen[0]?.graad).toEqual(graad([geldt, 0], 4));
        const matrix = await k.as(k.marjan, (tx) =>
          kaarten.groepMatrix(tx, k.marjan, k.groep, { soort: 'leerlijn', id: lijn('SE-S') }),
        );
        const rij = matrix.rijen.find((r) => r.leerling.id === leerling(n));
        expect(rij?.cellen[doel('SE-S-2a')]).toMatchObject({ stand, geldt, behaald: geldt === 4 });
        expect(rij?.leerlijnen[lijn('SE-S')]?.graad).toEqual(graad([geldt, 0], 4));
      }
      const klaar = async () =>
        (await k.as(k.marjan, (tx) => kaarten.klaarVoorHoger(tx, k.marjan))).some(
          (x) => x.leerling.id === leerling(n) && x.leerlijn.id === lijn('SE-S'),
        );
      await zet(k.marjan, 'SE-S-2a', 4);
      await zet(k.marjan, 'SE-S-2b', 4);
      expect(await klaar()).toBe(regel === 'voorzichtigste');
      await zet(k.igor, 'SE-S-2b', 4);
      expect(await klaar()).toBe(true);
      await k.as(k.petra, (tx) => kiesVolgInstelling(tx, k.petra, { ...keuze, waarnemingRegel: 'laatste' }));
    },
  );
});

describe('R63: a zorgverlener marks what was shared with him and nothing else', () => {
  it('in the queue as in the matrix', async () => {
    const wie = await k.as(k.petra, async (tx) => {
      const id = await persoon(tx, k.school, 'medewerker', 'Joep', 'Veerkracht');
      const rol = { person: id, rol: 'zorgverlener', reason: 'fysiotherapie' } as const;
      await grantRole(tx, k.school, { ...rol, grantedBy: 'invite', tot: dag(90) });
      return id;
    });
    const joep = actor(k.school, wie, 'zorgverlener');
    await k.as(k.petra, (tx) =>
      createDelingen(k).deel(tx, k.petra, {
        ...{ leerling: leerling(27), leerlijn: lijn('SE-S'), persoon: wie },
        ...{ tot: dag(30), reden: 'Werkt aan bewegen' },
      }),
    );
    expect(
      await uitkomsten(joep, [mark(27, 'SE-S-2a', 3), mark(27, 'RW-E-2a', 3), mark(26, 'SE-S-2a', 3)]),
    ).toEqual(['toegepast', 'niet_bij', 'niet_bij']);
  });
});
