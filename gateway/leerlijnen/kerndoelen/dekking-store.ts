import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { KoppelingHerkomst } from './view.ts';

export interface DoelRij {
  id: string;
  entiteit: string;
  code: string;
  tekst: string;
  lijn_id: string;
  lijn_naam: string;
  niveau_id: string | null;
  niveau_naam: string | null;
}

/** The leerroute, if its version may be seen (row-level security of pakket_versie). */
const route = (id: string) => sql`SELECT r.id, r.naam, r.pakket_versie_id FROM koers.leerroute r
  JOIN koers.pakket_versie v ON v.id = r.pakket_versie_id WHERE r.id = ${id}`;

/** The doelen of a leerroute: those of its leerlijnen, up to where each leads at the end of school. */
export const doelenVan = (leerroute: string): RawBuilder<unknown> => sql`
  SELECT d.id, d.entiteit, d.code, d.tekst, l.id AS lijn_id, l.naam AS lijn_naam, n.id AS niveau_id, n.naam AS niveau_naam,
    row_number() OVER (ORDER BY g.volgorde, l.volgorde, n.volgorde NULLS FIRST, d.volgorde, d.id) AS nr
  FROM (${route(leerroute)}) r
  JOIN koers.leerroute_leerlijn rl ON rl.leerroute_id = r.id
  JOIN koers.leerlijn l ON l.id = rl.leerlijn_id
  JOIN koers.leergebied g ON g.id = l.leergebied_id
  JOIN koers.leerdoel d ON d.leerlijn_id = l.id
  LEFT JOIN koers.niveau n ON n.id = d.niveau_id
  LEFT JOIN koers.niveau eind ON eind.id = rl.uitstroomniveau_id
  WHERE n.volgorde IS NULL OR eind.volgorde IS NULL OR n.volgorde <= eind.volgorde`;

/** Links of the version of a leerroute, and with `eigen` those of the school of this transaction. */
export function koppelingenBij(leerroute: string, eigen: boolean): RawBuilder<unknown> {
  const pakket = sql`SELECT p.entiteit, p.kerndoel_id, 'pakket' AS herkomst FROM koers.pakket_kerndoel p
    WHERE p.pakket_versie_id = (SELECT r.pakket_versie_id FROM (${route(leerroute)}) r)`;
  if (!eigen) return pakket;
  return sql`${pakket} UNION ALL SELECT k.entiteit, k.kerndoel_id, 'school' FROM koers.leerdoel_kerndoel k
    WHERE k.school_id = koers.school_now() AND k.ended_at IS NULL`;
}

export interface Kop {
  leerroute_id: string;
  leerroute_naam: string;
  set_id: string;
  set_naam: string;
  aantal: number;
  uitgave_id: string;
  bron_naam: string;
  uitgave: string;
  uitgever: string;
  licentie: string;
  vervangen: boolean;
  doelen: number;
}

interface Vraag {
  readonly leerroute: string;
  readonly set: string;
  readonly eigen: boolean;
}

/** The heading, with a row for each doel without a kerndoel of this set (one row of nulls when every doel has one). */
export async function doelenZonder(tx: Tx, vraag: Vraag): Promise<(Kop & (DoelRij | { id: null }))[]> {
  const { rows } = await sql<Kop & DoelRij>`
    WITH doelen AS MATERIALIZED (${doelenVan(vraag.leerroute)}),
    gekoppeld AS MATERIALIZED (SELECT DISTINCT k.entiteit FROM (${koppelingenBij(vraag.leerroute, vraag.eigen)}) k
      JOIN koers.kerndoelset_lid lid ON lid.kerndoel_id = k.kerndoel_id AND lid.set_id = ${vraag.set})
    SELECT r.id AS leerroute_id, r.naam AS leerroute_naam, s.id AS set_id, s.naam AS set_naam, s.aantal,
      u.id AS uitgave_id, u.naam AS bron_naam, u.uitgave, u.uitgever, u.licentie,
      EXISTS (SELECT FROM koers.kerndoel_uitgave n WHERE n.vervangt = u.id) AS vervangen,
      (SELECT count(*)::int FROM doelen) AS doelen, d.*
    FROM (${route(vraag.leerroute)}) r
    JOIN koers.kerndoelset s ON s.id = ${vraag.set}
    JOIN koers.kerndoel_uitgave u ON u.id = s.uitgave_id
    LEFT JOIN doelen d ON d.entiteit NOT IN (SELECT entiteit FROM gekoppeld)
    ORDER BY d.nr`.execute(tx);
  return rows;
}

export interface KerndoelRij {
  kerndoel_id: string;
  hoofdstuk: string;
  prefix: string | null;
  kort: string | null;
  kerndoel_tekst: string;
}
export interface GekoppeldRij extends DoelRij {
  herkomst: KoppelingHerkomst;
  via: string | null;
}

/** Every kerndoel of a set with the doelen of a leerroute that are linked to it or to something below it. */
export async function kerndoelenMetDoelen(
  tx: Tx,
  vraag: Vraag,
): Promise<(KerndoelRij & (GekoppeldRij | { id: null }))[]> {
  const { rows } = await sql<KerndoelRij & GekoppeldRij>`
    WITH doelen AS MATERIALIZED (${doelenVan(vraag.leerroute)}),
    gekoppeld AS MATERIALIZED (
      SELECT DISTINCT ON (lid.onder, d.id) lid.onder, k.herkomst, d.*,
        CASE WHEN lid.kerndoel_id <> lid.onder THEN coalesce(kd.kort, kd.prefix, kd.soort) END AS via
      FROM (${koppelingenBij(vraag.leerroute, vraag.eigen)}) k
      JOIN doelen d ON d.entiteit = k.entiteit
      JOIN koers.kerndoelset_lid lid ON lid.kerndoel_id = k.kerndoel_id AND lid.set_id = ${vraag.set}
      JOIN koers.kerndoel kd ON kd.uitgave_id = lid.uitgave_id AND kd.id = lid.kerndoel_id
      ORDER BY lid.onder, d.id, lid.kerndoel_id <> lid.onder, k.herkomst)
    SELECT lid.kerndoel_id, lid.hoofdstuk, kd.prefix, kd.kort, kd.tekst AS kerndoel_tekst, g.*
    FROM koers.kerndoelset_lid lid
    JOIN koers.kerndoel kd ON kd.uitgave_id = lid.uitgave_id AND kd.id = lid.kerndoel_id
    LEFT JOIN gekoppeld g ON g.onder = lid.kerndoel_id
    WHERE lid.set_id = ${vraag.set} AND lid.onder = lid.kerndoel_id
    ORDER BY lid.plek, g.nr`.execute(tx);
  return rows;
}
