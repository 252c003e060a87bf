import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { type DemoClass, demoClass } from '../../../test/support/demo-class.ts';
import { createArrangementskaart } from '../../arrangementskaart/service.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Login } from '../../platform/db/connect.ts';
import { connectClient } from '../../platform/db/connect.ts';
import type { Db } from '../../platform/db/pool.ts';
import type { Asker, SyncDeps } from '../deps.ts';
import { createConnection } from '../service.ts';
import { type Delivered, drain, switchDelivery } from './service.ts';
import { type Receiver, receiverDeps, startReceiver } from './test-receiver.ts';

/** A school with a way back to a receiver over real HTTP, switched on. */
export interface Way {
  readonly k: DemoClass;
  readonly deps: SyncDeps;
  readonly who: Asker;
  readonly connection: string;
  readonly receiver: Receiver;
  /** The pupil gets a key at this LVS. */
  know(leerlingen: readonly string[]): Promise<void>;
  /** Judges doelen; returns the ids of the acts. */
  judge(
    standen: readonly { leerling: string; leerdoel: string; stand: number }[],
    who?: KnownActor,
  ): Promise<string[]>;
  undo(acts: readonly string[], who?: KnownActor): Promise<string[]>;
  /** Waits until what was judged may be read: other tests of this cluster hold transactions open too. */
  settled(): Promise<void>;
  /** Drains once what was judged is settled. */
  deliver(extra?: Partial<SyncDeps>): Promise<Delivered>;
  /** Drains as it is now. */
  deliverNow(extra?: Partial<SyncDeps>): Promise<Delivered>;
  /** Status of every line, by id. */
  lines(): Promise<ReadonlyMap<string, { status: string; reden: string | null; bewijs: string | null }>>;
}

/** Records in `source_record`, as a sync leaves them. */
async function known(db: Db, way: { school: string; connection: string }, leerlingen: readonly string[]) {
  await db.tenant({ school: way.school, actor: null }, (tx) =>
    tx
      .insertInto('koers.source_record')
      .values(
        leerlingen.map((id) => ({
          school_id: way.school,
          connection_id: way.connection,
          entity_id: id,
          kind: 'leerling',
          source_key: `llg-${id.slice(0, 8)}`,
          eck_id: `https://ketenid.nl/201703/${createHash('sha256').update(id).digest('hex')}`,
          hash: Buffer.alloc(4),
          last_run: randomUUID(),
        })),
      )
      .execute(),
  );
}

/** @param leerlingen how many; all of them are known at this LVS, but not `k.buiten` */
export async function openWay(db: Db, leerlingen = 4): Promise<Way> {
  const k = await demoClass(db, leerlingen);
  const receiver = await startReceiver();
  const deps = receiverDeps(db, { leaseMs: 1000 });
  const who: Asker = { school: k.school, person: k.petra.person };
  const { id: connection } = await createConnection(deps, who, {
    adapter: 'postbus',
    naam: 'Ons LVS',
    settings: { endpoint: receiver.url },
    schedule: null,
  });
  const kaarten = createArrangementskaart({ keys: k.keys });
  await known(db, { school: k.school, connection }, k.leerlingen);
  await switchDelivery(deps, who, connection, true);
  const deliverNow = (extra: Partial<SyncDeps> = {}) =>
    drain(
      { ...deps, ...extra },
      { school: k.school, connection },
      { signal: new AbortController().signal, nu: true },
    );
  const isSettled = async () => {
    const { rows } = await k.as(k.petra, (tx) =>
      sql<{
        yes: boolean;
      }>`SELECT koers.tx_settled() > coalesce(max(a.tx), 0) AS yes FROM koers.act a`.execute(tx),
    );
    return rows[0]?.yes === true;
  };
  const settled = async () => {
    while (!(await isSettled())) await sleep(10);
  };
  return {
    k,
    deps,
    who,
    connection,
    receiver,
    know: (more) => known(db, { school: k.school, connection }, more),
    async judge(standen, by = k.marjan) {
      const acts = standen.map((stand) => ({ id: randomUUID(), ...stand }));
      await k.as(by, (tx) => kaarten.setStand(tx, by, { acts }));
      return acts.map(({ id }) => id);
    },
    async undo(acts, by = k.marjan) {
      const undone = acts.map((act) => ({ id: randomUUID(), act }));
      const uit = await k.as(by, (tx) => kaarten.undoActs(tx, by, { acts: undone }));
      if (uit.kind !== 'ongedaan') throw new Error(`not undone: ${uit.kind}`);
      return undone.map(({ id }) => id);
    },
    settled,
    deliverNow,
    async deliver(extra) {
      await settled();
      return await deliverNow(extra);
    },
    async lines() {
      const rows = await k.as(k.petra, (tx) =>
        tx
          .selectFrom('koers.terugmelding')
          .where('connection_id', '=', connection)
          .select(['id', 'status', 'reden', 'bewijs'])
          .execute(),
      );
      return new Map(rows.map(({ id, ...line }) => [id, line]));
    },
  };
}

/** Holds a transaction open that wrote something, as a slow colleague does; the returned function ends it. */
export async function slowTransaction(owner: Login): Promise<() => Promise<void>> {
  const client = await connectClient(owner, 'koers slow');
  await client.query('BEGIN; SELECT pg_current_xact_id()');
  return async () => {
    await client.query('COMMIT');
    await client.end();
  };
}
