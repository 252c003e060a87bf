import type { Datum } from '../../../gateway/model/roster.ts';

/** Today, and the first day on which what was read begins to mean something else. */
export class Calendar {
  readonly today: Datum;
  /** null: never. */
  tot: Datum | null = null;

  constructor(today: Datum) {
    this.today = today;
  }

  /** OneRoster: the begin counts, the end does not (EnrollmentDType, RoleDType). */
  isOn(begin: Datum | undefined, end: Datum | undefined): boolean {
    this.#note(begin);
    this.#note(end);
    return (begin === undefined || begin <= this.today) && !this.hasEnded(end);
  }

  hasEnded(end: Datum | undefined): boolean {
    this.#note(end);
    return end !== undefined && end <= this.today;
  }

  #note(day: Datum | undefined): void {
    if (day !== undefined && day > this.today && (this.tot === null || day < this.tot)) this.tot = day;
  }
}
