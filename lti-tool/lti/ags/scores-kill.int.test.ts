import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { kompaslijnen } from '../../../fixtures/pakket/kompaslijnen.ts';
import { testDb } from '../../../test/support/db.ts';
import { niveau } from '../../../test/support/demo-class.ts';
import { createCijfers } from '../cijfers-service.ts';
import { type Gradebook, openGradebook } from './testing/gradebook-stage.ts';

const ROUNDS = 12;
const t = testDb();
let g: Gradebook;
const children: ChildProcess[] = [];
const doelen = kompaslijnen.leerdoelen
  .filter((d) => d.niveauId === niveau('NT-M', 2))
  .slice(0, 3)
  .map((d) => d.id);

beforeAll(async () => {
  g = await openGradebook(t.db, 6);
  const cijfers = createCijfers({ client: g.deps.client, now: () => new Date() });
  const at = { groep: g.k.groep, cursus: g.cursus.context };
  await g.k.as(g.k.marjan, (tx) => cijfers.koppelCursus(tx, g.k.marjan, at));
  await g.k.as(g.k.marjan, (tx) => cijfers.kies(tx, g.k.marjan, at, doelen));
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await g.close();
});

/** A process that waits for its turn; it starts while another works. */
function child(): { process: ChildProcess; ready: Promise<void> } {
  const about = JSON.stringify({ login: t.pool, cursus: g.cursus });
  const started = spawn(process.execPath, ['bin/run.js', 'lti-tool/lti/ags/testing/drain-child.ts', about], {
    cwd: path.join(import.meta.dirname, '../../..'),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.push(started);
  return { process: started, ready: new Promise((resolve) => started.stdout?.once('data', () => resolve())) };
}

const scoreCalls = () => g.elo.calls.filter((call) => call.includes('/scores')).length;
/** So many more scores came in, taken or not. */
async function arrived(more: number): Promise<void> {
  const from = scoreCalls();
  for (let waited = 0; scoreCalls() < from + more && waited < 5000; waited += 2) await sleep(2);
}

it('R74: a worker killed anywhere loses no score, and each act arrives once, in the order of each pupil', async () => {
  const acts: { leerling: string; leerdoel: string; stand: number }[] = [];
  let next = [child(), child()];
  let killed = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const standen = g.k.leerlingen.flatMap((leerling, n) =>
      doelen.map((leerdoel) => ({ leerling, leerdoel, stand: (round + n + 1) % 5 })),
    );
    await g.judge(standen);
    acts.push(...standen);
    const [now, ...rest] = next;
    next = [...rest, child()];
    await now?.ready;
    now?.process.stdin?.write('go\n');
    // Anywhere: while columns are made, before a score, while it is under way, while its receipt is written down.
    if (round % 4 > 0) await arrived(1 + Math.floor(Math.random() * 12));
    await sleep(Math.random() * (round % 4 > 0 ? 8 : 300));
    now?.process.kill('SIGKILL');
    killed += 1;
  }
  for (const { process } of next) process.kill('SIGKILL');
  await sleep(350); // the lease of the last one
  expect(await g.deliver()).toMatchObject({ kind: 'klaar', refused: 0 });

  // The platform takes a score only when its stamp is later than the last one of that pupil in that column.
  expect(g.elo.scores).toHaveLength(acts.length);
  expect(await g.counts()).toEqual({ verstuurd: acts.length });
  const columns = g.elo.lineItems.get('klas-1') ?? [];
  expect(columns).toHaveLength(doelen.length);
  for (const leerling of g.k.leerlingen) {
    const made = acts.filter((act) => act.leerling === leerling);
    for (const column of columns) {
      const scores = g.elo.scores.filter((s) => s.userId === g.sub(leerling) && s.lineItem === column.id);
      expect(scores.map((s) => s.scoreGiven)).toEqual(
        made.filter((act) => act.leerdoel === doelen[0]).map((act) => act.stand),
      );
    }
  }
  expect(killed).toBeGreaterThanOrEqual(10);
  expect(scoreCalls(), 'some were killed after the ELO had it and before Koers knew').toBeGreaterThan(
    acts.length,
  );
}, 120_000);
