import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { kompaslijnen } from '../../../fixtures/pakket/kompaslijnen.ts';
import { clientToken, type TestClient } from '../../../test/support/client-token.ts';
import { testDb } from '../../../test/support/db.ts';
import { type DemoClass, demoClass, niveau } from '../../../test/support/demo-class.ts';
import { createArrangementskaart } from '../../arrangementskaart/service.ts';
import type { ApiScope } from '../../model/api-scope.ts';
import { outboundFetch } from '../../platform/http/outbound-fetch.ts';
import { grantRole } from '../../school/people.ts';
import type { WebhookDeps } from './deps.ts';
import { drain } from './drain.ts';
import type { EventType } from './events.ts';
import { requestWebhooks } from './jobs.ts';
import { type Asker, replay, subscribe } from './subscribe.ts';
import { type Receiver, signedWith, startReceiver } from './testing/receiver.ts';
import { settled } from './testing/settled.ts';
import { silence, subscriptions } from './webhook-store.ts';

const SCOPES: ApiScope[] = ['koers:webhooks', 'koers:kaarten.read'];
const TYPES: EventType[] = ['koers.doel_stand', 'koers.ongedaan'];
const doelen = kompaslijnen.leerdoelen.filter((d) => d.niveauId === niveau('NT-M', 2)).map((d) => d.id);

const t = testDb();
let k: DemoClass;
let receiver: Receiver;
let client: TestClient;
let who: Asker;
let now = new Date('2026-11-23T09:00:00Z');

const deps = (more: Partial<WebhookDeps> = {}): WebhookDeps => ({
  db: t.db,
  keys: k.keys,
  fetch: outboundFetch({ allowLoopback: true }),
  now: () => now,
  log: { warn() {} },
  leaseMs: 2000,
  ...more,
});

beforeAll(async () => {
  k = await demoClass(t.db, 3);
  await k.as(k.petra, (tx) =>
    grantRole(tx, k.school, {
      person: k.petra.person,
      rol: 'beheerder',
      reason: 'proef',
      grantedBy: 'invite',
      van: '2020-01-01',
    }),
  );
});
beforeEach(async () => {
  now = new Date('2026-11-23T09:00:00Z');
  receiver = await startReceiver();
  client = await clientToken({ db: t.db, school: k.school, scopes: SCOPES });
  who = { school: k.school, client: client.clientId, actor: client.clientId };
});
afterAll(() => receiver.close());

const make = (types = TYPES, scopes: readonly string[] = SCOPES) =>
  subscribe(deps(), who, { url: receiver.url, types, scopes });

async function judge(stand: number, pupils = k.leerlingen): Promise<string[]> {
  const kaarten = createArrangementskaart({ keys: k.keys });
  const acts = pupils.map((leerling) => ({ id: randomUUID(), leerling, leerdoel: doelen[0] ?? '', stand }));
  await k.as(k.marjan, (tx) => kaarten.setStand(tx, k.marjan, { acts }));
  return acts.map(({ id }) => id);
}

async function go(webhook: string, more: Partial<WebhookDeps> = {}) {
  await settled(t.db, k.school);
  return await drain(
    deps(more),
    { school: k.school, webhook },
    { signal: new AbortController().signal, nu: true },
  );
}

const standOf = async (webhook: string) => {
  const [found] = await k.as(k.petra, (tx) => subscriptions(tx, k.school, client.clientId, webhook));
  return found;
};

describe('R69: a program hears of what happens', () => {
  it('after its address gave the signed challenge back; one that does not is refused', async () => {
    const made = await make();
    expect(receiver.challenges).toHaveLength(1);
    expect(receiver.challenges.map((c) => signedWith(made.geheim, c))).toEqual([true]);
    receiver.echo = () => 'iets anders';
    await expect(make()).rejects.toMatchObject({ code: 'bad_request' });
    // A page that says what was asked with "not found" is no program that wants messages.
    Object.assign(receiver, { echo: (challenge: string) => challenge, echoStatus: 404 });
    await expect(make()).rejects.toMatchObject({ code: 'bad_request' });
    receiver.echoStatus = 200;
    await expect(
      subscribe(deps({ fetch: outboundFetch({ allowLoopback: false }) }), who, {
        url: 'https://169.254.169.254/latest',
        types: TYPES,
        scopes: SCOPES,
      }),
    ).rejects.toMatchObject({
      code: 'bad_request',
      opts: {
        issues: [{ path: 'body.url', message: expect.stringContaining('niet op het openbare internet') }],
      },
    });
    await expect(make(['koers.opp_vastgesteld'])).rejects.toMatchObject({ code: 'not_allowed' });
  });

  it('each event once, in order, signed, with ids and nothing else; what it did not ask for not at all', async () => {
    const { id, geheim } = await make();
    const acts = [...(await judge(1)), ...(await judge(2))];
    expect(await go(id)).toMatchObject({ kind: 'klaar', sent: 6 });
    expect(receiver.taken).toHaveLength(6);
    expect(receiver.taken.slice(0, 3).sort()).toEqual(acts.slice(0, 3).sort());
    expect(receiver.taken.slice(3).sort()).toEqual(acts.slice(3).sort());
    expect(receiver.got.every((message) => signedWith(geheim, message))).toBe(true);
    expect(receiver.got.some((message) => signedWith('whsec_AAAA', message))).toBe(false);
    const first = receiver.got.find((message) => message.id === acts[0]);
    expect(first?.event).toMatchObject({
      id: acts[0],
      source: `urn:koers:school:${k.school}`,
      type: 'koers.doel_stand',
      data: { leerling: k.leerlingen[0], leerdoel: doelen[0] },
    });
    expect(Object.keys(first?.event.data ?? {}).sort()).toEqual(['leerdoel', 'leerlijn', 'leerling']);
    expect(await go(id)).toMatchObject({ kind: 'klaar', sent: 0 });
  });

  it('a program that is ill gets the same messages later, in order, under the same ids', async () => {
    const { id } = await make();
    const acts = [
      ...(await judge(3, k.leerlingen.slice(0, 1))),
      ...(await judge(4, k.leerlingen.slice(0, 1))),
    ];
    receiver.answer = () => ({ status: 503, headers: { 'retry-after': '120' } });
    const before = new Date();
    expect(await go(id)).toMatchObject({ kind: 'later', sent: 0 });
    expect(receiver.got.map((m) => m.id)).toEqual([acts[0]]);
    const wait = await k.as(k.petra, (tx) =>
      sql<{
        s: number;
      }>`SELECT extract(epoch FROM opnieuw_om - ${before}::timestamptz)::int AS s FROM koers.webhook WHERE id = ${id}`.execute(
        tx,
      ),
    );
    expect(wait.rows[0]?.s).toBeGreaterThanOrEqual(120);
    receiver.answer = () => ({ status: 200 });
    expect(await go(id)).toMatchObject({ kind: 'klaar', sent: 2 });
    expect(receiver.got.map((m) => m.id)).toEqual([acts[0], ...acts]);
    expect(receiver.got[0]?.body).toBe(receiver.got[1]?.body);
  });

  it('a message that is refused for itself holds up no other, and can be sent again', async () => {
    const { id } = await make();
    const acts = await judge(1);
    const bad = acts[1] ?? '';
    receiver.answer = (m) => ({ status: m.id === bad ? 422 : 200 });
    expect(await go(id)).toMatchObject({ kind: 'klaar', sent: 2, refused: 1 });
    expect(await standOf(id)).toMatchObject({ dood: 1, wacht: 0 });
    receiver.answer = () => ({ status: 200 });
    const again = await k.as(k.petra, (tx) => replay(deps(), tx, { who, id, which: { dead: true } }));
    expect(again).toBe(1);
    await go(id);
    expect([...receiver.taken].sort()).toEqual([...acts].sort());
  });

  it('replays everything since a moment under the same ids, and nothing from before', async () => {
    const { id } = await make();
    await judge(2);
    await go(id);
    const since = new Date();
    const later = await judge(3);
    await go(id);
    receiver.taken.length = 0;
    const again = await k.as(k.petra, (tx) => replay(deps(), tx, { who, id, which: { since } }));
    expect(again).toBe(3);
    await go(id);
    expect([...receiver.taken].sort()).toEqual([...later].sort());
  });

  it('stops at 410 and after five days without an answer, tells the beheerder, and goes on when asked', async () => {
    const { id } = await make();
    await judge(4);
    receiver.answer = () => ({ status: 410 });
    expect(await go(id)).toMatchObject({ kind: 'gestopt' });
    expect(await go(id)).toMatchObject({ kind: 'uit' });
    await k.as(k.petra, (tx) => replay(deps(), tx, { who, id, which: null }));
    receiver.answer = () => ({ status: 500 });
    now = new Date();
    expect(await go(id)).toMatchObject({ kind: 'later' });
    now = new Date(Date.now() + 6 * 86_400_000);
    expect(await go(id)).toMatchObject({ kind: 'gestopt' });
    const told = await k.as(k.petra, (tx) =>
      tx
        .selectFrom('koers.melding')
        .where('onderwerp_id', '=', client.clientId)
        .select(['soort', 'person_id'])
        .execute(),
    );
    expect(told).toEqual(Array(2).fill({ soort: 'webhook_gestopt', person_id: k.petra.person }));
    await k.as(k.petra, (tx) => replay(deps(), tx, { who, id, which: null }));
    receiver.answer = () => ({ status: 200 });
    expect(await go(id)).toMatchObject({ kind: 'klaar', sent: 3 });
  });

  it('says nothing more from the moment the school takes something back', async () => {
    const { id } = await make();
    await judge(1);
    await k.as(k.petra, (tx) =>
      tx
        .updateTable('koers.api_toestemming')
        .set({ ingetrokken_op: new Date(), ingetrokken_door: k.petra.person })
        .where('client_id', '=', client.clientId)
        .where('scope', '=', 'koers:kaarten.read')
        .execute(),
    );
    expect(await go(id)).toMatchObject({ kind: 'klaar', sent: 0 });
    await judge(2);
    await k.as(k.petra, (tx) => silence(tx, k.school, client.clientId));
    expect(await go(id)).toMatchObject({ kind: 'uit' });
    expect(receiver.got).toEqual([]);
    await judge(3);
    await settled(t.db, k.school);
    await k.as(k.petra, (tx) => replay(deps(), tx, { who, id, which: { since: new Date(0) } }));
    expect(await go(id), 'what happened while it was off stays untold').toMatchObject({ sent: 0 });
  });

  it('also halfway: what was read already stays unsent when the program is slow', async () => {
    const { id } = await make();
    await judge(4);
    receiver.answer = async () => {
      now = new Date(now.getTime() + 2000);
      await k.as(k.petra, (tx) => silence(tx, k.school, client.clientId));
      return { status: 200 };
    };
    expect(await go(id)).toMatchObject({ sent: 1 });
    expect(receiver.got).toHaveLength(1);
  });

  it('nor once its program has ended, and a program has twenty subscriptions at most', async () => {
    const { id } = await make();
    await k.as(k.petra, (tx) =>
      sql`INSERT INTO koers.webhook (school_id, client_id, url, soorten, geheim)
        SELECT school_id, client_id, url, soorten, geheim FROM koers.webhook, generate_series(1, 19) WHERE id = ${id}`.execute(
        tx,
      ),
    );
    await expect(make()).rejects.toMatchObject({ code: 'conflict' });
    await judge(1);
    await t.db.platform((tx) =>
      tx
        .updateTable('koers.api_client')
        .set({ ended_at: new Date() })
        .where('id', '=', client.clientId)
        .execute(),
    );
    expect(await go(id)).toMatchObject({ kind: 'uit' });
    expect(receiver.got).toEqual([]);
  });

  it('is asked for by the schedule when there is something to tell, once however many ask', async () => {
    const { id } = await make();
    await settled(t.db, k.school);
    const asked = () =>
      k.as(k.petra, (tx) =>
        tx.selectFrom('koers.outbox').where(sql`payload->>'webhook'`, '=', id).select('dedupe').execute(),
      );
    await requestWebhooks(deps());
    expect(await asked()).toEqual([]);
    await judge(3);
    await settled(t.db, k.school);
    await requestWebhooks(deps());
    await requestWebhooks(deps());
    expect(new Set((await asked()).map((row) => row.dedupe)).size).toBe(1);
  });
});
