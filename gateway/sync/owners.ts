import { type RawBuilder, sql } from 'kysely';
import type { Apply } from './change-log.ts';
import type { Field } from './fields.ts';

/** Who may write a field of a person (R71): `r` is a staged record of this source, `p` what we know of the person. */
export interface Owners {
  /** Whether this source may: it owns the field, or nobody who still has this person does. */
  mine(field: Field): RawBuilder<unknown>;
  /** Whether a person or the school has decided that it stays with who owns it now: then nobody is asked again. */
  decided(field: Field): RawBuilder<unknown>;
  /** Whether the school gives this source the field, and it is not written down as its own yet. */
  claims(field: Field): RawBuilder<unknown>;
}

const bron = (f: Field) => sql`(p.herkomst -> ${sql.lit(f.column)} ->> 'bron')`;
const chosen = (f: Field) => sql`coalesce(p.herkomst -> ${sql.lit(f.column)} ? 'keuze', false)`;

/** With one source in the school: it owns whatever nobody else told. Nothing is read for it. */
function onlySource(a: Apply): Owners {
  return {
    mine: (f) => sql`coalesce(${bron(f)}, ${a.connection}) = ${a.connection}`,
    decided: () => sql`false`,
    claims: () => sql`false`,
  };
}

/** Ownership as the school set it; reads its few rows once. */
export async function ownersOf(a: Apply, several: boolean): Promise<Owners> {
  if (!several) return onlySource(a);
  const rows = await a.tx
    .selectFrom('koers.field_owner')
    .where('school_id', '=', a.school)
    .select(['soort', 'veld', 'connection_id as connection'])
    .execute();
  const always = (f: Field) => {
    const of = rows.filter((row) => row.veld === f.column);
    if (of.length === 0) return sql`NULL::text`;
    return sql`(CASE r.kind ${sql.join(
      of.map((row) => sql`WHEN ${sql.lit(row.soort)} THEN ${row.connection}::text`),
      sql` `,
    )} END)`;
  };
  // Somebody whom the owner no longer has: whoever has him now goes on (so → vso within one school, R72).
  const left = (f: Field) => sql`NOT EXISTS (SELECT FROM koers.source_record o
    WHERE o.entity_id = p.person_id AND o.ended_at IS NULL AND o.connection_id::text = ${bron(f)})`;
  const given = (f: Field) => sql`coalesce(${always(f)} = ${a.connection}, false)`;
  return {
    mine: (f) => sql`(coalesce(${bron(f)}, ${a.connection}) = ${a.connection}
      OR (NOT ${chosen(f)} AND (${given(f)} OR ${left(f)})))`,
    decided: (f) => sql`(${chosen(f)} OR coalesce(${always(f)} = ${bron(f)}, false))`,
    claims: (f) => sql`(r.doc ? ${sql.lit(f.told)} AND ${given(f)} AND NOT ${chosen(f)}
      AND ${bron(f)} IS DISTINCT FROM ${a.connection})`,
  };
}
