import { sql } from 'kysely';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { RunIn } from '../staging-store.ts';
import type { FactRow } from './known-facts.ts';

/** Stages facts; `first` is the number of the first of them in this run. One statement. */
export async function insertFacts(
  tx: Tx,
  { school, run }: RunIn,
  rows: readonly FactRow[],
  first: number,
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    INSERT INTO koers.sync_feit (run_id, school_id, seq, soort, bron_sleutel, leerling, hash, doc)
    SELECT ${run}, ${school}, ${first}::int + r.nr::int - 1, r.soort, r.key, r.leerling, decode(r.hash, 'hex'), r.doc::jsonb
    FROM unnest(${rows.map((r) => r.kind)}::text[], ${rows.map((r) => r.key)}::text[], ${rows.map((r) => r.leerling)}::text[],
                ${rows.map((r) => r.hash)}::text[], ${rows.map((r) => r.json)}::text[])
      WITH ORDINALITY AS r(soort, key, leerling, hash, doc, nr)`.execute(tx);
}

export const NO_LEERLING = 'fact_without_leerling';

/**
 * The answer is the same as last time, so what it says of pupils nobody knows is open still: the list of the last run that told
 * goes over to this one.
 */
export async function carryOpenFacts(tx: Tx, { school, run }: RunIn, connection: string): Promise<void> {
  await sql`
    INSERT INTO koers.sync_issue (run_id, school_id, path, code, seen, message, effect)
    SELECT ${run}, ${school}, i.path, i.code, i.seen, i.message, i.effect FROM koers.sync_issue i
    WHERE i.code = ${NO_LEERLING} AND i.run_id = (
      SELECT o.id FROM koers.sync_run o WHERE o.connection_id = ${connection} AND o.status = 'done' AND o.staged ->> 'nothingNew' IS NULL
      ORDER BY o.seq DESC LIMIT 1)
    ORDER BY i.id`.execute(tx);
}
