import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clientToken } from '../../../test/support/client-token.ts';
import { testDb } from '../../../test/support/db.ts';
import { type DemoClass, demoClass, doel } from '../../../test/support/demo-class.ts';
import { createKeys } from '../../access/keys.ts';
import { createArrangementskaart } from '../../arrangementskaart/service.ts';
import type { ApiScope } from '../../model/api-scope.ts';
import { outboundFetch } from '../../platform/http/outbound-fetch.ts';
import { drain } from './drain.ts';
import { type Asker, replay, subscribe } from './subscribe.ts';
import { type Receiver, signedWith, startReceiver } from './testing/receiver.ts';
import { settled } from './testing/settled.ts';

/** Long, and with the queue: `npm run chaos`. */
const ROUNDS = 8;
const SCOPES: ApiScope[] = ['koers:webhooks', 'koers:kaarten.read'];
const DOELEN = ['NT-M-2a', 'NT-M-2b', 'RW-E-2a'].map(doel);
const PUPILS = 6;
const PER_ROUND = PUPILS * DOELEN.length;
const master = randomBytes(32);

const t = testDb();
const children: ChildProcess[] = [];
let k: DemoClass;
let receiver: Receiver;
let who: Asker;
let subscription: { id: string; geheim: string };

const deps = () => ({
  ...{ db: t.db, keys: k.keys, fetch: outboundFetch({ allowLoopback: true }) },
  ...{ now: () => new Date(), log: { warn() {} }, leaseMs: 2000 },
});

beforeAll(async () => {
  k = await demoClass(t.db, PUPILS, undefined, createKeys({ master }));
  receiver = await startReceiver();
  const { clientId } = await clientToken({ db: t.db, school: k.school, scopes: SCOPES });
  who = { school: k.school, client: clientId, actor: clientId };
  subscription = await subscribe(deps(), who, {
    url: receiver.url,
    types: ['koers.doel_stand'],
    scopes: SCOPES,
  });
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await receiver.close();
});

/** A process that waits for its turn; it starts while another works. */
function child(): { process: ChildProcess; ready: Promise<void> } {
  const about = {
    login: t.pool,
    master: master.toString('base64'),
    school: k.school,
    webhook: subscription.id,
  };
  const script = 'gateway/interchange/webhooks/testing/drain-child.ts';
  const started = spawn(process.execPath, ['bin/run.js', script, JSON.stringify(about)], {
    cwd: path.join(import.meta.dirname, '../../..'),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.push(started);
  return { process: started, ready: new Promise((resolve) => started.stdout?.once('data', () => resolve())) };
}

async function judge(round: number): Promise<{ id: string }[]> {
  const kaarten = createArrangementskaart({ keys: k.keys });
  const acts = k.leerlingen.flatMap((leerling, n) =>
    DOELEN.map((leerdoel) => ({ id: randomUUID(), leerling, leerdoel, stand: (round + n) % 5 })),
  );
  await k.as(k.marjan, (tx) => kaarten.setStand(tx, k.marjan, { acts }));
  return acts;
}

/** The worker dies after so many more messages came in: the program has the last one, and Koers does not know. */
const deadAfter = (worker: ChildProcess, more: number) =>
  new Promise<void>((resolve) => {
    receiver.answer = () => {
      more -= 1;
      if (more === 0) worker.kill('SIGKILL');
      if (more <= 0) resolve();
      return { status: 200 };
    };
  });

async function deliver() {
  await settled(t.db, k.school);
  const at = { school: k.school, webhook: subscription.id };
  return await drain(deps(), at, { signal: new AbortController().signal, nu: true });
}

/** What a program has that keeps each `webhook-id` it saw. */
const kept = () => [...new Set(receiver.got.map(({ id }) => id))];

it('R69: a worker killed anywhere loses no event; who keeps webhook-id counts each once, in order', async () => {
  const acts: { id: string }[] = [];
  let next = [child(), child()];
  for (let round = 0; round < ROUNDS; round += 1) {
    acts.push(...(await judge(round)));
    const [now = child(), ...rest] = next;
    next = [...rest, child()];
    await now.ready;
    // Anywhere: before it looked, between two messages, while one is under way, while receipts are written down.
    const dead = deadAfter(
      now.process,
      round % 2 === 0 ? 1 + Math.floor(Math.random() * (PER_ROUND - 1)) : PER_ROUND,
    );
    now.process.stdin?.write('go\n');
    await Promise.race([dead, sleep(round % 4 === 3 ? Math.random() * 60 : 5000)]);
    now.process.kill('SIGKILL');
  }
  for (const { process } of next) process.kill('SIGKILL');
  receiver.answer = () => ({ status: 200 });
  await sleep(350); // the lease of the last one
  expect(await deliver()).toMatchObject({ kind: 'klaar', refused: 0 });

  expect(new Set(kept())).toEqual(new Set(acts.map(({ id }) => id)));
  expect(acts).toHaveLength(ROUNDS * PER_ROUND);
  // What was done later is heard later, of each pupil and of all together; acts of one request are of one moment.
  const ronde = new Map(acts.map(({ id }, n) => [id, Math.floor(n / PER_ROUND)]));
  const gehoord = kept().map((id) => ronde.get(id) ?? -1);
  expect(gehoord).toEqual([...gehoord].sort((een, ander) => een - ander));
  expect(receiver.got.length, 'some came twice: killed after the program had it').toBeGreaterThan(
    acts.length,
  );
  expect(receiver.got.every((message) => signedWith(subscription.geheim, message))).toBe(true);
  const bodies = new Map(receiver.got.map(({ id, body }) => [id, body]));
  expect(
    receiver.got.every(({ id, body }) => bodies.get(id) === body),
    'a second try says the same',
  ).toBe(true);

  // Everything once more, and it still counts once.
  receiver.got.length = 0;
  const since = new Date(Date.now() - 3_600_000);
  await k.as(k.petra, (tx) => replay(deps(), tx, { who, id: subscription.id, which: { since } }));
  expect(await deliver()).toMatchObject({ kind: 'klaar', sent: acts.length });
  expect([...kept()].sort()).toEqual(acts.map(({ id }) => id).sort());
}, 120_000);
