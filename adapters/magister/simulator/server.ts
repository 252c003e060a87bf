import type { SimSchool } from '../../_formats/uwlr/simulator/school.ts';
import { startUwlrSimulator, type UwlrSimulator } from '../../_formats/uwlr/simulator/server.ts';
import { SCIM_CREDENTIALS, ScimSim } from './scim.ts';

export interface MagisterSimulator extends UwlrSimulator {
  readonly scim: ScimSim;
  /** What a school fills in for SCIM. */
  readonly scimSettings: Readonly<Record<string, string>>;
}

/** Starts a Magister on the loopback address: UWLR-L with the smalle set, and SCIM for the same school. */
export async function startMagisterSimulator(options: {
  readonly school: SimSchool;
  readonly port: number;
}): Promise<MagisterSimulator> {
  const { school, port } = options;
  const scim = new ScimSim();
  const sim = await startUwlrSimulator({
    schools: [school],
    port,
    auteur: 'Magister-simulator van Koers',
    smal: true,
    beside: (req, res, state) =>
      scim.answer(req, res, () => state.school(school.brin, school.dependance).school),
  });
  const origin = new URL(sim.url).origin;
  const scimSettings = {
    scimEndpoint: `${origin}/scim`,
    scimTokenEndpoint: `${origin}/connect/token`,
    ...SCIM_CREDENTIALS,
  };
  return Object.assign(sim, { scim, scimSettings });
}
