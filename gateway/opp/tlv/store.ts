import { sql } from 'kysely';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { TlvInvoer } from './rules.ts';
import type { TlvRegel, TlvView } from './view.ts';

/** Every TLV of a pupil that was ever registered, newest first; one statement. */
export async function tlvRows(tx: Tx, leerling: string): Promise<TlvRegel[]> {
  const { rows } = await sql<TlvRegel>`
    SELECT t.id, t.nummer, t.categorie, t.van, t.tot, t.samenwerkingsverband, (t.made_at AT TIME ZONE 'Europe/Amsterdam')::date AS "gemaaktOp", t.bestand_id AS bestand,
      coalesce(concat_ws(' ', i.roepnaam, i.voorvoegsel, i.achternaam), '') AS "gemaaktDoor",
      CASE WHEN t.ended_at IS NULL THEN 'geldt' WHEN EXISTS (SELECT FROM koers.tlv n WHERE n.vervangt = t.id) THEN 'vervangen' ELSE 'ingetrokken' END AS staat
    FROM koers.tlv t LEFT JOIN koers.person_identity i ON i.person_id = t.made_by
    WHERE t.school_id = koers.school_now() AND t.leerling_id = ${leerling}::uuid ORDER BY t.made_at DESC, t.id`.execute(
    tx,
  );
  return rows;
}

/** The TLV that holds on a day, else the next one; one statement. */
export async function geldendeRow(tx: Tx, leerling: string, op: string): Promise<TlvView | undefined> {
  const { rows } = await sql<TlvView>`
    SELECT id, nummer, categorie, van, tot, samenwerkingsverband FROM koers.tlv
    WHERE school_id = koers.school_now() AND leerling_id = ${leerling}::uuid AND ended_at IS NULL AND tot >= ${op}::date
    ORDER BY van, made_at DESC LIMIT 1`.execute(tx);
  return rows[0];
}

/** Registers one, in the place of another one when that is given, whose file goes along when there is no new one; with a line in the trail. @returns its id, or null when the other one is gone */
export async function insertTlv(
  tx: Tx,
  who: KnownActor,
  leerling: string,
  t: TlvInvoer,
  vervangt: string | null,
  bestand: string | null,
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    WITH oud AS (
      UPDATE koers.tlv SET ended_at = now(), ended_by = ${who.person}::uuid
      WHERE id = ${vervangt}::uuid AND leerling_id = ${leerling}::uuid AND ended_at IS NULL RETURNING id, bestand_id
    ), nieuw AS (
      INSERT INTO koers.tlv (school_id, leerling_id, nummer, categorie, van, tot, samenwerkingsverband, vervangt, bestand_id, made_by)
      SELECT ${who.school}::uuid, ${leerling}::uuid, ${t.nummer}, ${t.categorie}, ${t.van}::date, ${t.tot}::date, ${t.samenwerkingsverband},
        (SELECT id FROM oud), coalesce(${bestand}::uuid, (SELECT bestand_id FROM oud)), ${who.person}::uuid
      WHERE ${vervangt}::uuid IS NULL OR EXISTS (SELECT FROM oud)
      RETURNING id
    ), spoor AS (
      INSERT INTO koers.audit (school_id, actor_id, actie, onderwerp_soort, onderwerp_id, details)
      SELECT ${who.school}::uuid, ${who.person}::uuid, 'tlv_vastgelegd', 'leerling', ${leerling}::uuid, jsonb_build_object('tlv', id, 'vervangt', ${vervangt}::uuid) FROM nieuw
    )
    SELECT id FROM nieuw`.execute(tx);
  return rows[0]?.id ?? null;
}

/** The file with a TLV of a pupil, or with the last one that has a file. One statement. */
export async function tlvMetBestand(
  tx: Tx,
  leerling: string,
  tlv: string | undefined,
): Promise<string | undefined> {
  const { rows } = await sql<{ bestand: string }>`
    SELECT bestand_id AS bestand FROM koers.tlv
    WHERE leerling_id = ${leerling}::uuid AND school_id = koers.school_now() AND bestand_id IS NOT NULL
      AND (${tlv ?? null}::uuid IS NULL OR id = ${tlv ?? null}::uuid)
    ORDER BY made_at DESC LIMIT 1`.execute(tx);
  return rows[0]?.bestand;
}

/** Takes one out that was registered by mistake. @returns whether it was there */
export async function endTlv(tx: Tx, who: KnownActor, leerling: string, id: string): Promise<boolean> {
  const { rows } = await sql`
    WITH weg AS (
      UPDATE koers.tlv SET ended_at = now(), ended_by = ${who.person}::uuid
      WHERE id = ${id}::uuid AND leerling_id = ${leerling}::uuid AND ended_at IS NULL RETURNING id
    )
    INSERT INTO koers.audit (school_id, actor_id, actie, onderwerp_soort, onderwerp_id, details)
    SELECT ${who.school}::uuid, ${who.person}::uuid, 'tlv_ingetrokken', 'leerling', ${leerling}::uuid, jsonb_build_object('tlv', id) FROM weg
    RETURNING id`.execute(tx);
  return rows.length > 0;
}
