import { z } from 'zod';
import { type SimGroep, SimLeerling, SimPersoon, SimVestiging } from '../../../_kit/simulator/school.ts';

/** A school as plain data, for the simulator only. All people in it are invented. */

export const SimMedewerker = SimPersoon.extend({
  /** UWLR rol code, e.g. `LRK`. */
  rol: z.string(),
  /** Keys of SimGroep. */
  groepen: z.array(z.string()).readonly(),
});
export type SimMedewerker = Readonly<z.infer<typeof SimMedewerker>>;

/** A stamgroep without a jaargroep is sent as `C` (combinatiegroep), since the standard wants one. */
export const SimSchool = SimVestiging.extend({
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
