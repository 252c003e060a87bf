import type { z } from 'zod';
import { AppError } from '../../../gateway/errors.ts';
import { changed, leerlingChange } from '../../_kit/simulator/leerling-change.ts';
import { type ActiveFault, SimFault } from './faults.ts';
import { SimLeerlingMetDossier, SimSchool } from './school.ts';

export const LeerlingChange = leerlingChange(SimLeerlingMetDossier);
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
    this.put({ ...school, leerlingen: changed(SimLeerlingMetDossier, school.leerlingen, change) });
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
