import { z } from 'zod';

/** A school as plain data, for the simulator only. All people in it are invented. */

const Datum = z.iso.date();

export const SimGroep = z.object({
  key: z.string(),
  naam: z.string(),
  soort: z.enum(['stamgroep', 'samengesteld']),
  /** UWLR code. A stamgroep without one is sent as `C` (combinatiegroep), since the standard wants one. */
  jaargroep: z.string().optional(),
});
export type SimGroep = Readonly<z.infer<typeof SimGroep>>;

export const SimLeerling = z.object({
  key: z.string(),
  eckId: z.string().optional(),
  roepnaam: z.string(),
  voorvoegsel: z.string().optional(),
  achternaam: z.string(),
  geboortedatum: Datum,
  geslacht: z.enum(['jongen', 'meisje']),
  jaargroep: z.string(),
  /** Key of a SimGroep; absent or empty: in none. */
  stamgroep: z.string().optional(),
  /** Keys of samengestelde groepen. */
  groepen: z.array(z.string()).readonly(),
  email: z.string().optional(),
  instroomdatum: Datum,
  /** From this day on no longer at school. */
  uitstroomdatum: Datum.optional(),
});
export type SimLeerling = Readonly<z.infer<typeof SimLeerling>>;

export const SimMedewerker = z.object({
  key: z.string(),
  eckId: z.string().optional(),
  roepnaam: z.string(),
  voorvoegsel: z.string().optional(),
  achternaam: z.string(),
  email: z.string().optional(),
  /** UWLR rol code, e.g. `LRK`. */
  rol: z.string(),
  /** Keys of SimGroep. */
  groepen: z.array(z.string()).readonly(),
});
export type SimMedewerker = Readonly<z.infer<typeof SimMedewerker>>;

export const SimSchool = z.object({
  brin: z.string().regex(/^\d{2}[A-Z]{2}$/),
  /** `00` is the main vestiging. */
  dependance: z.string().regex(/^\d{2}$/),
  naam: z.string(),
  groepen: z.array(SimGroep).readonly(),
  leerlingen: z.array(SimLeerling).min(1).readonly(),
  medewerkers: z.array(SimMedewerker).readonly(),
});
export interface SimSchool
  extends Readonly<Omit<z.infer<typeof SimSchool>, 'groepen' | 'leerlingen' | 'medewerkers'>> {
  readonly groepen: readonly SimGroep[];
  readonly leerlingen: readonly SimLeerling[];
  readonly medewerkers: readonly SimMedewerker[];
}

/** What the simulator accepts in the autorisatie header for a school. */
export function simCredentials(school: { brin: string; dependance: string }): {
  klantcode: string;
  klantnaam: string;
  autorisatiesleutel: string;
} {
  return {
    klantcode: 'KOERS-SIM',
    klantnaam: 'Koers',
    autorisatiesleutel: `sim-sleutel-${school.brin}-${school.dependance}`,
  };
}
