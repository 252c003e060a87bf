import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { Kaart, Plaatsing, Vraag } from './input.ts';

/** What a list is asked with, and whether the ECK iD may be in it. */
export interface Gevraagd extends Vraag {
  readonly eckId: boolean;
}

/** The key that a pupil has at all schools; one that was ended holds no longer. */
const eck = (leerling: RawBuilder<unknown>) =>
  sql`(SELECT k.key FROM koers.person_key k WHERE k.person_id = ${leerling} AND k.system = 'eckid' AND k.ended_at IS NULL LIMIT 1)`;

// Leerroutes, leerlijnen, niveaus and doelen go by their `entiteit`: the same in every version of a package, and at every
// school that brought in the same one. It is the identifier of their CASE item.

/** Kinds of acts that change what a list of cards shows. */
const KAART = [
  'doel_stand',
  'niveau_geplaatst',
  'leerroute_geplaatst',
  'pakket_migratie',
  'doel_geevalueerd',
  'ongedaan',
];

const sindsAct = (leerling: RawBuilder<unknown>, { since }: Vraag) =>
  since === undefined
    ? sql``
    : sql`AND EXISTS (SELECT FROM koers.act a WHERE a.leerling_id = ${leerling} AND coalesce(a.recorded_at, a.at) >= ${since} AND a.soort = ANY (${KAART}::text[]))`;
const vanEen = (kolom: RawBuilder<unknown>, { leerling }: Vraag) =>
  leerling === undefined ? sql`` : sql`AND ${kolom} = ${leerling}::uuid`;
const na = (kolom: RawBuilder<unknown>, { after }: Vraag) =>
  after === undefined ? sql`` : sql`AND ${kolom} > ${after}::uuid`;

/** Placements on a leerroute, ended ones as well, of pupils who are at school; in the order of their id, one more than asked. */
export async function plaatsingRows(tx: Tx, vraag: Gevraagd): Promise<Plaatsing[]> {
  const sinds =
    vraag.since === undefined
      ? sql``
      : sql`AND EXISTS (SELECT FROM koers.act a WHERE a.id IN (p.act_id, p.ended_by) AND coalesce(a.recorded_at, a.at) >= ${vraag.since})`;
  const { rows } = await sql<Plaatsing & { eck: string | null }>`
    SELECT p.id, p.leerling_id AS leerling, ${vraag.eckId ? eck(sql`p.leerling_id`) : sql`NULL::text`} AS eck,
      jsonb_build_object('id', r.entiteit, 'code', r.code, 'naam', r.naam) AS leerroute, r.uitstroomprofiel, p.bestemming, p.van, p.tot
    FROM koers.plaatsing p JOIN koers.leerroute r ON r.id = p.leerroute_id
    JOIN koers.person l ON l.id = p.leerling_id AND l.ended_at IS NULL
    WHERE p.school_id = koers.school_now() ${na(sql`p.id`, vraag)} ${vanEen(sql`p.leerling_id`, vraag)} ${sinds}
    ORDER BY p.id LIMIT ${vraag.limit + 1}`.execute(tx);
  return rows.map(({ eck: eckId, ...row }) => ({ ...row, ...(vraag.eckId ? { eckId } : {}) }));
}

/** Pupils at school who match, in the order of their id, one more than asked. */
export async function leerlingRows(
  tx: Tx,
  vraag: Gevraagd,
  over: 'kaart' | 'opp',
): Promise<{ leerling: string; eckId: string | null }[]> {
  const heeft =
    over === 'kaart'
      ? sql`AND EXISTS (SELECT FROM koers.streefniveau s WHERE s.leerling_id = p.id AND s.tot IS NULL) ${sindsAct(sql`p.id`, vraag)}`
      : vraag.since === undefined
        ? sql``
        : sql`AND EXISTS (SELECT FROM koers.opp_stap s WHERE s.leerling_id = p.id AND s.at >= ${vraag.since})`;
  const { rows } = await sql<{ leerling: string; eckId: string | null }>`
    SELECT p.id AS leerling, ${vraag.eckId ? eck(sql`p.id`) : sql`NULL::text`} AS "eckId"
    FROM koers.person p
    WHERE p.school_id = koers.school_now() AND p.soort = 'leerling' AND p.ended_at IS NULL ${na(sql`p.id`, vraag)} ${vanEen(sql`p.id`, vraag)} ${heeft}
    ORDER BY p.id LIMIT ${vraag.limit + 1}`.execute(tx);
  return rows;
}

/** The cards of pupils as they stand: streefniveau per leerlijn, and the doelen on it with the stand that holds (R23, R29). */
export async function kaartRows(
  tx: Tx,
  leerlingen: readonly string[],
): Promise<ReadonlyMap<string, Kaart['lijnen']>> {
  const { rows } = await sql<{ leerling: string; lijnen: Kaart['lijnen'] }>`
    WITH maat AS MATERIALIZED (SELECT koers.waarneming_regel() AS regel, koers.behaald_vanaf() AS vanaf),
    doel AS MATERIALIZED (
      SELECT s.leerling_id, s.leerlijn_id, d.id, d.entiteit, d.code, d.tekst, d.volgorde, k.changed_at,
        coalesce(koers.geldende_stand(s.leerling_id, d.id, k.stand, m.regel, m.vanaf), 0) AS stand, m.vanaf
      FROM maat m CROSS JOIN koers.streefniveau s
      JOIN koers.kaart_doel k ON k.leerling_id = s.leerling_id AND k.leerlijn_id = s.leerlijn_id AND k.ended_by IS NULL AND NOT k.vervallen
      JOIN koers.leerdoel d ON d.id = k.leerdoel_id
      WHERE s.leerling_id = ANY (${[...leerlingen]}::uuid[]) AND s.tot IS NULL AND (d.niveau_id IS NOT DISTINCT FROM s.niveau_id OR k.meegenomen)
    ), per AS (
      SELECT leerling_id, leerlijn_id, jsonb_agg(jsonb_build_object('leerdoel', entiteit, 'code', code, 'tekst', tekst, 'stand', stand, 'behaald', stand >= vanaf,
        'gewijzigd', changed_at) ORDER BY volgorde, id) AS doelen FROM doel GROUP BY 1, 2
    )
    SELECT s.leerling_id AS leerling, jsonb_agg(jsonb_build_object(
      'leerlijn', jsonb_build_object('id', l.entiteit, 'code', l.code, 'naam', l.naam),
      'niveau', CASE WHEN n.id IS NOT NULL THEN jsonb_build_object('id', n.entiteit, 'code', n.code, 'naam', n.naam) END,
      'sinds', s.van, 'doelen', coalesce(per.doelen, '[]')) ORDER BY l.volgorde, l.id) AS lijnen
    FROM koers.streefniveau s JOIN koers.leerlijn l ON l.id = s.leerlijn_id LEFT JOIN koers.niveau n ON n.id = s.niveau_id
    LEFT JOIN per ON per.leerling_id = s.leerling_id AND per.leerlijn_id = s.leerlijn_id
    WHERE s.leerling_id = ANY (${[...leerlingen]}::uuid[]) AND s.tot IS NULL GROUP BY s.leerling_id`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.leerling, row.lijnen]));
}
