import { sql } from 'kysely';
import type { Tx } from '../../platform/db/kysely-on-client.ts';

/** One act on an inrichting as it is stored; `wijzigingen` is read by who knows its shape. */
export interface HandelingRij {
  readonly id: string;
  readonly wijzigingen: unknown;
  readonly basisVan: string | null;
  readonly basisNaar: string | null;
  readonly maaktOngedaan: string | null;
  readonly persoon: string;
  readonly at: Date;
}

/** All acts on an inrichting, the first one first. */
export async function handelingRijen(tx: Tx, inrichting: string): Promise<HandelingRij[]> {
  const { rows } = await sql<HandelingRij>`
    SELECT id, wijzigingen, basis_van AS "basisVan", basis_naar AS "basisNaar", maakt_ongedaan AS "maaktOngedaan",
      person_id AS persoon, at
    FROM koers.inrichting_wijziging WHERE inrichting_id = ${inrichting} ORDER BY nr`.execute(tx);
  return rows;
}

export interface NieuweHandeling {
  readonly id: string;
  readonly inrichting: string;
  readonly school: string;
  readonly persoon: string;
  readonly wijzigingen?: readonly object[];
  readonly basis?: { readonly van: string | null; readonly naar: string };
  readonly maaktOngedaan?: string;
}

export async function insertHandeling(tx: Tx, h: NieuweHandeling): Promise<void> {
  await tx
    .insertInto('koers.inrichting_wijziging')
    .values({
      id: h.id,
      inrichting_id: h.inrichting,
      wijzigingen: sql`${JSON.stringify(h.wijzigingen ?? [])}::jsonb`,
      basis_van: h.basis?.van ?? null,
      basis_naar: h.basis?.naar ?? null,
      maakt_ongedaan: h.maaktOngedaan ?? null,
      school_id: h.school,
      person_id: h.persoon,
    })
    .execute();
}

/** Names of colleagues at this school by person; who works at another school of the bestuur has none here. */
export async function namenVan(tx: Tx, personen: readonly string[]): Promise<Map<string, string>> {
  if (personen.length === 0) return new Map();
  const { rows } = await sql<{ id: string; naam: string }>`
    SELECT person_id AS id, concat_ws(' ', roepnaam, voorvoegsel, achternaam) AS naam
    FROM koers.person_identity WHERE person_id = ANY (${[...new Set(personen)]}::uuid[])`.execute(tx);
  return new Map(rows.map((r) => [r.id, r.naam]));
}
