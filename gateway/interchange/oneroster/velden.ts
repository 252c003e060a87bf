import { type RawBuilder, sql } from 'kysely';
import type { Objectnaam } from './schemas.ts';

/** A piece of SQL that we wrote ourselves; values of a question stand in it as parameters only. */
export type Sql = RawBuilder<unknown>;

/** How a field is compared: texts whatever their case, an id as a UUID, a list by any of its members. */
export type Vorm = 'tekst' | 'id' | 'moment' | 'dag' | 'getal' | 'lijst';

export interface Zoekveld {
  readonly sql: Sql;
  readonly vorm: Vorm;
}

/**
 * A field of an object: its JSON as text, null when it is left out, and by which dotted names it can be asked (`''` is the
 * field itself).
 */
export interface Veld {
  readonly json: Sql;
  readonly zoek: Readonly<Record<string, Zoekveld>>;
}

/** A class of objects of OneRoster 1.2: where they come from and what they say. */
export interface Soort {
  /** Name of a list of them, and of one: `users`, `user`. */
  readonly lijst: string;
  readonly enkel: Objectnaam;
  /** What stands after FROM. */
  readonly van: Sql;
  /** Which rows there are: always of the school of this transaction. */
  readonly waar: Sql;
  /** Its sourcedId, a uuid. */
  readonly id: Sql;
  readonly velden: Readonly<Record<string, Veld>>;
}

/** Where our two services stand, as `https://koers.example/ims/oneroster/rostering/v1p2`. */
export interface Basis {
  readonly rooster: string;
  readonly cijfers: string;
}

/** What somebody who asks may see of people beyond the roster itself. */
export interface Mag {
  /** Scope koers:eckid.read. */
  readonly eckId: boolean;
  /** Scope roster.readonly: ouders, and whose they are. */
  readonly ouders: boolean;
}

/** How long what has ended is still told, as `tobedeleted`: a school year and a summer. */
export const NOG_GEMELD = sql`interval '400 days'`;
export const SCHOOL = sql`koers.school_now()`;

const zelf = (vorm: Vorm, waarde: Sql, json: Sql): Veld => ({ json, zoek: { '': { sql: waarde, vorm } } });
const aangehaald = (waarde: Sql): Sql => sql`('"' || ${waarde} || '"')`;

/** A text as JSON. */
export const alsJson = (waarde: Sql): Sql => sql`to_json(${waarde})::text`;
export const tekst = (waarde: Sql): Veld => zelf('tekst', waarde, alsJson(waarde));
const id = (waarde: Sql): Veld => zelf('id', waarde, aangehaald(waarde));
export const dag = (waarde: Sql): Veld => zelf('dag', waarde, aangehaald(waarde));
export const getal = (waarde: Sql): Veld => zelf('getal', waarde, sql`(${waarde})::text`);
/** @param waarde a text[] */
export const lijst = (waarde: Sql): Veld => zelf('lijst', waarde, alsJson(waarde));

/** An object as JSON; what is null is left out. Put together as text: PostgreSQL's own JSON takes twice as long. */
export function voorwerp(velden: readonly (readonly [string, Sql])[]): Sql {
  if (velden.length === 0) return sql`'{}'`;
  const delen = velden.map(([naam, json]) => sql`${sql.lit(`,"${naam}":`)} || ${json}`);
  return sql`('{' || substr(concat(${sql.join(delen)}), 2) || '}')`;
}

/**
 * A moment in UTC (OneRoster 1.2: W3C profile of ISO 8601). In whole milliseconds, for filtering too: who asks for what came
 * after the last moment that he saw must not get that one again.
 */
export function moment(waarde: Sql): Veld {
  const op = sql`date_trunc('milliseconds', ${waarde})`;
  return zelf(
    'moment',
    op,
    aangehaald(sql`to_char(${op} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`),
  );
}

/** `true` or `false`, as a text (OneRoster 1.2). */
export const jaNee = (waarde: Sql): Veld => tekst(sql`CASE WHEN ${waarde} THEN 'true' ELSE 'false' END`);
/** What has ended is safe to delete there; here it stays. */
const status = (weg: Sql): Veld => tekst(sql`CASE WHEN ${weg} THEN 'tobedeleted' ELSE 'active' END`);

/** What a GUIDRef points to, with the collection that it stands in. */
const PLEK = {
  org: 'orgs',
  user: 'users',
  class: 'classes',
  course: 'courses',
  academicSession: 'academicSessions',
  category: 'categories',
  lineItem: 'lineItems',
  scoreScale: 'scoreScales',
} as const;

const CIJFERS: ReadonlySet<string> = new Set(['category', 'lineItem', 'scoreScale']);

/** A GUIDRef as JSON; null when there is nothing to refer to. @param naar a uuid */
export function verwijzing(basis: Basis, type: keyof typeof PLEK, naar: Sql): Sql {
  const href = `${CIJFERS.has(type) ? basis.cijfers : basis.rooster}/${PLEK[type]}/`;
  const begin = `{"href":${JSON.stringify(href).slice(0, -1)}`;
  return sql`(${sql.lit(begin)} || ${naar} || '","sourcedId":"' || ${naar} || ${sql.lit(`","type":"${type}"}`)})`;
}

export function ref(basis: Basis, type: keyof typeof PLEK, naar: Sql): Veld {
  return { json: verwijzing(basis, type, naar), zoek: { sourcedId: { sql: naar, vorm: 'id' } } };
}

/** Several GUIDRefs. @param naar a uuid[]; null or empty is left out */
export function refs(basis: Basis, type: keyof typeof PLEK, naar: Sql): Veld {
  const json = sql`(SELECT '[' || string_agg(${verwijzing(basis, type, sql`x.id`)}, ',' ORDER BY x.n) || ']' FROM unnest(${naar}) WITH ORDINALITY AS x(id, n))`;
  return { json, zoek: { sourcedId: { sql: sql`${naar}::text[]`, vorm: 'lijst' } } };
}

/** The three that every object has, in the order of the standard. */
export function basisVelden(van: { id: Sql; weg: Sql; op: Sql }): Readonly<Record<string, Veld>> {
  return { sourcedId: id(van.id), status: status(van.weg), dateLastModified: moment(van.op) };
}
