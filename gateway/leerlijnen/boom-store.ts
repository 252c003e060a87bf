import { sql } from 'kysely';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import type { BoomGebied, DoelRij, GevondenDoel } from './view.ts';

/** Leergebieden, leerlijnen and niveaus of a version with the number of leerdoelen in each; one statement. */
export async function boomVan(tx: Tx, versie: string): Promise<BoomGebied[]> {
  const { rows } = await sql<BoomGebied>`
    WITH tel AS (
      SELECT d.leerlijn_id, d.niveau_id, count(*)::int AS n FROM koers.leerdoel d
      JOIN koers.leerlijn l ON l.id = d.leerlijn_id WHERE l.pakket_versie_id = ${versie} GROUP BY 1, 2
    ), niveaus AS (
      SELECT n.leerlijn_id, jsonb_agg(jsonb_build_object('id', n.id, 'code', n.code, 'naam', n.naam, 'volgorde', n.volgorde,
        'doelen', coalesce(t.n, 0)) ORDER BY n.volgorde) AS lijst
      FROM koers.niveau n JOIN koers.leerlijn l ON l.id = n.leerlijn_id LEFT JOIN tel t ON t.niveau_id = n.id
      WHERE l.pakket_versie_id = ${versie} GROUP BY 1
    ), lijnen AS (
      SELECT l.leergebied_id, jsonb_agg(jsonb_build_object('id', l.id, 'code', l.code, 'naam', l.naam, 'geordend', l.geordend,
        'doelen', coalesce((SELECT sum(t.n) FROM tel t WHERE t.leerlijn_id = l.id), 0), 'niveaus', coalesce(n.lijst, '[]'))
        ORDER BY l.volgorde, l.code) AS lijst
      FROM koers.leerlijn l LEFT JOIN niveaus n ON n.leerlijn_id = l.id WHERE l.pakket_versie_id = ${versie} GROUP BY 1
    )
    SELECT g.id, g.code, g.naam, g.soort, coalesce(x.lijst, '[]') AS leerlijnen
    FROM koers.leergebied g LEFT JOIN lijnen x ON x.leergebied_id = g.id
    WHERE g.pakket_versie_id = ${versie} ORDER BY g.volgorde, g.code`.execute(tx);
  return rows;
}

/** Leerdoelen of a niveau of this version, or of a leerlijn without niveaus, with their acties. */
export async function doelenBij(
  tx: Tx,
  versie: string,
  plek: { lijn: string; niveau: string | null },
): Promise<DoelRij[]> {
  const { rows } = await sql<DoelRij>`
    SELECT d.id, d.code, d.tekst, (SELECT coalesce(jsonb_agg(jsonb_build_object('soort', a.soort, 'tekst', a.tekst, 'wie', a.wie,
      'ritme', a.ritme) ORDER BY a.volgorde), '[]') FROM koers.actie_sjabloon a WHERE a.leerdoel_id = d.id) AS acties
    FROM koers.leerdoel d JOIN koers.leerlijn l ON l.id = d.leerlijn_id
    WHERE l.pakket_versie_id = ${versie} AND l.id = ${plek.lijn} AND d.niveau_id IS NOT DISTINCT FROM ${plek.niveau}
    ORDER BY d.volgorde, d.code`.execute(tx);
  return rows;
}

const JOKER = /[\\%_]/g;

/**
 * Leerdoelen of a version in whose code or text every word occurs, wherever, whatever the case; the first `limiet` of
 * them, and how many there are. It looks at the doelen of this one version only, so it grows with the package and not
 * with the number of packages; 20,000 doelen take some tens of milliseconds.
 */
export async function zoekDoelen(
  tx: Tx,
  versie: string,
  woorden: readonly string[],
  limiet: number,
): Promise<{ doelen: GevondenDoel[]; aantal: number }> {
  const patronen = woorden.map((woord) => `%${woord.toLowerCase().replace(JOKER, '\\$&')}%`);
  const { rows } = await sql<GevondenDoel & { aantal: number }>`
    SELECT d.id, d.code, d.tekst, g.naam AS leergebied, l.naam AS leerlijn, l.id AS "leerlijnId", n.naam AS niveau,
      n.id AS "niveauId", x.aantal
    FROM (
      SELECT d.id, row_number() OVER (ORDER BY g.volgorde, l.volgorde, n.volgorde, d.volgorde, d.code) AS plek, count(*) OVER ()::int AS aantal
      FROM koers.leerdoel d JOIN koers.leerlijn l ON l.id = d.leerlijn_id JOIN koers.leergebied g ON g.id = l.leergebied_id
      LEFT JOIN koers.niveau n ON n.id = d.niveau_id
      WHERE l.pakket_versie_id = ${versie} AND lower(d.code || ' ' || d.tekst) LIKE ALL (${patronen}::text[])
      ORDER BY plek LIMIT ${limiet}
    ) AS x JOIN koers.leerdoel d ON d.id = x.id JOIN koers.leerlijn l ON l.id = d.leerlijn_id
    JOIN koers.leergebied g ON g.id = l.leergebied_id LEFT JOIN koers.niveau n ON n.id = d.niveau_id ORDER BY x.plek`.execute(
    tx,
  );
  return { doelen: rows, aantal: rows[0]?.aantal ?? 0 };
}
