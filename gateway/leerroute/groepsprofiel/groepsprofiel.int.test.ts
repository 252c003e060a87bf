import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { kompaslijnen } from '../../../fixtures/pakket/kompaslijnen.ts';
import { kompaslijnen11 } from '../../../fixtures/pakket/kompaslijnen-1-1.ts';
import { testDb } from '../../../test/support/db.ts';
import {
  actor,
  type DemoClass,
  dag,
  demoClass,
  lijn,
  niveau,
  route,
} from '../../../test/support/demo-class.ts';
import { statements } from '../../../test/support/statements.ts';
import { createArrangementskaart } from '../../arrangementskaart/service.ts';
import { gepubliceerd, stapOver } from '../../leerlijnen/migratie/testing/stage.ts';
import type { KnownActor } from '../../model/actor.ts';
import { createLeerroute } from '../service.ts';
import {
  actsVanProfiel,
  bekijkKoppeling,
  groepsprofiel,
  KoppelInput,
  koppelGroep,
  trekProfielIn,
} from './service.ts';

const t = testDb();
let k: DemoClass;
const leerling = (n: number) => k.leerlingen[n] ?? '';
/** Everyone is on leerroute 4 with N2 on three leerlijnen. */
const vraag = (meer: Partial<KoppelInput> = {}) =>
  KoppelInput.parse({
    id: randomUUID(),
    groep: k.groep,
    leerroute: route('LR4'),
    periode: k.periode,
    streefniveaus: [
      { leerlijn: lijn('RW-E'), niveau: niveau('RW-E', 2) },
      { leerlijn: lijn('LL-T'), niveau: niveau('LL-T', 2) },
    ],
    op: dag(0),
    beslotenDoor: 'Commissie voor de begeleiding',
    reden: 'Plan voor deze periode',
    ...meer,
  });
const koppel = (meer: Partial<KoppelInput> = {}, who: KnownActor = k.petra) =>
  k.as(who, (tx) => koppelGroep(k.keys, tx, who, vraag(meer)));
const zie = (who: KnownActor = k.petra) => k.as(who, (tx) => groepsprofiel(tx, who, k.groep));
const streefVan = async (n: number) => {
  const profiel = await k.as(k.petra, (tx) =>
    createLeerroute({ keys: k.keys }).leerlingprofiel(tx, k.petra, leerling(n)),
  );
  return Object.fromEntries(
    [...profiel.LS, ...profiel.LO]
      .flatMap((g) => g.leerlijnen)
      .flatMap((l) => (l.streefniveau ? [[l.code, l.streefniveau.code]] : [])),
  );
};
const zetEigen = (n: number, code: string, naar: number) =>
  k.as(k.petra, (tx) =>
    createLeerroute({ keys: k.keys }).placeLeerlingen(tx, k.petra, {
      id: randomUUID(),
      wie: { leerlingen: [leerling(n)] },
      leerroute: route('LR4'),
      periode: k.periode,
      streefniveaus: [{ leerlijn: lijn(code), niveau: niveau(code, naar) }],
      op: dag(0),
      beslotenDoor: 'Commissie voor de begeleiding',
      reden: 'Past beter bij deze leerling',
    }),
  );

describe('R6, R7: a group is coupled to a leerroute and streefniveaus', () => {
  beforeAll(async () => {
    k = await demoClass(t.db, 12);
  });

  it('fills the profile of all twelve in one act', async () => {
    expect((await zie()).profiel).toBeNull();
    expect(await koppel()).toEqual({ leerlingen: 12 });
    for (const n of [0, 5, 11]) expect(await streefVan(n)).toMatchObject({ 'RW-E': 'N2', 'LL-T': 'N2' });
    const view = await zie();
    expect(view.profiel).toMatchObject({ leerroute: { code: 'LR4' }, leerlingen: 12, terug: true });
    expect(view.profiel?.streef.map((s) => [s.leerlijn.code, s.niveau?.code])).toEqual([
      ['RW-E', 'N2'],
      ['LL-T', 'N2'],
    ]);
    expect(view.afwijkingen).toEqual([]);
    expect(view.meest.streef[lijn('RW-E')]).toBe(niveau('RW-E', 2));
  });

  it('R6: marks a pupil who goes his own way, and he keeps it when the group goes on', async () => {
    await zetEigen(3, 'RW-E', 1);
    expect((await zie()).afwijkingen).toEqual([
      {
        leerling: expect.objectContaining({ id: leerling(3) }),
        eigenRoute: null,
        lijnen: [{ leerlijn: 'Geld', eigen: 'Niveau 1', groep: 'Niveau 2' }],
      },
    ]);
    const verder = {
      streefniveaus: [
        { leerlijn: lijn('RW-E'), niveau: niveau('RW-E', 3) },
        { leerlijn: lijn('LL-T'), niveau: niveau('LL-T', 2) },
      ],
    };
    const gevolg = await k.as(k.petra, (tx) => bekijkKoppeling(tx, k.petra, vraag(verder)));
    expect(gevolg.map((g) => g.kind)).toEqual(
      k.leerlingen.map((_, n) => (n === 3 ? 'houdt_eigen_niveau' : 'volgt')),
    );
    expect(gevolg[3]).toMatchObject({ houdt: ['Geld'], wijzigt: [] });
    expect(gevolg[0]).toMatchObject({ houdt: [], wijzigt: ['Geld'] });
    expect(await koppel(verder)).toEqual({ leerlingen: 11 });
    expect(await streefVan(3)).toMatchObject({ 'RW-E': 'N1' });
    expect(await streefVan(4)).toMatchObject({ 'RW-E': 'N3' });
    expect((await zie()).afwijkingen.map((a) => a.leerling.id)).toEqual([leerling(3)]);

    expect(await koppel({ ...verder, volg: [leerling(3)] })).toEqual({ leerlingen: 1 });
    expect(await streefVan(3)).toMatchObject({ 'RW-E': 'N3' });
    expect((await zie()).afwijkingen).toEqual([]);
  });

  it('keeps the history per leerlijn with date and reason, and counts once when it is sent twice', async () => {
    const id = randomUUID();
    const hoger = {
      id,
      streefniveaus: [{ leerlijn: lijn('SE-S'), niveau: niveau('SE-S', 3) }],
      volg: [...k.leerlingen],
    };
    expect(await koppel(hoger)).toEqual({ leerlingen: 12 });
    expect(await koppel(hoger)).toEqual({ leerlingen: 12 });
    const reis = await k.as(k.petra, (tx) =>
      createLeerroute({ keys: k.keys }).leerreis(tx, k.petra, leerling(7)),
    );
    expect(reis[0]).toMatchObject({
      leerlijn: 'Samen met anderen',
      van: 'Niveau 2',
      naar: 'Niveau 3',
      reden: 'Plan voor deze periode',
    });
  });

  it('is taken back whole: everybody stands as before, and the profile before it counts again', async () => {
    const [voor, stonden] = [await zie(), await Promise.all([0, 3, 11].map(streefVan))];
    const id = randomUUID();
    await koppel({
      id,
      streefniveaus: [{ leerlijn: lijn('RW-E'), niveau: niveau('RW-E', 4) }],
      volg: [...k.leerlingen],
    });
    expect(await streefVan(0)).toMatchObject({ 'RW-E': 'N4' });
    await k.as(k.petra, async (tx) => {
      const acts = await actsVanProfiel(tx, k.petra, k.groep, id);
      const uit = await createArrangementskaart({ keys: k.keys }).undoActs(tx, k.petra, {
        acts: acts.map((act) => ({ id: randomUUID(), act })),
      });
      expect(uit.kind).toBe('ongedaan');
      await trekProfielIn(tx, k.petra, id);
    });
    expect(await Promise.all([0, 3, 11].map(streefVan))).toEqual(stonden);
    expect(await zie()).toEqual(voor);
  });

  it('asks as few statements for twelve pupils as for one', async () => {
    const klein = await demoClass(t.db, 1);
    const aantallen = [];
    for (const c of [klein, k]) {
      const who = c.petra;
      const meer = { groep: c.groep, periode: c.periode, volg: [...c.leerlingen] };
      const streefniveaus = [{ leerlijn: lijn('RW-T'), niveau: niveau('RW-T', 3) }];
      aantallen.push([
        await statements(t.db, who, (tx) => groepsprofiel(tx, who, c.groep)),
        await statements(t.db, who, (tx) => koppelGroep(c.keys, tx, who, vraag({ ...meer, streefniveaus }))),
      ]);
    }
    // The first act in a school also makes its key.
    expect(aantallen[1]?.[1]).toBeLessThanOrEqual(aantallen[0]?.[1] ?? 0);
    expect(aantallen.map((a) => a[0])).toEqual([3, 3]);
  });

  it('is done by who may place pupils; who works in the group sees it, nobody else does', async () => {
    expect((await zie(k.marjan)).mag.koppelen).toBe(false);
    await expect(koppel({}, k.marjan)).rejects.toMatchObject({ code: 'not_found' });
    await expect(zie(k.wendy)).rejects.toMatchObject({ code: 'not_found' });
    await expect(zie(actor(k.school, leerling(0), 'leerling'))).rejects.toMatchObject({ code: 'not_found' });
  });

  it('refuses what does not fit, and then stores no profile either', async () => {
    const voor = await zie();
    await expect(koppel({ leerroute: route('LR1') })).rejects.toThrow('nog niet ingevuld');
    const verkeerd = [{ leerlijn: lijn('RW-E'), niveau: niveau('RW-T', 2) }];
    await expect(koppel({ streefniveaus: verkeerd })).rejects.toMatchObject({ code: expect.anything() });
    await expect(koppel({ groep: randomUUID() })).rejects.toMatchObject({ code: 'not_found' });
    expect(await zie()).toEqual(voor);
  });

  it('R10: still knows who follows after the pupils went to another version of the package', async () => {
    await zetEigen(5, 'RW-T', 2);
    const voor = (await zie()).afwijkingen.map((a) => [a.leerling.id, a.lijnen.map((l) => l.leerlijn)]);
    expect(voor).toContainEqual([leerling(5), ['Tijd']]);
    await gepubliceerd(t.db, kompaslijnen11);
    const naar = { van: kompaslijnen.id, naar: kompaslijnen11.id };
    expect((await stapOver(k, k.petra, naar)).kind).toBe('gedaan');
    expect((await zie()).afwijkingen.map((a) => [a.leerling.id, a.lijnen.map((l) => l.leerlijn)])).toEqual(
      voor,
    );
  });
});
