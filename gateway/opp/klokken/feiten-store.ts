import { type RawBuilder, sql } from 'kysely';
import type { Datum } from '../../model/roster.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { KlokFeiten, VersieStand } from './view.ts';

/** What the clocks and the state of one pupil follow from. */
export interface FeitenRow extends KlokFeiten {
  readonly leerling: string;
  readonly roepnaam: string | null;
  readonly voorvoegsel: string | null;
  readonly achternaam: string | null;
  /** Groups of that day, the stamgroep first. */
  readonly groepen: readonly { readonly id: string; readonly naam: string }[];
  readonly concept: VersieStand | null;
  readonly geldend: VersieStand | null;
  readonly geschil: boolean;
}

/** Whose: everyone at school, those of the groups in which a person works, or one or some pupils, also when they left. */
export type Wie =
  | { readonly iedereen: true }
  | { readonly werktIn: string }
  | { readonly leerling: string }
  | { readonly leerlingen: readonly string[] };

export interface FeitenVraag {
  readonly wie: Wie;
  /** The day it is. */
  readonly dag: Datum;
}

function leden({ wie, dag }: FeitenVraag): RawBuilder<unknown> {
  if ('leerling' in wie)
    return sql`SELECT p.id FROM koers.person p WHERE p.id = ${wie.leerling}::uuid AND p.school_id = koers.school_now() AND p.soort = 'leerling'`;
  if ('leerlingen' in wie)
    return sql`SELECT p.id FROM koers.person p WHERE p.id = ANY (${[...wie.leerlingen]}::uuid[]) AND p.school_id = koers.school_now() AND p.soort = 'leerling'`;
  const inGroep = (
    groepen: RawBuilder<unknown>,
  ) => sql`AND EXISTS (SELECT FROM koers.groep_lid m WHERE m.person_id = p.id AND m.als = 'leerling'
      AND m.van <= ${dag}::date AND (m.tot IS NULL OR m.tot > ${dag}::date) AND m.groep_id IN (${groepen}))`;
  return sql`SELECT p.id FROM koers.person p WHERE p.school_id = koers.school_now() AND p.soort = 'leerling' AND p.ended_at IS NULL
    AND NOT EXISTS (SELECT FROM koers.inschrijving n WHERE n.leerling_id = p.id HAVING count(*) > 0 AND count(*) FILTER (WHERE n.van <= ${dag}::date AND (n.tot IS NULL OR n.tot > ${dag}::date)) = 0)
    ${'werktIn' in wie ? inGroep(sql`SELECT koers.eigen_groepen(${wie.werktIn}::uuid)`) : sql``}`;
}

const dagVan = (kolom: RawBuilder<unknown>) => sql`(${kolom} AT TIME ZONE 'Europe/Amsterdam')::date`;
const versie = sql`jsonb_build_object('id', v.id, 'nummer', v.nummer, 'soort', v.soort, 'status', v.status, 'handeling', v.handeling)`;

/**
 * What the clocks of these pupils follow from, by name (R42, R45, R47–R49, R66). One statement, whatever their number; row-level
 * security keeps it to the school, and who may see whom is asked by `wie`.
 */
export async function feitenRows(tx: Tx, vraag: FeitenVraag): Promise<FeitenRow[]> {
  const { dag } = vraag;
  const { rows } = await sql<FeitenRow>`
    WITH wie AS MATERIALIZED (${leden(vraag)})
    SELECT wie.id AS leerling, i.roepnaam, i.voorvoegsel, i.achternaam, i.geboortedatum, coalesce(g.groepen, '[]') AS groepen,
      n.van AS ingeschreven, n.tot AS uitgeschreven, k.eerste AS "eersteVastgesteld", coalesce(k.concept->>'soort' = 'eerste', false) AS begonnen,
      CASE WHEN k.geldend IS NOT NULL THEN coalesce(e.op, k.eerste) END AS "laatsteEvaluatie",
      coalesce(k.geldend->>'status' = 'in_evaluatie', false) AS "inEvaluatie", t.tlv, p.periode,
      EXISTS (SELECT FROM koers.bewaarstop b WHERE b.leerling_id = wie.id AND b.opgeheven_op IS NULL) AS bewaarstop,
      k.concept, k.geldend, coalesce(k.geschil, false) AS geschil
    FROM wie JOIN koers.person_identity i ON i.person_id = wie.id
    LEFT JOIN LATERAL (
      SELECT n.van, n.tot FROM koers.inschrijving n WHERE n.leerling_id = wie.id ORDER BY n.van <= ${dag}::date DESC, n.van DESC LIMIT 1
    ) AS n ON true
    CROSS JOIN LATERAL (
      SELECT min(${dagVan(sql`v.vastgesteld_op`)}) FILTER (WHERE o.tot IS NULL) AS eerste,
        (array_agg(${versie} ORDER BY v.nummer DESC) FILTER (WHERE v.status IN ('concept', 'overleg', 'gehoord', 'instemming')))[1] AS concept,
        (array_agg(${versie} ORDER BY v.nummer DESC) FILTER (WHERE v.status IN ('vastgesteld', 'in_evaluatie')))[1] AS geldend,
        bool_or(v.geschil) AS geschil
      FROM koers.opp_versie v CROSS JOIN LATERAL (SELECT o.tot FROM koers.opp o WHERE o.id = v.opp_id LIMIT 1) AS o WHERE v.leerling_id = wie.id
    ) AS k
    CROSS JOIN LATERAL (
      SELECT max(s.op) AS op FROM koers.opp_stap s
      WHERE s.leerling_id = wie.id AND s.soort = 'evaluatie' AND s.op >= (SELECT o.van FROM koers.opp o WHERE o.leerling_id = wie.id AND o.tot IS NULL)
    ) AS e
    LEFT JOIN LATERAL (
      SELECT jsonb_build_object('van', t.van, 'tot', t.tot) AS tlv FROM koers.tlv t WHERE t.leerling_id = wie.id AND t.ended_at IS NULL
      ORDER BY t.tot DESC LIMIT 1
    ) AS t ON true
    LEFT JOIN LATERAL (
      SELECT jsonb_build_object('van', q.van, 'tot', q.tot) AS periode FROM koers.streefniveau s
      CROSS JOIN LATERAL (SELECT q.van, q.tot FROM koers.periode q WHERE q.id = s.periode_id LIMIT 1) AS q
      WHERE s.leerling_id = wie.id AND s.tot IS NULL ORDER BY q.tot LIMIT 1
    ) AS p ON true
    CROSS JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('id', g.id, 'naam', g.naam) ORDER BY g.soort <> 'stamgroep', g.naam) AS groepen
      FROM koers.groep_lid m CROSS JOIN LATERAL (SELECT g.id, g.naam, g.soort FROM koers.groep g WHERE g.id = m.groep_id AND g.ended_at IS NULL LIMIT 1) AS g
      WHERE m.person_id = wie.id AND m.als = 'leerling' AND m.van <= ${dag}::date AND (m.tot IS NULL OR m.tot > ${dag}::date)
    ) AS g
    ORDER BY i.achternaam COLLATE "und-x-icu", i.roepnaam COLLATE "und-x-icu", wie.id`.execute(tx);
  return rows;
}
