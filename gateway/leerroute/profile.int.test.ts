import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDb } from '../../test/support/db.ts';
import {
  actor,
  type DemoClass,
  dag,
  demoClass,
  doel,
  lijn,
  niveau,
  persoon,
  route,
} from '../../test/support/demo-class.ts';
import { createArrangementskaart } from '../arrangementskaart/service.ts';
import type { KnownActor } from '../model/actor.ts';
import { ensureRelatie } from '../school/people.ts';
import { createLeerroute, type PlaatsLeerlingenInput } from './service.ts';

const t = testDb();
let k: DemoClass;
let routes: ReturnType<typeof createLeerroute>;
let ouder: KnownActor;

beforeAll(async () => {
  k = await demoClass(t.db, 13);
  routes = createLeerroute({ keys: k.keys });
  ouder = await t.db.tenant({ school: k.school, actor: null }, async (tx) => {
    const id = await persoon(tx, k.school, 'ouder', 'Ilse', 'Proef');
    await ensureRelatie(tx, k.school, { leerling: leerling(0), person: id, soort: 'ouder', gezag: true });
    return actor(k.school, id, 'ouder');
  });
});

const leerling = (n: number) => k.leerlingen[n] ?? '';
const profiel = (n: number, who = k.marjan) =>
  k.as(who, (tx) => routes.leerlingprofiel(tx, who, leerling(n)));
const plaats = (over: Partial<PlaatsLeerlingenInput>, who = k.petra) =>
  k.as(who, (tx) =>
    routes.placeLeerlingen(tx, who, {
      id: randomUUID(),
      wie: { leerlingen: [leerling(0)] },
      leerroute: route('LR4'),
      periode: k.periode,
      streefniveaus: [],
      op: dag(0),
      beslotenDoor: 'Commissie voor de begeleiding',
      reden: 'Na de bespreking met ouders',
      ...over,
    }),
  );
const set = (n: number, code: string, stand: number) =>
  k.as(k.marjan, (tx) =>
    createArrangementskaart({ keys: k.keys }).setStand(tx, k.marjan, {
      acts: [{ id: randomUUID(), leerling: leerling(n), leerdoel: doel(code), stand }],
    }),
  );

describe('leerlingprofiel', () => {
  it('R13: shows leerroute, bestemming, since when, decided by, and to professionals why', async () => {
    const p = await profiel(0);
    expect(p.plaatsing).toEqual({
      leerroute: { id: route('LR4'), code: 'LR4', naam: 'Leerroute 4 Arbeid' },
      uitstroomprofiel: 'arbeidsmarkt',
      bestemming: '(beschutte) arbeid: groen, keuken, logistiek',
      sinds: dag(0),
      beslotenDoor: 'Commissie voor de begeleiding',
      reden: 'Begin van het schooljaar',
    });
    expect((await profiel(0, ouder)).plaatsing).toMatchObject({
      beslotenDoor: 'Commissie voor de begeleiding',
      reden: null,
    });
    await expect(profiel(1, ouder)).rejects.toMatchObject({ code: 'not_found' });
    await expect(profiel(0, k.wendy)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('R2, R3, R14: one row per leergebied of the route, LS and LO alike, with streefniveau and period', async () => {
    const p = await profiel(0);
    expect(p.LS.map((g) => [g.code, g.leerlijnen.map((l) => l.streefniveau?.code ?? null)])).toEqual([
      ['NT', ['N2']],
      ['RW', ['N2', null]],
      ['UV', [null]],
    ]);
    expect(p.LO.map((g) => [g.code, g.leerlijnen.map((l) => l.uitstroomniveau?.code)])).toEqual([
      ['SE', ['N4']],
      ['LL', ['N4']],
    ]);
    expect(Object.keys(p.LS[0] ?? {})).toEqual(Object.keys(p.LO[0] ?? {}));
    expect(p.LS[0]?.leerlijnen[0]?.periode).toMatchObject({ naam: 'Periode 2', huidig: true });
    expect(p.periode).toMatchObject({ id: k.periode });
  });

  it('R15: ticking one more doel changes the row at once; the leergebied counts its leerlijnen together', async () => {
    await plaats({ streefniveaus: [{ leerlijn: lijn('RW-T'), niveau: niveau('RW-T', 2) }] });
    const rekenen = async () => {
      const gebied = (await profiel(0)).LS.find((g) => g.code === 'RW');
      return [gebied?.graad?.procent, ...(gebied?.leerlijnen.map((l) => l.graad?.procent) ?? [])];
    };
    await set(0, 'RW-E-2a', 4);
    await set(0, 'RW-E-2b', 4);
    expect(await rekenen()).toEqual([50, 100, 0]);
    await set(0, 'RW-T-2a', 4);
    expect(await rekenen()).toEqual([75, 100, 50]);
  });

  it('R4: gives no percentage for a leerlijn without niveaus', async () => {
    await plaats({
      wie: { leerlingen: [leerling(1)] },
      leerroute: route('LR2'),
      streefniveaus: [{ leerlijn: lijn('EM'), niveau: null }],
    });
    const em = (await profiel(1)).LO.find((g) => g.code === 'EMB');
    expect(em).toMatchObject({
      graad: null,
      leerlijnen: [
        { geordend: false, heeftStreef: true, streefniveau: null, graad: null, uitstroomniveau: null },
      ],
    });
    expect(em?.leerlijnen[0]?.doelen.map((d) => d.code)).toEqual(['EM-i', 'EM-ii', 'EM-iii', 'EM-iv']);
    await set(1, 'EM-i', 4);
    expect((await profiel(1)).LO.find((g) => g.code === 'EMB')?.graad).toBeNull();
  });

  it('R16: zooms leergebied → leerlijn → leerdoel with every judgement', async () => {
    await set(2, 'NT-M-2a', 2);
    await set(2, 'NT-M-2a', 4);
    const lijnZoom = await k.as(k.marjan, (tx) =>
      routes.leerlijnZoom(tx, k.marjan, leerling(2), lijn('NT-M')),
    );
    expect(lijnZoom.leergebied.naam).toBe('Nederlandse taal');
    expect(lijnZoom.niveaus.flatMap((n) => n.doelen).find((d) => d.stand === 4)?.code).toBe('NT-M-2a');
    const zoom = await k.as(k.marjan, (tx) =>
      routes.leerdoelZoom(tx, k.marjan, leerling(2), doel('NT-M-2a')),
    );
    expect(zoom).toMatchObject({
      leerlijn: { naam: 'Mondelinge taal' },
      niveau: { code: 'N2' },
      doel: { stand: 4, behaald: true },
    });
    expect(zoom.waarnemingen.map((w) => [w.van, w.naar, w.door, w.ongedaan])).toEqual([
      [2, 4, 'Marjan Schelpenpad', false],
      [0, 2, 'Marjan Schelpenpad', false],
    ]);
    await expect(
      k.as(k.marjan, (tx) => routes.leerlijnZoom(tx, k.marjan, leerling(2), lijn('EM'))),
    ).rejects.toMatchObject({ code: 'not_found' });
    await expect(
      k.as(k.wendy, (tx) => routes.leerdoelZoom(tx, k.wendy, leerling(2), doel('NT-M-2a'))),
    ).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('R7: coupling to a leerroute', () => {
  it('sets a whole group in one action and keeps the history per leerlijn, with date and reason', async () => {
    const uit = await plaats({
      wie: { groep: k.groep },
      leerroute: route('LR6'),
      op: dag(0),
      streefniveaus: [{ leerlijn: lijn('SE-S'), niveau: niveau('SE-S', 3) }],
      reden: 'Groeit harder dan verwacht',
    });
    expect(uit.leerlingen).toBe(13);
    expect(uit.acts.map((a) => a.leerling).sort()).toEqual([...k.leerlingen].sort());
    for (const n of [0, 7, 12]) {
      const p = await profiel(n);
      expect([
        p.plaatsing?.leerroute.code,
        p.LO.find((g) => g.code === 'SE')?.leerlijnen[0]?.streefniveau?.code,
      ]).toEqual(['LR6', 'N3']);
    }
    const reis = await k.as(k.marjan, (tx) => routes.leerreis(tx, k.marjan, leerling(7)));
    expect(
      reis
        .filter((s) => s.leerlijn === 'Samen met anderen' || s.soort === 'leerroute')
        .map((s) => [s.soort, s.van, s.naar, s.tot, s.reden, s.periode]),
    ).toEqual([
      [
        'leerroute',
        'Leerroute 4 Arbeid',
        'Leerroute 6 Vervolgonderwijs',
        null,
        'Groeit harder dan verwacht',
        null,
      ],
      ['streefniveau', 'Niveau 2', 'Niveau 3', null, 'Groeit harder dan verwacht', 'Periode 2 2026-2027'],
      ['leerroute', null, 'Leerroute 4 Arbeid', dag(0), 'Begin van het schooljaar', null],
      ['streefniveau', null, 'Niveau 2', dag(0), 'Begin van het schooljaar', 'Periode 2 2026-2027'],
    ]);
    expect(
      (await k.as(ouder, (tx) => routes.leerreis(tx, ouder, leerling(0)))).every((s) => s.reden === null),
    ).toBe(true);
  });

  it('counts once when sent twice, also after something else happened', async () => {
    const input = {
      id: randomUUID(),
      wie: { leerlingen: [leerling(3), leerling(4)] },
      leerroute: route('LR2'),
    };
    const een = await plaats(input);
    await plaats({ wie: { leerlingen: [leerling(3)] }, leerroute: route('LR6') });
    expect(await plaats(input)).toEqual(een);
    expect((await profiel(3)).plaatsing?.leerroute.code).toBe('LR6');
    expect((await plaats({ wie: { leerlingen: [leerling(3)] }, leerroute: route('LR6') })).acts).toEqual([]);
  });

  it('is for who may, and refuses what does not fit', async () => {
    await expect(plaats({}, k.marjan)).rejects.toMatchObject({ code: 'not_found' });
    await expect(plaats({ leerroute: route('LR1') })).rejects.toThrow('nog niet ingevuld');
    await expect(plaats({ op: dag(2) })).rejects.toThrow('toekomst');
    await expect(plaats({ leerroute: route('LR2'), op: dag(-30) })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(plaats({ periode: randomUUID() })).rejects.toMatchObject({ code: 'not_found' });
    const streef = (leerlijn: string, n: string | null) =>
      plaats({ streefniveaus: [{ leerlijn: lijn(leerlijn), niveau: n }] });
    await expect(streef('EM', null)).rejects.toThrow('hoort niet bij deze leerroute');
    await expect(streef('RW-E', null)).rejects.toThrow('past niet');
    await expect(streef('RW-E', niveau('RW-T', 2))).rejects.toThrow('past niet');
    await expect(plaats({ wie: { leerlingen: [randomUUID()] } })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('takes history of before Koers, oldest first, each in its own period', async () => {
    const nieuw = await t.db.tenant({ school: k.school, actor: null }, (tx) =>
      persoon(tx, k.school, 'leerling', 'Nieuw', 'Komer'),
    );
    const stap = (op: string, periode: string, n: number) =>
      plaats({
        wie: { leerlingen: [nieuw] },
        op,
        periode,
        streefniveaus: [{ leerlijn: lijn('RW-E'), niveau: niveau('RW-E', n) }],
      });
    await stap(dag(-100), k.vorigePeriode, 1);
    await stap(dag(-10), k.periode, 2);
    const reis = await k.as(k.petra, (tx) => routes.leerreis(tx, k.petra, nieuw));
    expect(reis.map((s) => [s.soort, s.op, s.tot, s.naar, s.periode])).toEqual([
      ['streefniveau', dag(-10), null, 'Niveau 2', 'Periode 2 2026-2027'],
      ['leerroute', dag(-100), null, 'Leerroute 4 Arbeid', null],
      ['streefniveau', dag(-100), dag(-10), 'Niveau 1', 'Periode 1 2026-2027'],
    ]);
    const perioden = await k.as(k.petra, (tx) => routes.perioden(tx));
    expect(perioden.map((x) => [x.naam, x.huidig])).toEqual([
      ['Periode 1', false],
      ['Periode 2', true],
    ]);
  });
});
