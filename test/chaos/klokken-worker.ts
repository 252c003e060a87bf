import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { compose } from '../../gateway/compose.ts';
import { readConfig } from '../../gateway/config.ts';
import { klokkenJob, requestKlokken } from '../../gateway/opp/klokken/service.ts';
import { startDispatcher } from '../../gateway/platform/jobs/dispatcher.ts';
import { openQueues, startWorkers } from '../../gateway/platform/jobs/queues.ts';

/**
 * A worker for the clocks of the OPP that is killed again and again: its calendar is a file, in which the chaos writes what day
 * it is.
 */
const kalender = process.argv[2] ?? '';
const koers = await compose(readConfig({ KOERS_LOG: 'silent' }), 'koers chaos worker');
const jobs = [klokkenJob(koers.store.db)];
const deps = { db: koers.store.db, log: koers.log, metrics: koers.metrics };
const queues = openQueues(jobs, deps);
startWorkers(jobs, deps);
await startDispatcher(jobs, { ...deps, queues });
process.stdout.write('ready\n');
for (;;) {
  const dag = readFileSync(kalender, 'utf8');
  await requestKlokken(koers.store.db, new Date(`${dag}T05:00:00Z`));
  await sleep(20);
}
