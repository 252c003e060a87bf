import type { MedewerkerRol } from '../../../../gateway/model/roster.ts';
import type { ConformanceSchool, RunningSource, Trouble } from '../../../_kit/conformance-source.ts';
import { simSchoolOf, told } from '../../../_kit/simulator/conformance-school.ts';
import type { SimFault } from './faults.ts';
import { type SimSchool, simCredentials } from './school.ts';
import { startUwlrSimulator, type UwlrSimulator, type UwlrSimulatorOptions } from './server.ts';

const FAULTS: Partial<Readonly<Record<Trouble, SimFault>>> = {
  unauthorised: { kind: 'unauthorised' },
  forbidden: { kind: 'forbidden' },
  'too-many': { kind: 'too-many', retryAfter: '3' },
  'server-error': { kind: 'error' },
  drip: { kind: 'drip' },
  reset: { kind: 'reset' },
  hangs: { kind: 'timeout' },
  'clock-skew': { kind: 'clock-behind' },
  'bad-row': { kind: 'no-identity' },
  truncated: { kind: 'truncated' },
  'wrong-charset': { kind: 'wrong-encoding' },
  empty: { kind: 'empty' },
  'half-gone': { kind: 'half' },
};

/** A UWLR code for each of our words. */
const ROL_CODES: Readonly<Record<MedewerkerRol, string>> = {
  leerkracht: 'LRK',
  ondersteuner: 'OWA',
  begeleider: 'IB',
  directie: 'DIR',
  administratie: 'ADM',
  overig: 'CON',
};

/** What every simulator of UWLR can do wrong. */
export const UWLR_TROUBLES = Object.keys(FAULTS) as Trouble[];

/** What the simulator must do wrong for this trouble. */
export const faultOf = (kind: Trouble | null): SimFault | null => (kind && FAULTS[kind]) ?? null;

/** Offers the suite's school over UWLR, the way a vendor's conformance subject wants it. */
export async function runUwlr(
  school: ConformanceSchool,
  options: Partial<UwlrSimulatorOptions> = {},
): Promise<RunningUwlr> {
  const data = simSchool(school);
  return running(data, await startUwlrSimulator({ ...options, schools: [data], port: 0 }));
}

export interface RunningUwlr extends RunningSource {
  readonly connection: Readonly<Record<string, string>>;
}

/** A simulator that runs with this school in it, as the suite drives it. */
export function running(data: SimSchool, sim: UwlrSimulator): RunningUwlr {
  const credentials = simCredentials(data);
  return {
    connection: {
      endpoint: sim.url,
      resultatenEndpoint: sim.resultatenUrl,
      ...credentials,
      xsdversie: '2.2',
    },
    secrets: [credentials.autorisatiesleutel],
    trouble: (kind) => sim.setFault(faultOf(kind)),
    change: (next) => sim.replaceSchool(simSchool(next)),
    close: () => sim.close(),
  };
}

/** The suite's school as such an LVS holds it. */
export function simSchool(school: ConformanceSchool): SimSchool {
  return simSchoolOf(school, ({ rol }) => ({ rol: ROL_CODES[told(rol)] }));
}
