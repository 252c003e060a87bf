import { sql } from 'kysely';
import type { Scope } from '../access/policy.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import type { BewijsBron, BewijsInput } from './input.ts';
import type { Bewijs, BewijsUitkomst } from './view.ts';

const rijen = (rows: readonly BewijsInput[]) => sql`
  jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(sleutel text, leerling uuid, leerdoel uuid, naam text, score float8, max float8, op date)`;

interface Stand {
  readonly sleutel: string;
  readonly reden: BewijsUitkomst['reden'] | null;
  /** What holds of it now. */
  readonly id: string | null;
  readonly gelijk: boolean;
}

/**
 * How each row stands to what is known, in the order given. A row is of nobody (and refused) when the pupil is not of this
 * school now, or the leerdoel not of a package that the school works with.
 */
export async function vergelijk(
  tx: Tx,
  bron: BewijsBron,
  rows: readonly BewijsInput[],
): Promise<readonly Stand[]> {
  const { rows: standen } = await sql<Stand>`
    SELECT x.sleutel, b.id,
      CASE WHEN p.id IS NULL THEN 'leerling_onbekend' WHEN d.id IS NULL THEN 'leerdoel_onbekend' END AS reden,
      b.id IS NOT NULL AND (b.leerling_id, b.leerdoel_id, b.naam, b.score, b.score_max, b.op)
        IS NOT DISTINCT FROM (x.leerling, x.leerdoel, x.naam, x.score, x.max, x.op) AS gelijk
    FROM ${rijen(rows)}
    LEFT JOIN koers.person p ON p.id = x.leerling AND p.school_id = koers.school_now() AND p.soort = 'leerling' AND p.ended_at IS NULL
    LEFT JOIN koers.doelen_van_school(${rows.map((r) => r.leerdoel)}::uuid[]) AS d(id) ON d.id = x.leerdoel
    LEFT JOIN koers.bewijs b ON b.school_id = koers.school_now() AND b.bron = ${bron.id} AND b.bron_sleutel = x.sleutel
      AND b.vervallen_op IS NULL`.execute(tx);
  return standen;
}

/** By pupil and entiteit, as `<leerling>/<entiteit>`: the row of the doel that holds for him here. */
export async function doelRijen(
  tx: Tx,
  rows: readonly Pick<BewijsInput, 'leerling' | 'leerdoel'>[],
): Promise<ReadonlyMap<string, string>> {
  const paren = JSON.stringify(rows.map(({ leerling, leerdoel }) => ({ leerling, leerdoel })));
  const { rows: gevonden } = await sql<{ leerling: string; entiteit: string; id: string }>`
    SELECT DISTINCT ON (x.leerling, d.entiteit) x.leerling, d.entiteit, d.id
    FROM jsonb_to_recordset(${paren}::jsonb) AS x(leerling uuid, leerdoel uuid)
    JOIN koers.leerdoel d ON d.entiteit = x.leerdoel JOIN koers.leerlijn l ON l.id = d.leerlijn_id
    JOIN koers.school_pakket s ON s.school_id = koers.school_now() AND s.pakket_versie_id = l.pakket_versie_id
    LEFT JOIN koers.kaart_doel k ON k.school_id = s.school_id AND k.leerling_id = x.leerling AND k.leerdoel_id = d.id AND k.ended_by IS NULL
    ORDER BY x.leerling, d.entiteit, k.id IS NOT NULL DESC, s.tot IS NULL DESC, s.van DESC, d.id`.execute(tx);
  return new Map(gevonden.map((row) => [`${row.leerling}/${row.entiteit}`, row.id]));
}

/** What was said earlier under these keys holds no longer; it stays. */
export async function laatVervallen(tx: Tx, bron: BewijsBron, sleutels: readonly string[]): Promise<void> {
  if (sleutels.length === 0) return;
  await sql`
    UPDATE koers.bewijs SET vervallen_op = now()
    WHERE school_id = koers.school_now() AND bron = ${bron.id} AND bron_sleutel = ANY (${sleutels}::text[]) AND vervallen_op IS NULL`.execute(
    tx,
  );
}

/** @returns id by key, of those that came in; one that another request told at the same moment is not among them */
export async function voegToe(
  tx: Tx,
  bron: BewijsBron,
  rows: readonly BewijsInput[],
): Promise<ReadonlyMap<string, string>> {
  if (rows.length === 0) return new Map();
  const { rows: made } = await sql<{ id: string; sleutel: string }>`
    INSERT INTO koers.bewijs (school_id, leerling_id, leerdoel_id, bron, bron_naam, bron_sleutel, naam, score, score_max, op)
    SELECT koers.school_now(), x.leerling, x.leerdoel, ${bron.id}, ${bron.naam}, x.sleutel, x.naam, x.score, x.max, x.op FROM ${rijen(rows)}
    ON CONFLICT (school_id, bron, bron_sleutel) WHERE vervallen_op IS NULL DO NOTHING
    RETURNING id, bron_sleutel AS sleutel`.execute(tx);
  return new Map(made.map(({ id, sleutel }) => [sleutel, id]));
}

/** Evidence that holds of a pupil whom this person reaches by these scopes, newest first, on the doelen as they are on the card now (R10). */
export async function bewijsRows(
  tx: Tx,
  leerling: string,
  by: { readonly person: string; readonly scopes: readonly Scope[] },
): Promise<readonly (Bewijs & { readonly leerdoel: string; readonly leerlijn: string })[]> {
  const { rows } = await sql<Bewijs & { leerdoel: string; leerlijn: string }>`
    WITH b AS MATERIALIZED (
      SELECT * FROM koers.bewijs WHERE leerling_id = ${leerling}::uuid AND school_id = koers.school_now() AND vervallen_op IS NULL
        AND EXISTS (SELECT FROM koers.leerlingen_in_scope(${by.person}::uuid, ${by.scopes}::text[], ARRAY[${leerling}::uuid]))
    ), nu AS (
      SELECT k.leerdoel_id AS id, v.was FROM koers.kaart_doel k CROSS JOIN LATERAL koers.voorgangers_van(k.leerdoel_id) AS v(was)
      WHERE k.leerling_id = ${leerling}::uuid AND k.ended_by IS NULL AND EXISTS (SELECT FROM b)
    )
    SELECT b.id, b.bron_naam AS bron, b.naam, b.score, b.score_max AS max, b.op, d.id AS leerdoel, d.leerlijn_id AS leerlijn
    FROM b LEFT JOIN nu ON nu.was = b.leerdoel_id JOIN koers.leerdoel d ON d.id = coalesce(nu.id, b.leerdoel_id)
    ORDER BY b.op DESC, b.gelezen_op DESC, b.id`.execute(tx);
  return rows;
}
