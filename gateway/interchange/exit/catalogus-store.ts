import { sql } from 'kysely';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { BLIJFT_ACHTER, EERST, KOLOM_BLIJFT, VAN_HIER } from './tabellen.ts';

export interface Kolom {
  readonly naam: string;
  readonly type: string;
  readonly verplicht: boolean;
  readonly gemaakt: boolean;
}

export interface Tabel {
  readonly naam: string;
  readonly sleutel: readonly string[];
  readonly kolommen: readonly Kolom[];
  readonly verwijzingen: readonly string[];
  readonly vanSchool: boolean;
}

/** One row of a table as JSON; bytes as `\x…`. */
export type Rij = Record<string, unknown>;

/** Every table of schema koers, as the catalogue has it. */
export async function alleTabellen(tx: Tx): Promise<readonly Tabel[]> {
  const { rows } = await sql<Tabel>`
    SELECT t.relname AS naam,
      (SELECT coalesce(jsonb_agg(a.attname ORDER BY k.n), '[]') FROM pg_index i CROSS JOIN LATERAL unnest(i.indkey::smallint[]) WITH ORDINALITY AS k(att, n)
        JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.att WHERE i.indrelid = t.oid AND i.indisprimary) AS sleutel,
      (SELECT jsonb_agg(jsonb_build_object('naam', a.attname, 'type', format_type(a.atttypid, NULL), 'verplicht', a.attnotnull, 'gemaakt', a.attgenerated <> '') ORDER BY a.attnum)
        FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped) AS kolommen,
      (SELECT coalesce(jsonb_agg(pg_get_constraintdef(c.oid) ORDER BY c.conname), '[]') FROM pg_constraint c WHERE c.conrelid = t.oid AND c.contype = 'f') AS verwijzingen,
      EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attname = 'school_id') AS "vanSchool"
    FROM pg_class t WHERE t.relnamespace = 'koers'::regnamespace AND t.relkind = 'r' ORDER BY t.relname`.execute(
    tx,
  );
  return rows;
}

/** The tables of an export, those first that others stand on. */
export async function uitvoerTabellen(tx: Tx): Promise<readonly Tabel[]> {
  const all = (await alleTabellen(tx)).filter((t) => !(t.naam in BLIJFT_ACHTER));
  const rang = (t: Tabel) => (EERST.includes(t.naam) ? EERST.indexOf(t.naam) : EERST.length);
  return [...all].sort((a, b) => rang(a) - rang(b));
}

/** Columns that go along. */
export const kolommenVan = (tabel: Tabel): readonly Kolom[] =>
  tabel.kolommen.filter((k) => !k.gemaakt && !KOLOM_BLIJFT[tabel.naam]?.includes(k.naam));

/** Which versions of packages the school works with or did, with all that those stand on. */
export async function bepaalVersies(tx: Tx): Promise<readonly string[]> {
  await sql`
    CREATE TEMP TABLE uitvoer_versie ON COMMIT DROP AS
    WITH RECURSIVE ids AS (
      SELECT v.id FROM koers.pakket_versie v JOIN koers.pakket p ON p.id = v.pakket_id
      WHERE p.school_id = koers.school_now() OR p.bestuur_id = (SELECT s.bestuur_id FROM koers.school s WHERE s.id = koers.school_now())
        OR v.pakket_id IN (SELECT o.pakket_id FROM koers.school_pakket sp JOIN koers.pakket_versie o ON o.id = sp.pakket_versie_id WHERE sp.school_id = koers.school_now())
        OR v.id IN (SELECT l.pakket_versie_id FROM koers.kaart_doel k JOIN koers.leerlijn l ON l.id = k.leerlijn_id WHERE k.school_id = koers.school_now())
        OR v.id IN (SELECT l.pakket_versie_id FROM koers.streefniveau k JOIN koers.leerlijn l ON l.id = k.leerlijn_id WHERE k.school_id = koers.school_now())
        OR v.id IN (SELECT r.pakket_versie_id FROM koers.plaatsing k JOIN koers.leerroute r ON r.id = k.leerroute_id WHERE k.school_id = koers.school_now())
        OR v.id IN (SELECT unnest(ARRAY[m.van_versie_id, m.naar_versie_id]) FROM koers.migratie m WHERE m.school_id = koers.school_now())
      UNION
      SELECT x.id FROM ids i JOIN koers.pakket_versie v ON v.id = i.id CROSS JOIN LATERAL unnest(ARRAY[v.basis_versie_id, v.replaced_by]) AS x(id) WHERE x.id IS NOT NULL)
    SELECT id FROM ids`.execute(tx);
  const { rows } = await sql<{ id: string }>`SELECT id FROM uitvoer_versie ORDER BY 1`.execute(tx);
  return rows.map((r) => r.id);
}

const AT_ONCE = 250;

/** Rows of one table, some hundreds at a time, in the order of its key. One table at a time. */
export async function* rijenVan(tx: Tx, tabel: Tabel): AsyncGenerator<Rij[]> {
  const kolommen = sql.join(
    kolommenVan(tabel).map((k) => sql`${sql.lit(k.naam)}, ${sql.ref(`t.${k.naam}`)}`),
  );
  const order = sql.join(
    (tabel.sleutel.length > 0 ? tabel.sleutel : ['school_id']).map((k) => sql.ref(`t.${k}`)),
  );
  const own = sql.raw(VAN_HIER[tabel.naam] ?? 't.school_id = koers.school_now()');
  const breed = kolommenVan(tabel).length > 45 ? sql`to_jsonb(t)` : sql`jsonb_build_object(${kolommen})`;
  await sql`DECLARE uitvoer NO SCROLL CURSOR FOR SELECT ${breed} AS rij FROM ${sql.table(`koers.${tabel.naam}`)} t WHERE ${own} ORDER BY ${order}`.execute(
    tx,
  );
  try {
    for (;;) {
      const { rows } = await sql<{ rij: Rij }>`FETCH ${sql.lit(AT_ONCE)} FROM uitvoer`.execute(tx);
      if (rows.length > 0) yield rows.map((r) => r.rij);
      if (rows.length < AT_ONCE) break;
    }
  } finally {
    await sql`CLOSE uitvoer`.execute(tx);
  }
}

/** Puts rows in a table as they are. `gedeeld`: what is there already stays. */
export async function zetRijen(
  tx: Tx,
  tabel: Tabel,
  kolommen: readonly string[],
  rijen: readonly Rij[],
  gedeeld: boolean,
): Promise<void> {
  const names = sql.join(kolommen.map((k) => sql.ref(k)));
  const target = sql.table(`koers.${tabel.naam}`);
  await sql`INSERT INTO ${target} (${names}) OVERRIDING SYSTEM VALUE
    SELECT ${names} FROM jsonb_populate_recordset(NULL::${target}, ${JSON.stringify(rijen)}::jsonb) ${gedeeld ? sql`ON CONFLICT DO NOTHING` : sql``}`.execute(
    tx,
  );
}

/** While a school comes in: rows in any order, and no trigger that acts on what was done long ago. Undone by `sluitAf`. */
export async function zetOpen(tx: Tx): Promise<readonly string[]> {
  await sql`
    DO $$ DECLARE t record; BEGIN
      FOR t IN SELECT c.oid::regclass AS naam FROM pg_class c WHERE c.relnamespace = 'koers'::regnamespace AND c.relkind = 'r' LOOP
        EXECUTE format('ALTER TABLE %s DISABLE TRIGGER USER', t.naam);
      END LOOP; END $$`.execute(tx);
  const { rows } = await sql<{ alter: string }>`
    SELECT format('ALTER TABLE %s ALTER CONSTRAINT %I', c.conrelid::regclass, c.conname) AS alter
    FROM pg_constraint c WHERE c.connamespace = 'koers'::regnamespace AND c.contype = 'f' AND NOT c.condeferrable`.execute(
    tx,
  );
  for (const { alter } of rows) await sql.raw(`${alter} DEFERRABLE`).execute(tx);
  await sql`SET CONSTRAINTS ALL DEFERRED`.execute(tx);
  return rows.map((r) => r.alter);
}

/** Checks what came in, and sets everything as it was; counters go on after the highest number. */
export async function sluitAf(tx: Tx, alters: readonly string[]): Promise<void> {
  await sql`SET CONSTRAINTS ALL IMMEDIATE`.execute(tx);
  for (const alter of alters) await sql.raw(`${alter} NOT DEFERRABLE`).execute(tx);
  await sql`
    DO $$ DECLARE t record; BEGIN
      FOR t IN SELECT c.oid::regclass AS naam FROM pg_class c WHERE c.relnamespace = 'koers'::regnamespace AND c.relkind = 'r' LOOP
        EXECUTE format('ALTER TABLE %s ENABLE TRIGGER USER', t.naam);
      END LOOP;
      FOR t IN SELECT a.attrelid::regclass AS naam, a.attname AS kolom FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        WHERE c.relnamespace = 'koers'::regnamespace AND a.attidentity <> '' LOOP
        EXECUTE format('SELECT setval(pg_get_serial_sequence(%L, %L), greatest((SELECT coalesce(max(%I), 0) FROM %s), 1))', t.naam, t.kolom, t.kolom, t.naam);
      END LOOP; END $$`.execute(tx);
}
