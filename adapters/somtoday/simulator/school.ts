import { z } from 'zod';
import { SimLeerling, SimPersoon, SimVestiging } from '../../_kit/simulator/school.ts';
import { vastId } from '../vast-id.ts';

/** A school as plain data, for the simulator only. All people in it are invented. */

export const SimLeerlingMetDossier = SimLeerling.extend({
  /** What stands in the voortgangsdossier. */
  resultaten: z
    .array(z.object({ vak: z.string(), naam: z.string(), cijfer: z.string() }))
    .readonly()
    .optional(),
});
export type SimLeerlingMetDossier = Readonly<z.infer<typeof SimLeerlingMetDossier>>;

export const SimMedewerker = SimPersoon.extend({
  functie: z.string(),
  /** Keys of SimGroep: mentor of a stamgroep, docent of a lesgroep. */
  groepen: z.array(z.string()).readonly(),
});
export type SimMedewerker = Readonly<z.infer<typeof SimMedewerker>>;

export const SimSchool = SimVestiging.extend({
  leerlingen: z.array(SimLeerlingMetDossier).readonly(),
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
