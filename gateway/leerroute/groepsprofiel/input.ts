import { z } from 'zod';
import { Datum } from '../../model/roster.ts';

const Id = z.uuid().toLowerCase();

/** R7: a group, a leerroute, and a streefniveau per leerlijn for a period. */
export const KoppelInput = z.object({
  /** Made by the client; the same action sent twice counts once. */
  id: Id,
  groep: Id,
  leerroute: Id,
  periode: Id,
  streefniveaus: z.array(z.object({ leerlijn: Id, niveau: Id.nullable() })).max(200),
  /** Pupils who let go of what is their own and follow the group. */
  volg: z.array(Id).max(1500).default([]),
  op: Datum,
  beslotenDoor: z.string().trim().min(2).max(200),
  reden: z.string().trim().min(3).max(2000),
});
export type KoppelInput = z.infer<typeof KoppelInput>;
/** What a preview needs of it. */
export type KoppelVraag = Pick<KoppelInput, 'groep' | 'leerroute' | 'streefniveaus' | 'volg'>;
