import { sql } from 'kysely';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { SEALED_WITH_LEERLING } from '../sealed-columns.ts';

/** One of the two, with what tells a human who it is. */
export interface KantRow {
  readonly id: string;
  readonly soort: string;
  readonly roepnaam: string | null;
  readonly voorvoegsel: string | null;
  readonly achternaam: string | null;
  readonly geboortedatum: string | null;
  readonly email: string | null;
  readonly ended: boolean;
  /** Groups he is in now. */
  readonly groepen: readonly string[];
  /** Connections that have him, with the key they know him by; `nu` false: no longer. */
  readonly bronnen: readonly { readonly naam: string; readonly key: string | null; readonly nu: boolean }[];
  readonly eckid: boolean;
  /** Acts in Koers: who has most of them keeps his place. */
  readonly handelingen: number;
  readonly sinds: Date;
}

export interface CandidateRow {
  readonly id: string;
  readonly reden: 'naam_en_geboortedatum' | 'email';
  readonly a: string;
  readonly b: string;
}

export interface MergeRow {
  readonly id: string;
  readonly kept: string;
  readonly gone: string;
  readonly at: Date;
  /** Rows that stayed with who is gone, because the other had his own there. */
  readonly bleven: number;
}

export async function openCandidates(
  tx: Tx,
  school: string,
  limit: number,
): Promise<readonly CandidateRow[]> {
  const { rows } = await sql<CandidateRow>`
    SELECT c.id, c.reden, c.a_id AS a, c.b_id AS b FROM koers.link_candidate c
    JOIN koers.person a ON a.id = c.a_id AND a.merged_into IS NULL JOIN koers.person b ON b.id = c.b_id AND b.merged_into IS NULL
    WHERE c.school_id = ${school}::uuid AND c.besluit IS NULL ORDER BY c.found_at, c.id LIMIT ${limit}`.execute(
    tx,
  );
  return rows;
}

/** Decisions that two are two, newest first. */
export async function keptApart(tx: Tx, school: string, limit: number): Promise<readonly CandidateRow[]> {
  const { rows } = await sql<CandidateRow>`
    SELECT c.id, c.reden, c.a_id AS a, c.b_id AS b FROM koers.link_candidate c
    WHERE c.school_id = ${school}::uuid AND c.besluit = 'twee' ORDER BY c.decided_at DESC, c.id LIMIT ${limit}`.execute(
    tx,
  );
  return rows;
}

export async function merges(tx: Tx, school: string, limit: number): Promise<readonly MergeRow[]> {
  const { rows } = await sql<MergeRow>`
    SELECT m.id, m.kept_id AS kept, m.gone_id AS gone, m.at,
      (SELECT count(*)::int FROM koers.person_merge_row r WHERE r.merge_id = m.id AND r.wat = 'blijft') AS bleven
    FROM koers.person_merge m WHERE m.school_id = ${school}::uuid AND m.split_at IS NULL ORDER BY m.nr DESC LIMIT ${limit}`.execute(
    tx,
  );
  return rows;
}

export async function kanten(
  tx: Tx,
  school: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, KantRow>> {
  const { rows } = await sql<KantRow>`
    SELECT p.id, p.soort, i.roepnaam, i.voorvoegsel, i.achternaam, i.geboortedatum, i.email, p.ended_at IS NOT NULL AS ended,
      ARRAY(SELECT g.naam FROM koers.groep_lid l JOIN koers.groep g ON g.id = l.groep_id WHERE l.person_id = p.id AND l.tot IS NULL ORDER BY 1) AS groepen,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('naam', c.naam, 'key', s.source_key, 'nu', s.ended_at IS NULL) ORDER BY c.naam), '[]')
        FROM koers.source_record s JOIN koers.connection c ON c.id = s.connection_id WHERE s.entity_id = p.id) AS bronnen,
      EXISTS (SELECT FROM koers.person_key k WHERE k.person_id = p.id AND k.system = 'eckid' AND k.ended_at IS NULL) AS eckid,
      (SELECT count(*)::int FROM koers.act a WHERE a.leerling_id = p.id) AS handelingen, p.created_at AS sinds
    FROM koers.person p LEFT JOIN koers.person_identity i ON i.person_id = p.id
    WHERE p.school_id = ${school}::uuid AND p.id = ANY (${ids}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}

/** @returns the candidate, locked, or null when it is not there or decided by now */
export async function candidateById(
  tx: Tx,
  school: string,
  id: string,
  besluit: 'open' | 'twee',
): Promise<CandidateRow | null> {
  const { rows } = await sql<CandidateRow>`
    SELECT c.id, c.reden, c.a_id AS a, c.b_id AS b FROM koers.link_candidate c
    WHERE c.school_id = ${school}::uuid AND c.id = ${id}::uuid AND c.besluit IS NOT DISTINCT FROM ${besluit === 'open' ? null : besluit} FOR UPDATE`.execute(
    tx,
  );
  return rows[0] ?? null;
}

/** Writes down what a human decided about two people; null: it is open again. */
export async function decide(
  tx: Tx,
  pair: { school: string; a: string; b: string },
  besluit: 'een' | 'twee' | null,
  by: { person: string | null; now: Date },
): Promise<void> {
  await sql`
    UPDATE koers.link_candidate SET besluit = ${besluit}, decided_by = ${besluit === null ? null : by.person}::uuid,
      decided_at = ${besluit === null ? null : by.now}::timestamptz
    WHERE school_id = ${pair.school}::uuid AND a_id = least(${pair.a}::uuid, ${pair.b}::uuid) AND b_id = greatest(${pair.a}::uuid, ${pair.b}::uuid)`.execute(
    tx,
  );
}

export interface SealedText {
  readonly tabel: string;
  readonly kolom: string;
  readonly sleutel: string;
  readonly id: string;
  readonly sealed: Buffer;
}

/** Every text that is sealed with the key of this pupil. */
export async function sealedTexts(tx: Tx, school: string, leerling: string): Promise<readonly SealedText[]> {
  const each = SEALED_WITH_LEERLING.map(
    ({ table, id, column }) => sql`
      SELECT ${table} AS tabel, ${column} AS kolom, ${id} AS sleutel, ${sql.ref(id)}::text AS id, ${sql.ref(column)} AS sealed
      FROM ${sql.table(`koers.${table}`)} WHERE school_id = ${school}::uuid AND leerling_id = ${leerling}::uuid AND ${sql.ref(column)} IS NOT NULL`,
  );
  const { rows } = await sql<SealedText>`${sql.join(each, sql` UNION ALL `)}`.execute(tx);
  return rows;
}

/** Makes two people one (migration 0046). @returns the id of the merge */
export async function voegSamen(
  tx: Tx,
  two: { kept: string; gone: string },
  by: { person: string | null; now: Date },
  texts: readonly (Omit<SealedText, 'sealed'> & { readonly nieuw: string })[],
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    SELECT koers.voeg_samen(${two.kept}::uuid, ${two.gone}::uuid, ${by.person}::uuid, ${by.now}::timestamptz, ${JSON.stringify(texts)}::jsonb) AS id`.execute(
    tx,
  );
  return rows[0]?.id ?? '';
}

/** @returns how many rows are as they were */
export async function haalUitElkaar(
  tx: Tx,
  merge: string,
  by: { person: string | null; now: Date },
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT koers.haal_uit_elkaar(${merge}::uuid, ${by.person}::uuid, ${by.now}::timestamptz) AS n`.execute(
    tx,
  );
  return rows[0]?.n ?? 0;
}

export async function mergeById(
  tx: Tx,
  school: string,
  id: string,
): Promise<{ kept: string; gone: string } | null> {
  const row = await tx
    .selectFrom('koers.person_merge')
    .where('school_id', '=', school)
    .where('id', '=', id)
    .where('split_at', 'is', null)
    .select(['kept_id as kept', 'gone_id as gone'])
    .executeTakeFirst();
  return row ?? null;
}

/** The sources of this person answer in full once more: what they tell is set against who he is now. */
export async function askSourcesAgain(tx: Tx, school: string, person: string): Promise<void> {
  await sql`
    WITH of AS (SELECT DISTINCT s.connection_id AS id FROM koers.source_record s WHERE s.entity_id = ${person}::uuid AND s.school_id = ${school}::uuid),
    answers AS (
      UPDATE koers.sync_run r SET staged = r.staged || '{"digest": null}' FROM of WHERE r.connection_id = of.id AND r.staged ->> 'digest' IS NOT NULL)
    UPDATE koers.connection c SET cursor = NULL FROM of WHERE c.id = of.id`.execute(tx);
}
