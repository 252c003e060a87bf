import { setTimeout as sleep } from 'node:timers/promises';
import { openDb } from '../../platform/db/pool.ts';
import { drain } from './drain.ts';
import { receiverDeps } from './test-receiver.ts';

/**
 * A process of its own that delivers over one connection, over and over, once a line on stdin says so. For a test that
 * kills it. Argument: JSON with the login of the pool, the school and the connection.
 */
const { login, school, connection } = JSON.parse(process.argv[2] ?? '{}');
const deps = receiverDeps(openDb(login, { max: 3 }), { leaseMs: 300 });
process.stdout.write('ready\n');
await new Promise((resolve) => process.stdin.once('data', resolve));
for (;;) {
  await drain(deps, { school, connection }, { signal: new AbortController().signal, nu: true });
  await sleep(5);
}
