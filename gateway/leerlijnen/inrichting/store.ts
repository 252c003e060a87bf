import { sql } from 'kysely';
import type { Tx } from '../../platform/db/kysely-on-client.ts';

/** An inrichting as it is stored. */
export interface InrichtingRij {
  readonly id: string;
  readonly pakketId: string;
  readonly naam: string;
  readonly code: string;
  readonly licentie: string;
  readonly eigenaar: 'school' | 'bestuur';
  readonly basisVersieId: string | null;
  readonly conceptVersieId: string | null;
  readonly gedeeld: boolean;
}

const KOP = sql`SELECT i.id, i.pakket_id AS "pakketId", p.naam, p.code, p.licentie, p.gedeeld,
    CASE WHEN i.school_id IS NULL THEN 'bestuur' ELSE 'school' END AS eigenaar,
    i.basis_versie_id AS "basisVersieId", i.concept_versie_id AS "conceptVersieId"
  FROM koers.inrichting i JOIN koers.pakket p ON p.id = i.pakket_id`;

/** `null` when it does not exist for this school. */
export async function inrichtingRij(tx: Tx, id: string): Promise<InrichtingRij | null> {
  const { rows } = await sql<InrichtingRij>`${KOP} WHERE i.id = ${id}`.execute(tx);
  return rows[0] ?? null;
}

/** The same, and nobody else changes it until this transaction ends: two people at once come after each other. */
export async function inrichtingVast(tx: Tx, id: string): Promise<InrichtingRij | null> {
  const { rows } = await sql<InrichtingRij>`${KOP} WHERE i.id = ${id} FOR UPDATE OF i`.execute(tx);
  return rows[0] ?? null;
}

export async function inrichtingRijen(tx: Tx): Promise<InrichtingRij[]> {
  return (await sql<InrichtingRij>`${KOP} ORDER BY p.naam, i.created_at`.execute(tx)).rows;
}

export async function inrichtingVanPakket(tx: Tx, pakket: string): Promise<string | null> {
  const rij = await tx
    .selectFrom('koers.inrichting')
    .select('id')
    .where('pakket_id', '=', pakket)
    .executeTakeFirst();
  return rij?.id ?? null;
}

export interface NieuweInrichting {
  readonly id: string;
  readonly schoolId: string | null;
  readonly bestuurId: string | null;
  readonly pakketId: string;
  readonly basisVersieId: string | null;
  readonly door: string;
}

export async function insertInrichting(tx: Tx, rij: NieuweInrichting): Promise<void> {
  await tx
    .insertInto('koers.inrichting')
    .values({
      id: rij.id,
      school_id: rij.schoolId,
      bestuur_id: rij.bestuurId,
      pakket_id: rij.pakketId,
      basis_versie_id: rij.basisVersieId,
      created_by: rij.door,
    })
    .execute();
}

export interface NieuwPakket {
  readonly id: string;
  readonly schoolId: string | null;
  readonly bestuurId: string | null;
  readonly code: string;
  readonly naam: string;
  readonly uitgever: string;
  readonly licentie: string;
  readonly herkomst: object;
}

export async function insertPakket(tx: Tx, rij: NieuwPakket): Promise<void> {
  await tx
    .insertInto('koers.pakket')
    .values({
      id: rij.id,
      school_id: rij.schoolId,
      bestuur_id: rij.bestuurId,
      code: rij.code,
      naam: rij.naam,
      uitgever: rij.uitgever,
      licentie: rij.licentie,
      herkomst: sql`${JSON.stringify(rij.herkomst)}::jsonb`,
    })
    .execute();
}

/** The school of this transaction and its bestuur. */
export async function eigenaren(
  tx: Tx,
): Promise<{ school: string; bestuur: string; bestuurId: string } | null> {
  const { rows } = await sql<{ school: string; bestuur: string; bestuurId: string }>`
    SELECT s.naam AS school, b.naam AS bestuur, b.id AS "bestuurId"
    FROM koers.school s JOIN koers.bestuur b ON b.id = s.bestuur_id WHERE s.id = koers.school_now()`.execute(
    tx,
  );
  return rows[0] ?? null;
}

export async function zetBasis(tx: Tx, id: string, versie: string | null): Promise<void> {
  await tx.updateTable('koers.inrichting').set({ basis_versie_id: versie }).where('id', '=', id).execute();
}

export async function zetConcept(tx: Tx, id: string, versie: string | null): Promise<void> {
  await tx.updateTable('koers.inrichting').set({ concept_versie_id: versie }).where('id', '=', id).execute();
}

/** Whose a package is, and where it came from. */
export async function eigenaarVan(tx: Tx, pakket: string) {
  const { rows } = await sql<{
    schoolId: string | null;
    bestuurId: string | null;
    uitgever: string;
    herkomst: Record<string, unknown>;
  }>`SELECT school_id AS "schoolId", bestuur_id AS "bestuurId", uitgever, herkomst
    FROM koers.pakket WHERE id = ${pakket}`.execute(tx);
  return rows[0] ?? { schoolId: null, bestuurId: null, uitgever: '', herkomst: {} };
}
