import { z } from 'zod';
import { vastId } from '../vast-id.ts';

/** A school as plain data, for the simulator only. All people in it are invented. */

const Datum = z.iso.date();

export const SimGroep = z.object({
  key: z.string(),
  naam: z.string(),
  soort: z.enum(['stamgroep', 'samengesteld']),
  /** UWLR code; a stamgroep of the so is `S`, of the vso `V`, of the vo `11` to `16`. */
  jaargroep: z.string().optional(),
});
export type SimGroep = Readonly<z.infer<typeof SimGroep>>;

export const SimLeerling = z.object({
  key: z.string(),
  eckId: z.string().optional(),
  roepnaam: z.string(),
  voorvoegsel: z.string().optional(),
  achternaam: z.string(),
  email: z.string().optional(),
  geboortedatum: Datum,
  geslacht: z.enum(['jongen', 'meisje']),
  jaargroep: z.string(),
  /** Key of a SimGroep; absent or empty: in none. */
  stamgroep: z.string().optional(),
  /** Keys of lesgroepen. */
  groepen: z.array(z.string()).readonly(),
  instroomdatum: Datum,
  /** From this day on no longer at school. */
  uitstroomdatum: Datum.optional(),
  /** What stands in the voortgangsdossier. */
  resultaten: z
    .array(z.object({ vak: z.string(), naam: z.string(), cijfer: z.string() }))
    .readonly()
    .optional(),
});
export type SimLeerling = Readonly<z.infer<typeof SimLeerling>>;

export const SimMedewerker = z.object({
  key: z.string(),
  eckId: z.string().optional(),
  roepnaam: z.string(),
  voorvoegsel: z.string().optional(),
  achternaam: z.string(),
  email: z.string().optional(),
  functie: z.string(),
  /** Keys of SimGroep: mentor of a stamgroep, docent of a lesgroep. */
  groepen: z.array(z.string()).readonly(),
});
export type SimMedewerker = Readonly<z.infer<typeof SimMedewerker>>;

export const SimSchool = z.object({
  brin: z.string().regex(/^\d{2}[A-Z]{2}$/),
  /** `00` is the main vestiging. */
  dependance: z.string().regex(/^\d{2}$/),
  naam: z.string(),
  groepen: z.array(SimGroep).readonly(),
  leerlingen: z.array(SimLeerling).readonly(),
  medewerkers: z.array(SimMedewerker).readonly(),
});
export type SimSchool = Readonly<z.infer<typeof SimSchool>>;

/** Somtoday's own uuid of something in a school; the same school always gets the same. */
export function simUuid(
  school: { readonly brin: string; readonly dependance: string },
  ...what: readonly string[]
): string {
  return vastId('simulator', `${school.brin}${school.dependance || '00'}`, ...what);
}

/** What the simulator takes for a partner's own OAuth client; one client serves all schools. */
export const SIM_CLIENT = { clientId: 'koers-sim', clientSecret: 'sim-geheim:& één' } as const;

/** Nobody's, and it passes the elfproef: Koers must leave it where it is. */
export const SIM_BSN = '999999990';

/** By which a connection names who judges. */
export const afkortingVan = ({ roepnaam, achternaam }: Pick<SimMedewerker, 'roepnaam' | 'achternaam'>) =>
  (achternaam.slice(0, 3) + roepnaam.slice(0, 1)).toUpperCase();
