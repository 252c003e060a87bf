import { sql } from 'kysely';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';
import type {
  BronStand,
  CijferTelling,
  CursusBeheer,
  CursusKort,
  DoelKeuze,
  GeweigerdeCijfers,
  KolomStand,
  LijnKeuze,
} from './view.ts';

const ELO = sql<string>`coalesce(substring(p.issuer from '^[a-z]+://([^/:]+)'), p.issuer)`;
const CURSUS = sql`c.id, coalesce(nullif(c.titel, ''), 'Cursus zonder naam') AS titel, ${ELO} AS elo`;
const OPEN = sql`JOIN koers.lti_deployment d ON d.id = c.deployment_id AND d.ended_at IS NULL JOIN koers.lti_platform p ON p.id = d.platform_id AND p.ended_at IS NULL`;

/** Courses of the school with a gradebook that may be of this group: no group has them, or they were said to be of this one. */
export async function vrijeCursussen(tx: Tx, groep: string): Promise<readonly CursusKort[]> {
  const { rows } = await sql<CursusKort>`
    SELECT ${CURSUS} FROM koers.lti_context c ${OPEN}
    WHERE c.school_id = koers.school_now() AND c.lineitems_url IS NOT NULL AND coalesce(c.groep_id = ${groep}::uuid, true)
      AND NOT EXISTS (SELECT FROM koers.cijferweg w WHERE w.context_id = c.id)
    ORDER BY 2, 3, 1 LIMIT 200`.execute(tx);
  return rows;
}

const TELLING = sql`
  w.aan, w.gestopt_op AS "gestoptOp", w.opnieuw_om AS "opnieuwOm", w.fout_tekst AS fout, t.*`;
const TELLEN = sql`
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE m.status = 'wacht')::int AS wacht, count(*) FILTER (WHERE m.status = 'verstuurd')::int AS verstuurd,
      count(*) FILTER (WHERE m.status = 'geweigerd')::int AS geweigerd, count(DISTINCT m.leerling_id) FILTER (WHERE m.status = 'onbekend')::int AS onbekend,
      max(m.klaar_op) FILTER (WHERE m.status = 'verstuurd') AS laatst
    FROM koers.cijfer m WHERE m.context_id = w.context_id) t`;

type Rij = CursusKort & CijferTelling;

export async function cursussenVan(tx: Tx, groep: string): Promise<readonly Rij[]> {
  const { rows } = await sql<Rij>`
    SELECT ${CURSUS}, ${TELLING} FROM koers.cijferweg w JOIN koers.lti_context c ON c.id = w.context_id ${OPEN} ${TELLEN}
    WHERE w.groep_id = ${groep}::uuid AND w.school_id = koers.school_now() ORDER BY 2, 3, 1`.execute(tx);
  return rows;
}

/** All courses of the school that scores go to. */
export async function alleCursussen(tx: Tx): Promise<readonly Omit<CursusBeheer, 'geweigerden'>[]> {
  const { rows } = await sql<Omit<CursusBeheer, 'geweigerden'>>`
    SELECT ${CURSUS}, g.naam AS groep, ${TELLING}
    FROM koers.cijferweg w JOIN koers.lti_context c ON c.id = w.context_id ${OPEN} JOIN koers.groep g ON g.id = w.groep_id ${TELLEN}
    WHERE w.school_id = koers.school_now() ORDER BY 2, 3, 1`.execute(tx);
  return rows;
}

/** Dead letters of courses by reason, the most first. */
export async function geweigerden(
  tx: Tx,
  contexts: readonly string[],
): Promise<readonly (GeweigerdeCijfers & { readonly context: string })[]> {
  const { rows } = await sql<GeweigerdeCijfers & { context: string }>`
    SELECT context_id AS context, coalesce(reden, '') AS reden, count(*)::int AS aantal FROM koers.cijfer
    WHERE context_id = ANY (${contexts}::uuid[]) AND status = 'geweigerd' GROUP BY 1, 2 ORDER BY 3 DESC, 2`.execute(
    tx,
  );
  return rows;
}

export async function kolommenVan(
  tx: Tx,
  contexts: readonly string[],
): Promise<readonly (KolomStand & { readonly context: string })[]> {
  const { rows } = await sql<KolomStand & { context: string }>`
    SELECT k.id, coalesce(k.leerdoel_id, k.niveau_id) AS van, k.context_id AS context, CASE WHEN k.niveau_id IS NULL THEN 'doel' ELSE 'niveau' END AS soort,
      coalesce(d.code, n.code) AS code, coalesce(d.tekst, n.naam) AS titel, l.naam AS leerlijn, k.lineitem IS NOT NULL AS "erIs",
      (SELECT count(DISTINCT c.leerling_id)::int FROM koers.cijfer c WHERE c.kolom_id = k.id AND c.status = 'verstuurd') AS leerlingen
    FROM koers.cijferkolom k
    LEFT JOIN koers.leerdoel d ON d.id = k.leerdoel_id LEFT JOIN koers.niveau n ON n.id = k.niveau_id
    JOIN koers.leerlijn l ON l.id = coalesce(d.leerlijn_id, n.leerlijn_id)
    WHERE k.context_id = ANY (${contexts}::uuid[]) AND k.gestopt_op IS NULL ORDER BY l.naam COLLATE "und-x-icu", code, k.id`.execute(
    tx,
  );
  return rows;
}

export async function bronStanden(
  tx: Tx,
  contexts: readonly string[],
): Promise<readonly (BronStand & { readonly context: string })[]> {
  const { rows } = await sql<BronStand & { context: string }>`
    SELECT b.id, b.context_id AS context, b.naam, d.code, d.tekst AS titel, b.gelezen_op AS "gelezenOp", b.fout_tekst AS fout,
      (SELECT count(*)::int FROM koers.bewijs e WHERE e.school_id = b.school_id AND e.bron = 'lti:' || b.id AND e.vervallen_op IS NULL) AS scores
    FROM koers.cijferbron b JOIN koers.leerdoel d ON d.id = b.leerdoel_id
    WHERE b.context_id = ANY (${contexts}::uuid[]) AND b.gestopt_op IS NULL ORDER BY b.naam COLLATE "und-x-icu", b.id`.execute(
    tx,
  );
  return rows;
}

/** The group's pupils with what they work on now. */
const OP_DE_KAART = (groep: string) => sql`
  FROM koers.groep_lid m
  JOIN koers.streefniveau s ON s.leerling_id = m.person_id AND s.tot IS NULL
  JOIN koers.leerlijn l ON l.id = s.leerlijn_id
  WHERE m.groep_id = ${groep}::uuid AND m.school_id = koers.school_now() AND m.als = 'leerling'
    AND m.van <= koers.vandaag() AND (m.tot IS NULL OR m.tot > koers.vandaag())`;

/** Leerlijnen that somebody in the group works on. */
export async function lijnenVanGroep(tx: Tx, groep: string): Promise<readonly LijnKeuze[]> {
  const { rows } = await sql<LijnKeuze>`
    SELECT x.id, x.naam FROM (SELECT DISTINCT l.id, l.naam, l.leergebied_id, l.volgorde ${OP_DE_KAART(groep)}) x
    JOIN koers.leergebied g ON g.id = x.leergebied_id ORDER BY g.volgorde, x.volgorde, x.id`.execute(tx);
  return rows;
}

/** What can be chosen of one leerlijn: the streefniveaus of the group and the doelen of those. */
export async function keuzesVan(tx: Tx, groep: string, leerlijn: string): Promise<readonly DoelKeuze[]> {
  const { rows } = await sql<DoelKeuze>`
    WITH streef AS (SELECT DISTINCT s.niveau_id, s.leerlijn_id ${OP_DE_KAART(groep)} AND l.id = ${leerlijn}::uuid)
    SELECT d.id, 'doel' AS soort, d.code, d.tekst AS titel FROM streef s
    JOIN koers.leerdoel d ON d.leerlijn_id = s.leerlijn_id AND d.niveau_id IS NOT DISTINCT FROM s.niveau_id
    UNION ALL
    SELECT n.id, 'niveau', n.code, n.naam FROM streef s JOIN koers.niveau n ON n.id = s.niveau_id
    ORDER BY 2, 3, 1`.execute(tx);
  return rows;
}
