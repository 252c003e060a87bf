import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDb } from '../../test/support/db.ts';
import { type DemoClass, demoClass, doel, lijn, route } from '../../test/support/demo-class.ts';
import { statements as sent } from '../../test/support/statements.ts';
import { createLeerroute } from '../leerroute/service.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { createKaartInhoud } from './inhoud-service.ts';
import { createArrangementskaart } from './service.ts';

const t = testDb();
let k: DemoClass;
let kaarten: ReturnType<typeof createArrangementskaart>;

beforeAll(async () => {
  k = await demoClass(t.db, 12);
  kaarten = createArrangementskaart({ keys: k.keys });
});

const statements = (who: KnownActor, work: (tx: Tx) => Promise<unknown>) => sent(t.db, who, work);

describe('a tap costs one statement (design §8: three round trips with begin and commit)', () => {
  it('for one cell, and for a whole group at once', async () => {
    const acts = (n: number) =>
      k.leerlingen.slice(0, n).flatMap((leerling) =>
        ['RW-E-2a', 'RW-E-2b'].map((code) => ({
          id: randomUUID(),
          leerling,
          leerdoel: doel(code),
          stand: 3,
        })),
      );
    expect(
      await statements(k.marjan, (tx) => kaarten.setStand(tx, k.marjan, { acts: acts(1).slice(0, 1) })),
    ).toBe(1);
    expect(await statements(k.marjan, (tx) => kaarten.setStand(tx, k.marjan, { acts: acts(12) }))).toBe(1);
  });

  it('for an actie of a whole group, after a matrix in one statement', async () => {
    let ids: string[] = [];
    const matrix = statements(k.marjan, async (tx) => {
      const m = await kaarten.groepMatrix(tx, k.marjan, k.groep, { soort: 'alle' });
      ids = m.rijen.flatMap((r) => Object.values(r.acties).map((a) => a.kaartActie));
    });
    expect(await matrix).toBe(1);
    expect(ids.length).toBeGreaterThan(50);
    const acts = ids.map((kaartActie) => ({ id: randomUUID(), kaartActie, gedaan: true }));
    expect(await statements(k.marjan, (tx) => kaarten.tickActie(tx, k.marjan, { acts }))).toBe(1);
  });

  it('and no read or placement costs more statements for more pupils', async () => {
    const routes = createLeerroute({ keys: k.keys });
    const place = (n: number) =>
      statements(k.petra, (tx) =>
        routes.placeLeerlingen(tx, k.petra, {
          id: randomUUID(),
          wie: { leerlingen: k.leerlingen.slice(0, n) },
          leerroute: route('LR2'),
          periode: k.periode,
          streefniveaus: [{ leerlijn: lijn('EM'), niveau: null }],
          op: new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Amsterdam' }),
          beslotenDoor: 'Commissie',
          reden: 'Proef met meer leerlingen',
        }),
      );
    const een = await place(1);
    expect(await place(12)).toBeLessThanOrEqual(een);
    expect(een).toBeLessThanOrEqual(10);
    expect(
      await statements(k.marjan, (tx) => routes.leerlingprofiel(tx, k.marjan, k.leerlingen[0] ?? '')),
    ).toBeLessThanOrEqual(9); // one of them writes down who read the reason (R83)
    expect(
      await statements(k.marjan, (tx) => kaarten.kaart(tx, k.marjan, k.leerlingen[0] ?? '')),
    ).toBeLessThanOrEqual(7);
  });
});

describe('what is written on a card costs no more statements for more of it (R25, R26)', () => {
  it('the card with its words, and Mijn acties over one pupil or twelve', async () => {
    const inhoud = createKaartInhoud({ keys: k.keys });
    const geef = (n: number) =>
      k.as(k.marjan, async (tx) => {
        for (const leerling of k.leerlingen.slice(0, n))
          for (const code of ['NT-M-2a', 'SE-S-2a']) {
            const waar = { leerling, leerdoel: doel(code) };
            const actie = { ...waar, tekst: 'Samen oefenen', persoon: k.igor.person };
            await inhoud.voegActieToe(tx, k.marjan, { id: randomUUID(), ...actie });
            await inhoud.schrijfBeginsituatie(tx, k.marjan, {
              id: randomUUID(),
              ...waar,
              tekst: 'Een begin',
            });
          }
      });
    const mijn = () => statements(k.igor, (tx) => inhoud.mijnActies(tx, k.igor));
    const kaart = () => statements(k.igor, (tx) => inhoud.kaartHeel(tx, k.igor, k.leerlingen[0] ?? ''));
    expect(await mijn()).toBe(1);
    await geef(1);
    await mijn(); // once, so that the key of the school is known
    const [een, heel] = [await mijn(), await kaart()];
    await geef(12);
    expect([await mijn(), await kaart()]).toEqual([een, heel]);
    expect(een).toBeLessThanOrEqual(4);
    expect(heel).toBeLessThanOrEqual(13);
  });
});
