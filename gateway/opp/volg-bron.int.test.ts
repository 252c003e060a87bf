import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDb } from '../../test/support/db.ts';
import { demoClass } from '../../test/support/demo-class.ts';
import { createLog } from '../platform/log.ts';
import { volgBronJob } from './jobs.ts';
import {
  biedAan,
  zie as kijk,
  klaarConcept,
  MET_PASSKEY,
  type OppToneel,
  oppToneel,
} from './testing/stage.ts';

const db = testDb();
let t: OppToneel;

beforeAll(async () => {
  t = await oppToneel(await demoClass(db.db, 4));
});

const l = (n: number) => t.leerling(n);
const als = <T>(werk: Parameters<typeof t.as<T>>[1]) => t.as(t.k.petra, werk);

/** Does what the outbox asks, as a worker would. @returns how often it was asked for this pupil */
async function werk(n: number): Promise<number> {
  const { rows } = await als((tx) =>
    sql<{ id: string; payload: unknown }>`SELECT id, payload FROM koers.outbox
      WHERE topic = 'opp:stand' AND payload->>'leerling' = ${l(n)}`.execute(tx),
  );
  const job = volgBronJob({ db: db.db, keys: t.k.keys });
  const { signal } = new AbortController();
  for (const { payload } of rows) await job.run(payload, { signal, attempt: 1, log: createLog('silent') });
  return rows.length;
}

/** What is stored, beside what the OPP itself shows. */
async function standen(n: number) {
  const { versie } = await kijk(t, l(n));
  const { rows } = await als((tx) =>
    sql<{ status: string; handeling: string }>`SELECT status, handeling FROM koers.opp_versie
      WHERE leerling_id = ${l(n)}::uuid ORDER BY nummer DESC LIMIT 1`.execute(tx),
  );
  return { opgeslagen: rows[0], getoond: { status: versie?.status, handeling: versie?.handeling } };
}

const bestemming = (n: number, naar: string) =>
  als((tx) =>
    sql`UPDATE koers.plaatsing SET bestemming = ${naar} WHERE leerling_id = ${l(n)}::uuid AND tot IS NULL`.execute(
      tx,
    ),
  );

describe('R66: the stored status of an OPP follows its sources', () => {
  it('goes back when the placement changes after the overleg, and on again when that is undone; once is as good as twice', async () => {
    await klaarConcept(t, l(1));
    expect((await standen(1)).opgeslagen).toMatchObject({ status: 'gehoord' });
    await bestemming(1, 'keuken');
    expect((await standen(1)).getoond.status).toBe('concept');
    expect(await werk(1)).toBe(1);
    const { opgeslagen, getoond } = await standen(1);
    expect(opgeslagen).toEqual(getoond);
    await als((tx) =>
      sql`UPDATE koers.plaatsing SET bestemming = NULL WHERE leerling_id = ${l(1)}::uuid AND tot IS NULL`.execute(
        tx,
      ),
    );
    await werk(1);
    await werk(1);
    expect((await standen(1)).opgeslagen).toMatchObject({ status: 'gehoord' });
  });

  it('stays as it was offered, whatever moves; follows who decides', async () => {
    await klaarConcept(t, l(0));
    await biedAan(t, l(0));
    const { aanbod } = await kijk(t, l(0), undefined, t.moeder);
    await t.as(t.moeder, (tx) =>
      t.opp.antwoord(
        tx,
        t.moeder,
        { leerling: l(0), deel: 'handeling', antwoord: 'akkoord', afdruk: aanbod?.afdruk.handeling ?? '' },
        MET_PASSKEY,
      ),
    );
    await bestemming(0, 'keuken');
    await werk(0);
    expect((await standen(0)).opgeslagen).toEqual({ status: 'instemming', handeling: 'open' });
    // The other parent no longer decides: what the first one said is all there is to wait for.
    await als((tx) =>
      sql`UPDATE koers.relatie SET gezag = false WHERE leerling_id = ${l(0)}::uuid AND person_id = ${t.vader.person}::uuid`.execute(
        tx,
      ),
    );
    await werk(0);
    const { opgeslagen, getoond } = await standen(0);
    expect([opgeslagen, getoond.handeling]).toEqual([
      { status: 'instemming', handeling: 'ingestemd' },
      'ingestemd',
    ]);
  });

  it('asks nothing for a pupil whose OPP nobody makes', async () => {
    await bestemming(2, 'keuken');
    expect(await werk(2)).toBe(0);
  });
});
