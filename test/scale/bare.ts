import { setTimeout as sleep } from 'node:timers/promises';
import { createPostgresBackend, Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { compose } from '../../gateway/compose.ts';
import { readConfig } from '../../gateway/config.ts';
import { startFleet } from './fleet.ts';

/** How long BullMQ takes over so many jobs that only fetch, validate and parse, with as many processes. Milliseconds. */
export async function bareMs(
  urls: readonly string[],
  workers: number,
  env: Readonly<Record<string, string>>,
): Promise<number> {
  const koers = await compose(readConfig({ KOERS_LOG: 'silent', ...env }), 'koers scale bare');
  const redis = env['REDIS_URL'] ? new Redis(env['REDIS_URL'], { maxRetriesPerRequest: null }) : undefined;
  const queue = new Queue(
    'scale-bare',
    { connection: (redis ?? koers.store.db.pool) as never },
    (redis ? undefined : createPostgresBackend) as never,
  );
  const fleet = await startFleet('bare-worker', workers, env);
  const round = async () => {
    const done = (await queue.getCompletedCount()) + urls.length;
    const start = performance.now();
    for (const url of urls)
      await queue.add('bare', { url }, { jobId: crypto.randomUUID(), removeOnComplete: { age: 3600 } });
    while ((await queue.getCompletedCount()) < done) await sleep(20);
    return performance.now() - start;
  };
  try {
    await round(); // a process that has just started is slower
    return await round();
  } finally {
    await fleet.close();
    await queue.close();
    redis?.disconnect();
    await koers.close();
  }
}
