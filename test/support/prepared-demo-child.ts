import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { startLvs } from '../../fixtures/demo/lvs.ts';
import { prepareSchools } from '../../fixtures/demo/prepare.ts';
import { demoSchool } from '../../fixtures/school/index.ts';
import { readConfig } from '../../gateway/config.ts';
import { startKoers } from '../../gateway/main.ts';

/** Waits until everything that was asked of the background is done: who copies the demo would do it once more each. */
async function rustig({ store }: typeof running.koers): Promise<void> {
  for (;;) {
    const { rows } = await store.db.platform((tx) =>
      sql<{ open: boolean }>`SELECT EXISTS (SELECT FROM koers.outbox) AS open`.execute(tx),
    );
    const wacht = await store.db.pool.query<{ open: boolean }>(
      "SELECT EXISTS (SELECT FROM bullmq.job WHERE state IN ('waiting', 'active', 'delayed')) AS open",
    );
    if (!rows[0]?.open && !wacht.rows[0]?.open) return;
    await sleep(100);
  }
}

/** The demo up to where an ELO would open: what every demo of the tests starts from, as of today. */
const today = new Date();
const lvs = await startLvs(today, { parnassys: 0, somtoday: 0 });
const running = await startKoers(readConfig({ KOERS_DEMO: 'true', KOERS_PORT: '0' }), {
  web: true,
  worker: true,
});
await prepareSchools(running.koers, demoSchool(today), lvs, () => {});
await rustig(running.koers);
await running.close();
await lvs.close();
