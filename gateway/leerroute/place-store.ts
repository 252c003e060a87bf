import { sql } from 'kysely';
import { refusal } from '../access/scope.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import type { LijnStaat } from './place-rules.ts';

export interface StaatRow extends LijnStaat {
  readonly leerling: string;
}

/**
 * Where pupils stand on leerlijnen: those asked for, and with `ook` every leerlijn they work on. One statement.
 * Call it after the pupils were locked, or what it says may be old before it is used.
 */
export async function lijnStaten(
  tx: Tx,
  leerlingen: readonly string[],
  leerlijnen: readonly string[],
  ook: 'alle' | 'alleen',
): Promise<StaatRow[]> {
  const { rows } = await sql<StaatRow>`
    WITH paar AS (
      SELECT l AS leerling, x AS leerlijn FROM unnest(${leerlingen}::uuid[]) AS l CROSS JOIN unnest(${leerlijnen}::uuid[]) AS x
      UNION
      SELECT s.leerling_id, s.leerlijn_id FROM koers.streefniveau s
      WHERE ${ook === 'alle'}::boolean AND s.leerling_id = ANY (${leerlingen}::uuid[]) AND s.tot IS NULL
    )
    SELECT p.leerling, p.leerlijn,
      CASE WHEN s.id IS NOT NULL THEN jsonb_build_object('niveau', s.niveau_id, 'periode', s.periode_id, 'van', s.van) END AS streef,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('leerdoel', k.leerdoel_id, 'niveau', d.niveau_id, 'stand', k.stand,
          'meegenomen', k.meegenomen, 'vervallen', k.vervallen)), '[]')
       FROM koers.kaart_doel k JOIN koers.leerdoel d ON d.id = k.leerdoel_id
       WHERE k.leerling_id = p.leerling AND k.leerlijn_id = p.leerlijn) AS doelen
    FROM paar p LEFT JOIN koers.streefniveau s ON s.leerling_id = p.leerling AND s.leerlijn_id = p.leerlijn AND s.tot IS NULL
    ORDER BY p.leerling, p.leerlijn`.execute(tx);
  return rows;
}

export interface PlaatsAct {
  readonly id: string;
  readonly soort: 'niveau_geplaatst' | 'leerroute_geplaatst';
  readonly leerling: string;
  /** Only when the act is about one leerlijn; then `data` is its LijnBesluit. */
  readonly leerlijn: string | null;
  readonly data: unknown;
  /** Sealed with the key of the pupil. */
  readonly reden: Buffer | null;
  /** ISO date-time; only for what was decided before Koers heard of it. */
  readonly at?: string;
}

/** Appends the events and derives route, streefniveaus and cards from them, for all pupils at once. */
export async function place(
  tx: Tx,
  who: KnownActor,
  acts: readonly PlaatsAct[],
  op: string,
  periode: string,
): Promise<ReadonlySet<string>> {
  const json = JSON.stringify(acts.map((a) => ({ ...a, reden: a.reden?.toString('base64') ?? null })));
  const { rows } = await sql<{ nieuw: string[] }>`
    SELECT koers.place(${json}::jsonb, ${who.person}::uuid, ${op}::date, ${periode}::uuid) AS nieuw`
    .execute(tx)
    .catch(refusal);
  return new Set(rows[0]?.nieuw ?? []);
}

/** Placement of today per pupil, for who has one. */
export async function plaatsingen(tx: Tx, leerlingen: readonly string[]) {
  return await tx
    .selectFrom('koers.plaatsing')
    .select(['leerling_id', 'leerroute_id', 'bestemming', 'van'])
    .where('leerling_id', '=', sql<string>`any(${leerlingen}::uuid[])`)
    .where('tot', 'is', null)
    .execute();
}

export async function actsSeen(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('koers.act')
    .select('id')
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
  return new Set(rows.map((r) => r.id));
}

export async function ledenVan(tx: Tx, groep: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT l.person_id AS id FROM koers.groep_lid l JOIN koers.groep g ON g.id = l.groep_id AND g.ended_at IS NULL
    WHERE l.groep_id = ${groep}::uuid AND l.als = 'leerling' AND l.school_id = koers.school_now()
      AND l.van <= koers.vandaag() AND (l.tot IS NULL OR l.tot > koers.vandaag())
    ORDER BY l.person_id`.execute(tx);
  return rows.map((r) => r.id);
}

export interface RouteFeiten {
  readonly bestemming: string | null;
  readonly vandaag: string;
  readonly behaaldVanaf: number;
  readonly periode: boolean;
  /** Leerlijnen of the route, each with its niveaus. */
  readonly lijnen: readonly {
    readonly leerlijn: string;
    readonly geordend: boolean;
    readonly niveaus: readonly string[];
  }[];
}

/** What must be known of a leerroute to place on it; `undefined` when the school does not work with it. */
export async function routeFeiten(
  tx: Tx,
  leerroute: string,
  periode: string,
): Promise<RouteFeiten | undefined> {
  const { rows } = await sql<RouteFeiten>`
    SELECT r.bestemming, koers.vandaag() AS vandaag, koers.behaald_vanaf() AS "behaaldVanaf",
      EXISTS (SELECT FROM koers.periode p WHERE p.id = ${periode}::uuid AND p.school_id = koers.school_now()) AS periode,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('leerlijn', l.id, 'geordend', l.geordend,
          'niveaus', (SELECT coalesce(jsonb_agg(n.id), '[]') FROM koers.niveau n WHERE n.leerlijn_id = l.id))), '[]')
       FROM koers.leerroute_leerlijn rl JOIN koers.leerlijn l ON l.id = rl.leerlijn_id WHERE rl.leerroute_id = r.id) AS lijnen
    FROM koers.leerroute r JOIN koers.school_pakket sp ON sp.pakket_versie_id = r.pakket_versie_id AND sp.school_id = koers.school_now()
    WHERE r.id = ${leerroute}::uuid AND sp.van <= koers.vandaag() AND (sp.tot IS NULL OR sp.tot > koers.vandaag())`.execute(
    tx,
  );
  return rows[0];
}
