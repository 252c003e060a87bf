import { sql } from 'kysely';
import type { Tx } from '../../platform/db/kysely-on-client.ts';

/** A version of a package, to choose from. */
export interface VersieKort {
  readonly id: string;
  readonly pakketId: string;
  readonly naam: string;
  readonly versie: string;
  readonly licentie: string;
  readonly uitgever: string;
  readonly notitie: string | null;
}

const KORT = sql`SELECT v.id, p.id AS "pakketId", coalesce(v.naam, p.naam) AS naam, v.versie,
    coalesce(v.licentie, p.licentie) AS licentie, coalesce(v.uitgever, p.uitgever) AS uitgever, v.notitie
  FROM koers.pakket_versie v JOIN koers.pakket p ON p.id = v.pakket_id`;

/** `null` when it does not exist for this school. */
export async function versieKort(tx: Tx, versie: string): Promise<VersieKort | null> {
  return (await sql<VersieKort>`${KORT} WHERE v.id = ${versie}`.execute(tx)).rows[0] ?? null;
}

/** What an own inrichting can be made on: the newest published version of each package this school can see. */
export async function mogelijkeBases(tx: Tx): Promise<VersieKort[]> {
  const { rows } = await sql<VersieKort>`${KORT}
    WHERE v.id IN (SELECT DISTINCT ON (pakket_id) id FROM koers.pakket_versie WHERE status = 'published'
      ORDER BY pakket_id, published_at DESC)
    ORDER BY naam, v.versie`.execute(tx);
  return rows;
}

/** Versions of the package of `basis` that were published after it; not those put together here. */
export async function nieuwereVersies(tx: Tx, basis: string, eigenPakket: string): Promise<VersieKort[]> {
  const { rows } = await sql<VersieKort>`${KORT} JOIN koers.pakket_versie b ON b.pakket_id = v.pakket_id
    WHERE b.id = ${basis} AND v.status = 'published' AND v.id <> b.id
      AND v.published_at > coalesce(b.published_at, b.created_at)
      AND NOT (v.pakket_id = ${eigenPakket} AND v.basis_versie_id IS NOT NULL)
    ORDER BY v.published_at DESC`.execute(tx);
  return rows;
}

/** The numbers that versions of a package have by now. */
export async function versieNummers(tx: Tx, pakket: string): Promise<string[]> {
  const rijen = await tx
    .selectFrom('koers.pakket_versie')
    .select('versie')
    .where('pakket_id', '=', pakket)
    .execute();
  return rijen.map((r) => r.versie);
}
