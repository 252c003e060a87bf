import { sql } from 'kysely';
import { staatNog } from '../leerroute/staat-nog.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import type { NaamDelen } from '../school/rules.ts';
import type { Uitkomst, Vervolg } from './inhoud-input.ts';
import type { SjabloonKeuze, Uitvoerder } from './inhoud-view.ts';

export interface VerslagRow extends NaamDelen {
  /** The doel as it is on the card, also when this was written on what it was in an earlier version (R10). */
  doel: string;
  soort: 'beginsituatie' | 'doel_geevalueerd';
  act: string;
  seq: number;
  op: Date;
  data: { periode: string; uitkomst?: Uitkomst; vervolg?: Vervolg; stand?: number };
  reden: Buffer | null;
  periode: string | null;
  code: string;
  tekst: string;
}

/** Every beginsituatie and evaluatie that stands of these doelen of one pupil, newest first; one statement. */
export async function verslagRows(
  tx: Tx,
  leerling: string,
  leerdoelen: readonly string[],
): Promise<VerslagRow[]> {
  const { rows } = await sql<VerslagRow>`
    WITH doel AS (
      SELECT x.id, d.code, d.tekst, v.was FROM unnest(${leerdoelen}::uuid[]) AS x(id)
      JOIN koers.leerdoel d ON d.id = x.id CROSS JOIN LATERAL koers.voorgangers_van(x.id) AS v(was)
    )
    SELECT doel.id AS doel, doel.code, doel.tekst, a.soort, a.id AS act, a.seq::float8 AS seq, a.at AS op, a.data, a.reden, p.naam AS periode,
      i.roepnaam, i.voorvoegsel, i.achternaam
    FROM doel
    JOIN koers.act a ON a.leerling_id = ${leerling}::uuid AND a.leerdoel_id = doel.was AND a.soort IN ('beginsituatie', 'doel_geevalueerd')
    LEFT JOIN koers.periode p ON p.id = (a.data->>'periode')::uuid
    LEFT JOIN koers.person_identity i ON i.person_id = a.actor_id
    WHERE ${staatNog('a')}
    ORDER BY a.seq DESC`.execute(tx);
  return rows;
}

/** Evaluaties of a pupil in a period, by leerlijn and doel; of each doel the last one. One statement. */
export async function evaluatieRows(
  tx: Tx,
  leerling: string,
  periode: string,
): Promise<(VerslagRow & { lijn: string })[]> {
  const { rows } = await sql<VerslagRow & { lijn: string }>`
    SELECT * FROM (
      SELECT DISTINCT ON (a.leerdoel_id) a.leerdoel_id AS doel, d.code, d.tekst, d.volgorde, a.leerlijn_id AS lijn, a.soort, a.id AS act,
        a.seq::float8 AS seq, a.at AS op, a.data, a.reden, p.naam AS periode, i.roepnaam, i.voorvoegsel, i.achternaam
      FROM koers.act a
      JOIN koers.leerdoel d ON d.id = a.leerdoel_id
      JOIN koers.periode p ON p.id = ${periode}::uuid
      LEFT JOIN koers.person_identity i ON i.person_id = a.actor_id
      WHERE a.leerling_id = ${leerling}::uuid AND a.soort = 'doel_geevalueerd' AND a.data->>'periode' = ${periode}
        AND ${staatNog('a')}
      ORDER BY a.leerdoel_id, a.seq DESC) AS e
    ORDER BY e.lijn, e.code`.execute(tx);
  return rows;
}

/** The sealed words of acts. */
export async function redenen(tx: Tx, acts: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
  if (acts.length === 0) return new Map();
  const { rows } = await sql<{ id: string; reden: Buffer | null }>`
    SELECT id, reden FROM koers.act WHERE id = ANY (${acts}::uuid[])`.execute(tx);
  return new Map(rows.flatMap((r) => (r.reden ? [[r.id, r.reden] as const] : [])));
}

export interface DoelFeiten {
  kaart_doel: string;
  leerlijn: string;
  leerlijn_naam: string;
  code: string;
  tekst: string;
  stand: number;
  niveau: { id: string; code: string; naam: string; volgorde: number } | null;
  periode: string;
  periode_naam: string;
  vandaag: string;
}

/** A doel that is on the card of a pupil now (R24); absent when it is not. */
export async function doelFeiten(
  tx: Tx,
  leerling: string,
  leerdoel: string,
): Promise<DoelFeiten | undefined> {
  const { rows } = await sql<DoelFeiten>`
    SELECT k.id AS kaart_doel, k.leerlijn_id AS leerlijn, l.naam AS leerlijn_naam, d.code, d.tekst, k.stand, p.id AS periode,
      p.naam AS periode_naam, koers.vandaag() AS vandaag,
      CASE WHEN n.id IS NOT NULL THEN jsonb_build_object('id', n.id, 'code', n.code, 'naam', n.naam, 'volgorde', n.volgorde) END AS niveau
    FROM koers.kaart_doel k
    JOIN koers.streefniveau s ON s.leerling_id = k.leerling_id AND s.leerlijn_id = k.leerlijn_id AND s.tot IS NULL
    JOIN koers.leerdoel d ON d.id = k.leerdoel_id
    JOIN koers.leerlijn l ON l.id = k.leerlijn_id
    JOIN koers.periode p ON p.id = s.periode_id
    LEFT JOIN koers.niveau n ON n.id = d.niveau_id
    WHERE k.leerling_id = ${leerling}::uuid AND k.leerdoel_id = ${leerdoel}::uuid AND k.ended_by IS NULL AND k.school_id = koers.school_now()
      AND (d.niveau_id IS NOT DISTINCT FROM s.niveau_id OR (k.meegenomen AND NOT k.vervallen))`.execute(tx);
  return rows[0];
}

/** Doelen of a leerlijn with their place on it, lowest first. */
export async function plekken(tx: Tx, leerlijn: string): Promise<{ leerdoel: string; plek: number }[]> {
  const { rows } = await sql<{ leerdoel: string; plek: number }>`
    SELECT d.id AS leerdoel, (row_number() OVER (ORDER BY n.volgorde NULLS FIRST, d.volgorde, d.id))::int AS plek
    FROM koers.leerdoel d LEFT JOIN koers.niveau n ON n.id = d.niveau_id WHERE d.leerlijn_id = ${leerlijn}::uuid`.execute(
    tx,
  );
  return rows;
}

/** Template acties of a leerlijn that are not on the card of this doel yet, those of the doel itself first. */
export async function sjabloonRows(
  tx: Tx,
  at: { readonly leerlijn: string; readonly leerdoel: string; readonly kaartDoel: string },
): Promise<SjabloonKeuze[]> {
  const { rows } = await sql<SjabloonKeuze>`
    SELECT * FROM (
      SELECT DISTINCT ON (t.tekst) t.id, t.soort, t.tekst, t.wie, t.ritme, t.leerdoel_id = ${at.leerdoel}::uuid AS "vanDoel"
      FROM koers.actie_sjabloon t JOIN koers.leerdoel d ON d.id = t.leerdoel_id
      WHERE d.leerlijn_id = ${at.leerlijn}::uuid
        AND NOT EXISTS (SELECT FROM koers.kaart_actie a WHERE a.kaart_doel_id = ${at.kaartDoel}::uuid AND a.tekst = t.tekst)
      ORDER BY t.tekst, (t.leerdoel_id = ${at.leerdoel}::uuid) DESC, t.id) AS s
    ORDER BY s."vanDoel" DESC, s.tekst COLLATE "und-x-icu"`.execute(tx);
  return rows;
}

export interface UitvoerderRow extends NaamDelen {
  id: string;
  rol: Uitvoerder['rol'];
}

/** Who an actie on this leerlijn of this pupil can be given to. */
export async function uitvoerderRows(tx: Tx, leerling: string, leerlijn: string): Promise<UitvoerderRow[]> {
  const { rows } = await sql<UitvoerderRow>`
    SELECT t.person AS id, t.rol, i.roepnaam, i.voorvoegsel, i.achternaam
    FROM koers.toewijsbaar(${leerling}::uuid, ${leerlijn}::uuid) AS t LEFT JOIN koers.person_identity i ON i.person_id = t.person
    ORDER BY i.achternaam COLLATE "und-x-icu", i.roepnaam COLLATE "und-x-icu", t.person`.execute(tx);
  return rows;
}
