import { sql } from 'kysely';
import type { Db } from '../platform/db/pool.ts';
import { TABLES } from './change-log.ts';

/** Every row of school data that a sync can write, as text; for "exactly as before". */
export async function everything(
  db: Db,
  school: string,
): Promise<Readonly<Record<string, readonly string[]>>> {
  return await db.tenant({ school, actor: null }, async (tx) => {
    const state: Record<string, string[]> = {};
    for (const table of Object.keys(TABLES)) {
      const { rows } = await sql<{
        row: string;
      }>`SELECT (to_jsonb(t) - 'gewijzigd_op')::text AS row FROM ${sql.table(`koers.${table}`)} t ORDER BY 1`.execute(
        tx,
      );
      state[table] = rows.map((r) => r.row);
    }
    return state;
  });
}

export interface PersonState {
  readonly soort: string;
  readonly ended: boolean;
  readonly roepnaam: string | null;
  readonly voorvoegsel: string | null;
  readonly achternaam: string | null;
  readonly geboortedatum: string | null;
  readonly geslacht: string | null;
  readonly email: string | null;
  readonly rol: string | null;
  readonly keys: readonly string[];
  readonly groepen: readonly string[];
  readonly inschrijving: readonly string[];
}

/** The people of a school by their LVS key (ECK iD when they have none), without ids and moments. */
export async function people(db: Db, school: string): Promise<Readonly<Record<string, PersonState>>> {
  return await db.tenant({ school, actor: null }, async (tx) => {
    const { rows } = await sql<PersonState & { name: string }>`
      SELECT coalesce(
          (SELECT min(k.key) FROM koers.person_key k WHERE k.person_id = p.id AND k.system LIKE 'lvs:%' AND k.ended_at IS NULL),
          (SELECT min(k.key) FROM koers.person_key k WHERE k.person_id = p.id AND k.system = 'eckid' AND k.ended_at IS NULL), p.id::text) AS name,
        p.soort, p.ended_at IS NOT NULL AS ended, i.roepnaam, i.voorvoegsel, i.achternaam, i.geboortedatum, i.geslacht, i.email, i.lvs_rol AS rol,
        ARRAY(SELECT split_part(k.system, ':', 1) || '=' || k.key FROM koers.person_key k WHERE k.person_id = p.id AND k.ended_at IS NULL ORDER BY 1) AS keys,
        ARRAY(SELECT g.naam || coalesce(' ' || l.rol, '') FROM koers.groep_lid l JOIN koers.groep g ON g.id = l.groep_id
              WHERE l.person_id = p.id AND l.tot IS NULL ORDER BY 1) AS groepen,
        ARRAY(SELECT n.van || '..' || coalesce(n.tot::text, '') || ' ' || coalesce(n.jaargroep, '') FROM koers.inschrijving n
              WHERE n.leerling_id = p.id ORDER BY n.van) AS inschrijving
      FROM koers.person p LEFT JOIN koers.person_identity i ON i.person_id = p.id
      WHERE p.school_id = ${school} ORDER BY 1`.execute(tx);
    return Object.fromEntries(rows.map(({ name, ...person }) => [name, person]));
  });
}

/** Groups of a school by name. */
export async function groups(
  db: Db,
  school: string,
): Promise<Readonly<Record<string, { soort: string; jaargroep: string | null; ended: boolean }>>> {
  return await db.tenant({ school, actor: null }, async (tx) => {
    const { rows } = await sql<{ naam: string; soort: string; jaargroep: string | null; ended: boolean }>`
      SELECT naam, soort, jaargroep, ended_at IS NOT NULL AS ended FROM koers.groep WHERE school_id = ${school} ORDER BY naam, ended_at`.execute(
      tx,
    );
    return Object.fromEntries(rows.map(({ naam, ...groep }) => [naam, groep]));
  });
}

/** Id of the person an LVS key belongs to now. */
export async function personId(db: Db, school: string, key: string): Promise<string> {
  return await db.tenant({ school, actor: null }, async (tx) => {
    const { rows } = await sql<{ id: string }>`
      SELECT person_id AS id FROM koers.person_key WHERE key = ${key} AND (system LIKE 'lvs:%' OR system = 'eckid') AND ended_at IS NULL`.execute(
      tx,
    );
    const id = rows[0]?.id;
    if (!id) throw new Error(`nobody has key ${key}`);
    return id;
  });
}
