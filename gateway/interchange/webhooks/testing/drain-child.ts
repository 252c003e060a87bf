import { setTimeout as sleep } from 'node:timers/promises';
import { createKeys } from '../../../access/keys.ts';
import { openDb } from '../../../platform/db/pool.ts';
import { outboundFetch } from '../../../platform/http/outbound-fetch.ts';
import { drain } from '../drain.ts';

/**
 * A process of its own that sends one subscription what happened, over and over, once a line on stdin says so. For a test
 * that kills it. Argument: JSON with the login of the pool, the master key in base64, the school and the subscription.
 */
const { login, master, ...at } = JSON.parse(process.argv[2] ?? '{}');
const deps = {
  db: openDb(login, { max: 3 }),
  keys: createKeys({ master: Buffer.from(master, 'base64') }),
  fetch: outboundFetch({ allowLoopback: true }),
  now: () => new Date(),
  log: { warn() {} },
  leaseMs: 300,
};
process.stdout.write('ready\n');
await new Promise((resolve) => process.stdin.once('data', resolve));
for (;;) {
  await drain(deps, at, { signal: new AbortController().signal, nu: true });
  await sleep(5);
}
