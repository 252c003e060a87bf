import { z } from 'zod';

/** What every simulated LVS holds of a school. All people in it are invented. */

const Datum = z.iso.date();

export const SimGroep = z.object({
  key: z.string(),
  naam: z.string(),
  soort: z.enum(['stamgroep', 'samengesteld']),
  /** UWLR code; a stamgroep of the so is `S`, of the vso `V`, of the vo `11` to `16`. */
  jaargroep: z.string().optional(),
});
export type SimGroep = Readonly<z.infer<typeof SimGroep>>;

export const SimPersoon = z.object({
  key: z.string(),
  eckId: z.string().optional(),
  roepnaam: z.string(),
  voorvoegsel: z.string().optional(),
  achternaam: z.string(),
  email: z.string().optional(),
});
export type SimPersoon = Readonly<z.infer<typeof SimPersoon>>;

export const SimLeerling = SimPersoon.extend({
  geboortedatum: Datum,
  geslacht: z.enum(['jongen', 'meisje']),
  jaargroep: z.string(),
  /** Key of a SimGroep; absent or empty: in none. */
  stamgroep: z.string().optional(),
  /** Keys of samengestelde groepen. */
  groepen: z.array(z.string()).readonly(),
  instroomdatum: Datum,
  /** From this day on no longer at school. */
  uitstroomdatum: Datum.optional(),
});
export type SimLeerling = Readonly<z.infer<typeof SimLeerling>>;

/** A school without its people: each LVS keeps its own of them. */
export const SimVestiging = z.object({
  brin: z.string().regex(/^\d{2}[A-Z]{2}$/),
  /** `00` is the main vestiging. */
  dependance: z.string().regex(/^\d{2}$/),
  naam: z.string(),
  groepen: z.array(SimGroep).readonly(),
});
