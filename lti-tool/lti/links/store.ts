import { sql } from 'kysely';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import type { PlacedLink } from './content-item.ts';
import type { LinkSoort, Plek } from './kinds.ts';

/** Stores placed links, all at once, in the order they were given. @param codes one for each */
export async function storeLinks(
  tx: Tx,
  by: string,
  plekken: readonly Plek[],
  codes: readonly string[],
): Promise<PlacedLink[]> {
  const { rows } = await sql<PlacedLink>`
    WITH given AS (
      SELECT gen_random_uuid() AS id, x.soort, x.ref, x.code, x.nr
      FROM unnest(${plekken.map((p) => p.soort)}::text[], ${plekken.map((p) => p.id)}::uuid[], ${codes}::text[]) WITH ORDINALITY AS x(soort, ref, code, nr)
    ), stored AS (
      INSERT INTO koers.lti_link (id, school_id, soort, groep_id, leerlijn_id, leerling_id, code, placed_by)
      SELECT id, koers.school_now(), soort, CASE WHEN soort = 'groep' THEN ref END, CASE WHEN soort = 'leerlijn' THEN ref END,
        CASE WHEN soort NOT IN ('groep', 'leerlijn') THEN ref END, code, ${by}::uuid
      FROM given
    )
    SELECT g.id, g.soort, g.code, l.naam AS leerlijn FROM given g LEFT JOIN koers.leerlijn l ON l.id = g.ref AND g.soort = 'leerlijn'
    ORDER BY g.nr`.execute(tx);
  return rows;
}

/** What a placed link of this school stands for; undefined when it has none of this number. */
export async function linkOf(tx: Tx, id: string): Promise<Plek | undefined> {
  const { rows } = await sql<{ soort: LinkSoort; id: string }>`
    SELECT soort, coalesce(groep_id, leerling_id, leerlijn_id) AS id FROM koers.lti_link
    WHERE id = ${id} AND school_id = koers.school_now()`.execute(tx);
  return rows[0];
}

/** Where a link was opened, in words of the ELO. */
export interface Met {
  readonly link: string;
  readonly platform: string;
  /** '' where the ELO names no course. */
  readonly context: string;
  readonly resourceLink: string | undefined;
  readonly now: Date;
}

/** Remembers in which course a link was met, and under which number of the ELO; nothing for a link that is not of this school. */
export async function rememberPlace(tx: Tx, met: Met): Promise<void> {
  const numbers = met.resourceLink === undefined ? [] : [met.resourceLink];
  await sql`
    INSERT INTO koers.lti_link_place AS t (link_id, school_id, platform_id, context_id, resource_links, last_at)
    SELECT id, school_id, ${met.platform}::uuid, ${met.context}, ${numbers}::text[], ${met.now}::timestamptz
    FROM koers.lti_link WHERE id = ${met.link} AND school_id = koers.school_now()
    ON CONFLICT (link_id, platform_id, context_id) DO UPDATE SET last_at = excluded.last_at,
      resource_links = CASE WHEN t.resource_links @> excluded.resource_links THEN t.resource_links ELSE t.resource_links || excluded.resource_links END`.execute(
    tx,
  );
}

/** The link that an older resource link of this platform opened; undefined when none of them is known. */
export async function linkBefore(
  tx: Tx,
  of: { readonly platform: string; readonly resourceLinks: readonly string[] },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    SELECT link_id AS id FROM koers.lti_link_place
    WHERE school_id = koers.school_now() AND platform_id = ${of.platform}::uuid AND resource_links && ${of.resourceLinks}::text[]
    ORDER BY last_at DESC NULLS LAST LIMIT 1`.execute(tx);
  return rows[0]?.id;
}

/**
 * A course was copied: the links of its origins stand in the copy as well. The same notice again changes nothing.
 * @returns how many links that are
 */
export async function copyPlaces(
  tx: Tx,
  copy: { readonly platform: string; readonly context: string; readonly origins: readonly string[] },
): Promise<number> {
  const { numAffectedRows } = await sql`
    INSERT INTO koers.lti_link_place (link_id, school_id, platform_id, context_id, resource_links, copied_from)
    SELECT DISTINCT ON (link_id) link_id, school_id, platform_id, ${copy.context}, '{}'::text[], context_id FROM koers.lti_link_place
    WHERE school_id = koers.school_now() AND platform_id = ${copy.platform}::uuid AND context_id = ANY (${copy.origins}::text[])
      AND context_id <> '' AND context_id <> ${copy.context}
    ORDER BY link_id, last_at DESC NULLS LAST
    ON CONFLICT DO NOTHING`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** The pupil that an account of this platform belongs to; undefined: nobody, or not a pupil. */
export async function leerlingBySub(
  tx: Tx,
  of: { readonly platform: string; readonly sub: string },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    SELECT p.id FROM koers.person_key k JOIN koers.person p ON p.id = k.person_id AND p.soort = 'leerling' AND p.ended_at IS NULL
    WHERE k.school_id = koers.school_now() AND k.system = 'lti:' || ${of.platform}::text AND k.key = ${of.sub} AND k.ended_at IS NULL`.execute(
    tx,
  );
  return rows[0]?.id;
}
