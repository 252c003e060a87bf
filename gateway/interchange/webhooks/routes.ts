import { z } from 'zod';
import type { EnteredClient } from '../../platform/db/client-entry.ts';
import { defineRoute, type Route } from '../../platform/http/route.ts';
import type { WebhookDeps } from './deps.ts';
import { ReplayAnswer, ReplayInput, WebhookInput, WebhookList, WebhookMade, webhookView } from './input.ts';
import { type Asker, replay, subscribe, unsubscribe } from './subscribe.ts';
import { subscriptions } from './webhook-store.ts';

const WEBHOOKS_PATH = '/api/v1/webhooks';
const scope = 'koers:webhooks';
const access = { kind: 'client', scope } as const;
const Params = z.object({ webhook: z.uuid() });

const asker = ({ schoolId, clientId }: EnteredClient): Asker => ({
  school: schoolId,
  client: clientId,
  actor: clientId,
});

/** Webhooks by API: subscribe, look, stop, and have it sent once more (R69). */
export function webhookRoutes(deps: WebhookDeps): Route[] {
  return [list(), make(deps), remove(), again(deps)];
}

function list(): Route {
  return defineRoute({
    method: 'GET',
    path: WEBHOOKS_PATH,
    summary: 'Abonnementen van dit programma bij de school',
    access,
    responses: { 200: WebhookList },
    handler: async ({ tx, client }) => {
      const all = await subscriptions(tx, client.schoolId, client.clientId);
      return { json: { webhooks: all.map(webhookView) } };
    },
  });
}

function make(deps: WebhookDeps): Route {
  return defineRoute({
    method: 'POST',
    path: WEBHOOKS_PATH,
    summary: 'Berichten aanvragen; het adres moet eerst een ondertekende challenge teruggeven',
    access: { kind: 'client-own-transaction', scope },
    body: WebhookInput,
    responses: { 201: WebhookMade },
    handler: async ({ client, body }) => {
      const { geheim, ...made } = await subscribe(deps, asker(client), { ...body, scopes: client.scopes });
      return { status: 201, json: { ...webhookView(made), geheim } };
    },
  });
}

function remove(): Route {
  return defineRoute({
    method: 'DELETE',
    path: `${WEBHOOKS_PATH}/:webhook`,
    summary: 'Een abonnement stoppen',
    access,
    params: Params,
    responses: { 204: 'empty' },
    handler: async ({ tx, client, params }) => {
      await unsubscribe(tx, asker(client), params.webhook);
      return { status: 204 };
    },
  });
}

function again(deps: WebhookDeps): Route {
  return defineRoute({
    method: 'POST',
    path: `${WEBHOOKS_PATH}/:webhook/replay`,
    summary: 'Berichten opnieuw laten sturen, en een stilstaand abonnement weer aanzetten',
    access,
    params: Params,
    body: ReplayInput,
    responses: { 202: ReplayAnswer },
    handler: async ({ tx, client, params, body }) => {
      const which = body.since === undefined ? { dead: true as const } : { since: new Date(body.since) };
      const opnieuw = await replay(deps, tx, { who: asker(client), id: params.webhook, which });
      return { status: 202, json: { opnieuw } };
    },
  });
}
