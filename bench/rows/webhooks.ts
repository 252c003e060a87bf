import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import http from 'node:http';
import { sql } from 'kysely';
import { WEBHOOK } from '../../gateway/access/sealed-columns.ts';
import type { WebhookDeps } from '../../gateway/interchange/webhooks/deps.ts';
import { drain } from '../../gateway/interchange/webhooks/drain.ts';
import { messageBody } from '../../gateway/interchange/webhooks/message.ts';
import { outboundFetch } from '../../gateway/platform/http/outbound-fetch.ts';
import { bareServer } from '../bare-server.ts';
import { alternate, took } from '../measure.ts';
import { judge, type Row } from '../row.ts';
import { addSchool } from '../school.ts';
import { onStage, type Stage } from '../stage.ts';

const SECRET = randomBytes(32);

interface Subscribed {
  readonly school: string;
  readonly webhook: string;
  readonly bodies: readonly { readonly id: string; readonly body: string }[];
}

/** A program that hears of doelen, and so many acts that it has not heard of. */
async function subscribe({ koers }: Stage, school: string, url: string, events: number): Promise<Subscribed> {
  const { db } = koers.store;
  const client = await db.platform(
    async (tx) =>
      await tx
        .insertInto('koers.api_client')
        .values({ aanbieder: 'Meting BV', product: 'Meting', doel: 'om te meten' })
        .returning('id')
        .executeTakeFirstOrThrow(),
  );
  const scopes = ['koers:webhooks', 'koers:kaarten.read'];
  return await db.tenant({ school, actor: null }, async (tx) => {
    const at = { school_id: school, client_id: client.id };
    await tx
      .insertInto('koers.api_aanvraag')
      .values({ ...at, scopes })
      .execute();
    await tx
      .insertInto('koers.api_toestemming')
      .values(scopes.map((scope) => ({ ...at, scope, gegeven_door: client.id })))
      .execute();
    const geheim = await koers.keys.sealForSchool(
      tx,
      school,
      Buffer.from(`whsec_${SECRET.toString('base64')}`),
      WEBHOOK,
    );
    const { id: webhook } = await tx
      .insertInto('koers.webhook')
      .values({ ...at, url, soorten: ['doel_stand'], geheim })
      .returning('id')
      .executeTakeFirstOrThrow();
    const { id: leerling } = await tx
      .insertInto('koers.person')
      .values({ school_id: school, soort: 'leerling' })
      .returning('id')
      .executeTakeFirstOrThrow();
    const { rows } = await sql<{ id: string; at: Date; leerdoel: string }>`
      INSERT INTO koers.act (id, school_id, leerling_id, soort, leerdoel_id, data, actor_id)
      SELECT gen_random_uuid(), ${school}::uuid, ${leerling}::uuid, 'doel_stand', ${randomUUID()}::uuid, '{"van":0,"naar":4}', ${leerling}::uuid
      FROM generate_series(1, ${events}::int) RETURNING id, at, leerdoel_id AS leerdoel`.execute(tx);
    const rest = { soort: 'doel_stand', leerling, leerlijn: null, over: null } as const;
    const bodies = rows.map((row) => ({ id: row.id, body: messageBody(school, { ...row, ...rest }) }));
    return { school, webhook, bodies };
  });
}

/** The same bodies, signed and posted one after another, and nothing else. */
async function barePosts(url: string, bodies: Subscribed['bodies']): Promise<void> {
  for (const { id, body } of bodies) {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const mark = createHmac('sha256', SECRET).update(`${id}.${timestamp}.${body}`).digest('base64');
    await new Promise<void>((resolve, reject) => {
      const headers = {
        'content-type': 'application/cloudevents+json',
        'content-length': Buffer.byteLength(body),
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': `v1,${mark}`,
      };
      const req = http.request(url, { method: 'POST', headers }, (res) => {
        res.resume().on('end', resolve);
      });
      req.on('error', reject);
      req.end(body);
    });
  }
}

/** Everything that happened goes to one program: read from the acts, written down, signed, posted, receipts noted (R69). */
export const webhooks: Row = {
  name: 'webhooks',
  title: 'webhook fan-out of 10,000 events',
  measure: (size) =>
    onStage(async (stage) => {
      const events = size.short ? 200 : 10_000;
      let heard = 0;
      const receiver = await bareServer((req, res) => {
        req.resume().on('end', () => {
          heard += 1;
          res.end('ok');
        });
      });
      const { id: school } = await addSchool(stage, 1);
      const url = `${receiver.origin}/koers`;
      const subscribed = await subscribe(stage, school, url, events);
      const { store, keys, log } = stage.koers;
      const fetch = outboundFetch({ allowLoopback: true });
      const deps: WebhookDeps = { db: store.db, keys, log, fetch, now: () => new Date(), leaseMs: 30_000 };
      const again = () =>
        store.db.tenant({ school, actor: null }, async (tx) => {
          await sql`DELETE FROM koers.webhook_bericht WHERE webhook_id = ${subscribed.webhook}`.execute(tx);
          await sql`UPDATE koers.webhook SET gelezen_tot = 0 WHERE id = ${subscribed.webhook}`.execute(tx);
        });
      const pair = await alternate(
        {
          work: async () => {
            await again();
            heard = 0;
            const cost = await took(stage.busy, () =>
              drain(deps, subscribed, { signal: new AbortController().signal }),
            );
            if (heard !== events) throw new Error(`the program heard ${heard} of ${events}`);
            return cost;
          },
          baseline: () => took(stage.busy, () => barePosts(url, subscribed.bodies)),
        },
        size.rounds(3),
      );
      await receiver.close();
      const about = {
        row: 'webhooks',
        work: `${events} events to one program: planned, signed, posted in order, receipts noted`,
        against: 'the same bodies signed and posted one after another, and nothing else',
        budget: 2,
      };
      return [judge(about, pair)];
    }),
};
