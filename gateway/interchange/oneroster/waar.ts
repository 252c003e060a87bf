import { sql } from 'kysely';
import { z } from 'zod';
import { AppError } from '../../errors.ts';
import type { Filter, Vergelijking } from '../ims/filter-rules.ts';
import type { Soort, Sql, Vorm, Zoekveld } from './velden.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const Moment = z.iso.datetime({ offset: true, local: false });
const Dag = z.iso.date();
const Getal = z.string().regex(/^-?\d{1,12}(\.\d{1,6})?$/);

/** A question that the standard answers with 400, and which part of it. */
export function foutInVraag(deel: string, message: string): AppError {
  return new AppError('bad_request', message, { issues: [{ path: `query.${deel}`, message }] });
}

/** The field of a dotted name, as `roles.org.sourcedId`. */
export function zoekveld({ velden }: Soort, naam: string): Zoekveld | undefined {
  const [eerst = '', ...verder] = naam.split('.');
  const veld = Object.hasOwn(velden, eerst) ? velden[eerst] : undefined;
  const onder = verder.join('.');
  return veld && Object.hasOwn(veld.zoek, onder) ? veld.zoek[onder] : undefined;
}

/**
 * A filter as SQL. Fields and operators come from our own list, values are parameters: nothing of what was typed becomes SQL.
 * @throws AppError `bad_request` for a field that is not there, or a value that is not of its kind
 */
export function alsWaar(soort: Soort, { met, delen }: Filter): Sql {
  const parts = delen.map((deel) => {
    const veld = zoekveld(soort, deel.veld);
    if (!veld) throw foutInVraag('filter', `There is no field ${deel.veld} to filter ${soort.lijst} by.`);
    return sql`(${vergelijk(veld, deel)})`;
  });
  return sql.join(parts, met === 'AND' ? sql` AND ` : sql` OR `);
}

const OP: Readonly<Record<Exclude<Vergelijking['op'], '~'>, Sql>> = {
  '=': sql`=`,
  '!=': sql`IS DISTINCT FROM`,
  '>': sql`>`,
  '>=': sql`>=`,
  '<': sql`<`,
  '<=': sql`<=`,
};

function vergelijk({ sql: veld, vorm }: Zoekveld, { op, waarde, veld: naam }: Vergelijking): Sql {
  if (vorm === 'lijst') return inLijst(veld, op, waarde);
  if (vorm === 'id') {
    // A sourcedId that is no UUID is nobody's.
    if (op === '=') return UUID.test(waarde) ? sql`${veld} = ${waarde}::uuid` : sql`false`;
    if (op === '!=') return UUID.test(waarde) ? sql`${veld} IS DISTINCT FROM ${waarde}::uuid` : sql`true`;
    return metTekst(sql`${veld}::text`, op, waarde);
  }
  if (vorm === 'tekst') return metTekst(veld, op, waarde);
  if (op === '~') throw foutInVraag('filter', `${naam} is no text: ~ cannot be asked of it.`);
  return sql`${veld} ${OP[op]} ${waardeVan(vorm, waarde, naam)}`;
}

/** Whatever the case; more and less in the order of Unicode (OneRoster 1.2: UNICODE, 16). */
function metTekst(veld: Sql, op: Vergelijking['op'], waarde: string): Sql {
  if (op === '~') return sql`position(lower(${waarde}::text) IN lower(${veld})) > 0`;
  return sql`lower(${veld}) COLLATE "und-x-icu" ${OP[op]} lower(${waarde}::text)`;
}

/** A list counts for each of its members; `!=`: for none. */
function inLijst(veld: Sql, op: Vergelijking['op'], waarde: string): Sql {
  const lid = (van: Vergelijking['op']) =>
    sql`EXISTS (SELECT FROM unnest(${veld}) AS lid WHERE ${metTekst(sql`lid`, van, waarde)})`;
  return op === '!=' ? sql`NOT ${lid('=')}` : lid(op);
}

function waardeVan(vorm: Exclude<Vorm, 'lijst' | 'id' | 'tekst'>, waarde: string, naam: string): Sql {
  if (vorm === 'getal' && Getal.safeParse(waarde).success) return sql`${waarde}::numeric`;
  if (vorm === 'dag' && Dag.safeParse(waarde).success) return sql`${waarde}::date`;
  if (vorm === 'moment' && Moment.safeParse(waarde).success) return sql`${waarde}::timestamptz`;
  if (vorm === 'moment' && Dag.safeParse(waarde).success) return sql`${`${waarde}T00:00:00Z`}::timestamptz`;
  const zoals = { getal: '3', dag: '2026-11-22', moment: '2026-11-22T08:30:00.000Z' }[vorm];
  throw foutInVraag('filter', `${naam} is compared with a value like '${zoals}'.`);
}

/** What a list is sorted by; a list has no order of its own kind. */
export function opVolgorde(soort: Soort, naam: string): Sql {
  const veld = zoekveld(soort, naam);
  if (!veld || veld.vorm === 'lijst')
    throw foutInVraag('sort', `${soort.lijst} cannot be sorted by ${naam}.`);
  return veld.vorm === 'tekst' ? sql`lower(${veld.sql}) COLLATE "und-x-icu"` : veld.sql;
}
