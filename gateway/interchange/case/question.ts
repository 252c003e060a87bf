import { type Filter, leesFilter } from '../ims/filter-rules.ts';
import type { Blad } from '../ims/page-links.ts';
import { CaseWeigering } from './status-info.ts';

/** Query of a list, as it was typed. */
export interface Gevraagd {
  readonly limit?: string | undefined;
  readonly offset?: string | undefined;
  readonly sort?: string | undefined;
  readonly orderBy?: string | undefined;
  readonly filter?: string | undefined;
  readonly fields?: string | undefined;
}

export interface Vraag extends Blad {
  readonly sort: string | null;
  readonly orderBy: 'asc' | 'desc';
  readonly filter: Filter | null;
  /** `null`: all of them. */
  readonly fields: readonly string[] | null;
}

/** Fields of a CFDocument outside of a package (CASE 1.1). */
const VELDEN: ReadonlySet<string> = new Set(
  'CFPackageURI identifier uri frameworkType caseVersion creator title lastChangeDateTime officialSourceURL publisher description subject subjectURI language version adoptionStatus statusStartDate statusEndDate licenseURI notes extensions'.split(
    ' ',
  ),
);

const STANDAARD = 100; // the default of the standard
const MEESTE = 1000;

function getal(naam: string, tekst: string | undefined, anders: number, minst: number): number {
  if (tekst === undefined || tekst === '') return anders;
  const waarde = /^\d{1,9}$/.test(tekst) ? Number(tekst) : Number.NaN;
  if (!(waarde >= minst))
    throw new CaseWeigering('invalid_selection_field', `${naam} must be a whole number from ${minst} on.`);
  return waarde;
}

/** `limit` and `offset`; more than a thousand at once is not given. */
export function leesBlad({ limit, offset }: Pick<Gevraagd, 'limit' | 'offset'>): Blad {
  return {
    limit: Math.min(getal('limit', limit, STANDAARD, 1), MEESTE),
    offset: getal('offset', offset, 0, 0),
  };
}

const veld = (naam: string): boolean => VELDEN.has(naam.split('.')[0] ?? '');

/** @throws CaseWeigering for what the standard answers with a 400 */
export function leesVraag(gevraagd: Gevraagd): Vraag {
  const { sort, orderBy = 'asc', filter, fields } = gevraagd;
  if (sort !== undefined && !veld(sort))
    throw new CaseWeigering('invalid_sort_field', `A CFDocument has no field ${sort.slice(0, 60)}.`);
  if (orderBy !== 'asc' && orderBy !== 'desc')
    throw new CaseWeigering('invalid_sort_field', 'orderBy is asc or desc.');
  const gelezen = filter === undefined ? null : leesFilter(filter);
  if (filter !== undefined && (gelezen === null || !gelezen.delen.every((deel) => veld(deel.veld))))
    throw new CaseWeigering(
      'invalid_selection_field',
      "A filter looks like title~'text' AND creator='name'.",
    );
  const velden = fields === undefined ? null : fields.split(',').map((f) => f.trim());
  const vreemd = velden?.find((f) => !VELDEN.has(f));
  if (vreemd !== undefined)
    throw new CaseWeigering('invalid_selection_field', `A CFDocument has no field ${vreemd.slice(0, 60)}.`);
  return { ...leesBlad(gevraagd), sort: sort ?? null, orderBy, filter: gelezen, fields: velden };
}
