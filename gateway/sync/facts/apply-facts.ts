import { type RawBuilder, sql } from 'kysely';
import { type Apply, change, make, type SyncTable } from '../change-log.ts';
import { ECK_ID, lvsSystem } from '../key-systems.ts';
import type { Counts, StagedFacts } from '../run.ts';
import { FACT_KINDS, type FactKind } from './fact.ts';
import { NO_LEERLING } from './facts-store.ts';
import type { AllStagedFacts } from './stage-facts.ts';

/** Where facts of one kind are kept, and what of a staged one (`f`) stands in which column. */
interface Kept {
  readonly table: SyncTable;
  readonly values: Readonly<Record<string, RawBuilder<unknown>>>;
  /** The row (`t`) that we have of a staged fact. */
  readonly same: (a: Apply) => RawBuilder<unknown>;
}

const told = (field: string) => sql`f.doc ->> ${sql.lit(field)}`;
const text = (...fields: readonly string[]) => Object.fromEntries(fields.map((f) => [f, told(f)]));

const KEPT: Readonly<Record<FactKind, Kept>> = {
  resultaat: {
    table: 'resultaat',
    values: { ...text('soort', 'naam', 'score', 'schaal'), leergebied: sql`g.code` },
    // Known by the name of the connection: what came in under it another way is the same result.
    same: (a) => sql`t.school_id = ${a.school} AND t.bron = ${bron(a)} AND t.bron_sleutel = f.bron_sleutel`,
  },
  verleden: {
    table: 'bron_verleden',
    values: { ...text('leerlijn', 'niveau', 'doel', 'stand'), op: sql`(${told('op')})::date` },
    same: (a) => sql`t.connection_id = ${a.connection} AND t.bron_sleutel = f.bron_sleutel`,
  },
};

const bron = (a: Apply) => sql`(SELECT c.naam FROM koers.connection c WHERE c.id = ${a.connection})`;

/**
 * Writes the staged results and history, with the people of the same run and in their transaction. A missing one is ended,
 * never deleted, and with `hold` not even that.
 * @returns what became of each kind that was told; `quarantined`: about a pupil nobody knows
 */
export async function applyFacts(
  a: Apply,
  staged: AllStagedFacts,
  { hold }: { readonly hold: boolean },
): Promise<Partial<Record<FactKind, Counts>>> {
  await findLeerlingen(a);
  const unknown = await noteUnknown(a);
  const counts: Partial<Record<FactKind, Counts>> = {};
  for (const kind of FACT_KINDS) {
    const found = staged[kind];
    if (!found) continue;
    const ended = hold || found.missing === 0 ? 0 : await end(a, kind);
    const updated = await update(a, kind);
    const created = found.created === 0 ? 0 : await insert(a, kind);
    counts[kind] = { created, updated, unchanged: found.unchanged, ended, quarantined: unknown[kind] ?? 0 };
  }
  return counts;
}

/** What a run would do that waits for a person. */
export function plannedFacts(staged: AllStagedFacts): Partial<Record<FactKind, Counts>> {
  const counts = ({ created, updated, unchanged, missing }: StagedFacts): Counts => ({
    ...{ created, updated, unchanged },
    ended: missing,
    quarantined: 0,
  });
  return Object.fromEntries(Object.entries(staged).map(([kind, found]) => [kind, counts(found)]));
}

/** Whom each is about: by the vendor's own key, else the ECK iD; who has the key now before who had it earlier. */
async function findLeerlingen(a: Apply): Promise<void> {
  await sql`
    WITH wie AS MATERIALIZED (
      SELECT DISTINCT ON (k.key) k.key, k.person_id FROM koers.person_key k
      JOIN koers.person p ON p.id = k.person_id AND p.soort = 'leerling'
      WHERE k.school_id = ${a.school} AND k.system IN (${lvsSystem(a.connection, 'leerling')}, ${ECK_ID})
        AND k.key IN (SELECT f.leerling FROM koers.sync_feit f WHERE f.run_id = ${a.run})
      ORDER BY k.key, k.system = ${ECK_ID}, k.ended_at IS NOT NULL, k.ended_at DESC)
    UPDATE koers.sync_feit f SET leerling_id = wie.person_id FROM wie WHERE f.run_id = ${a.run} AND f.leerling = wie.key`.execute(
    a.tx,
  );
  await findElsewhere(a);
}

/**
 * A connection that never brought in a leerling tells about those of the school's other connections: by their number, when
 * exactly one leerling has it now.
 */
async function findElsewhere(a: Apply): Promise<void> {
  await sql`
    WITH wie AS MATERIALIZED (
      SELECT k.key, (array_agg(k.person_id))[1] AS person_id FROM koers.person_key k
      JOIN koers.person p ON p.id = k.person_id AND p.soort = 'leerling'
      WHERE k.school_id = ${a.school} AND k.system LIKE 'lvs:%' AND k.ended_at IS NULL
        AND k.key IN (SELECT f.leerling FROM koers.sync_feit f WHERE f.run_id = ${a.run} AND f.leerling_id IS NULL)
        AND NOT EXISTS (SELECT FROM koers.person_key own
          WHERE own.school_id = ${a.school} AND own.system = ${lvsSystem(a.connection, 'leerling')})
      GROUP BY k.key HAVING count(DISTINCT k.person_id) = 1)
    UPDATE koers.sync_feit f SET leerling_id = wie.person_id FROM wie
    WHERE f.run_id = ${a.run} AND f.leerling = wie.key AND f.leerling_id IS NULL`.execute(a.tx);
}

/** About a pupil nobody knows: listed, with the key to find him by in the LVS. */
async function noteUnknown(a: Apply): Promise<Partial<Record<string, number>>> {
  await sql`DELETE FROM koers.sync_issue WHERE run_id = ${a.run} AND code = ${NO_LEERLING}`.execute(a.tx);
  const { rows } = await sql<{ soort: string; n: number }>`
    WITH noted AS (
      INSERT INTO koers.sync_issue (run_id, school_id, path, code, seen, message, effect)
      SELECT ${a.run}, ${a.school}, f.soort || '/leerling', ${NO_LEERLING}, left(f.leerling, 200),
        'Dit gaat over een leerling die deze koppeling niet kent. De regel is niet overgenomen. Kijk na of de leerling in het LVS staat.', 'dropped'
      FROM koers.sync_feit f WHERE f.run_id = ${a.run} AND f.doc IS NOT NULL AND f.leerling_id IS NULL ORDER BY f.seq
      RETURNING path)
    SELECT split_part(path, '/', 1) AS soort, count(*)::int AS n FROM noted GROUP BY 1`.execute(a.tx);
  return Object.fromEntries(rows.map(({ soort, n }) => [soort, n]));
}

/** The school's own word for each vak: code or name of a leergebied in a package of today, whatever its capitals. */
const leergebieden = (a: Apply) => sql`
  SELECT DISTINCT ON (w.woord) w.woord, w.code FROM koers.school_pakket s
  JOIN koers.leergebied l ON l.pakket_versie_id = s.pakket_versie_id
  CROSS JOIN LATERAL (VALUES (lower(l.code), l.code, 0), (lower(l.naam), l.code, 1)) AS w(woord, code, rang)
  WHERE s.school_id = ${a.school} AND s.van <= ${a.today}::date AND (s.tot IS NULL OR s.tot > ${a.today}::date)
  ORDER BY w.woord, w.rang, w.code`;

const staged = (a: Apply, kind: FactKind) => sql`
  koers.sync_feit f LEFT JOIN (${leergebieden(a)}) g ON g.woord = lower(f.doc ->> 'vak')
  WHERE f.run_id = ${a.run} AND f.soort = ${kind} AND f.doc IS NOT NULL AND f.leerling_id IS NOT NULL`;

async function insert(a: Apply, kind: FactKind): Promise<number> {
  const { table, values, same } = KEPT[kind];
  const names = sql.join(Object.keys(values).map((name) => sql.ref(name)));
  const day = sql`coalesce((${told('op')})::date, ${a.today}::date)`;
  const extra = kind === 'resultaat' ? { names: sql`, bron, op`, values: sql`, ${bron(a)}, ${day}` } : null;
  return await make(
    a,
    table,
    sql`INSERT INTO ${sql.table(`koers.${table}`)} (school_id, leerling_id, connection_id, bron_sleutel, hash, gelezen_op, ${names}${extra?.names ?? sql``})
      SELECT ${a.school}, f.leerling_id, ${a.connection}, f.bron_sleutel, f.hash, ${a.now}, ${sql.join(Object.values(values))}${extra?.values ?? sql``}
      FROM ${staged(a, kind)} AND NOT EXISTS (SELECT FROM ${sql.table(`koers.${table}`)} t WHERE ${same(a)})`,
  );
}

/** What we have and is told otherwise, or is told again. A result without a day keeps the day it had. */
async function update(a: Apply, kind: FactKind): Promise<number> {
  const { table, values, same } = KEPT[kind];
  const now = {
    ...values,
    ...(kind === 'resultaat' ? { op: sql`coalesce((${told('op')})::date, t.op)` } : {}),
  };
  const names = Object.keys(now);
  return await change(a, table, {
    set: sql`${sql.join(names.map((name) => sql`${sql.ref(name)} = ${sql.ref(`x.new_${name}`)}`))}, leerling_id = x.new_leerling,
      connection_id = ${a.connection}, hash = x.new_hash, gelezen_op = ${a.now}, ended_at = NULL`,
    row: 't',
    values: sql`${sql.join(Object.entries(now).map(([name, value]) => sql`${value} AS ${sql.ref(`new_${name}`)}`))},
      f.leerling_id AS new_leerling, f.hash AS new_hash`,
    from: sql`FROM ${sql.table(`koers.${table}`)} t CROSS JOIN ${staged(a, kind)} AND ${same(a)}
      AND (t.ended_at IS NOT NULL OR t.hash IS DISTINCT FROM f.hash OR t.connection_id IS DISTINCT FROM ${a.connection}::uuid)`,
  });
}

async function end(a: Apply, kind: FactKind): Promise<number> {
  const { table } = KEPT[kind];
  return await change(a, table, {
    set: sql`ended_at = ${a.now}`,
    row: 't',
    from: sql`FROM koers.sync_feit f JOIN ${sql.table(`koers.${table}`)} t ON t.connection_id = ${a.connection} AND t.bron_sleutel = f.bron_sleutel
      WHERE f.run_id = ${a.run} AND f.soort = ${kind} AND f.doc IS NULL AND t.ended_at IS NULL`,
  });
}
