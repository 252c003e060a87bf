import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { kompaslijnen11 } from '../../../fixtures/pakket/kompaslijnen-1-1.ts';
import { testDb } from '../../../test/support/db.ts';
import { type DemoClass, demoClass } from '../../../test/support/demo-class.ts';
import { connectClient } from '../../platform/db/connect.ts';
import { bekijkMigratie, maakMigratieOngedaan, voerMigratieUit } from './service.ts';
import { dump, gepubliceerd } from './testing/stage.ts';
import { versie10 } from './testing/versies.ts';

const t = testDb();
let k: DemoClass;
const ALLES = [
  'plaatsing',
  'streefniveau',
  'kaart_doel',
  'kaart_actie',
  'school_pakket',
  'lijn_deling',
  'act',
  'migratie',
  'migratie_stap',
  'migratie_leerling',
  'audit',
];
const versies = { van: versie10.id, naar: kompaslijnen11.id };

beforeAll(async () => {
  k = await demoClass(t.db, 3);
  await gepubliceerd(t.db, kompaslijnen11);
  await owner(`CREATE TABLE koers.proef_einde (na int NOT NULL);
    INSERT INTO koers.proef_einde VALUES (0);
    CREATE FUNCTION koers.proef_einde() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
    DECLARE n int := coalesce(nullif(current_setting('proef.n', true), ''), '0')::int + 1;
    BEGIN
      PERFORM set_config('proef.n', n::text, true);
      IF n = (SELECT na FROM koers.proef_einde) THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF;
      RETURN NULL;
    END $$;
    ${ALLES.map((tabel) => `CREATE TRIGGER proef_einde AFTER INSERT OR UPDATE OR DELETE ON koers.${tabel} FOR EACH STATEMENT EXECUTE FUNCTION koers.proef_einde();`).join('\n')}`);
});

async function owner(statement: string): Promise<void> {
  const client = await connectClient(t.owner, 'koers test');
  await client.query(statement);
  await client.end();
}

/** The connection is cut at the nth statement that writes; 0: never. */
const breekBij = (n: number) => owner(`UPDATE koers.proef_einde SET na = ${n}`);
const alles = () => k.as(k.petra, (tx) => dump(tx, ALLES));

/** Breaks off `doe` at each of its writes in turn, and expects each time that nothing of it happened; then lets it happen. */
async function overalAfgebroken<T>(doe: () => Promise<T>): Promise<{ keren: number; uit: T }> {
  const voor = await alles();
  for (let n = 1; ; n += 1) {
    await breekBij(n);
    const uit = await doe().then(
      (goed) => ({ goed }),
      () => null,
    );
    await breekBij(0);
    if (uit) return { keren: n - 1, uit: uit.goed };
    expect(await alles()).toEqual(voor);
    if (n > 60) throw new Error('never came to an end');
  }
}

describe('R10: a migration that is cut off', () => {
  it('is wholly done or not at all, at whichever of its statements, and so is its undo', async () => {
    const { afdruk } = await k.as(k.petra, (tx) => bekijkMigratie(tx, k.petra, versies));
    const input = { id: randomUUID(), ...versies, keuzes: { splitsing: {}, leerroute: {} }, afdruk };
    const voor = await k.as(k.petra, (tx) => dump(tx));
    const heen = await overalAfgebroken(() => k.as(k.petra, (tx) => voerMigratieUit(tx, k.petra, input)));
    expect(heen.keren).toBeGreaterThan(10);
    expect(heen.uit).toMatchObject({ kind: 'gedaan', leerlingen: 4 });
    const terug = await overalAfgebroken(() =>
      k.as(k.petra, (tx) => maakMigratieOngedaan(tx, k.petra, input.id)),
    );
    expect(terug.keren).toBeGreaterThan(8);
    expect(terug.uit).toMatchObject({ kind: 'ongedaan', leerlingen: 4 });
    expect(await k.as(k.petra, (tx) => dump(tx))).toEqual(voor);
    const over = await k.as(k.petra, (tx) => sql`SELECT FROM koers.migratie`.execute(tx));
    expect(over.rows).toHaveLength(1);
  }, 60_000);
});
