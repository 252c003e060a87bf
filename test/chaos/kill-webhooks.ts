import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createArrangementskaart } from '../../gateway/arrangementskaart/service.ts';
import { compose } from '../../gateway/compose.ts';
import { readConfig } from '../../gateway/config.ts';
import { subscribe } from '../../gateway/interchange/webhooks/subscribe.ts';
import {
  type Receiver,
  signedWith,
  startReceiver,
} from '../../gateway/interchange/webhooks/testing/receiver.ts';
import { outboundFetch } from '../../gateway/platform/http/outbound-fetch.ts';
import { clientToken } from '../support/client-token.ts';
import { demoData, removeData } from '../support/demo.ts';
import { type DemoClass, demoClass, doel } from '../support/demo-class.ts';
import { killWorker, startWorker } from './worker.ts';

const worker = (data: string) => startWorker('webhooks-worker.ts', data);
const SCOPES = ['koers:webhooks', 'koers:kaarten.read'] as const;
const DOELEN = ['NT-M-2a', 'NT-M-2b', 'RW-E-2a'].map(doel);

export interface WebhookChaosReport {
  readonly killed: number;
  readonly events: number;
  /** Messages that came in, with those that came more than once. */
  readonly messages: number;
  /** Ids of events that never came, or came and never happened. */
  readonly differences: readonly string[];
  /** Ids that came, for the first time, before one of an earlier round. */
  readonly volgorde: readonly string[];
  /** Messages that do not hold against the secret, or say something else at a second try. */
  readonly vals: number;
}

async function judge(k: DemoClass, round: number): Promise<string[]> {
  const kaarten = createArrangementskaart({ keys: k.keys });
  const acts = k.leerlingen.flatMap((leerling, n) =>
    DOELEN.map((leerdoel) => ({ id: randomUUID(), leerling, leerdoel, stand: (round + n) % 5 })),
  );
  await k.as(k.marjan, (tx) => kaarten.setStand(tx, k.marjan, { acts }));
  return acts.map(({ id }) => id);
}

/** The order of rounds in which ids were heard first; what came after something of a later round. */
function verkeerd(heard: readonly string[], round: ReadonlyMap<string, number>): string[] {
  let last = 0;
  return heard.filter((id) => {
    const r = round.get(id) ?? 0;
    const early = r < last;
    last = Math.max(last, r);
    return early;
  });
}

/**
 * Two real workers of which one is killed at a random point of each round, while a program that keeps `webhook-id` listens:
 * every event comes at least once, counts once, and in order (R69).
 */
export async function killWebhooks(rounds: number, say: (line: string) => void): Promise<WebhookChaosReport> {
  const data = demoData();
  const koers = await compose(readConfig({ KOERS_DATA: data, KOERS_LOG: 'silent' }), 'koers chaos');
  const receiver: Receiver = await startReceiver();
  const { db } = koers.store;
  const workers: ChildProcess[] = [];
  try {
    const k = await demoClass(db, 6, undefined, koers.keys);
    const { clientId: client } = await clientToken({ db, school: k.school, scopes: SCOPES });
    const deps = { db, keys: koers.keys, log: koers.log, now: () => new Date(), leaseMs: 6000 };
    const { geheim } = await subscribe(
      { ...deps, fetch: outboundFetch({ allowLoopback: true }) },
      { school: k.school, client, actor: client },
      { url: receiver.url, types: ['koers.doel_stand'], scopes: SCOPES },
    );
    workers.push(await worker(data), await worker(data));
    const round = new Map<string, number>();
    for (let n = 0; n < rounds; n += 1) {
      for (const id of await judge(k, n)) round.set(id, n);
      const before = receiver.got.length;
      const more = 1 + Math.floor(Math.random() * 18);
      for (let waited = 0; receiver.got.length < before + more && waited < 8000; waited += 2) await sleep(2);
      const [old] = workers.splice(0, 1);
      if (old) await killWorker(old);
      say(`${n + 1}/${rounds} killed, ${receiver.got.length} messages of ${round.size} events`);
      workers.push(await worker(data));
    }
    const kept = () => [...new Set(receiver.got.map(({ id }) => id))];
    for (let waited = 0; kept().length < round.size && waited < 60_000; waited += 50) await sleep(50);
    const heard = kept();
    const body = new Map(receiver.got.map((m) => [m.id, m.body]));
    return {
      ...{ killed: rounds, events: round.size, messages: receiver.got.length },
      differences: [
        ...heard.filter((id) => !round.has(id)),
        ...[...round.keys()].filter((id) => !body.has(id)),
      ],
      volgorde: verkeerd(heard, round),
      vals: receiver.got.filter((m) => !signedWith(geheim, m) || body.get(m.id) !== m.body).length,
    };
  } finally {
    await Promise.all(workers.map(killWorker));
    await receiver.close();
    await koers.close();
    removeData(data);
  }
}
