import { sql } from 'kysely';
import type { HandelingStatus, VeldSleutel } from '../model/opp.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';

/** Fields that people alone fill: nothing that Koers reads says anything of them, so nothing needs to be read to write one. */
const EIGEN: ReadonlySet<VeldSleutel> = new Set([
  'b.beeld',
  'd.onderbouwing',
  'e.hulpmiddelen',
  'e.zorg',
  'e.afwijkingen',
]);

/** What must be known of a concept to write a field of it without reading the rest. */
export interface VeldPlek {
  readonly versie: string;
  readonly handeling: HandelingStatus;
  /** Overleg was held about it. */
  readonly besproken: boolean;
  /** It was put before who decides. */
  readonly aangeboden: boolean;
  /** Anybody ever answered about this pupil. */
  readonly beantwoord: boolean;
}

/** The concept of a pupil; `undefined`: there is none. One statement. */
export async function veldPlek(tx: Tx, leerling: string): Promise<VeldPlek | undefined> {
  const stap = (soort: string) =>
    sql`EXISTS (SELECT FROM koers.opp_stap s WHERE s.versie_id = v.id AND s.soort = ${soort})`;
  const { rows } = await sql<VeldPlek>`
    SELECT v.id AS versie, v.handeling, ${stap('overleg')} AS besproken, ${stap('ter_instemming')} AS aangeboden,
      EXISTS (SELECT FROM koers.opp_antwoord a WHERE a.leerling_id = v.leerling_id) AS beantwoord
    FROM koers.opp_versie v WHERE v.leerling_id = ${leerling}::uuid AND v.school_id = koers.school_now()
      AND v.status IN ('concept', 'overleg', 'gehoord', 'instemming')`.execute(tx);
  return rows[0];
}

/**
 * Whether writing this cannot change where the concept stands, so that nothing but the field need be read (decision 0018): the beeld
 * is in no kern; the onderbouwing is in that of the uitstroom, which nobody talked over yet; the rest is in that of the
 * handelingsdeel, which asks for instemming already and stays so.
 */
export function raaktStandNiet(plek: VeldPlek, veld: VeldSleutel, waarde: string): boolean {
  if (!EIGEN.has(veld) || plek.aangeboden) return false;
  if (veld === 'b.beeld') return true;
  if (veld === 'd.onderbouwing') return !plek.besproken;
  return plek.handeling === 'open' && waarde !== '' && !plek.beantwoord;
}
