import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Db } from '../../../platform/db/pool.ts';

/** Until what was done just now may be read: nothing older is open (decision 0006), also not of a test beside this one. */
export async function settled(db: Db, school: string): Promise<void> {
  for (;;) {
    const { rows } = await db.tenant({ school, actor: null }, (tx) =>
      sql<{ yes: boolean }>`SELECT koers.tx_settled() > max(a.tx) AS yes FROM koers.act a`.execute(tx),
    );
    if (rows[0]?.yes) return;
    await sleep(10);
  }
}
