import type { z } from 'zod';
import { AppError } from '../../../../gateway/errors.ts';
import { changed, leerlingChange } from '../../../_kit/simulator/leerling-change.ts';
import { SimLeerling } from '../../../_kit/simulator/school.ts';
import { type ActiveFault, SimFault } from './faults.ts';
import { KeptResults } from './results-kept.ts';
import { SimSchool } from './school.ts';

export const LeerlingChange = leerlingChange(SimLeerling);
export type LeerlingChange = z.infer<typeof LeerlingChange>;

interface Kept {
  school: SimSchool;
  /** Milliseconds since 1970 of the last change. */
  changed: number;
  /** Of the last answer, so that a change always comes after it, also within one millisecond. */
  answered: number;
  readonly results: KeptResults;
}

/** The schools in the simulator, and the fault that is on. */
export class SimState {
  readonly #schools = new Map<string, Kept>();
  #fault: ActiveFault | null = null;
  readonly #now: () => Date;

  constructor(schools: readonly SimSchool[], now: () => Date) {
    this.#now = now;
    for (const school of schools) {
      const kept = {
        school: structuredClone(SimSchool.parse(school)),
        changed: now().getTime(),
        answered: 0,
        results: new KeptResults(),
      };
      this.#schools.set(`${school.brin} ${school.dependance}`, kept);
    }
  }

  find(brin: string, dependance = '00'): Kept | undefined {
    return this.#schools.get(`${brin} ${dependance || '00'}`);
  }

  /** @throws AppError `not_found` */
  school(brin: string, dependance = '00'): Kept {
    const kept = this.find(brin, dependance);
    if (!kept) throw new AppError('not_found', `School ${brin} ${dependance} staat niet in de simulator.`);
    return kept;
  }

  /** The school is this from now on. @throws AppError `not_found` */
  replace(school: SimSchool): void {
    const kept = this.school(school.brin, school.dependance);
    kept.school = structuredClone(SimSchool.parse(school));
    this.#touch(kept);
  }

  /** @throws AppError `not_found` for an unknown school or leerling, `conflict` for a key that is there already */
  change(brin: string, change: LeerlingChange, dependance = '00'): void {
    const kept = this.school(brin, dependance);
    kept.school = { ...kept.school, leerlingen: changed(SimLeerling, kept.school.leerlingen, change) };
    this.#touch(kept);
  }

  /** Always after the last answer, also within one millisecond and on a slow clock. */
  #touch(kept: Kept): void {
    kept.changed = Math.max(this.#clock(), kept.answered + 1);
  }

  #clock(): number {
    return this.#now().getTime() - (this.#fault?.kind === 'clock-behind' ? 3_600_000 : 0);
  }

  /** Notes that an answer goes out now. @returns its aanmaakdatum in milliseconds, never before the last change */
  answering(kept: Kept): number {
    kept.answered = Math.max(this.#clock(), kept.changed);
    return kept.answered;
  }

  /** A row that was wrong and is mended was changed by someone. */
  setFault(fault: SimFault | null): void {
    const mended = this.#fault?.kind;
    this.#fault = fault === null ? null : SimFault.parse(fault);
    if (mended !== 'no-identity' && mended !== 'dangling-group') return;
    for (const kept of this.#schools.values()) this.#touch(kept);
  }

  /** The fault for one request; counts `times` down. */
  takeFault(): ActiveFault | null {
    const fault = this.#fault;
    if (fault?.times !== undefined)
      this.#fault = fault.times > 1 ? { ...fault, times: fault.times - 1 } : null;
    return fault;
  }
}
