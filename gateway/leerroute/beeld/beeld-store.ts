import { sql } from 'kysely';
import type { Stand } from '../../model/act.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { NaamDelen } from '../../school/rules.ts';
import { staatNog } from '../staat-nog.ts';
import type { ProfielPunt } from '../volgen/route-rules.ts';
import type { BesluitKeuze } from './view.ts';

export interface NiveauFeit {
  readonly id: string;
  readonly code: string;
  readonly naam: string;
  readonly volgorde: number;
  readonly doelen: readonly {
    readonly id: string;
    readonly stand: Stand | null;
    readonly meegenomen: boolean;
    readonly vervallen: boolean;
  }[];
}

export interface LijnFeit {
  readonly lijn: string;
  /** Lowest first; empty for a leerlijn without niveaus. */
  readonly niveaus: readonly NiveauFeit[];
  /** Of the leerroute of today. */
  readonly punten: readonly ProfielPunt[];
  /** Niveaus aimed for, by date; of earlier versions of the package too, by their order on the leerlijn. */
  readonly streef: readonly { readonly op: string; readonly volgorde: number }[];
}

/** Niveaus, doelen with their standen, expectations and streefniveaus of leerlijnen of one pupil; one statement. */
export async function lijnFeiten(
  tx: Tx,
  leerling: string,
  leerlijnen: readonly string[],
): Promise<Map<string, LijnFeit>> {
  const { rows } = await sql<LijnFeit>`
    WITH doel AS MATERIALIZED (
      SELECT d.niveau_id, jsonb_agg(jsonb_build_object('id', d.id,
          'stand', CASE WHEN k.stand > 0 OR k.last_act IS NOT NULL OR k.begin_act IS NOT NULL THEN k.stand END,
          'meegenomen', coalesce(k.meegenomen, false), 'vervallen', coalesce(k.vervallen, false)) ORDER BY d.volgorde, d.id) AS doelen
      FROM koers.leerdoel d LEFT JOIN koers.kaart_doel k ON k.leerdoel_id = d.id AND k.leerling_id = ${leerling}::uuid
      WHERE d.leerlijn_id = ANY (${leerlijnen}::uuid[]) AND d.niveau_id IS NOT NULL GROUP BY d.niveau_id
    )
    SELECT l.id AS lijn,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'code', n.code, 'naam', n.naam, 'volgorde', n.volgorde,
          'doelen', coalesce(doel.doelen, '[]')) ORDER BY n.volgorde), '[]')
       FROM koers.niveau n LEFT JOIN doel ON doel.niveau_id = n.id WHERE n.leerlijn_id = l.id) AS niveaus,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('leeftijd', r.onderwijsleeftijd, 'verwacht', r.verwacht)), '[]')
       FROM koers.plaatsing p JOIN koers.route_profiel r ON r.leerroute_id = p.leerroute_id
       WHERE p.leerling_id = ${leerling}::uuid AND p.tot IS NULL AND r.leerlijn_id = l.id) AS punten,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('op', coalesce(s.sinds, s.van), 'volgorde', n.volgorde) ORDER BY coalesce(s.sinds, s.van), s.van), '[]')
       FROM koers.streefniveau s JOIN koers.leerlijn o ON o.id = s.leerlijn_id JOIN koers.niveau n ON n.id = s.niveau_id
       WHERE s.leerling_id = ${leerling}::uuid AND o.entiteit = l.entiteit) AS streef
    FROM koers.leerlijn l WHERE l.id = ANY (${leerlijnen}::uuid[])`.execute(tx);
  return new Map(rows.map((r) => [r.lijn, r]));
}

export interface ResultaatRow {
  readonly id: string;
  readonly bron: string;
  readonly soort: 'toets' | 'observatie';
  readonly naam: string;
  readonly leergebied: string | null;
  readonly op: string;
  readonly score: string | null;
  readonly schaal: string | null;
  readonly dl: number | null;
  readonly dle: number | null;
  readonly gelezenOp: Date;
}

/** Results of other systems of one pupil, by date. */
export async function resultaatRows(tx: Tx, leerling: string): Promise<ResultaatRow[]> {
  const { rows } = await sql<ResultaatRow>`
    SELECT id, bron, soort, naam, leergebied, op, score, schaal, dl, dle, gelezen_op AS "gelezenOp"
    FROM koers.resultaat WHERE leerling_id = ${leerling}::uuid AND ended_at IS NULL ORDER BY op, bron COLLATE "und-x-icu", naam COLLATE "und-x-icu", id`.execute(
    tx,
  );
  return rows;
}

export interface BesluitRow extends NaamDelen {
  readonly act: string;
  readonly op: Date;
  readonly dag: string;
  readonly keuze: BesluitKeuze;
  readonly voor: string;
  readonly achter: string;
  readonly voorNaam: string;
  readonly achterNaam: string;
  readonly reden: Buffer | null;
}

/** Decisions at signals of disharmony of one pupil that still stand, newest first. */
export async function besluitRows(tx: Tx, leerling: string): Promise<BesluitRow[]> {
  const { rows } = await sql<BesluitRow>`
    SELECT a.id AS act, a.at AS op, (a.at AT TIME ZONE 'Europe/Amsterdam')::date AS dag, a.data->>'keuze' AS keuze, v.id AS voor, c.id AS achter, v.naam AS "voorNaam", c.naam AS "achterNaam",
      a.reden, i.roepnaam, i.voorvoegsel, i.achternaam
    FROM koers.act a
    JOIN koers.leerlijn v ON v.id = (a.data->>'voor')::uuid JOIN koers.leerlijn c ON c.id = (a.data->>'achter')::uuid
    LEFT JOIN koers.person_identity i ON i.person_id = a.actor_id
    WHERE a.leerling_id = ${leerling}::uuid AND a.soort = 'beeld_besluit' AND ${staatNog('a')}
    ORDER BY a.seq DESC`.execute(tx);
  return rows;
}
