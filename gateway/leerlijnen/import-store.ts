import { sql } from 'kysely';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import type { BewaardVerslag, ImportVerslag } from './view.ts';

/** So many lines of a report are kept; the counts are always whole. */
const BEWAARDE_REGELS = 20_000;

export interface TeBewaren {
  /** `eigen`: of the school of this transaction; `null`: of no school. */
  readonly school: 'eigen' | null;
  readonly door: string | null;
  readonly bron: string;
  readonly sha256: string;
  readonly verslag: ImportVerslag;
}

export async function bewaarVerslag(
  tx: Tx,
  { school, door, bron, sha256, verslag }: TeBewaren,
): Promise<void> {
  const regels = verslag.regels.slice(0, BEWAARDE_REGELS);
  const aantallen = { ...verslag.aantallen, ...verslag.inhoud };
  await sql`INSERT INTO koers.pakket_import (school_id, pakket_versie_id, person_id, bron, soort, sha256, aantallen, regels)
    VALUES (${school === null ? sql`NULL` : sql`koers.school_now()`}, ${verslag.versie}, ${door}, ${bron}, ${verslag.formaat}, ${sha256},
      ${JSON.stringify(aantallen)}::jsonb, ${JSON.stringify(regels)}::jsonb)`.execute(tx);
}

export async function verslagen(tx: Tx, versie: string): Promise<BewaardVerslag[]> {
  const { rows } =
    await sql<BewaardVerslag>`SELECT bron, soort, at, aantallen, regels FROM koers.pakket_import
    WHERE pakket_versie_id = ${versie} ORDER BY at DESC`.execute(tx);
  return rows;
}
