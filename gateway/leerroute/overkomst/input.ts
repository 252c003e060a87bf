import { z } from 'zod';
import { Datum } from '../../model/roster.ts';

const Id = z.uuid().toLowerCase();

/** A leerreis is opened to one school, until and including a day. */
export const OpenInput = z.object({
  /** Made by the client; the same opening sent twice counts once. */
  id: Id,
  leerling: Id,
  school: Id,
  laatste: Datum,
  reden: z.string().trim().max(500),
});
export type OpenInput = z.infer<typeof OpenInput>;

export const KoppelInput = z.object({ opening: Id, leerling: Id });

/** What becomes of one leerlijn: a leerlijn and niveau here, or it does not come along. */
export const LijnKeuze = z.union([
  z.literal('niet'),
  z.object({ leerlijn: z.guid().toLowerCase(), niveau: z.guid().toLowerCase().nullable() }),
]);
export type LijnKeuze = z.infer<typeof LijnKeuze>;

export const NeemOverInput = z.object({
  /** Made by the client; the same one sent twice counts once. Also the id of the placement. */
  id: Id,
  opening: Id,
  leerroute: z.guid().toLowerCase(),
  beslotenDoor: z.string().trim().min(2).max(200),
  /** By `veld` of the preview. */
  keuzes: z.record(z.string().max(20), LijnKeuze),
  /** Why not everything comes along; needed when something does not. */
  waarom: z.string().trim().max(1000).default(''),
  /** Print of the preview that was looked at. */
  afdruk: z.string().max(100),
});
export type NeemOverInput = z.infer<typeof NeemOverInput>;
