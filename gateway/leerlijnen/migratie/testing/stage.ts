import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { DemoClass } from '../../../../test/support/demo-class.ts';
import type { KnownActor } from '../../../model/actor.ts';
import type { Tx } from '../../../platform/db/kysely-on-client.ts';
import type { Db } from '../../../platform/db/pool.ts';
import type { Pakket } from '../../pakket.ts';
import { importPakket, publishPakket } from '../../service.ts';
import { bekijkMigratie, GEEN_KEUZES, type MigreerResultaat, voerMigratieUit } from '../service.ts';
import type { MigratieKeuzes } from '../view.ts';

/** Published, and chosen by nobody yet. */
export async function gepubliceerd(db: Db, pakket: Pakket): Promise<void> {
  await db.platform(async (tx) => {
    await importPakket(tx, pakket);
    await publishPakket(tx, pakket.id);
  });
}

/** Looks at the migration and confirms what it saw, as a person does; each in a transaction of its own. */
export async function stapOver(
  k: Pick<DemoClass, 'as'>,
  who: KnownActor,
  versies: { readonly van: string; readonly naar: string },
  keuzes: MigratieKeuzes = GEEN_KEUZES,
  id: string = randomUUID(),
): Promise<MigreerResultaat> {
  const { afdruk } = await k.as(who, (tx) => bekijkMigratie(tx, who, versies, keuzes));
  const gekozen = { splitsing: { ...keuzes.splitsing }, leerroute: { ...keuzes.leerroute } };
  return await k.as(who, (tx) => voerMigratieUit(tx, who, { id, ...versies, keuzes: gekozen, afdruk }));
}

const AFGELEID = ['plaatsing', 'streefniveau', 'kaart_doel', 'kaart_actie', 'school_pakket'];

/** Every column of every row of the tables that are derived from acts, as this school has them. */
export async function dump(
  tx: Tx,
  tabellen: readonly string[] = AFGELEID,
): Promise<Record<string, string[]>> {
  const uit: Record<string, string[]> = {};
  for (const tabel of tabellen) {
    const { rows } = await sql<{ r: string }>`
      SELECT to_jsonb(x)::text AS r FROM ${sql.table(`koers.${tabel}`)} x WHERE school_id = koers.school_now() ORDER BY 1`.execute(
      tx,
    );
    uit[tabel] = rows.map((x) => x.r);
  }
  return uit;
}
