import { sql } from 'kysely';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { NaamDelen } from '../../school/rules.ts';

/** How pupils stand on a version now. */
export interface Feiten {
  readonly behaaldVanaf: number;
  readonly leerlingen: readonly (NaamDelen & { readonly id: string })[];
  /** Per leerdoel that is on a card: on how many, and on how many behaald. */
  readonly doelen: readonly {
    readonly leerdoel: string;
    readonly aantal: number;
    readonly behaald: number;
  }[];
  /** Cells of the doelen that were asked for. */
  readonly cellen: readonly {
    readonly leerling: string;
    readonly leerdoel: string;
    readonly stand: number;
  }[];
  readonly streef: readonly {
    readonly leerlijn: string;
    readonly niveau: string | null;
    readonly leerlingen: readonly string[];
  }[];
  readonly routes: readonly { readonly leerroute: string; readonly leerlingen: readonly string[] }[];
}

/** How the pupils of this school stand on a version; `apart`: leerdoelen of which every cell is wanted. One statement. */
export async function feiten(tx: Tx, versie: string, apart: readonly string[]): Promise<Feiten> {
  const { rows } = await sql<{ feiten: Feiten }>`
    WITH wie AS MATERIALIZED (
      SELECT l AS id FROM koers.leerlingen_op_versie(${versie}::uuid) AS l
    ), cel AS MATERIALIZED (
      SELECT k.leerling_id, k.leerdoel_id, k.stand FROM wie
      JOIN koers.kaart_doel k ON k.leerling_id = wie.id AND k.ended_by IS NULL
      JOIN koers.leerlijn l ON l.id = k.leerlijn_id AND l.pakket_versie_id = ${versie}::uuid
    )
    SELECT jsonb_build_object(
      'behaaldVanaf', koers.behaald_vanaf(),
      'leerlingen', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', wie.id, 'roepnaam', i.roepnaam, 'voorvoegsel', i.voorvoegsel, 'achternaam', i.achternaam)
          ORDER BY i.achternaam COLLATE "und-x-icu", i.roepnaam COLLATE "und-x-icu", wie.id), '[]')
        FROM wie LEFT JOIN koers.person_identity i ON i.person_id = wie.id),
      'doelen', (SELECT coalesce(jsonb_agg(jsonb_build_object('leerdoel', x.leerdoel_id, 'aantal', x.aantal, 'behaald', x.behaald)), '[]')
        FROM (SELECT leerdoel_id, count(*) AS aantal, count(*) FILTER (WHERE stand >= (SELECT koers.behaald_vanaf())) AS behaald
          FROM cel GROUP BY leerdoel_id) AS x),
      'cellen', (SELECT coalesce(jsonb_agg(jsonb_build_object('leerling', leerling_id, 'leerdoel', leerdoel_id, 'stand', stand)), '[]')
        FROM cel WHERE leerdoel_id = ANY (${apart}::uuid[])),
      'streef', (SELECT coalesce(jsonb_agg(jsonb_build_object('leerlijn', x.leerlijn_id, 'niveau', x.niveau_id, 'leerlingen', x.wie)), '[]')
        FROM (SELECT s.leerlijn_id, s.niveau_id, jsonb_agg(s.leerling_id ORDER BY s.leerling_id) AS wie FROM wie
          JOIN koers.streefniveau s ON s.leerling_id = wie.id AND s.tot IS NULL
          JOIN koers.leerlijn l ON l.id = s.leerlijn_id AND l.pakket_versie_id = ${versie}::uuid GROUP BY 1, 2) AS x),
      'routes', (SELECT coalesce(jsonb_agg(jsonb_build_object('leerroute', x.leerroute_id, 'leerlingen', x.wie)), '[]')
        FROM (SELECT p.leerroute_id, jsonb_agg(p.leerling_id ORDER BY p.leerling_id) AS wie FROM wie
          JOIN koers.plaatsing p ON p.leerling_id = wie.id AND p.tot IS NULL
          JOIN koers.leerroute r ON r.id = p.leerroute_id AND r.pakket_versie_id = ${versie}::uuid GROUP BY 1) AS x)
    ) AS feiten`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error('facts of a migration: no row');
  return row.feiten;
}
