import { sql } from 'kysely';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { AanbiederRegel, Overeenkomst, ScopeStand, VraagGebruik } from './view.ts';

/** Programs that asked this school something, those that ended everywhere as well; who waits for an answer first. */
export async function aanbiederRows(
  tx: Tx,
  school: string,
  client: string | null,
): Promise<AanbiederRegel[]> {
  const { rows } = await sql<AanbiederRegel>`
    SELECT c.id, c.aanbieder, c.product, c.doel, a.gevraagd_op AS gevraagd, a.geweigerd_op AS geweigerd, c.ended_at AS beeindigd,
      a.scopes AS vraagt, coalesce(t.scopes, '{}') AS mag
    FROM koers.api_aanvraag a JOIN koers.api_client c ON c.id = a.client_id
    LEFT JOIN LATERAL (
      SELECT array_agg(t.scope ORDER BY t.scope) AS scopes FROM koers.api_toestemming t
      WHERE t.school_id = a.school_id AND t.client_id = a.client_id AND t.ingetrokken_op IS NULL) AS t ON true
    WHERE a.school_id = ${school} AND (${client}::uuid IS NULL OR a.client_id = ${client}::uuid)
    ORDER BY c.ended_at IS NOT NULL, c.product COLLATE "und-x-icu", c.id`.execute(tx);
  return rows;
}

/** Of each scope that was ever allowed: since when and by whom, or when that ended. The newest of each. */
export async function scopeRows(tx: Tx, school: string, client: string): Promise<ScopeStand[]> {
  const { rows } = await sql<ScopeStand>`
    SELECT DISTINCT ON (t.scope) t.scope, t.gegeven_op AS gegeven, t.ingetrokken_op AS ingetrokken,
      nullif(concat_ws(' ', i.roepnaam, i.voorvoegsel, i.achternaam), '') AS door
    FROM koers.api_toestemming t LEFT JOIN koers.person_identity i ON i.person_id = t.gegeven_door
    WHERE t.school_id = ${school} AND t.client_id = ${client} ORDER BY t.scope, t.gegeven_op DESC`.execute(
    tx,
  );
  return rows;
}

export async function overeenkomstRow(tx: Tx, school: string, client: string): Promise<Overeenkomst | null> {
  const row = await tx
    .selectFrom('koers.api_aanvraag')
    .select(['overeenkomst_op as op', 'overeenkomst as waar'])
    .where('school_id', '=', school)
    .where('client_id', '=', client)
    .executeTakeFirst();
  return row && row.op !== null && row.waar !== null ? { op: row.op, waar: row.waar } : null;
}

/** What a program asked since a moment, from the trail: per kind of question how often and when last. */
export async function gebruikRows(
  tx: Tx,
  school: string,
  client: string,
  sinds: Date,
): Promise<VraagGebruik[]> {
  const { rows } = await sql<VraagGebruik>`
    SELECT details->>'vraag' AS vraag, count(*)::int AS aantal, max(at) AS laatst FROM koers.audit
    WHERE school_id = ${school} AND onderwerp_id = ${client} AND actie = 'api_vraag' AND at >= ${sinds}
    GROUP BY 1 ORDER BY 3 DESC`.execute(tx);
  return rows;
}

/** Makes what is allowed exactly these scopes; what stays is left as it is, with its date. @returns what is new and what ended */
export async function zetScopes(
  tx: Tx,
  at: { school: string; client: string; person: string },
  scopes: readonly string[],
): Promise<{ erbij: string[]; eraf: string[] }> {
  const { rows } = await sql<{ erbij: string[]; eraf: string[] }>`
    WITH eraf AS (
      UPDATE koers.api_toestemming SET ingetrokken_op = now(), ingetrokken_door = ${at.person}
      WHERE school_id = ${at.school} AND client_id = ${at.client} AND ingetrokken_op IS NULL AND scope <> ALL (${[...scopes]}::text[])
      RETURNING scope
    ), erbij AS (
      INSERT INTO koers.api_toestemming (school_id, client_id, scope, gegeven_door)
      SELECT ${at.school}::uuid, ${at.client}::uuid, s.scope, ${at.person}::uuid FROM unnest(${[...scopes]}::text[]) AS s(scope)
      ON CONFLICT (school_id, client_id, scope) WHERE ingetrokken_op IS NULL DO NOTHING
      RETURNING scope
    )
    SELECT ARRAY(SELECT scope FROM erbij ORDER BY 1) AS erbij, ARRAY(SELECT scope FROM eraf ORDER BY 1) AS eraf`.execute(
    tx,
  );
  return rows[0] ?? { erbij: [], eraf: [] };
}

/** Notes the verwerkersovereenkomst, and that the question was answered. */
export async function noteerAntwoord(
  tx: Tx,
  at: { school: string; client: string },
  antwoord: { geweigerdOp: Date | null; overeenkomst?: Overeenkomst },
): Promise<void> {
  const { geweigerdOp, overeenkomst } = antwoord;
  await tx
    .updateTable('koers.api_aanvraag')
    .set({
      geweigerd_op: geweigerdOp,
      ...(overeenkomst ? { overeenkomst_op: overeenkomst.op, overeenkomst: overeenkomst.waar } : {}),
    })
    .where('school_id', '=', at.school)
    .where('client_id', '=', at.client)
    .execute();
}
