import { randomUUID } from 'node:crypto';
import { kompaslijnen } from '../../../fixtures/pakket/kompaslijnen.ts';
import { kompaslijnen11 } from '../../../fixtures/pakket/kompaslijnen-1-1.ts';
import {
  bekijkMigratie,
  maakMigratieOngedaan,
  voerMigratieUit,
} from '../../../gateway/leerlijnen/migratie/service.ts';
import { importPakket, publishPakket } from '../../../gateway/leerlijnen/service.ts';
import type { Db } from '../../../gateway/platform/db/pool.ts';
import type { DemoClass } from '../demo-class.ts';

/** A version to go to, published. */
export async function volgendeVersie(db: Db): Promise<void> {
  await db.platform(async (tx) => {
    await importPakket(tx, kompaslijnen11);
    await publishPakket(tx, kompaslijnen11.id);
  });
}

/** A migration of a school that was undone again: its pupils stand where they stood. */
export async function teruggedraaid(k: DemoClass): Promise<string> {
  const versies = { van: kompaslijnen.id, naar: kompaslijnen11.id };
  const id = randomUUID();
  await k.as(k.petra, async (tx) => {
    const { afdruk } = await bekijkMigratie(tx, k.petra, versies);
    await voerMigratieUit(tx, k.petra, {
      ...{ id, ...versies, afdruk },
      keuzes: { splitsing: {}, leerroute: {} },
    });
    await maakMigratieOngedaan(tx, k.petra, id);
  });
  return id;
}
