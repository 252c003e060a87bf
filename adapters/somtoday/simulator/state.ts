import { z } from 'zod';
import { AppError } from '../../../gateway/errors.ts';
import { type ActiveFault, SimFault } from './faults.ts';
import { SimLeerling, SimSchool } from './school.ts';

/** A change in the LVS, as a school would type it in. */
export const LeerlingChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('update'), key: z.string(), set: SimLeerling.partial().omit({ key: true }) }),
  z.object({ kind: z.literal('add'), leerling: SimLeerling }),
  z.object({ kind: z.literal('remove'), key: z.string() }),
]);
export type LeerlingChange = z.infer<typeof LeerlingChange>;

/** The schools in the simulator, and the fault that is on. */
export class SimState {
  readonly #schools = new Map<string, SimSchool>();
  #fault: ActiveFault | null = null;

  constructor(schools: readonly SimSchool[]) {
    for (const school of schools) this.put(school);
  }

  get schools(): readonly SimSchool[] {
    return [...this.#schools.values()];
  }

  /** Takes the place of the school with this BRIN, when there was one. */
  put(school: SimSchool): void {
    this.#schools.set(`${school.brin} ${school.dependance}`, structuredClone(SimSchool.parse(school)));
  }

  /** @throws AppError `not_found` */
  school(brin: string, dependance = '00'): SimSchool {
    const school = this.#schools.get(`${brin} ${dependance || '00'}`);
    if (!school) throw new AppError('not_found', `School ${brin} ${dependance} staat niet in de simulator.`);
    return school;
  }

  /** @throws AppError `not_found` for an unknown school or leerling, `conflict` for a key that is there already */
  change(brin: string, change: LeerlingChange, dependance = '00'): void {
    const school = this.school(brin, dependance);
    this.put({ ...school, leerlingen: changed(school.leerlingen, change) });
  }

  setFault(fault: SimFault | null): void {
    this.#fault = fault === null ? null : SimFault.parse(fault);
  }

  /** The fault for one answer when it shows there; counts `times` down. */
  takeFault(shows: (fault: ActiveFault) => boolean): ActiveFault | null {
    const fault = this.#fault;
    if (!fault || !shows(fault)) return null;
    if (fault.times !== undefined)
      this.#fault = fault.times > 1 ? { ...fault, times: fault.times - 1 } : null;
    return fault;
  }

  /** How often a token serves; undefined: until it ends. */
  get callsPerToken(): number | undefined {
    return this.#fault?.kind === 'clock-skew' ? 2 : undefined;
  }
}

function changed(leerlingen: readonly SimLeerling[], change: LeerlingChange): SimLeerling[] {
  const key = change.kind === 'add' ? change.leerling.key : change.key;
  const known = leerlingen.find((leerling) => leerling.key === key);
  if (change.kind === 'add') {
    if (known) throw new AppError('conflict', `Leerling ${key} is er al.`);
    return [...leerlingen, change.leerling];
  }
  if (!known) throw new AppError('not_found', `Leerling ${key} staat niet in de simulator.`);
  if (change.kind === 'remove') return leerlingen.filter((leerling) => leerling !== known);
  return leerlingen.map((leerling) =>
    leerling === known ? SimLeerling.parse({ ...known, ...change.set }) : leerling,
  );
}
