import { z } from 'zod';
import { type EventSoort, EventType, eventType } from './events.ts';
import type { Subscription } from './webhook-store.ts';

const URL_EXAMPLE = 'https://hooks.rekenhaven.example/koers';

export const WebhookInput = z
  .object({
    url: z
      .url({ protocol: /^https?$/ })
      .max(2000)
      .meta({ description: 'https; moet de challenge teruggeven' }),
    types: z
      .array(EventType)
      .min(1)
      .max(100)
      .transform((types) => [...new Set(types)]),
  })
  .meta({ example: { url: URL_EXAMPLE, types: ['koers.doel_stand', 'koers.ongedaan'] } });

const EXAMPLE = {
  id: '3f0c8a51-6d2e-4b7a-9c58-1e2d3c4b5a69',
  url: URL_EXAMPLE,
  types: ['koers.doel_stand', 'koers.ongedaan'],
  actief: true,
  gemaakt: '2026-11-23T09:00:00.000Z',
  gestopt: null,
  fout: null,
  wacht: 0,
  geweigerd: 0,
} as const;

export const WebhookView = z
  .object({
    id: z.uuid(),
    url: z.string(),
    types: z.array(EventType),
    actief: z.boolean().meta({ description: 'false: de school zette berichten uit' }),
    gemaakt: z.iso.datetime(),
    gestopt: z.iso
      .datetime()
      .nullable()
      .meta({ description: 'sinds wanneer het stilstaat; replay zet het weer aan' }),
    fout: z.string().nullable(),
    wacht: z.int().meta({ description: 'berichten die nog komen' }),
    geweigerd: z.int().meta({ description: 'berichten die je adres weigerde; replay stuurt ze opnieuw' }),
  })
  .meta({ id: 'Webhook', example: EXAMPLE });
export type WebhookView = z.infer<typeof WebhookView>;

export const WebhookMade = WebhookView.extend({
  geheim: z
    .string()
    .meta({ description: 'waarmee berichten ondertekend zijn (Standard Webhooks); je ziet het een keer' }),
}).meta({ id: 'NieuweWebhook', example: { ...EXAMPLE, geheim: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD' } });

export const WebhookList = z
  .object({ webhooks: z.array(WebhookView) })
  .meta({ example: { webhooks: [EXAMPLE] } });

export const ReplayInput = z
  .object({
    since: z.iso.datetime({ offset: true }).optional().meta({
      description: 'alles sinds dit moment, ten hoogste 30 dagen terug; zonder: alleen wat geweigerd is',
    }),
  })
  .meta({ example: { since: '2026-11-22T00:00:00Z' } });
export const ReplayAnswer = z
  .object({
    opnieuw: z.int().meta({ description: 'berichten die opnieuw komen, onder hetzelfde webhook-id' }),
  })
  .meta({ example: { opnieuw: 12 } });

/** A subscription on the wire. */
export function webhookView({
  soorten,
  gemaakt,
  gestopt,
  aan,
  dood,
  id,
  url,
  fout,
  wacht,
}: Subscription): WebhookView {
  return {
    id,
    url,
    types: soorten.map((soort) => eventType(soort as EventSoort)),
    actief: aan,
    gemaakt: gemaakt.toISOString(),
    gestopt: gestopt?.toISOString() ?? null,
    fout,
    wacht,
    geweigerd: dood,
  };
}
