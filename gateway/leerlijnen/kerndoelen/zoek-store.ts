import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { type DoelRij, doelenVan, koppelingenBij } from './dekking-store.ts';
import type { KoppelingHerkomst } from './view.ts';

export interface Zoekvraag {
  readonly leerroute: string;
  readonly set: string;
  /** What was typed; nothing: everything, from the start. */
  readonly q: string;
}

const MAX_WOORDEN = 8;
/** Every word must stand somewhere in the text; in any order, whatever its case. */
function metWoorden(tekst: RawBuilder<unknown>, q: string): RawBuilder<unknown> {
  const woorden = q.split(/\s+/).filter((woord) => woord !== '');
  const eisen = woorden
    .slice(0, MAX_WOORDEN)
    .map((woord) => sql`${tekst} ILIKE ${`%${woord.replace(/[\\%_]/g, '\\$&')}%`}`);
  return eisen.length === 0 ? sql`true` : sql.join(eisen, sql` AND `);
}

export interface GevondenKerndoelRij {
  id: string;
  prefix: string | null;
  kort: string | null;
  tekst: string;
  hoofdstuk: string;
  onder: string;
  onder_kort: string;
  gekoppeld: KoppelingHerkomst | null;
}

/** Of a set, what has these words; what is linked to the doel first, then kerndoelen before what stands below them. */
export async function kerndoelenMet(
  tx: Tx,
  ask: Zoekvraag & { entiteit: string; max: number },
): Promise<GevondenKerndoelRij[]> {
  const { rows } = await sql<GevondenKerndoelRij>`
    WITH k AS MATERIALIZED (SELECT kerndoel_id, min(herkomst) AS gekoppeld FROM (${koppelingenBij(ask.leerroute, true)}) alle
      WHERE entiteit = ${ask.entiteit} GROUP BY kerndoel_id),
    x AS MATERIALIZED (
      SELECT DISTINCT ON (kd.id) kd.id, kd.prefix, kd.kort, kd.tekst, lid.hoofdstuk, lid.onder, lid.plek, lid.uitgave_id
      FROM koers.kerndoelset_lid lid
      JOIN koers.kerndoel kd ON kd.uitgave_id = lid.uitgave_id AND kd.id = lid.kerndoel_id
      WHERE lid.set_id = ${ask.set} AND ${metWoorden(sql`concat_ws(' ', kd.prefix, kd.kort, kd.tekst)`, ask.q)}
      ORDER BY kd.id, lid.plek),
    eerste AS MATERIALIZED (SELECT x.*, k.gekoppeld FROM x LEFT JOIN k ON k.kerndoel_id = x.id
      ORDER BY k.gekoppeld IS NULL, x.onder <> x.id, x.plek LIMIT ${ask.max})
    SELECT e.*, coalesce(boven.kort, boven.prefix, boven.tekst) AS onder_kort FROM eerste e
    JOIN koers.kerndoel boven ON boven.uitgave_id = e.uitgave_id AND boven.id = e.onder
    ORDER BY e.gekoppeld IS NULL, e.onder <> e.id, e.plek`.execute(tx);
  return rows;
}

export type GevondenDoelRij = DoelRij & { gekoppeld: KoppelingHerkomst | null };

/** Of a leerroute, the doelen that have these words; what is linked to the kerndoel first. */
export async function doelenMet(
  tx: Tx,
  ask: Omit<Zoekvraag, 'set'> & { kerndoel: string; max: number },
): Promise<GevondenDoelRij[]> {
  const { rows } = await sql<GevondenDoelRij>`
    WITH k AS MATERIALIZED (SELECT entiteit, min(herkomst) AS gekoppeld FROM (${koppelingenBij(ask.leerroute, true)}) alle
      WHERE kerndoel_id = ${ask.kerndoel} GROUP BY entiteit),
    d AS MATERIALIZED (SELECT * FROM (${doelenVan(ask.leerroute)}) alle
      WHERE ${metWoorden(sql`concat_ws(' ', code, tekst, lijn_naam, niveau_naam)`, ask.q)})
    SELECT d.*, k.gekoppeld FROM d LEFT JOIN k ON k.entiteit = d.entiteit
    ORDER BY k.gekoppeld IS NULL, d.nr LIMIT ${ask.max}`.execute(tx);
  return rows;
}
