import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { kompaslijnen } from '../../../fixtures/pakket/kompaslijnen.ts';
import { testDb } from '../../../test/support/db.ts';
import { niveau } from '../../../test/support/demo-class.ts';
import { openWay, type Way } from './test-way.ts';

const ROUNDS = 20;
const t = testDb();
let w: Way;
const children: ChildProcess[] = [];

beforeAll(async () => {
  w = await openWay(t.db, 10);
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await w.receiver.close();
});

/** A process that waits for its turn; many start while others work. */
function child(): { process: ChildProcess; ready: Promise<void> } {
  const about = JSON.stringify({ login: t.pool, school: w.k.school, connection: w.connection });
  const started = spawn(process.execPath, ['bin/run.js', 'gateway/sync/out/test-drain-child.ts', about], {
    cwd: path.join(import.meta.dirname, '../../..'),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.push(started);
  return { process: started, ready: new Promise((resolve) => started.stdout?.once('data', () => resolve())) };
}

/** The next message is in; the LVS takes a moment before it answers. */
const message = () =>
  new Promise<void>((resolve) => {
    w.receiver.onMessage = async () => {
      resolve();
      await sleep(Math.random() * 8);
    };
  });

const doelen = kompaslijnen.leerdoelen.filter((d) => d.niveauId === niveau('NT-M', 2)).map((d) => d.id);

it('a worker killed anywhere loses nothing, and nothing counts twice, in the order of each pupil (R69)', async () => {
  const acts: { id: string; leerling: string }[] = [];
  let killed = 0;
  let next = [child(), child()];
  for (let round = 0; round < ROUNDS; round += 1) {
    const standen = w.k.leerlingen.flatMap((leerling, n) =>
      doelen.slice(0, 3).map((leerdoel) => ({ leerling, leerdoel, stand: (round + n) % 5 })),
    );
    const ids = await w.judge(standen);
    acts.push(...ids.map((id, n) => ({ id, leerling: standen[n]?.leerling ?? '' })));
    const [now, ...rest] = next;
    next = [...rest, child()];
    await now?.ready;
    now?.process.stdin?.write('go\n');
    // Anywhere: before the message, while it is under way, after it was taken, while the answers are written down.
    if (round % 4 > 0) await Promise.race([message(), sleep(5000)]);
    await sleep(Math.random() * (round % 4 > 0 ? 12 : 300));
    now?.process.kill('SIGKILL');
    killed += 1;
  }
  for (const { process } of next) process.kill('SIGKILL');
  await sleep(350); // the lease of the last one
  expect(await w.deliver()).toMatchObject({ kind: 'klaar' });

  const changed = [...w.receiver.kept.keys()];
  const lines = await w.lines();
  // Every line that was planned is there, was taken and has its answer; a mark that decided nothing new makes none.
  expect(new Set(changed)).toEqual(new Set(lines.keys()));
  expect([...lines.values()].every(({ status, bewijs }) => status === 'verstuurd' && bewijs)).toBe(true);
  expect(acts.filter(({ id }) => lines.has(id))).toHaveLength(lines.size);
  expect(lines.size).toBe(acts.length);
  for (const leerling of w.k.leerlingen) {
    const made = acts.filter((act) => act.leerling === leerling).map(({ id }) => id);
    expect(changed.filter((id) => made.includes(id))).toEqual(made);
  }
  const stamps = w.receiver.messages.map(({ stempel }) => stempel);
  expect(stamps).toEqual([...new Set(stamps)].sort());
  expect(killed).toBe(ROUNDS);
  const twice = [...w.receiver.arrived.values()].filter((times) => times > 1).length;
  expect(twice, 'some were killed after the LVS had it and before Koers knew').toBeGreaterThan(0);
}, 120_000);
