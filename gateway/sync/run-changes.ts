import { sql } from 'kysely';
import type { BronKind } from '../model/roster.ts';
import type { SyncDeps } from './deps.ts';

/** A field of a person or a groep that became something else. `''`: there was nothing, or there is nothing any more. */
export interface FieldChange {
  /** A column of the person (`roepnaam`, …), of the inschrijving (`van`, `tot`, `jaargroep`) or of the groep; `groep` for who is in it. */
  readonly veld: string;
  readonly was: string;
  readonly wordt: string;
}

/** What a run did to one person or groep. */
export interface RunChange {
  readonly id: string;
  readonly kind: BronKind;
  readonly becomes: 'created' | 'updated' | 'ended';
  /** As it is called now. */
  readonly naam: string;
  /** Empty for what is new or has ended: all of it is. */
  readonly velden: readonly FieldChange[];
}

export interface RunChanges {
  readonly totaal: number;
  readonly lines: readonly RunChange[];
}

/** Lines on one page. */
export const CHANGES_PER_PAGE = 25;

/** Columns of a noted row that say something of the person or groep; the rest is bookkeeping. */
const TOLD = sql`jsonb_build_object(
  'person_identity', '["roepnaam","voorvoegsel","achternaam","geboortedatum","geslacht","email","lvs_rol"]'::jsonb,
  'inschrijving', '["van","tot","jaargroep"]'::jsonb, 'groep', '["naam","soort","jaargroep","schooljaar"]'::jsonb)`;

/**
 * Everything that a run noted, as lines `(id, becomes, veld, was, wordt)`: who is new, who ended, and each field that differs. Somebody
 * who is gone from this source and stays because of another one has not ended.
 */
const noted = (school: string, run: string) => sql`
  c AS MATERIALIZED (SELECT tabel, entity_id, before, after, made FROM koers.sync_change WHERE school_id = ${school} AND run_id = ${run}),
  made AS MATERIALIZED (SELECT c.tabel, m.id FROM c CROSS JOIN LATERAL unnest(c.made) AS m(id)),
  line AS MATERIALIZED (
    SELECT id, 'created' AS becomes, NULL AS veld, NULL AS was, NULL AS wordt FROM made WHERE tabel IN ('person', 'groep')
    UNION ALL
    SELECT entity_id, 'ended', NULL, NULL, NULL FROM c
    WHERE tabel IN ('person', 'groep') AND before ->> 'ended_at' IS NULL AND after ->> 'ended_at' IS NOT NULL
    UNION ALL
    SELECT entity_id, 'updated', 'terug', NULL, NULL FROM c
    WHERE tabel IN ('person', 'groep') AND before ->> 'ended_at' IS NOT NULL AND after ->> 'ended_at' IS NULL
    UNION ALL
    SELECT CASE c.tabel WHEN 'inschrijving' THEN (c.after ->> 'leerling_id')::uuid ELSE c.entity_id END,
      'updated', f.veld, c.before ->> f.veld, c.after ->> f.veld
    FROM c CROSS JOIN LATERAL jsonb_array_elements_text(${TOLD} -> c.tabel) AS f(veld)
    WHERE c.made IS NULL AND c.before -> f.veld IS DISTINCT FROM c.after -> f.veld
    UNION ALL
    SELECT (c.after ->> 'person_id')::uuid, 'updated', 'groep', g.naam, NULL
    FROM c JOIN koers.groep g ON g.id = (c.after ->> 'groep_id')::uuid
    WHERE c.tabel = 'groep_lid' AND c.before ->> 'tot' IS NULL AND c.after ->> 'tot' IS NOT NULL
    UNION ALL
    SELECT l.person_id, 'updated', 'groep', NULL, g.naam
    FROM made JOIN koers.groep_lid l ON l.id = made.id JOIN koers.groep g ON g.id = l.groep_id WHERE made.tabel = 'groep_lid'
    UNION ALL
    SELECT i.leerling_id, 'updated', 'van', NULL, i.van::text
    FROM made JOIN koers.inschrijving i ON i.id = made.id WHERE made.tabel = 'inschrijving'),
  one AS (
    SELECT id, min(becomes) FILTER (WHERE becomes <> 'updated') AS whole,
      jsonb_agg(jsonb_build_object('veld', veld, 'was', coalesce(was, ''), 'wordt', coalesce(wordt, '')) ORDER BY veld, was NULLS LAST, wordt)
        FILTER (WHERE veld IS NOT NULL) AS velden
    FROM line GROUP BY id)`;

/**
 * What a run changed, person by person and groep by groep: who ended first, then who is new, then who changed, by name. Empty for a run
 * that changed nothing, was undone, or came before a later one that changed something: Koers keeps this for the last one only.
 * Two statements, whatever the size. For the beheerder: names of the whole school.
 */
export async function runChanges(
  { db }: Pick<SyncDeps, 'db'>,
  { school, run, pagina }: { school: string; run: string; pagina: number },
): Promise<RunChanges> {
  return await db.tenant({ school, actor: null }, async (tx) => {
    const { rows: counted } = await sql<{ totaal: number }>`
      WITH ${noted(school, run)} SELECT count(*)::int AS totaal FROM one`.execute(tx);
    const { rows: lines } = await sql<RunChange>`
      WITH ${noted(school, run)}
      SELECT o.id, coalesce(p.soort, 'groep') AS kind, coalesce(o.whole, 'updated') AS becomes,
        coalesce(g.naam, concat_ws(' ', i.roepnaam, i.voorvoegsel, i.achternaam), '') AS naam,
        CASE WHEN o.whole IS NULL THEN o.velden ELSE '[]' END AS velden
      FROM one o
      LEFT JOIN koers.person p ON p.id = o.id LEFT JOIN koers.person_identity i ON i.person_id = o.id
      LEFT JOIN koers.groep g ON g.id = o.id
      ORDER BY array_position(ARRAY['ended', 'created', 'updated'], coalesce(o.whole, 'updated')),
        array_position(ARRAY['leerling', 'groep', 'medewerker'], coalesce(p.soort, 'groep')), naam COLLATE "und-x-icu", o.id
      LIMIT ${CHANGES_PER_PAGE} OFFSET ${(pagina - 1) * CHANGES_PER_PAGE}`.execute(tx);
    return { totaal: counted[0]?.totaal ?? 0, lines };
  });
}
