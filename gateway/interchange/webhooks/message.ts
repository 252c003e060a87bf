import { z } from 'zod';
import { type EventSoort, EventType, eventType } from './events.ts';

/** What is known of an event: references only. */
export interface Bericht {
  readonly id: string;
  readonly soort: EventSoort;
  readonly at: Date;
  readonly leerling: string;
  /** Its `entiteit`, as that of the leerlijn. */
  readonly leerdoel: string | null;
  readonly leerlijn: string | null;
  readonly over: string | null;
}

/** A message as it goes out: CloudEvents 1.0, structured JSON. No name, no birth date, no content: what it was is read by the API. */
export const EventMessage = z
  .object({
    specversion: z.literal('1.0'),
    id: z.uuid().meta({ description: 'hetzelfde bij elke poging; ook in de kop webhook-id' }),
    source: z.string().meta({ description: 'urn:koers:school:<id van de school>' }),
    type: EventType,
    time: z.iso.datetime(),
    datacontenttype: z.literal('application/json'),
    data: z.object({
      leerling: z.uuid(),
      leerdoel: z
        .uuid()
        .optional()
        .meta({ description: 'identifier van het CFItem; in elke versie hetzelfde' }),
      leerlijn: z.uuid().optional().meta({ description: 'identifier van het CFItem' }),
      over: z
        .uuid()
        .optional()
        .meta({ description: 'bij ongedaan: welke gebeurtenis; bij een OPP: welke versie' }),
    }),
  })
  .meta({
    id: 'KoersEvent',
    example: {
      specversion: '1.0',
      id: '0d3f0b52-6f3b-4c8e-9d5b-8c4ef9a1f0aa',
      source: 'urn:koers:school:6f1c2a4e-3c1d-4a53-9d0c-5f0f5f1b2c3d',
      type: 'koers.doel_stand',
      time: '2026-11-23T09:15:00.000Z',
      datacontenttype: 'application/json',
      data: {
        leerling: '5b7c9d1e-2f3a-4b5c-8d7e-9f0a1b2c3d4e',
        leerdoel: '7e6d5c4b-3a29-4817-a605-f4e3d2c1b0a9',
      },
    },
  });
export type EventMessage = z.infer<typeof EventMessage>;

/** The bytes of a message; the same for the same event, so that a second try carries the same body. */
export function messageBody(school: string, { id, soort, at, ...about }: Bericht): string {
  const message: EventMessage = {
    specversion: '1.0',
    id,
    source: `urn:koers:school:${school}`,
    type: eventType(soort),
    time: at.toISOString(),
    datacontenttype: 'application/json',
    data: {
      leerling: about.leerling,
      ...(about.leerdoel === null ? {} : { leerdoel: about.leerdoel }),
      ...(about.leerlijn === null ? {} : { leerlijn: about.leerlijn }),
      ...(about.over === null ? {} : { over: about.over }),
    },
  };
  return JSON.stringify(message);
}
