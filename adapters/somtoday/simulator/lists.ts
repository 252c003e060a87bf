import type { ActiveFault } from './faults.ts';
import type { SimAnswer } from './respond.ts';
import { type Json, type Lijstnaam, VELDEN, type Wire } from './wire.ts';

/** Path below a vestiging → its list; two of them end in a slash in the specification. */
export const LISTS: Readonly<Record<string, Lijstnaam>> = {
  leerling: 'leerlingen',
  medewerker: 'medewerkers',
  'stamgroep/': 'stamgroepen',
  'lesgroep/': 'lesgroepen',
};

const LESS = ['eckid', 'emailadres', 'voorvoegsel', 'mentoren'];

/** One page of a list, with what the fault makes of the school. `amount` is a must, at most 200. */
export function pageOf(
  wire: Wire,
  name: Lijstnaam,
  query: URLSearchParams,
  fault: ActiveFault | null,
): SimAnswer {
  const amount = Number(query.get('amount') ?? 'missing');
  const offset = Number(query.get('offset') ?? '0');
  if (!Number.isInteger(amount) || amount < 1 || amount > 200 || !Number.isInteger(offset) || offset < 0)
    return { status: 400 };
  const rows = spoilt(wire[name], fault, offset);
  const from = fault?.kind === 'duplicate-page' ? 0 : offset;
  const hidden = fault?.kind === 'less-fields' ? LESS : [];
  const rights = Object.fromEntries(VELDEN[name].map((field) => [field, !hidden.includes(field)]));
  return {
    status: 200,
    json: {
      [name]: rows.slice(from, from + amount).map((row) => without(row, hidden)),
      ...(query.get('veldpermissies') === 'true' ? { veldpermissies: rights } : {}),
    },
  };
}

function spoilt(rows: readonly Json[], fault: ActiveFault | null, offset: number): readonly Json[] {
  const [first, ...others] = rows;
  switch (fault?.kind) {
    case 'empty':
      return [];
    case 'half-gone':
      return rows.slice(0, Math.floor(rows.length / 2));
    case 'shifted-page':
      return offset > 0 ? others : rows;
    case 'bad-row':
      return first ? [without(first, ['uuid']), ...others] : [];
    default:
      return rows;
  }
}

function without(row: Json, fields: readonly string[]): Json {
  if (fields.length === 0) return row;
  return Object.fromEntries(Object.entries(row).filter(([name]) => !fields.includes(name)));
}
