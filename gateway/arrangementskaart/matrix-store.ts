import { sql } from 'kysely';
import { staatNog } from '../leerroute/staat-nog.ts';
import type { WaarnemingRegel } from '../leerroute/volgen/waarnemers-rules.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import type { NaamDelen } from '../school/rules.ts';
import type { MatrixKeuze } from './view.ts';

interface Niveau {
  id: string;
  code: string;
  naam: string;
  volgorde: number;
}

export interface MatrixData {
  groep: { id: string; naam: string; soort: 'stamgroep' | 'samengesteld' | 'eigen'; eigen: boolean };
  behaaldVanaf: number;
  lijnen: {
    gebied: { id: string; code: string; naam: string };
    id: string;
    code: string;
    naam: string;
    geordend: boolean;
  }[];
  leerlingen: (NaamDelen & { id: string })[];
  streef: { leerling: string; leerlijn: string; niveau: Niveau | null }[];
  doelen: { id: string; code: string; tekst: string; leerlijn: string; niveau: Niveau | null }[];
  regel: WaarnemingRegel;
  /** [leerling, leerdoel, stand, carried over, evaluated: closed for the period, stand by the rule for several observers] */
  cellen: [string, string, number, boolean, boolean, number][];
  sjablonen: {
    sjabloon: string;
    leerdoel: string;
    soort: string;
    tekst: string;
    wie: string;
    ritme: string;
  }[];
  /** [leerling, template, actie on the card, done] */
  acties: [string, string, string, boolean][];
}

/**
 * The whole matrix of a group in one statement. `null`: no such group, or not one this person sees (R61): his own
 * groups, or with `heleSchool` any.
 */
export async function matrixData(
  tx: Tx,
  person: string,
  heleSchool: boolean,
  groep: string,
  keuze: MatrixKeuze,
): Promise<MatrixData | null> {
  const lijn = keuze.soort === 'leerlijn' ? keuze.id : null;
  const gebied = keuze.soort === 'leergebied' ? keuze.id : null;
  const niveau = sql.raw(
    "CASE WHEN n.id IS NOT NULL THEN jsonb_build_object('id', n.id, 'code', n.code, 'naam', n.naam, 'volgorde', n.volgorde) END",
  );
  const { rows } = await sql<{ matrix: MatrixData }>`
    WITH eigen AS (SELECT koers.eigen_groepen(${person}::uuid) AS id), gr AS (
      SELECT g.id, g.naam, g.soort, g.id IN (SELECT id FROM eigen) AS eigen, koers.waarneming_regel() AS regel, koers.behaald_vanaf() AS vanaf FROM koers.groep g
      WHERE g.id = ${groep}::uuid AND g.ended_at IS NULL AND g.school_id = koers.school_now()
        AND (${heleSchool}::boolean OR g.id IN (SELECT id FROM eigen))
    ), lid AS (
      SELECT i.person_id, i.roepnaam, i.voorvoegsel, i.achternaam,
        row_number() OVER (ORDER BY i.achternaam COLLATE "und-x-icu", i.roepnaam COLLATE "und-x-icu", i.person_id) AS n
      FROM koers.person_identity i
      WHERE i.person_id IN (
        SELECT l.person_id FROM gr JOIN koers.groep_lid l ON l.groep_id = gr.id AND l.als = 'leerling'
        WHERE l.van <= koers.vandaag() AND (l.tot IS NULL OR l.tot > koers.vandaag()))
    ), streef AS MATERIALIZED (
      SELECT s.leerling_id, s.leerlijn_id, s.niveau_id, s.periode_id, l.leergebied_id FROM lid
      JOIN koers.streefniveau s ON s.leerling_id = lid.person_id AND s.tot IS NULL
      JOIN koers.leerlijn l ON l.id = s.leerlijn_id
      WHERE NOT EXISTS (SELECT FROM koers.groep_lijn y WHERE y.groep_id = ${groep}::uuid)
        OR s.leerlijn_id IN (SELECT koers.lijnen_van_groep(${groep}::uuid))
    ), dicht AS MATERIALIZED (
      SELECT DISTINCT ON (a.leerling_id, n.id) a.leerling_id, n.id AS leerdoel_id, a.data->>'periode' AS periode
      FROM lid JOIN koers.act a ON a.leerling_id = lid.person_id AND a.soort = 'doel_geevalueerd'
      CROSS JOIN LATERAL koers.opvolgers_van(a.leerdoel_id) AS n(id)
      WHERE ${staatNog('a')}
      ORDER BY a.leerling_id, n.id, a.seq DESC
    ), cel AS MATERIALIZED (
      SELECT s.leerling_id, s.leerlijn_id, k.id AS kaart_doel, d.id, d.niveau_id, k.stand, d.niveau_id IS DISTINCT FROM s.niveau_id AS mee,
        EXISTS (SELECT FROM dicht e WHERE e.leerling_id = s.leerling_id AND e.leerdoel_id = d.id AND e.periode = s.periode_id::text) AS dicht,
        koers.geldende_stand(s.leerling_id, d.id, k.stand, (SELECT regel FROM gr), (SELECT vanaf FROM gr)) AS geldt
      FROM streef s
      JOIN koers.kaart_doel k ON k.leerling_id = s.leerling_id AND k.leerlijn_id = s.leerlijn_id
      JOIN koers.leerdoel d ON d.id = k.leerdoel_id
      WHERE (${lijn}::uuid IS NULL OR s.leerlijn_id = ${lijn}::uuid) AND (${gebied}::uuid IS NULL OR s.leergebied_id = ${gebied}::uuid)
        AND (d.niveau_id IS NOT DISTINCT FROM s.niveau_id OR (k.meegenomen AND NOT k.vervallen))
    ), actie AS MATERIALIZED (
      SELECT a.leerling_id, a.sjabloon_id, a.id, a.gedaan_op IS NOT NULL AS gedaan, a.soort, a.tekst, a.wie, a.ritme, a.volgorde, cel.id AS leerdoel
      FROM cel JOIN koers.kaart_actie a ON a.kaart_doel_id = cel.kaart_doel WHERE a.sjabloon_id IS NOT NULL AND a.gestopt_op IS NULL
    )
    SELECT jsonb_build_object(
      'groep', jsonb_build_object('id', gr.id, 'naam', gr.naam, 'soort', gr.soort, 'eigen', gr.eigen),
      'behaaldVanaf', gr.vanaf, 'regel', gr.regel,
      'lijnen', (SELECT coalesce(jsonb_agg(jsonb_build_object('gebied', jsonb_build_object('id', g.id, 'code', g.code, 'naam', g.naam),
          'id', l.id, 'code', l.code, 'naam', l.naam, 'geordend', l.geordend) ORDER BY g.volgorde, g.id, l.volgorde, l.id), '[]')
        FROM koers.leerlijn l JOIN koers.leergebied g ON g.id = l.leergebied_id WHERE l.id IN (SELECT leerlijn_id FROM streef)),
      'leerlingen', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', person_id, 'roepnaam', roepnaam, 'voorvoegsel', voorvoegsel,
          'achternaam', achternaam) ORDER BY lid.n), '[]') FROM lid),
      'streef', (SELECT coalesce(jsonb_agg(jsonb_build_object('leerling', s.leerling_id, 'leerlijn', s.leerlijn_id, 'niveau', ${niveau})), '[]')
        FROM streef s LEFT JOIN koers.niveau n ON n.id = s.niveau_id),
      'doelen', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'code', d.code, 'tekst', d.tekst, 'leerlijn', l.id, 'niveau', ${niveau})
          ORDER BY g.volgorde, l.volgorde, l.id, n.volgorde, d.volgorde, d.id), '[]')
        FROM koers.leerdoel d JOIN koers.leerlijn l ON l.id = d.leerlijn_id JOIN koers.leergebied g ON g.id = l.leergebied_id
        LEFT JOIN koers.niveau n ON n.id = d.niveau_id WHERE d.id IN (SELECT id FROM cel)),
      'cellen', (SELECT coalesce(jsonb_agg(jsonb_build_array(leerling_id, id, stand, mee, dicht, geldt)), '[]') FROM cel),
      'sjablonen', (SELECT coalesce(jsonb_agg(jsonb_build_object('sjabloon', x.sjabloon_id, 'leerdoel', x.leerdoel, 'soort', x.soort,
          'tekst', x.tekst, 'wie', x.wie, 'ritme', x.ritme) ORDER BY x.leerdoel, x.volgorde, x.sjabloon_id), '[]')
        FROM (SELECT DISTINCT ON (sjabloon_id) * FROM actie) x),
      'acties', (SELECT coalesce(jsonb_agg(jsonb_build_array(leerling_id, sjabloon_id, id, gedaan)), '[]') FROM actie)
    ) AS matrix FROM gr`.execute(tx);
  return rows[0]?.matrix ?? null;
}
