import { sql } from 'kysely';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { type NaamDelen, naamVan } from '../../school/rules.ts';
import { NAAM_ORDE } from '../zoek-store.ts';
import type { PlanBron } from './rules.ts';

type BronRow = Omit<PlanBron, 'medewerkers'> & { medewerkers: NaamDelen[] };

const OP_DAG = (tabel: 'l' | 's') =>
  sql.raw(`${tabel}.van <= dag.dag AND (${tabel}.tot IS NULL OR ${tabel}.tot > dag.dag)`);

/**
 * Everything a plan is made of, in one statement whatever the size of the group. The peildag is today, or the last day of
 * a period that is over, or the first of one that is to come; without a period of this school `undefined`.
 */
export async function planBron(tx: Tx, groep: string, periode: string): Promise<PlanBron | undefined> {
  const { rows } = await sql<BronRow>`
    WITH dag AS (
      SELECT p.*, greatest(p.van, least(koers.vandaag(), p.tot - 1)) AS dag FROM koers.periode p
      WHERE p.id = ${periode}::uuid AND p.school_id = koers.school_now()
    ), lid AS (
      SELECT i.person_id AS id, row_number() OVER (ORDER BY ${NAAM_ORDE}) AS n FROM koers.person_identity i
      JOIN koers.person p ON p.id = i.person_id AND p.ended_at IS NULL
      WHERE i.person_id IN (SELECT l.person_id FROM koers.groep_lid l, dag
        WHERE l.groep_id = ${groep}::uuid AND l.als = 'leerling' AND ${OP_DAG('l')})
    ), lijn AS (
      SELECT koers.lijnen_van_groep(${groep}::uuid) AS id
    ), streef AS MATERIALIZED (
      SELECT s.leerling_id, s.leerlijn_id, s.niveau_id, lid.n FROM lid CROSS JOIN dag
      JOIN koers.streefniveau s ON s.leerling_id = lid.id AND ${OP_DAG('s')}
      WHERE NOT EXISTS (SELECT FROM lijn) OR s.leerlijn_id IN (SELECT id FROM lijn)
    ), cel AS MATERIALIZED (
      SELECT s.leerling_id, s.leerlijn_id, s.n, k.id AS kaart_doel, k.stand, d.id, d.code, d.tekst, d.volgorde,
        d.niveau_id IS DISTINCT FROM s.niveau_id AS meegenomen
      FROM streef s JOIN koers.kaart_doel k ON k.leerling_id = s.leerling_id AND k.leerlijn_id = s.leerlijn_id
      JOIN koers.leerdoel d ON d.id = k.leerdoel_id
      WHERE d.niveau_id IS NOT DISTINCT FROM s.niveau_id OR (k.meegenomen AND NOT k.vervallen AND k.ended_by IS NULL)
    )
    SELECT g.naam AS groep, koers.behaald_vanaf() AS "behaaldVanaf", dag.dag AS peildag,
      jsonb_build_object('id', dag.id, 'naam', dag.naam, 'schooljaar', dag.schooljaar, 'van', dag.van, 'tot', dag.tot) AS periode,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('roepnaam', i.roepnaam, 'voorvoegsel', i.voorvoegsel, 'achternaam', i.achternaam) ORDER BY ${NAAM_ORDE}), '[]')
       FROM koers.groep_lid l JOIN koers.person_identity i ON i.person_id = l.person_id
       WHERE l.groep_id = g.id AND l.als = 'medewerker' AND ${OP_DAG('l')}) AS medewerkers,
      (SELECT coalesce(jsonb_agg(lid.id ORDER BY lid.n), '[]') FROM lid) AS leerlingen,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('leerling', s.leerling_id, 'leergebied', a.naam,
          'leerlijn', jsonb_build_object('id', x.id, 'code', x.code, 'naam', x.naam),
          'niveau', CASE WHEN n.id IS NOT NULL THEN jsonb_build_object('id', n.id, 'code', n.code, 'naam', n.naam) END)
          ORDER BY a.volgorde, a.id, x.volgorde, x.id, n.volgorde, s.n), '[]')
       FROM streef s JOIN koers.leerlijn x ON x.id = s.leerlijn_id JOIN koers.leergebied a ON a.id = x.leergebied_id
       LEFT JOIN koers.niveau n ON n.id = s.niveau_id) AS streef,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('leerling', c.leerling_id, 'leerlijn', c.leerlijn_id, 'doel', c.id, 'code', c.code,
          'tekst', c.tekst, 'stand', c.stand, 'meegenomen', c.meegenomen) ORDER BY c.meegenomen, c.volgorde, c.id, c.n), '[]') FROM cel c) AS cellen,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('leerling', c.leerling_id, 'leerlijn', c.leerlijn_id, 'soort', t.soort, 'tekst', t.tekst,
          'wie', t.wie, 'ritme', t.ritme) ORDER BY c.meegenomen, c.volgorde, c.id, t.volgorde, t.id, c.n), '[]')
       FROM cel c JOIN koers.kaart_actie k ON k.kaart_doel_id = c.kaart_doel JOIN koers.actie_sjabloon t ON t.id = k.sjabloon_id
       WHERE k.gestopt_op IS NULL) AS acties
    FROM koers.groep g CROSS JOIN dag WHERE g.id = ${groep}::uuid AND g.school_id = koers.school_now()`.execute(
    tx,
  );
  const [row] = rows;
  return row && { ...row, medewerkers: row.medewerkers.map((m) => naamVan(m).voluit) };
}

export interface PlanRow {
  id: string;
  nummer: number;
  status: 'concept' | 'vastgesteld';
  begonnen_op: Date;
  vastgesteld_op: Date | null;
  vastgesteld_door: NaamDelen | null;
}

export interface PeriodeRow {
  id: string;
  naam: string;
  schooljaar: string;
  huidig: boolean;
  gekozen: boolean;
}

/** Periods of the school, the one that is asked marked, or else the one of today, or the last; one statement. */
export async function periodeRijen(tx: Tx, gevraagd: string | null): Promise<PeriodeRow[]> {
  const { rows } = await sql<PeriodeRow>`
    WITH p AS (SELECT *, van <= koers.vandaag() AND tot > koers.vandaag() AS huidig FROM koers.periode WHERE school_id = koers.school_now()),
    een AS (SELECT id FROM p ORDER BY id IS NOT DISTINCT FROM ${gevraagd}::uuid DESC, huidig DESC, van DESC LIMIT 1)
    SELECT id, naam, schooljaar, huidig, id = (SELECT id FROM een) AS gekozen FROM p ORDER BY van DESC`.execute(
    tx,
  );
  return rows;
}

/** Every version of the plan of a group in a period, newest first; one statement. */
export async function planRijen(tx: Tx, groep: string, periode: string): Promise<PlanRow[]> {
  const { rows } = await sql<PlanRow>`
    SELECT p.id, p.nummer, p.status, p.begonnen_op, p.vastgesteld_op, CASE WHEN i.person_id IS NOT NULL THEN
      jsonb_build_object('roepnaam', i.roepnaam, 'voorvoegsel', i.voorvoegsel, 'achternaam', i.achternaam) END AS vastgesteld_door
    FROM koers.groepsplan p LEFT JOIN koers.person_identity i ON i.person_id = p.vastgesteld_door
    WHERE p.groep_id = ${groep}::uuid AND p.periode_id = ${periode}::uuid AND p.school_id = koers.school_now()
    ORDER BY p.nummer DESC`.execute(tx);
  return rows;
}

/** What a version seals; `lock` holds the concept until the end of the transaction. */
export async function verzegeld(
  tx: Tx,
  plan: string,
  lock = false,
): Promise<{ teksten: Buffer | null; inhoud: Buffer | null; afdruk: string | null } | undefined> {
  const row = tx
    .selectFrom('koers.groepsplan')
    .select(['teksten', 'inhoud', 'afdruk'])
    .where('id', '=', plan);
  return await (lock ? row.forUpdate() : row).executeTakeFirst();
}

/** Begins a concept; does nothing when there is one. */
export async function insertConcept(
  tx: Tx,
  school: string,
  plan: { groep: string; periode: string; teksten: Buffer | null; door: string },
): Promise<void> {
  await sql`
    INSERT INTO koers.groepsplan (school_id, groep_id, periode_id, nummer, teksten, begonnen_door)
    SELECT ${school}, ${plan.groep}, ${plan.periode}, coalesce(max(p.nummer), 0) + 1, ${plan.teksten}::bytea, ${plan.door}
    FROM koers.groepsplan p WHERE p.groep_id = ${plan.groep}::uuid AND p.periode_id = ${plan.periode}::uuid
    ON CONFLICT DO NOTHING`.execute(tx);
}

export async function putTeksten(tx: Tx, plan: string, teksten: Buffer): Promise<void> {
  await tx.updateTable('koers.groepsplan').set({ teksten }).where('id', '=', plan).execute();
}

/** From here on the row never changes: a trigger refuses it. */
export async function putVastgesteld(
  tx: Tx,
  plan: string,
  vast: { inhoud: Buffer; afdruk: string; door: string },
): Promise<void> {
  await sql`
    UPDATE koers.groepsplan SET status = 'vastgesteld', inhoud = ${vast.inhoud}::bytea, afdruk = ${vast.afdruk}, teksten = NULL,
      vastgesteld_door = ${vast.door}, vastgesteld_op = clock_timestamp() WHERE id = ${plan}::uuid`.execute(
    tx,
  );
}

/** Names of those of these pupils whom this person sees today, by id; one statement. */
export async function namenInBereik(
  tx: Tx,
  person: string,
  scopes: readonly string[],
  leerlingen: readonly string[],
): Promise<ReadonlyMap<string, NaamDelen>> {
  const { rows } = await sql<NaamDelen & { id: string }>`
    SELECT i.person_id AS id, i.roepnaam, i.voorvoegsel, i.achternaam
    FROM koers.leerlingen_in_scope(${person}::uuid, ${scopes}::text[], ${leerlingen}::uuid[]) AS s
    JOIN koers.person_identity i ON i.person_id = s`.execute(tx);
  return new Map(rows.map((r) => [r.id, r]));
}
