import { date } from '../uwlr/fields.ts';
import { partial } from '../uwlr/row.ts';
import type { Calendar } from './calendar.ts';
import type { Klassen } from './map-klas.ts';
import type { OneRosterRow } from './row.ts';
import type { Enrollment } from './wire.ts';

/** In which groepen each person is today. */
export class Membership {
  readonly #byUser = new Map<string, { stamgroepen: Set<string>; groepen: Set<string> }>();

  /** Takes one enrollment in; what does not hold today, or is of another year, counts for nothing. */
  add(row: OneRosterRow, wire: Enrollment, klassen: Klassen, calendar: Calendar): void {
    const begin = date(row, row.at('beginDate'), wire.beginDate);
    const end = date(row, row.at('endDate'), wire.endDate);
    const on = calendar.isOn(begin, end);
    const soort = wire.class === undefined ? undefined : klassen.soort(wire.class);
    if (wire.user === undefined || wire.class === undefined || soort === undefined) {
      const field = wire.user === undefined ? 'user' : 'class';
      partial(
        row,
        row.at(field),
        field === 'class' ? 'dangling_group' : 'no_identity',
        wire.class ?? '',
        'Deze indeling verwijst naar een persoon of groep die er niet is. Hij telt niet mee.',
      );
      return;
    }
    if (!on || soort === null) return;
    const of = this.#byUser.get(wire.user) ?? { stamgroepen: new Set(), groepen: new Set() };
    (soort === 'stamgroep' ? of.stamgroepen : of.groepen).add(wire.class);
    this.#byUser.set(wire.user, of);
  }

  /** A leerling has one stamgroep; a second one counts as any other groep. */
  of(user: string): { stamgroep: string | null; groepen: string[] } {
    const { stamgroepen = new Set<string>(), groepen = new Set<string>() } = this.#byUser.get(user) ?? {};
    const [stamgroep = null, ...more] = stamgroepen;
    return { stamgroep, groepen: [...new Set([...more, ...groepen])] };
  }
}
