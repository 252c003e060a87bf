import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { kompaslijnen } from '../../../../fixtures/pakket/kompaslijnen.ts';
import { kompaslijnen11 } from '../../../../fixtures/pakket/kompaslijnen-1-1.ts';
import {
  type DemoClass,
  dag,
  demoClass,
  doel,
  lijn,
  niveau,
  persoon,
} from '../../../../test/support/demo-class.ts';
import { createArrangementskaart } from '../../../arrangementskaart/service.ts';
import { gepubliceerd } from '../../../leerlijnen/migratie/testing/stage.ts';
import { adoptPakket } from '../../../leerlijnen/service.ts';
import type { Db } from '../../../platform/db/pool.ts';

/** An so and a vso of one bestuur, and Otis at both; the vso works with the next version of the leerlijnen. */
export interface TweeScholen {
  readonly so: DemoClass;
  readonly vso: DemoClass;
  /** As the so knows him, and as the vso does. */
  readonly otisDaar: string;
  readonly otisHier: string;
}

/** The other school of the bestuur. */
async function zusterschool(db: Db, van: DemoClass): Promise<string> {
  const scholen = await db.platform((tx) =>
    tx.selectFrom('koers.school').select(['id', 'bestuur_id']).execute(),
  );
  const bestuur = scholen.find((s) => s.id === van.school)?.bestuur_id;
  return scholen.find((s) => s.bestuur_id === bestuur && s.id !== van.school)?.id ?? '';
}

/** The school goes on in version 1.1 alone, and its pupils of before stay where they are. */
async function opVersie11(db: Db, k: DemoClass): Promise<void> {
  await gepubliceerd(db, kompaslijnen11);
  await k.as(k.petra, async (tx) => {
    await adoptPakket(tx, { ...k.petra, roles: new Set(['beheerder', 'ib']) }, { versie: kompaslijnen11.id });
    await sql`UPDATE koers.school_pakket SET tot = koers.vandaag() WHERE pakket_versie_id = ${kompaslijnen.id}::uuid`.execute(
      tx,
    );
  });
}

async function heetOtis(k: DemoClass, person: string): Promise<void> {
  await k.as(k.petra, (tx) =>
    tx
      .updateTable('koers.person_identity')
      .set({ roepnaam: 'Otis', achternaam: 'Kompasnaald', geboortedatum: '2014-03-02' })
      .where('person_id', '=', person)
      .execute(),
  );
}

/** What Otis came to at the so: RW-E on niveau 4 with a doel carried over, some doelen behaald. */
async function werk(so: DemoClass, otis: string): Promise<void> {
  const kaarten = createArrangementskaart({ keys: so.keys });
  const zet = async (...standen: [string, number][]) => {
    const acts = standen.map(([code, stand]) => ({
      id: randomUUID(),
      leerling: otis,
      leerdoel: doel(code),
      stand,
    }));
    await so.as(so.marjan, (tx) => kaarten.setStand(tx, so.marjan, { acts }));
  };
  await zet(['RW-E-2a', 4], ['RW-E-2b', 2], ['NT-M-2a', 3], ['SE-S-2a', 4]);
  await so.as(so.marjan, (tx) =>
    kaarten.placeNiveau(tx, so.marjan, {
      id: randomUUID(),
      leerling: otis,
      leerlijn: lijn('RW-E'),
      naarNiveau: niveau('RW-E', 4),
      openDoelen: { [doel('RW-E-2b')]: 'meenemen' },
    }),
  );
  await zet(['RW-E-4a', 4], ['RW-E-4b', 1]);
}

export async function tweeScholen(db: Db): Promise<TweeScholen> {
  const so = await demoClass(db, 1);
  const vso = await demoClass(db, 1, await zusterschool(db, so));
  const otisDaar = so.leerlingen[0] ?? '';
  await heetOtis(so, otisDaar);
  await werk(so, otisDaar);
  await opVersie11(db, vso);
  const otisHier = await vso.as(vso.petra, (tx) =>
    persoon(tx, vso.school, 'leerling', 'Otis', 'Kompasnaald'),
  );
  await heetOtis(vso, otisHier);
  return { so, vso, otisDaar, otisHier };
}

/** What an IB'er of the so fills in. */
export const opening = (s: TweeScholen) => ({
  id: randomUUID(),
  leerling: s.otisDaar,
  school: s.vso.school,
  laatste: dag(60),
  reden: 'Otis gaat naar het vso',
});
