import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDb } from '../../../test/support/db.ts';
import { type DemoClass, dag, demoClass, doel } from '../../../test/support/demo-class.ts';
import { statements as sent } from '../../../test/support/statements.ts';
import { importStanden } from '../../arrangementskaart/history.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { bewaarResultaten, createLeerroute } from '../service.ts';

const t = testDb();
let k: DemoClass;
let routes: ReturnType<typeof createLeerroute>;

beforeAll(async () => {
  k = await demoClass(t.db, 12);
  routes = createLeerroute({ keys: k.keys });
});

const statements = (who: KnownActor, work: (tx: Tx) => Promise<unknown>) => sent(t.db, who, work);

/** Three years of judgements on one pupil, two results a month. */
async function historie(leerling: string): Promise<void> {
  await k.as(k.petra, async (tx) => {
    const codes = ['RW-E-2a', 'RW-E-2b', 'RW-E-3a', 'RW-E-3b', 'SE-S-2a', 'NT-M-2a'];
    for (let maand = 36; maand > 0; maand -= 1) {
      await importStanden(
        tx,
        k.petra,
        codes.map((code, i) => ({
          id: randomUUID(),
          leerling,
          leerdoel: doel(code),
          stand: Math.min(4, Math.floor((36 - maand) / 8) + (i % 2)),
          at: `${dag(-30 * maand)}T09:00:00.000Z`,
        })),
      );
    }
    const resultaten = Array.from({ length: 72 }, (_, i) => ({
      leerling,
      bron: 'Toetssysteem Kompas',
      sleutel: `r-${i}`,
      soort: 'toets' as const,
      naam: 'Rekenen',
      leergebied: 'RW',
      op: dag(-15 * (i + 1)),
    }));
    await bewaarResultaten(tx, k.school, resultaten);
  });
}

describe('the integraal beeld and the leerreis', () => {
  it('R17, R22: cost as many statements for a long history as for a short one', async () => {
    const [lang = '', kort = ''] = k.leerlingen;
    await historie(lang);
    const beeld = (leerling: string) =>
      statements(k.marjan, async (tx) => {
        const gezien = await routes.integraalBeeld(tx, k.marjan, leerling, dag(0));
        expect(gezien.lijnen.length).toBeGreaterThan(3);
      });
    await k.as(k.marjan, (tx) => routes.reis(tx, k.marjan, kort)); // the key of the school is known from here on
    const reis = (leerling: string) => statements(k.marjan, (tx) => routes.reis(tx, k.marjan, leerling));
    expect(await beeld(lang)).toBe(await beeld(kort));
    expect(await beeld(lang)).toBeLessThanOrEqual(12);
    expect(await reis(lang)).toBe(await reis(kort));
    expect(await reis(lang)).toBeLessThanOrEqual(10);
  });
  it('R17: a long history gives a forecast, as an interval', async () => {
    const gezien = await k.as(k.marjan, (tx) =>
      routes.integraalBeeld(tx, k.marjan, k.leerlingen[0] ?? '', dag(0)),
    );
    const geld = gezien.lijnen.find((l) => l.code === 'RW-E');
    expect(geld?.verloop.length).toBeGreaterThan(10);
    expect(geld?.prognose).toMatchObject({ soort: 'verwachting' });
    expect(gezien.resultaten).toHaveLength(72);
  });
});
