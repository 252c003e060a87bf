import type { KnownActor } from '../../gateway/model/actor.ts';
import { kyselyOn, type Tx } from '../../gateway/platform/db/kysely-on-client.ts';
import type { Db } from '../../gateway/platform/db/pool.ts';

/** Statements sent within one transaction of a person, begin and commit not counted. */
export async function statements(
  db: Db,
  who: KnownActor,
  work: (tx: Tx) => Promise<unknown>,
): Promise<number> {
  const client = await db.pool.connect();
  let sent = 0;
  const counting = new Proxy(client, {
    get: (target, key) => {
      if (key === 'query') sent += 1;
      const value = Reflect.get(target, key);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  try {
    await client.query(
      `BEGIN; SET LOCAL ROLE koers_app; SELECT set_config('koers.school', '${who.school}', true), set_config('koers.actor', '${who.person}', true)`,
    );
    await work(kyselyOn(counting));
    await client.query('COMMIT');
  } finally {
    client.release();
  }
  return sent;
}
