import { sql } from 'kysely';
import { insertColumns } from '../../platform/db/insert-columns.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { Blad } from '../ims/page-links.ts';

/** Changes when the writer writes otherwise; what was written before is then written again. */
const VORM = 1;

/** One object of CASE, ready to hand out. */
export interface Ding {
  readonly lijst: string;
  readonly id: string;
  readonly plek: number;
  readonly bij: number | null;
  readonly van: string | null;
  readonly naar: string | null;
  readonly titel: string | null;
  /** JSON. */
  readonly ding: string;
}

// Versions that everybody may have: published, and of the sector or shared.
const OPENBAAR = sql`koers.pakket_versie v JOIN koers.pakket p ON p.id = v.pakket_id
  AND v.status = 'published' AND (p.gedeeld OR (p.school_id IS NULL AND p.bestuur_id IS NULL))`;

/** Versions for everybody that were not written yet. */
export async function nietGeschreven(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`SELECT v.id FROM ${OPENBAAR}
    WHERE NOT EXISTS (SELECT FROM koers.case_plank c WHERE c.pakket_versie_id = v.id AND c.vorm = ${VORM})`.execute(
    tx,
  );
  return rows.map((r) => r.id);
}

/** Waits for who writes the same version. @returns whether it is written by now */
export async function opSlot(tx: Tx, versie: string): Promise<boolean> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`case/${versie}`}, 0))`.execute(tx);
  const { rows } =
    await sql`SELECT FROM koers.case_plank WHERE pakket_versie_id = ${versie} AND vorm = ${VORM}`.execute(tx);
  return rows.length > 0;
}

export async function schrijfDingen(tx: Tx, versie: string, dingen: readonly Ding[]): Promise<void> {
  await sql`DELETE FROM koers.case_plank WHERE pakket_versie_id = ${versie}`.execute(tx);
  await sql`INSERT INTO koers.case_plank (pakket_versie_id, vorm) VALUES (${versie}, ${VORM})`.execute(tx);
  await insertColumns(
    tx,
    'koers.case_ding',
    {
      pakket_versie_id: ['uuid', () => versie],
      lijst: ['text', (d) => d.lijst],
      id: ['uuid', (d) => d.id],
      plek: ['int', (d) => d.plek],
      bij: ['int', (d) => d.bij],
      van: ['text', (d) => d.van],
      naar: ['text', (d) => d.naar],
      titel: ['text', (d) => d.titel],
      ding: ['text', (d) => d.ding],
    },
    dingen,
  );
}

export interface Gevonden {
  readonly versie: string;
  readonly ding: string;
  /** JSON of the CFDocument that it belongs to. */
  readonly document: string;
}

/** An object by its identifier; of the version that was published last when several have it. */
export async function dingMet(tx: Tx, lijst: string, id: string): Promise<Gevonden | null> {
  const { rows } = await sql<Gevonden>`
    SELECT d.pakket_versie_id AS versie, d.ding, k.ding AS document FROM ${OPENBAAR}
    JOIN koers.case_ding d ON d.pakket_versie_id = v.id
    JOIN koers.case_ding k ON k.pakket_versie_id = v.id AND k.lijst = 'CFDocuments'
    WHERE d.id = ${id} AND d.lijst = ${lijst} ORDER BY v.published_at DESC, v.id LIMIT 1`.execute(tx);
  return rows[0] ?? null;
}

/** The objects of a list of one version whose code begins with this one's, itself first (CASE 1.1 CFItemTypeSet). */
export async function metCode(tx: Tx, versie: string, lijst: string): Promise<string[]> {
  const { rows } = await sql<{ ding: string }>`SELECT ding FROM koers.case_ding
    WHERE pakket_versie_id = ${versie} AND lijst = ${lijst} ORDER BY plek`.execute(tx);
  return rows.map((r) => r.ding);
}

/** Associations that begin or end at an item, in the order of the package. */
export async function relatiesVan(tx: Tx, versie: string, item: string): Promise<string[]> {
  const { rows } = await sql<{ ding: string }>`SELECT ding FROM koers.case_ding
    WHERE pakket_versie_id = ${versie} AND lijst = 'CFAssociations' AND (van = ${item} OR naar = ${item}) ORDER BY plek`.execute(
    tx,
  );
  return rows.map((r) => r.ding);
}

/** CFDocuments for everybody by title, and how many there are; without a page all of them. */
export async function documenten(tx: Tx, blad: Blad | null): Promise<{ dingen: string[]; totaal: number }> {
  const { rows } = await sql<{ ding: string; totaal: number }>`
    SELECT d.ding, count(*) OVER ()::int AS totaal FROM ${OPENBAAR}
    JOIN koers.case_ding d ON d.pakket_versie_id = v.id AND d.lijst = 'CFDocuments'
    ORDER BY d.titel, v.published_at, v.id LIMIT ${blad?.limit ?? null} OFFSET ${blad?.offset ?? 0}`.execute(
    tx,
  );
  return { dingen: rows.map((r) => r.ding), totaal: rows[0]?.totaal ?? 0 };
}

/** A package as texts: lists of JSON objects with commas between; a page of it has the items of that page. */
export interface PakketTekst {
  readonly document: string;
  readonly items: string | null;
  readonly associaties: string | null;
  readonly overig: readonly { readonly lijst: string; readonly dingen: string }[];
  /** Number of CFItems in all. */
  readonly totaal: number;
}

/** The package of a CFDocument; associations go with the page of the item they begin at, all else with the first. */
export async function pakketTekst(tx: Tx, document: string, blad: Blad | null): Promise<PakketTekst | null> {
  const van = blad?.offset ?? 0;
  const tot = blad ? blad.offset + blad.limit : 2_147_483_647;
  const { rows } = await sql<PakketTekst>`
    WITH k AS (
      SELECT d.pakket_versie_id, d.ding FROM ${OPENBAAR} JOIN koers.case_ding d ON d.pakket_versie_id = v.id
      WHERE d.id = ${document} AND d.lijst = 'CFDocuments' ORDER BY v.published_at DESC, v.id LIMIT 1
    )
    SELECT k.ding AS document,
      (SELECT string_agg(d.ding, ',' ORDER BY d.plek) FROM koers.case_ding d
        WHERE d.pakket_versie_id = k.pakket_versie_id AND d.lijst = 'CFItems' AND d.plek >= ${van} AND d.plek < ${tot}) AS items,
      (SELECT string_agg(d.ding, ',' ORDER BY d.plek) FROM koers.case_ding d
        WHERE d.pakket_versie_id = k.pakket_versie_id AND d.bij >= ${van} AND d.bij < ${tot}) AS associaties,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('lijst', x.lijst, 'dingen', x.dingen) ORDER BY x.lijst), '[]') FROM (
        SELECT d.lijst, string_agg(d.ding, ',' ORDER BY d.plek) AS dingen FROM koers.case_ding d
        WHERE ${van === 0} AND d.pakket_versie_id = k.pakket_versie_id AND d.lijst NOT IN ('CFDocuments', 'CFItems', 'CFAssociations')
        GROUP BY 1) AS x) AS overig,
      (SELECT coalesce(max(d.plek) + 1, 0) FROM koers.case_ding d
        WHERE d.pakket_versie_id = k.pakket_versie_id AND d.lijst = 'CFItems') AS totaal
    FROM k`.execute(tx);
  return rows[0] ?? null;
}
