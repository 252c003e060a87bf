import type pg from 'pg';
import type { Keys } from '../../gateway/access/keys.ts';
import { adoptPakket, importPakket, publishPakket } from '../../gateway/leerlijnen/service.ts';
import type { Db } from '../../gateway/platform/db/pool.ts';
import { settingsSql } from './groups-sql.ts';
import { oppSql } from './opp-sql.ts';
import { VERSIE, yearsPakket } from './pakket.ts';
import { groupsSql, peopleSql } from './people-sql.ts';
import { cardSql, planSql } from './plan-sql.ts';
import { registerSql, wordsSql } from './register-sql.ts';
import { sealWords } from './sealed-words.ts';
import { actiesSql, judgementsSql, ticksSql } from './work-sql.ts';

/** Where a school is built: the owner of the tables writes the rows, the application its keys and package. */
export interface Site {
  /** Past row-level security; when it is a superuser's, references are not looked up row by row. */
  readonly owner: pg.Client;
  readonly db: Db;
  readonly keys: Keys;
}

export interface YearsOrder {
  readonly school: string;
  readonly leerlingen: number;
}

async function adopt({ db, keys }: Site, school: string): Promise<void> {
  await db.platform(async (tx) => {
    await importPakket(tx, yearsPakket);
    await publishPakket(tx, VERSIE);
  });
  await db.tenant({ school, actor: null }, async (tx) => {
    await keys.ensureSchoolKey(tx, school);
    await adoptPakket(tx, { school, person: null, roles: new Set() }, { versie: VERSIE });
  });
}

/** What happened, gathered in any order; it becomes the events in the order of time. */
const GEBEURD = `CREATE TEMP TABLE gebeurd (id uuid, leerling uuid, soort text, leerdoel uuid, leerlijn uuid, actie uuid, data jsonb, tekst text, undoes uuid, actor uuid, at timestamp)`;

const actsSql = (school: string) => `
  INSERT INTO koers.act (id, school_id, leerling_id, soort, leerdoel_id, leerlijn_id, actie_id, data, reden, undoes, actor_id, at, recorded_at)
  SELECT e.id, '${school}'::uuid, e.leerling, e.soort, e.leerdoel, e.leerlijn, e.actie, e.data, t.sealed, e.undoes, e.actor,
    e.at AT TIME ZONE 'Europe/Amsterdam', e.at AT TIME ZONE 'Europe/Amsterdam'
  FROM gebeurd e LEFT JOIN tekst t ON t.leerling = e.leerling AND t.soort = e.tekst ORDER BY e.at, e.id`;

async function fillWords({ owner, db, keys }: Site, school: string): Promise<void> {
  const { rows } = await owner.query<{ id: string }>('SELECT id FROM l ORDER BY n');
  const leerlingen = rows.map((r) => r.id);
  const words = await db.tenant({ school, actor: null }, (tx) => sealWords(keys, tx, school, leerlingen));
  await owner.query('CREATE TEMP TABLE tekst (soort text, leerling uuid, sealed bytea)');
  await owner.query('INSERT INTO tekst SELECT * FROM unnest($1::text[], $2::uuid[], $3::bytea[])', [
    words.map((w) => w.soort),
    words.map((w) => w.leerling),
    words.map((w) => w.sealed),
  ]);
}

/**
 * Builds a school that has worked with Koers for three years, set by set in SQL: the same order gives the same school.
 * @returns how many events it holds, and ms it took
 */
export async function buildYears(
  site: Site,
  { school, leerlingen }: YearsOrder,
): Promise<{ acts: number; ms: number }> {
  const began = performance.now();
  const { owner } = site;
  const all = async (statements: readonly string[]) => {
    for (const text of statements) await owner.query(text);
  };
  await adopt(site, school);
  await owner.query(
    "SET synchronous_commit = off; SET maintenance_work_mem = '256MB'; SET work_mem = '128MB'",
  );
  const { rows } = await owner.query<{ super: string }>("SELECT current_setting('is_superuser') AS super");
  if (rows[0]?.super === 'on') await owner.query('SET session_replication_role = replica');
  await all([...peopleSql(school, leerlingen), ...groupsSql(school)]);
  await fillWords(site, school);
  await all([GEBEURD, ...planSql, ...judgementsSql, ...ticksSql, ...wordsSql]);
  const { rowCount } = await owner.query(actsSql(school));
  await all([
    ...cardSql(school),
    ...actiesSql(school),
    ...registerSql(school),
    ...settingsSql(school),
    ...oppSql(school),
  ]);
  await owner.query('DISCARD TEMP; RESET ALL');
  await owner.query('VACUUM ANALYZE');
  return { acts: rowCount ?? 0, ms: performance.now() - began };
}
