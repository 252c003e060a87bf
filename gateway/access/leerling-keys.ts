import type { KeyObject } from 'node:crypto';
import { sql } from 'kysely';
import { AppError } from '../errors.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import type { SchoolKey, SchoolKeyring } from './school-keys.ts';
import { newKey, unwrap, wrap } from './seal.ts';

/** What a wrapped pupil key belongs to; it opens nowhere else. */
export const leerlingBinding = (school: string, leerling: string) => ['leerlingsleutel', school, leerling];

/** What a sealed text of a pupil belongs to. */
export const tekstBinding = (school: string, leerling: string, purpose: string) => [
  'leerling',
  school,
  leerling,
  purpose,
];

type Row = { leerling_id: string; wrapped: Buffer | null; school_key_version: number };

function rowsOf(tx: Tx, school: string, leerlingen: readonly string[]): Promise<Row[]> {
  return tx
    .selectFrom('koers.leerling_key')
    .select(['leerling_id', 'wrapped', 'school_key_version'])
    .where('school_id', '=', school)
    .where('leerling_id', '=', sql<string>`any(${leerlingen}::uuid[])`)
    .execute();
}

async function make(tx: Tx, schoolKey: SchoolKey, school: string, missing: readonly string[]): Promise<void> {
  await tx
    .insertInto('koers.leerling_key')
    .values(
      missing.map((leerling) => ({
        leerling_id: leerling,
        school_id: school,
        school_key_version: schoolKey.version,
        wrapped: wrap(schoolKey.key, leerlingBinding(school, leerling), newKey()),
      })),
    )
    .onConflict((c) => c.doNothing())
    .execute();
}

/** What one transaction read already: a screen opens texts of one pupil section by section. Forgotten with the transaction. */
const readBefore = new WeakMap<Tx, Map<string, KeyObject>>();

/**
 * Keys of pupils by id, read anew in every transaction so that a destroyed key is gone at once. A pupil whose key
 * was destroyed is absent; with `find` so is one who has no key yet.
 */
export async function leerlingKeysOf(
  tx: Tx,
  ring: SchoolKeyring,
  school: string,
  of: readonly { readonly leerling: string }[],
  mode: 'make' | 'find',
): Promise<Map<string, KeyObject>> {
  const leerlingen = [...new Set(of.map((o) => o.leerling))];
  const before = readBefore.get(tx) ?? new Map<string, KeyObject>();
  const known = leerlingen.flatMap((l) => {
    const key = before.get(`${school}/${l}`);
    return key ? [[l, key] as const] : [];
  });
  if (known.length === leerlingen.length) return new Map(known);
  const found = await readKeys(tx, ring, school, leerlingen, mode);
  for (const [leerling, key] of found) before.set(`${school}/${leerling}`, key);
  readBefore.set(tx, before);
  return found;
}

async function readKeys(
  tx: Tx,
  ring: SchoolKeyring,
  school: string,
  leerlingen: readonly string[],
  mode: 'make' | 'find',
): Promise<Map<string, KeyObject>> {
  let rows = await rowsOf(tx, school, leerlingen);
  const known = new Set(rows.map((r) => r.leerling_id));
  const missing = leerlingen.filter((l) => !known.has(l));
  if (mode === 'make' && missing.length > 0) {
    await make(tx, await ring.newest(tx, school), school, missing);
    rows = await rowsOf(tx, school, leerlingen);
  }
  const found = new Map<string, KeyObject>();
  for (const { leerling_id, wrapped, school_key_version } of rows) {
    if (!wrapped) continue;
    const outer = await ring.version(tx, school, school_key_version);
    found.set(leerling_id, unwrap(outer.key, leerlingBinding(school, leerling_id), wrapped));
  }
  return found;
}

/**
 * The row stays, without a key, so that no new key is ever made for this pupil.
 * @throws AppError `conflict` while a dispute holds the dossier (R48): what people may still have to prove stays readable
 */
export async function markDestroyed(tx: Tx, school: string, leerling: string): Promise<void> {
  readBefore.delete(tx);
  const stop = await tx
    .selectFrom('koers.bewaarstop')
    .select('id')
    .where('school_id', '=', school)
    .where('leerling_id', '=', leerling)
    .where('opgeheven_op', 'is', null)
    .executeTakeFirst();
  if (stop)
    throw new AppError(
      'conflict',
      'Over het OPP van deze leerling loopt een geschil. Tot het is afgesloten wordt niets vernietigd.',
    );
  await tx
    .insertInto('koers.leerling_key')
    .values({
      leerling_id: leerling,
      school_id: school,
      school_key_version: 0,
      wrapped: null,
      destroyed_at: new Date(),
    })
    .onConflict((c) => c.column('leerling_id').doUpdateSet({ wrapped: null, destroyed_at: new Date() }))
    .execute();
  // Who was found to be the same pupil: with that key the texts could still be read as they were sealed before (R72).
  await sql`
    WITH RECURSIVE zelfde AS (
      SELECT p.id FROM koers.person p WHERE p.merged_into = ${leerling}::uuid AND p.school_id = ${school}::uuid
      UNION SELECT p.id FROM koers.person p JOIN zelfde z ON p.merged_into = z.id)
    UPDATE koers.leerling_key k SET wrapped = NULL, destroyed_at = now()
    FROM zelfde z WHERE k.leerling_id = z.id AND k.wrapped IS NOT NULL`.execute(tx);
}
