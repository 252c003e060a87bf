import { sql } from 'kysely';
import type { Tx } from '../../platform/db/kysely-on-client.ts';

export interface EigenPakketRij {
  readonly id: string;
  readonly naam: string;
  readonly licentie: string;
  readonly gedeeld: boolean;
  readonly gepubliceerd: boolean;
  /** It stands on a package of somebody else. */
  readonly bewerkt: boolean;
  /** The newest published version, and whether this school works with it. */
  readonly versieId: string | null;
  readonly versie: string | null;
  readonly gekozen: boolean;
}

/** Packages of this school or its bestuur. */
export async function eigenPakketten(tx: Tx): Promise<EigenPakketRij[]> {
  const { rows } = await sql<EigenPakketRij>`
    SELECT p.id, p.naam, p.licentie, p.gedeeld, p.herkomst ? 'kopieVan' AS bewerkt, v.id IS NOT NULL AS gepubliceerd,
      v.id AS "versieId", v.versie,
      EXISTS (SELECT FROM koers.school_pakket s WHERE s.pakket_versie_id = v.id AND s.tot IS NULL) AS gekozen
    FROM koers.pakket p
    LEFT JOIN LATERAL (SELECT x.id, x.versie FROM koers.pakket_versie x
      WHERE x.pakket_id = p.id AND x.status = 'published' ORDER BY x.published_at DESC LIMIT 1) v ON true
    WHERE p.id = ANY (koers.eigen_pakketten()) ORDER BY p.naam, p.id`.execute(tx);
  return rows;
}

/** @returns false when it is not a package of this school or its bestuur */
export async function zetGedeeld(
  tx: Tx,
  pakket: string,
  gedeeld: boolean,
  herkomst: object,
): Promise<boolean> {
  const done = await tx
    .updateTable('koers.pakket')
    .set({ gedeeld, herkomst: sql`herkomst || ${JSON.stringify(herkomst)}::jsonb` })
    .where('id', '=', pakket)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export interface GedeeldPakket {
  readonly versieId: string;
  readonly pakketId: string;
  readonly naam: string;
  readonly versie: string;
  readonly uitgever: string;
  readonly licentie: string;
  readonly notitie: string | null;
  /** Who shared it, as they called themselves then. */
  readonly gedeeldDoor: string | null;
  readonly gedeeldOp: string | null;
  /** What it was made from. */
  readonly bron: string | null;
  readonly leerlijnen: number;
  readonly doelen: number;
  /** This school works with this version. */
  readonly gekozen: boolean;
}

/** The newest published version of what other schools and besturen share. */
export async function gedeeldDoorAnderen(tx: Tx): Promise<GedeeldPakket[]> {
  const { rows } = await sql<GedeeldPakket>`
    SELECT v.id AS "versieId", p.id AS "pakketId", coalesce(v.naam, p.naam) AS naam, v.versie,
      coalesce(v.uitgever, p.uitgever) AS uitgever, coalesce(v.licentie, p.licentie) AS licentie, v.notitie,
      p.herkomst->>'gedeeldDoor' AS "gedeeldDoor", p.herkomst->>'gedeeldOp' AS "gedeeldOp", p.herkomst->>'bron' AS bron,
      (SELECT count(*)::int FROM koers.leerlijn l WHERE l.pakket_versie_id = v.id) AS leerlijnen,
      (SELECT count(*)::int FROM koers.leerdoel d JOIN koers.leerlijn l ON l.id = d.leerlijn_id
        WHERE l.pakket_versie_id = v.id) AS doelen,
      EXISTS (SELECT FROM koers.school_pakket s WHERE s.pakket_versie_id = v.id AND s.tot IS NULL) AS gekozen
    FROM koers.pakket p
    JOIN LATERAL (SELECT * FROM koers.pakket_versie x WHERE x.pakket_id = p.id AND x.status = 'published'
      ORDER BY x.published_at DESC LIMIT 1) v ON true
    WHERE p.gedeeld AND NOT (p.id = ANY (koers.eigen_pakketten()))
    ORDER BY naam, v.versie`.execute(tx);
  return rows;
}
