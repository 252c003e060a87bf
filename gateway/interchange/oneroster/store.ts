import { sql } from 'kysely';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { type Soort, type Sql, voorwerp } from './velden.ts';
import type { Vraag } from './vraag.ts';

/** Which of the objects of a class are asked for: those under another object, which may not be there. */
export interface Deel {
  readonly soort: Soort;
  readonly waar?: Sql;
  /** Whether what they stand under is there. */
  readonly onder?: Sql;
}

const alleen = ({ soort, waar }: Deel): Sql => (waar ? sql`${soort.waar} AND ${waar}` : soort.waar);

/** One object as JSON. */
const object = (soort: Soort, velden: readonly string[]): Sql =>
  voorwerp(velden.map((naam) => [naam, soort.velden[naam]?.json ?? sql`NULL`] as const));

function volgorde({ soort }: Deel, { volgorde: op, aflopend }: Vraag): Sql {
  const kant = aflopend ? sql`DESC` : sql`ASC`;
  // Two that are equal always come in the same order, or pages would not join.
  return op ? sql`${op} ${kant} NULLS LAST, ${soort.id}` : sql`${soort.id} ${kant}`;
}

export interface Bladzijde {
  /** How many there are in all. */
  readonly totaal: number;
  /** False: what they stand under is not there. */
  readonly onder: boolean;
}

const lijst = (deel: Deel, vraag: Vraag, wat: Sql): Sql => sql`
  SELECT ${wat} FROM ${deel.soort.van} WHERE ${alleen(deel)} AND ${vraag.filter ? sql`(${vraag.filter})` : sql`true`}`;

const blad = (deel: Deel, vraag: Vraag, wat: Sql): Sql =>
  sql`${lijst(deel, vraag, wat)} ORDER BY ${volgorde(deel, vraag)} LIMIT ${vraag.limit} OFFSET ${vraag.offset}`;

const rondom = (deel: Deel, vraag: Vraag): Sql => sql`
  (${lijst(deel, vraag, sql`count(*)::int`)}) AS totaal, ${deel.onder ?? sql`true`} AS onder`;

/** One page, with how many there are and whether it is about anything, in one statement. `rijen`: JSON with commas between. */
export async function bladzijde(
  tx: Tx,
  deel: Deel,
  vraag: Vraag,
): Promise<Bladzijde & { readonly rijen: string | null }> {
  const { rows } = await sql<Bladzijde & { rijen: string | null }>`
    SELECT ${rondom(deel, vraag)},
      (SELECT string_agg(z.rij, ',') FROM (${blad(deel, vraag, sql`${object(deel.soort, vraag.velden)} AS rij`)}) z) AS rijen`.execute(
    tx,
  );
  return rows[0] ?? { totaal: 0, onder: true, rijen: null };
}

/** As `bladzijde`, with only the ids of a page: for one that is too large to hold. */
export async function idsVanBlad(
  tx: Tx,
  deel: Deel,
  vraag: Vraag,
): Promise<Bladzijde & { readonly ids: string[] }> {
  // Read once for both: to find who is told of is most of the work.
  const rij = sql`array_agg(${deel.soort.id} ORDER BY ${volgorde(deel, vraag)})`;
  const { rows } = await sql<Bladzijde & { ids: string[] }>`
    SELECT l.totaal, ${deel.onder ?? sql`true`} AS onder, coalesce(l.ids[${vraag.offset + 1}:${vraag.offset + vraag.limit}], '{}') AS ids
    FROM (${lijst(deel, vraag, sql`count(*)::int AS totaal, ${rij} AS ids`)}) l`.execute(tx);
  return rows[0] ?? { totaal: 0, onder: true, ids: [] };
}

/** These objects in this order, as JSON with commas between; null when none of them is there any more. */
export async function metIds(
  tx: Tx,
  { soort }: Deel,
  ids: readonly string[],
  velden: readonly string[],
): Promise<string | null> {
  const { rows } = await sql<{ rijen: string | null }>`
    SELECT string_agg(${object(soort, velden)}, ',' ORDER BY gevraagd.n) AS rijen
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS gevraagd(id, n), ${soort.van}
    WHERE ${soort.waar} AND ${soort.id} = gevraagd.id`.execute(tx);
  return rows[0]?.rijen ?? null;
}

/** One object as JSON text; null when it is not there. */
export async function een(
  tx: Tx,
  deel: Deel,
  welk: string,
  velden: readonly string[],
): Promise<string | null> {
  const { rows } = await sql<{ rij: string }>`
    SELECT ${object(deel.soort, velden)} AS rij FROM ${deel.soort.van}
    WHERE ${alleen(deel)} AND ${deel.soort.id} = ${welk}::uuid`.execute(tx);
  return rows[0]?.rij ?? null;
}
