import { sql } from 'kysely';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import type { Db } from '../platform/db/pool.ts';
import type { Keys } from './keys.ts';
import { leerlingBinding } from './leerling-keys.ts';
import { createMasters, type Masters } from './masters.ts';
import { insertSchoolKey, KEY_LOCK, type SchoolKeyring, schoolKeyring } from './school-keys.ts';
import { newKey, unwrap, wrap } from './seal.ts';
import { SEALED_WITH_SCHOOL } from './sealed-columns.ts';
import { leerlingKeysBelow, putLeerlingKey, putSealed, sealedRows } from './sealed-store.ts';

const BATCH = 200; // pupils a transaction

export interface RotateSchoolDeps {
  readonly db: Db;
  readonly keys: Keys;
  readonly known: () => readonly Buffer[];
  /** Told after each step; a test that throws here stands for a kill. */
  readonly after?: (step: string) => void;
}

export interface SchoolRotation {
  readonly version: number;
  /** Keys of pupils, and secrets of the school, that were wrapped again this time. */
  readonly leerlingen: number;
  readonly secrets: number;
}

/**
 * Gives a school a new version of its key, and wraps what the old one wrapped again. One that was killed is finished
 * first, without yet another version. Old versions stay, wrapped: the seals of the trail are marked with them. A pupil
 * whose key was destroyed keeps none.
 */
export async function rotateSchool(deps: RotateSchoolDeps, school: string): Promise<SchoolRotation> {
  const { db, after = () => {} } = deps;
  const masters = createMasters(deps.known);
  const ring = schoolKeyring(masters);
  const inSchool = <T>(work: (tx: Tx) => Promise<T>) => db.tenant({ school, actor: null }, work);
  const version = await inSchool((tx) => nextVersion(tx, masters, ring, school));
  after('version');
  let leerlingen = 0;
  for (;;) {
    const done = await inSchool((tx) => rewrapBatch(tx, ring, school, version));
    leerlingen += done;
    after(`leerlingen ${leerlingen}`);
    if (done < BATCH) break;
  }
  const secrets = await inSchool((tx) => reseal(tx, deps.keys, school));
  after('secrets');
  return { version, leerlingen, secrets };
}

/** Keeps every transaction that wraps something waiting, so that none of them takes the version before. */
async function nextVersion(tx: Tx, masters: Masters, ring: SchoolKeyring, school: string): Promise<number> {
  await sql`SELECT pg_advisory_xact_lock(${KEY_LOCK}, hashtext(${school}))`.execute(tx);
  const [newest = 0] = await ring.versions(tx, school);
  if (newest > 0 && (await leerlingKeysBelow(tx, school, newest, 1)).length > 0) return newest;
  await insertSchoolKey(tx, masters, school, { version: newest + 1, key: newKey() });
  return newest + 1;
}

async function rewrapBatch(tx: Tx, ring: SchoolKeyring, school: string, version: number): Promise<number> {
  const rows = await leerlingKeysBelow(tx, school, version, BATCH);
  for (const row of rows) {
    const binding = leerlingBinding(school, row.leerling);
    const key = unwrap((await ring.version(tx, school, row.version)).key, binding, row.wrapped);
    const { key: outer } = await ring.version(tx, school, version);
    await putLeerlingKey(tx, school, { leerling: row.leerling, version, wrapped: wrap(outer, binding, key) });
  }
  return rows.length;
}

async function reseal(tx: Tx, keys: Keys, school: string): Promise<number> {
  let done = 0;
  for (const at of SEALED_WITH_SCHOOL) {
    for (const row of await sealedRows(tx, at, school, 'lock')) {
      const plain = await keys.openForSchool(tx, school, row.sealed, at.purpose);
      await putSealed(tx, at, { ...row, sealed: await keys.sealForSchool(tx, school, plain, at.purpose) });
      plain.fill(0);
      done += 1;
    }
  }
  return done;
}
