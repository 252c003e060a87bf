import { sql } from 'kysely';
import { z } from 'zod';
import { Datum } from '../model/roster.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';

const Tekst = z.string().trim().min(1).max(200);

/** One result of another system (R20), with the pupil and the leergebied as Koers knows them. */
export const ResultaatInput = z.object({
  leerling: z.uuid().toLowerCase(),
  /** The system that says so, by the name people know it by. */
  bron: Tekst,
  /** Its own key of this result: read again, it is the same one. */
  sleutel: Tekst,
  soort: z.enum(['toets', 'observatie']),
  naam: Tekst,
  /** Code of the leergebied in the package; left out when it is about none of ours. */
  leergebied: Tekst.optional(),
  op: Datum,
  score: Tekst.optional(),
  schaal: Tekst.optional(),
  /** Months of education then, and of the average pupil with the same score (domain.md §1.6); only as the source says it. */
  dl: z.number().int().min(0).max(60).optional(),
  dle: z.number().int().min(0).max(100).optional(),
});
export type ResultaatInput = z.infer<typeof ResultaatInput>;

/**
 * Stores what another system measured, for an adapter or the demo: new ones come in, changed ones are replaced, the same
 * ones write nothing. One statement; runs as the school, so pupils of another one are refused by the database.
 * @returns how many rows were written
 */
export async function bewaarResultaten(
  tx: Tx,
  school: string,
  rows: readonly ResultaatInput[],
): Promise<number> {
  const json = JSON.stringify(z.array(ResultaatInput).parse(rows));
  const { rows: geschreven } = await sql`
    INSERT INTO koers.resultaat AS r (school_id, leerling_id, bron, bron_sleutel, soort, naam, leergebied, op, score, schaal, dl, dle)
    SELECT ${school}::uuid, x.leerling, x.bron, x.sleutel, x.soort, x.naam, x.leergebied, x.op, x.score, x.schaal, x.dl, x.dle
    FROM jsonb_to_recordset(${json}::jsonb) AS x(leerling uuid, bron text, sleutel text, soort text, naam text, leergebied text, op date,
      score text, schaal text, dl smallint, dle smallint)
    ON CONFLICT (school_id, bron, bron_sleutel) DO UPDATE SET leerling_id = excluded.leerling_id, soort = excluded.soort, naam = excluded.naam,
      leergebied = excluded.leergebied, op = excluded.op, score = excluded.score, schaal = excluded.schaal, dl = excluded.dl, dle = excluded.dle,
      gelezen_op = now()
    WHERE (r.leerling_id, r.soort, r.naam, r.leergebied, r.op, r.score, r.schaal, r.dl, r.dle) IS DISTINCT FROM
      (excluded.leerling_id, excluded.soort, excluded.naam, excluded.leergebied, excluded.op, excluded.score, excluded.schaal, excluded.dl, excluded.dle)
    RETURNING 1`.execute(tx);
  return geschreven.length;
}
