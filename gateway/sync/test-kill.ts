import type { Tx } from '../platform/db/kysely-on-client.ts';
import type { SyncDeps } from './deps.ts';

class Killed extends Error {}

/**
 * A database that dies at its n-th statement, as when the process is killed: that statement and all later ones fail,
 * and the open transaction is rolled back by PostgreSQL.
 */
export function dyingDb(db: SyncDeps['db'], statements: number): SyncDeps['db'] {
  let left = statements;
  const tick = () => {
    left -= 1;
    if (left < 0) throw new Killed('killed');
  };
  const counted = (tx: Tx): Tx =>
    tx.withPlugin({
      transformQuery: ({ node }) => {
        tick();
        return node;
      },
      transformResult: async ({ result }) => result,
    });
  return {
    tenant: async (context, work) => {
      tick();
      return await db.tenant(context, async (tx) => {
        const result = await work(counted(tx));
        tick(); // before the COMMIT
        return result;
      });
    },
    platform: (work) => db.platform(work),
  };
}

export function isKilled(error: unknown): boolean {
  return error instanceof Killed;
}
