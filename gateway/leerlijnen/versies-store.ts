import { sql } from 'kysely';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import type { Pakket } from './pakket.ts';
import type { VersieRegel } from './view.ts';

/** Whether this version stands in the database already, for who may see it. */
export async function findVersie(tx: Tx, id: string): Promise<'concept' | 'published' | null> {
  const row = await tx
    .selectFrom('koers.pakket_versie')
    .select('status')
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? (row.status === 'published' ? 'published' : 'concept') : null;
}

/**
 * Publishes a concept; the versions of the package with a lower number that nothing replaced yet, are from now on
 * replaced by it. @returns false when there was no such concept
 */
export async function publish(tx: Tx, versie: string): Promise<boolean> {
  const done = await tx
    .updateTable('koers.pakket_versie')
    .set({ status: 'published', published_at: sql<Date>`clock_timestamp()` })
    .where('id', '=', versie)
    .where('status', '=', 'concept')
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n) return false;
  await sql`UPDATE koers.pakket_versie oud SET replaced_by = nieuw.id FROM koers.pakket_versie nieuw
    WHERE nieuw.id = ${versie} AND oud.pakket_id = nieuw.pakket_id AND oud.id <> nieuw.id AND oud.status = 'published'
      AND oud.replaced_by IS NULL
      AND string_to_array(oud.versie, '.')::int[] < string_to_array(nieuw.versie, '.')::int[]`.execute(tx);
  return true;
}

/** Number of leerdoelen of a version. */
export async function telDoelen(tx: Tx, versie: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`SELECT count(*)::int AS n FROM koers.leerdoel d
    JOIN koers.leerlijn l ON l.id = d.leerlijn_id WHERE l.pakket_versie_id = ${versie}`.execute(tx);
  return rows[0]?.n ?? 0;
}

/** Every version that this transaction may see, packages by name, the newest version first. */
export async function versieRegels(tx: Tx, alleen: string | null = null): Promise<VersieRegel[]> {
  const { rows } = await sql<VersieRegel>`
    SELECT v.id, v.pakket_id AS "pakketId", p.code, coalesce(v.naam, p.naam) AS naam, v.versie, v.status,
      v.published_at AS "gepubliceerdOp", v.replaced_by AS "vervangenDoor", v.basis_versie_id AS "basisVersie", v.notitie,
      coalesce(v.uitgever, p.uitgever) AS uitgever, coalesce(v.licentie, p.licentie) AS licentie, p.herkomst, p.gedeeld,
      p.school_id AS "schoolId", p.bestuur_id AS "bestuurId",
      (SELECT count(*)::int FROM koers.leerdoel d JOIN koers.leerlijn l ON l.id = d.leerlijn_id WHERE l.pakket_versie_id = v.id) AS doelen
    FROM koers.pakket_versie v JOIN koers.pakket p ON p.id = v.pakket_id
    WHERE ${alleen}::uuid IS NULL OR v.id = ${alleen}::uuid
    ORDER BY p.naam, p.id, string_to_array(v.versie, '.')::int[] DESC`.execute(tx);
  return rows;
}

/** Versions this school works with now. Only in a school's transaction. */
export async function gekozenVersies(tx: Tx): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('koers.school_pakket')
    .select('pakket_versie_id')
    .where('tot', 'is', null)
    .execute();
  return new Set(rows.map((r) => r.pakket_versie_id));
}

/** Whether a row of this package already stands in another version, under its id. */
export async function rijenBezet(tx: Tx, p: Pakket): Promise<boolean> {
  const ids = (rijen: readonly { id: string }[]) => rijen.map((r) => r.id);
  const { rows } = await sql<{ bezet: boolean }>`SELECT
    EXISTS (SELECT FROM koers.leergebied WHERE id = ANY (${ids(p.leergebieden)}::uuid[]) AND pakket_versie_id <> ${p.id})
    OR EXISTS (SELECT FROM koers.leerlijn WHERE id = ANY (${ids(p.leerlijnen)}::uuid[]) AND pakket_versie_id <> ${p.id})
    OR EXISTS (SELECT FROM koers.leerroute WHERE id = ANY (${ids(p.leerroutes)}::uuid[]) AND pakket_versie_id <> ${p.id})
    OR EXISTS (SELECT FROM koers.niveau n JOIN koers.leerlijn l ON l.id = n.leerlijn_id
      WHERE n.id = ANY (${ids(p.niveaus)}::uuid[]) AND l.pakket_versie_id <> ${p.id})
    OR EXISTS (SELECT FROM koers.leerdoel d JOIN koers.leerlijn l ON l.id = d.leerlijn_id
      WHERE d.id = ANY (${ids(p.leerdoelen)}::uuid[]) AND l.pakket_versie_id <> ${p.id}) AS bezet`.execute(
    tx,
  );
  return rows[0]?.bezet ?? false;
}

/** Who owns the package of this id, if anybody; `null`: there is none that this transaction may see. */
export async function eigenaarVan(
  tx: Tx,
  pakketId: string,
): Promise<{ schoolId: string | null; bestuurId: string | null } | null> {
  const row = await tx
    .selectFrom('koers.pakket')
    .select(['school_id', 'bestuur_id'])
    .where('id', '=', pakketId)
    .executeTakeFirst();
  return row ? { schoolId: row.school_id, bestuurId: row.bestuur_id } : null;
}

/** Another version of the package with this number. */
export async function zelfdeNummer(tx: Tx, p: Pakket): Promise<string | null> {
  const row = await tx
    .selectFrom('koers.pakket_versie')
    .select('id')
    .where('pakket_id', '=', p.pakketId)
    .where('versie', '=', p.versie)
    .where('id', '<>', p.id)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** The bestuur of this transaction's school. */
export async function eigenBestuur(tx: Tx): Promise<{ id: string; naam: string } | null> {
  const { rows } = await sql<{ id: string; naam: string }>`
    SELECT id, naam FROM koers.bestuur WHERE id = koers.bestuur_now()`.execute(tx);
  return rows[0] ?? null;
}

export async function verwijder(tx: Tx, versie: string): Promise<void> {
  await tx.deleteFrom('koers.pakket_versie').where('id', '=', versie).execute();
}
