import { writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/**
 * The demo as `npm run demo` starts it, but it dies by its own hand at the `DIES_AT`th statement that writes: `DIES_WHEN=send`
 * while PostgreSQL is still at it, `DIES_WHEN=done` before anybody hears that it is done. Says at which on stderr.
 */
const at = Number(process.env['DIES_AT']);
const READS = /^\s*(?:select|set|begin|show|listen)\b/i;
const query = pg.Client.prototype.query as (...args: unknown[]) => unknown;
let written = 0;

const die = () => process.kill(process.pid, 'SIGKILL');

function dying(this: pg.Client, ...args: unknown[]): unknown {
  const [asked] = args;
  const text = typeof asked === 'string' ? asked : String((asked as { text?: unknown } | null)?.text ?? '');
  if (READS.test(text) || ++written !== at) return query.apply(this, args);
  const answer = query.apply(this, args);
  writeSync(2, `DIES ${text.replace(/\s+/g, ' ').trim().slice(0, 120)}\n`);
  if (process.env['DIES_WHEN'] === 'done' && answer instanceof Promise) answer.then(die, die);
  else void sleep(Math.random() * 3).then(die);
  return answer;
}
pg.Client.prototype.query = dying as typeof pg.Client.prototype.query;

await import('../../fixtures/demo/demo.ts');
