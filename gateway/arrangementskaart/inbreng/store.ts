import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../access/policy.ts';
import { staatNog } from '../../leerroute/staat-nog.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { NaamDelen } from '../../school/rules.ts';
import { mijnActieCte } from '../mijn-acties.ts';
import type { InbrengRow } from './rules.ts';

/** The last thing of each kind that was said of each doel on the card of a pupil. */
export async function inbrengRows(tx: Tx, leerling: string): Promise<InbrengRow[]> {
  const { rows } = await sql<InbrengRow>`
    SELECT n.leerdoel, n.leerlijn, n.soort, n.act, n.data, n.reden, n.op, i.roepnaam, i.voorvoegsel, i.achternaam
    FROM koers.inbreng_nu(ARRAY[${leerling}::uuid]) AS n LEFT JOIN koers.person_identity i ON i.person_id = n.actor`.execute(
    tx,
  );
  return rows;
}

/** The leerlijn of a leerdoel; empty when there is no such leerdoel. */
export async function lijnVanDoel(tx: Tx, leerdoel: string): Promise<string> {
  const rows = await tx
    .selectFrom('koers.leerdoel')
    .select('leerlijn_id')
    .where('id', '=', leerdoel)
    .execute();
  return rows[0]?.leerlijn_id ?? '';
}

export interface WaarnemingRow extends NaamDelen {
  act: string;
  op: Date;
  reden: Buffer | null;
}

/** What people saw of a doel, also of what it was in an earlier version of the package (R10); newest first. */
export async function waarnemingRows(tx: Tx, leerling: string, leerdoel: string): Promise<WaarnemingRow[]> {
  const { rows } = await sql<WaarnemingRow>`
    SELECT a.id AS act, a.at AS op, a.reden, i.roepnaam, i.voorvoegsel, i.achternaam
    FROM koers.act a LEFT JOIN koers.person_identity i ON i.person_id = a.actor_id
    WHERE a.leerling_id = ${leerling}::uuid AND a.soort = 'waarneming' AND a.school_id = koers.school_now()
      AND a.leerdoel_id IN (SELECT koers.voorgangers_van(${leerdoel}::uuid))
      AND ${staatNog('a')}
    ORDER BY a.seq DESC`.execute(tx);
  return rows;
}

export interface WensRow extends NaamDelen {
  act: string;
  op: Date;
  leerling: string;
  doel: { id: string; code: string; tekst: string };
  lijn: { id: string; naam: string };
}

/** `wens (act, op, leerling, leerdoel, leerlijn)`, as common table expressions: see `wensRows`. */
function wensCte(person: string, scopes: readonly Scope[]): RawBuilder<unknown> {
  return sql`wie AS MATERIALIZED (SELECT leerling, lijnen FROM koers.met_wie(${person}::uuid, ${scopes}::text[])), wens AS (
      SELECT w.* FROM koers.open_wensen(ARRAY(SELECT leerling FROM wie)) AS w
      JOIN wie ON wie.leerling = w.leerling AND (wie.lijnen IS NULL OR w.leerlijn = ANY (wie.lijnen)))`;
}

/**
 * Wishes that wait, of the pupils one works with today, in a group or by a share, and on the leerlijnen one sees of them.
 * One statement, whatever the number of pupils.
 */
export async function wensRows(tx: Tx, person: string, scopes: readonly Scope[]): Promise<WensRow[]> {
  const { rows } = await sql<WensRow>`
    WITH ${wensCte(person, scopes)}
    SELECT w.act, w.op, w.leerling, i.roepnaam, i.voorvoegsel, i.achternaam,
      jsonb_build_object('id', d.id, 'code', d.code, 'tekst', d.tekst) AS doel, jsonb_build_object('id', l.id, 'naam', l.naam) AS lijn
    FROM wens w
    JOIN koers.leerdoel d ON d.id = w.leerdoel
    JOIN koers.leerlijn l ON l.id = w.leerlijn
    LEFT JOIN koers.person_identity i ON i.person_id = w.leerling
    ORDER BY w.op DESC, w.act`.execute(tx);
  return rows;
}

/** The wish on a doel that waits for an answer, if there is one. */
export async function openWens(tx: Tx, leerling: string, leerdoel: string): Promise<string | null> {
  const { rows } = await sql<{ act: string }>`
    SELECT act FROM koers.open_wensen(ARRAY[${leerling}::uuid]) WHERE leerdoel = ${leerdoel}::uuid`.execute(
    tx,
  );
  return rows[0]?.act ?? null;
}

/** How many acties and wishes wait for a person; one statement. */
export async function wachtRow(
  tx: Tx,
  person: string,
  scopes: { readonly acties: readonly Scope[]; readonly wensen: readonly Scope[] },
): Promise<{ acties: number; wensen: number }> {
  const { rows } = await sql<{ acties: number; wensen: number }>`
    WITH ${mijnActieCte(person, scopes.acties)}, ${wensCte(person, scopes.wensen)}
    SELECT (SELECT count(*)::int FROM mijn_actie WHERE gedaan_op IS NULL) AS acties, (SELECT count(*)::int FROM wens) AS wensen`.execute(
    tx,
  );
  return rows[0] ?? { acties: 0, wensen: 0 };
}

/** What these pupils say they can and want, of the doelen on their cards; one statement. */
export async function zegtRows(
  tx: Tx,
  leerlingen: readonly string[],
): Promise<{ leerling: string; leerdoel: string; kan: boolean; wil: boolean }[]> {
  const { rows } = await sql<{ leerling: string; leerdoel: string; kan: boolean; wil: boolean }>`
    SELECT n.leerling, n.leerdoel, coalesce(bool_or((n.data->>'kan')::boolean), false) AS kan, coalesce(bool_or((n.data->>'wil')::boolean), false) AS wil
    FROM koers.inbreng_nu(${leerlingen}::uuid[]) AS n GROUP BY n.leerling, n.leerdoel
    HAVING bool_or((n.data->>'kan')::boolean) OR bool_or((n.data->>'wil')::boolean)`.execute(tx);
  return rows;
}
