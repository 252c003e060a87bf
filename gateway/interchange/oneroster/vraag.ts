import { z } from 'zod';
import { leesFilter } from '../ims/filter-rules.ts';
import type { Blad } from '../ims/page-links.ts';
import { LEEG } from './standaard.ts';
import type { Soort, Sql } from './velden.ts';
import { alsWaar, foutInVraag, opVolgorde } from './waar.ts';

const Tekst = z.union([z.string(), z.array(z.string())]).optional();
const als = (schema: Record<string, unknown>, description: string, explode?: false) =>
  Tekst.meta({
    description,
    override: { ...schema, anyOf: undefined },
    ...(explode === false ? { param: { explode } } : {}),
  });

const FIELDS = als(
  { type: 'array', items: { type: 'string' }, example: ['sourcedId', 'status'] },
  'Fields of the answer; without it all of them.',
  false,
);

/** Query of one object. What is wrong in it is answered with the payload of the standard, so nothing is refused here. */
export const EenQuery = z.object({ fields: FIELDS });

/** Query of a list (OneRoster 1.2 REST binding). */
export const LijstQuery = z.object({
  limit: als({ type: 'integer', minimum: 1, default: 100 }, 'How many at most; 10,000 is the highest.'),
  offset: als({ type: 'integer', minimum: 0, default: 0 }, 'The first one to give.'),
  sort: als({ type: 'string', example: 'familyName' }, 'Field to sort by.'),
  orderBy: als({ type: 'string', enum: ['asc', 'desc'] }, 'Direction of the order.'),
  filter: als(
    { type: 'string', example: "status='active'" },
    'Which ones: field, operator (= != > >= < <= ~) and value in quotes; two or more with AND or with OR.',
  ),
  fields: FIELDS,
});
export type LijstQuery = z.infer<typeof LijstQuery>;

/** A question about a list, ready to be asked. */
export interface Vraag extends Blad {
  readonly volgorde: Sql | null;
  readonly aflopend: boolean;
  readonly filter: Sql | null;
  /** In the order of the standard. */
  readonly velden: readonly string[];
}

const STANDAARD = 100; // the default of the standard
const MEESTE = 10_000;

function een(naam: string, waarde: string | string[] | undefined): string | undefined {
  if (Array.isArray(waarde)) throw foutInVraag(naam, `${naam} is asked once.`);
  return waarde;
}

function getal(naam: string, tekst: string | undefined, anders: number, minst: number): number {
  if (tekst === undefined) return anders;
  const waarde = /^\d{1,9}$/.test(tekst) ? Number(tekst) : Number.NaN;
  if (!(waarde >= minst)) throw foutInVraag(naam, `${naam} is a whole number from ${minst} on.`);
  return waarde;
}

/** Which fields to give. @throws AppError `bad_request` for one that is not there, or for none */
export function leesVelden(soort: Soort, gevraagd: string | string[] | undefined): readonly string[] {
  const alle = Object.keys(soort.velden);
  if (gevraagd === undefined) return alle;
  const namen = [gevraagd].flat().flatMap((deel) => deel.split(',').map((naam) => naam.trim()));
  const leeg = LEEG[soort.enkel]?.split(' ') ?? [];
  const vreemd = namen.find((naam) => !alle.includes(naam) && !leeg.includes(naam));
  if (vreemd !== undefined)
    throw foutInVraag('fields', `${soort.lijst} have no field ${vreemd.slice(0, 60) || '(nothing)'}.`);
  return alle.filter((naam) => namen.includes(naam));
}

/** @throws AppError `bad_request` that says which part of the question is wrong */
export function leesVraag(soort: Soort, query: LijstQuery): Vraag {
  const filter = een('filter', query.filter);
  const gelezen = filter === undefined ? null : leesFilter(filter);
  if (filter !== undefined && gelezen === null)
    throw foutInVraag(
      'filter',
      "A filter looks like familyName~'van' AND status='active'; AND and OR are not mixed.",
    );
  const orderBy = een('orderBy', query.orderBy) ?? 'asc';
  if (orderBy !== 'asc' && orderBy !== 'desc') throw foutInVraag('orderBy', 'orderBy is asc or desc.');
  const sort = een('sort', query.sort);
  return {
    limit: Math.min(getal('limit', een('limit', query.limit), STANDAARD, 1), MEESTE),
    offset: getal('offset', een('offset', query.offset), 0, 0),
    volgorde: sort === undefined ? null : opVolgorde(soort, sort),
    aflopend: orderBy === 'desc',
    filter: gelezen && alsWaar(soort, gelezen),
    velden: leesVelden(soort, query.fields),
  };
}
