import { sql } from 'kysely';
import { mayOnLeerling } from '../../access/scope.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { type NaamDelen, naamVan } from '../../school/rules.ts';

/** A cell by its ids: of a doel, or of an actie. */
export interface CelIds {
  readonly leerling?: string | undefined;
  readonly leerdoel?: string | undefined;
  readonly kaartActie?: string | undefined;
}

interface Row extends NaamDelen {
  n: number;
  leerling: string;
  wat: string;
}

/**
 * What these cells are called, in the same order, for who may see the card of that pupil today; `null` for every other: what one
 * may not see has no name (R61).
 */
export async function celNamen(
  tx: Tx,
  who: KnownActor,
  cellen: readonly CelIds[],
): Promise<({ readonly leerling: string; readonly wat: string } | null)[]> {
  const { rows } = await sql<Row>`
    SELECT x.n::int AS n, i.person_id AS leerling, i.roepnaam, i.voorvoegsel, i.achternaam, concat_ws(' ', d.code, coalesce(nullif(c.tekst, ''), d.tekst)) AS wat
    FROM ROWS FROM (jsonb_to_recordset(${JSON.stringify(cellen)}::jsonb) AS (leerling uuid, leerdoel uuid, "kaartActie" uuid))
      WITH ORDINALITY AS x(leerling, leerdoel, actie, n)
    LEFT JOIN koers.kaart_actie c ON c.id = x.actie AND c.school_id = koers.school_now()
    LEFT JOIN koers.kaart_doel k ON k.id = c.kaart_doel_id
    JOIN koers.leerdoel d ON d.id = coalesce(x.leerdoel, k.leerdoel_id)
    JOIN koers.person_identity i ON i.person_id = coalesce(x.leerling, c.leerling_id)`.execute(tx);
  const mag = await mayOnLeerling(tx, who, 'kaart_lezen', [...new Set(rows.map((r) => r.leerling))]);
  const namen = new Map(rows.filter((r) => mag.has(r.leerling)).map((r) => [r.n, r]));
  return cellen.map((_, n) => {
    const row = namen.get(n + 1);
    return row ? { leerling: naamVan(row).voluit, wat: row.wat } : null;
  });
}
