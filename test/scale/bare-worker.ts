import { createPostgresBackend, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { validateAndParse } from '../../bench/bare-xml.ts';
import { compose } from '../../gateway/compose.ts';
import { readConfig } from '../../gateway/config.ts';

/** The baseline: BullMQ by itself with a handler that fetches an answer, validates and parses it, and does nothing with it. */
const koers = await compose(readConfig({ KOERS_LOG: 'silent' }), 'koers scale bare');
const redisUrl = koers.config.REDIS_URL?.reveal();
const connection = (
  redisUrl ? new Redis(redisUrl, { maxRetriesPerRequest: null }) : koers.store.db.pool
) as never;
new Worker(
  'scale-bare',
  async ({ data }) => {
    const res = await fetch((data as { url: string }).url, { method: 'POST', body: '' });
    validateAndParse(Buffer.from(await res.arrayBuffer()));
  },
  { connection, concurrency: 2, lockDuration: 60_000, skipVersionCheck: true },
  (redisUrl ? undefined : createPostgresBackend) as never,
);
process.stdout.write('ready\n');
