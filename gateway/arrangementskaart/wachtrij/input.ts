import { z } from 'zod';
import { Stand } from '../../model/act.ts';

const Id = z.uuid().toLowerCase();

/** How long a mark may wait on a device, days. The device drops it then and says so before (lti-tool/ui/client/wachtrij). */
export const BEWAAR_DAGEN = 7;

const Basis = {
  /** Made by the device: the same mark sent twice counts once. */
  id: Id,
  /** When the person did it, by the clock of the device. */
  op: z.iso.datetime(),
  /** The how-manieth mark of this device. */
  volgnr: z.number().int().min(1).max(2_000_000_000),
};

/** A mark that waited on a device: ids and numbers, no names and no texts. */
export const WachtendeAct = z.discriminatedUnion('soort', [
  z.object({
    ...Basis,
    soort: z.literal('doel'),
    leerling: Id,
    leerdoel: Id,
    stand: Stand,
    /** The stand the person saw. */
    verwacht: Stand,
  }),
  z.object({
    ...Basis,
    soort: z.literal('actie'),
    kaartActie: Id,
    gedaan: z.boolean(),
  }),
]);
export type WachtendeAct = z.infer<typeof WachtendeAct>;

export const WachtrijInput = z.object({
  /** The device: made by it once, kept by it, and known to nobody else. */
  apparaat: Id,
  acts: z.array(WachtendeAct).min(1).max(500),
});
export type WachtrijInput = z.infer<typeof WachtrijInput>;
