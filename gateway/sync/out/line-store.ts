import { sql } from 'kysely';
import { type Ontvangst, Terugmelding } from '../../model/terugmelding.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { BATCH, MAX_CODE, schooljaarVan } from './rules.ts';

/** A code that is too long keeps its beginning, and ends with what makes it the same for the same thing. */
const kort = (code: ReturnType<typeof sql>) =>
  sql<string>`CASE WHEN length(${code}) <= ${MAX_CODE} THEN ${code} ELSE left(${code}, ${MAX_CODE - 33}) || '~' || md5(${code}) END`;

interface Row extends Omit<Terugmelding, 'leerling' | 'schooljaar' | 'niveau'> {
  readonly sleutel: string | null;
  readonly eckId: string | null;
  readonly niveau: string | null;
}

/** The next lines to send, in the order of the acts, of pupils that this LVS knows now. Codes and titels only, no free words. */
export async function nextLines(tx: Tx, connection: string): Promise<readonly Terugmelding[]> {
  const { rows } = await sql<Row>`
    SELECT m.id, r.source_key AS sleutel, r.eck_id AS "eckId",
      CASE WHEN m.leerdoel_id IS NULL THEN 'niveau' ELSE 'doel' END AS soort,
      CASE WHEN m.leerdoel_id IS NULL THEN ${kort(sql`(l.code || '.' || n.code)`)} ELSE ${kort(sql`d.code`)} END AS code,
      coalesce(d.tekst, n.naam) AS titel, l.naam AS leerlijn, n.naam AS niveau, m.stand, m.op
    FROM koers.terugmelding m
    JOIN koers.source_record r ON r.connection_id = m.connection_id AND r.entity_id = m.leerling_id AND r.kind = 'leerling'
      AND r.ended_at IS NULL AND coalesce(r.source_key, r.eck_id) IS NOT NULL
    LEFT JOIN koers.leerdoel d ON d.id = m.leerdoel_id
    LEFT JOIN koers.niveau n ON n.id = coalesce(m.niveau_id, d.niveau_id)
    JOIN koers.leerlijn l ON l.id = coalesce(d.leerlijn_id, n.leerlijn_id)
    WHERE m.connection_id = ${connection} AND m.status = 'wacht'
    ORDER BY m.seq, m.id LIMIT ${BATCH}`.execute(tx);
  return rows.map(({ sleutel, eckId, niveau, ...row }) =>
    Terugmelding.parse({
      ...row,
      leerling: { ...(sleutel ? { key: sleutel } : {}), ...(eckId ? { eckId } : {}) },
      ...(niveau ? { niveau } : {}),
      schooljaar: schooljaarVan(row.op),
    }),
  );
}

/** Writes down what the vendor answered, line by line; what it did not answer for goes on waiting. @returns how many it answered */
export async function noteReceipts(
  tx: Tx,
  connection: string,
  at: { stempel: Date; now: Date },
  receipts: readonly Ontvangst[],
): Promise<{ sent: number; refused: number }> {
  const rows = receipts.map(({ id, uitkomst, bewijs, reden }) => ({
    id,
    status: uitkomst === 'sent' ? 'verstuurd' : 'geweigerd',
    bewijs: bewijs?.slice(0, 200) ?? null,
    reden: reden?.slice(0, 400) ?? null,
  }));
  const { rows: noted } = await sql<{ sent: number; refused: number }>`
    WITH klaar AS (
      UPDATE koers.terugmelding m SET status = x.status, bewijs = x.bewijs, reden = x.reden, stempel = ${at.stempel}, klaar_op = ${at.now}
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(id uuid, status text, bewijs text, reden text)
      WHERE m.connection_id = ${connection} AND m.id = x.id AND m.status = 'wacht'
      RETURNING m.status
    )
    SELECT count(*) FILTER (WHERE status = 'verstuurd')::int AS sent, count(*) FILTER (WHERE status = 'geweigerd')::int AS refused FROM klaar`.execute(
    tx,
  );
  return noted[0] ?? { sent: 0, refused: 0 };
}

/**
 * Dead letters wait once more: one of them, or all with the same reason. @returns how many
 */
export async function waitAgain(
  tx: Tx,
  connection: string,
  which: { id: string } | { reden: string },
): Promise<number> {
  const done = await tx
    .updateTable('koers.terugmelding')
    .set({ status: 'wacht', stempel: null, klaar_op: null, bewijs: null, reden: null })
    .where('connection_id', '=', connection)
    .where('status', '=', 'geweigerd')
    .$if('id' in which, (query) => query.where('id', '=', 'id' in which ? which.id : ''))
    .$if('reden' in which, (query) =>
      query.where(sql`coalesce(reden, '')`, '=', 'reden' in which ? which.reden : ''),
    )
    .executeTakeFirst();
  return Number(done.numUpdatedRows);
}
