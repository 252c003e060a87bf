import { sql } from 'kysely';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { type NaamDelen, naamVan } from '../../school/rules.ts';
import type { DeliveryCounts, DeliveryLine, RefusedGroup } from './view.ts';

/** One row: how it stands with the way back of a connection; null when it was never switched on. */
export interface StandRow extends DeliveryCounts {
  readonly aan: boolean;
  readonly gestoptOp: Date | null;
  readonly opnieuwOm: Date | null;
  readonly fout: string | null;
  readonly laatst: Date | null;
}

export async function standOf(tx: Tx, connection: string): Promise<StandRow | null> {
  const { rows } = await sql<StandRow>`
    SELECT w.aan, w.gestopt_op AS "gestoptOp", w.opnieuw_om AS "opnieuwOm", w.fout_tekst AS fout, t.*
    FROM koers.terugweg w
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE m.status = 'wacht')::int AS wacht, count(*) FILTER (WHERE m.status = 'verstuurd')::int AS verstuurd,
        count(*) FILTER (WHERE m.status = 'geweigerd')::int AS geweigerd, count(*) FILTER (WHERE m.status = 'onbekend')::int AS onbekend,
        count(*) FILTER (WHERE m.status = 'ingehaald')::int AS ingehaald, max(m.klaar_op) FILTER (WHERE m.status = 'verstuurd') AS laatst
      FROM koers.terugmelding m WHERE m.connection_id = w.connection_id) t
    WHERE w.connection_id = ${connection}`.execute(tx);
  return rows[0] ?? null;
}

interface LineRow extends NaamDelen, Omit<DeliveryLine, 'naam'> {
  readonly totaal: number;
}

/** What the doel or niveau of a line is called, and whose it is. */
const REGEL = sql`
  m.id, m.leerling_id AS leerling, CASE WHEN m.leerdoel_id IS NULL THEN 'niveau' ELSE 'doel' END AS soort, m.stand, m.op,
  coalesce(d.code, l.code || '.' || n.code) AS code, coalesce(d.tekst, n.naam) AS titel, l.naam AS leerlijn,
  m.klaar_op AS "klaarOp", m.bewijs, m.reden, i.roepnaam, i.voorvoegsel, i.achternaam`;
const MET = sql`
  LEFT JOIN koers.leerdoel d ON d.id = m.leerdoel_id
  LEFT JOIN koers.niveau n ON n.id = m.niveau_id
  JOIN koers.leerlijn l ON l.id = coalesce(d.leerlijn_id, n.leerlijn_id)
  LEFT JOIN koers.person_identity i ON i.person_id = m.leerling_id`;

function line({ roepnaam, voorvoegsel, achternaam, totaal: _, ...rest }: LineRow): DeliveryLine {
  return { ...rest, naam: naamVan({ roepnaam, voorvoegsel, achternaam }).voluit };
}

/** What the LVS took, the last first. */
export async function sentLines(
  tx: Tx,
  connection: string,
  page: { skip: number; most: number },
): Promise<readonly DeliveryLine[]> {
  const { rows } = await sql<LineRow>`
    SELECT ${REGEL} FROM (
      SELECT * FROM koers.terugmelding k WHERE k.connection_id = ${connection} AND k.status = 'verstuurd'
      ORDER BY k.klaar_op DESC, k.seq DESC, k.id LIMIT ${page.most} OFFSET ${page.skip}) m ${MET}
    ORDER BY m.klaar_op DESC, m.seq DESC, m.id`.execute(tx);
  return rows.map(line);
}

/** Dead letters by reason, the largest group first, with the first few of each. */
export async function refusedGroups(
  tx: Tx,
  connection: string,
  most: { groups: number; lines: number },
): Promise<readonly RefusedGroup[]> {
  const { rows } = await sql<LineRow>`
    WITH dood AS (
      SELECT k.*, count(*) OVER (PARTITION BY coalesce(k.reden, '')) AS totaal,
        row_number() OVER (PARTITION BY coalesce(k.reden, '') ORDER BY k.seq, k.id) AS nr
      FROM koers.terugmelding k WHERE k.connection_id = ${connection} AND k.status = 'geweigerd'
    )
    SELECT ${REGEL}, m.totaal::int AS totaal FROM dood m ${MET}
    WHERE m.nr <= ${most.lines} ORDER BY m.totaal DESC, coalesce(m.reden, ''), m.nr`.execute(tx);
  const groups = new Map<string, { reden: string; aantal: number; regels: DeliveryLine[] }>();
  for (const row of rows) {
    const reden = row.reden ?? '';
    const group = groups.get(reden) ?? { reden, aantal: row.totaal, regels: [] };
    group.regels.push(line(row));
    groups.set(reden, group);
  }
  return [...groups.values()].slice(0, most.groups);
}
