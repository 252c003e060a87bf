import { setTimeout as sleep } from 'node:timers/promises';
import { openDb } from '../../../../gateway/platform/db/pool.ts';
import { drainCijfers } from '../drain.ts';
import { gradebookDeps } from './gradebook-stage.ts';

/**
 * A process of its own that sends the scores of one course, over and over, once a line on stdin says so. For a test that
 * kills it. Argument: JSON with the login of the pool and the course.
 */
const { login, cursus } = JSON.parse(process.argv[2] ?? '{}');
const deps = gradebookDeps(openDb(login, { max: 3 }), { leaseMs: 300 });
process.stdout.write('ready\n');
await new Promise((resolve) => process.stdin.once('data', resolve));
for (;;) {
  await drainCijfers(deps, cursus, { signal: new AbortController().signal, nu: true });
  await sleep(5);
}
