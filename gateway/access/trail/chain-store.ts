import { sql } from 'kysely';
import type { Tx } from '../../platform/db/kysely-on-client.ts';

const LOCK = 7_301_978; // one sealer at a time per school

/** A seal that is not marked yet. */
export interface OpenSeal {
  readonly nr: number;
  readonly van: string;
  readonly tot: string;
  readonly aantal: number;
  readonly regels: Buffer;
  readonly hash: Buffer;
  readonly at: Date;
}
export interface Seal extends OpenSeal {
  readonly sleutel: number;
  readonly mac: Buffer;
}

const ENTRIES = sql`string_agg((CASE bron WHEN 'a' THEN '\\x61'::bytea ELSE '\\x75'::bytea END) || int8send(id) || afdruk, ''::bytea ORDER BY tx, bron, id)`;
const FIRST_HASH = (school: string) => sql`sha256(convert_to('koers.spoor ' || ${school}::text, 'UTF8'))`;

/** Only one process makes the next seal of a school; the others wait, and then find it done. */
export async function lockChain(tx: Tx, school: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${LOCK}, hashtext(${school}))`.execute(tx);
}

/**
 * The next seal: every line of a transaction that is over and in no seal yet, at most about `most` of them, cut between
 * transactions. Null when there is nothing to seal. Call it after `lockChain`, in the same transaction.
 */
export async function nextSeal(tx: Tx, school: string, most: number): Promise<OpenSeal | null> {
  const { rows } = await sql<OpenSeal>`
    WITH vorige AS (
      SELECT nr, tot_tx, hash FROM koers.spoor_zegel WHERE school_id = ${school}::uuid ORDER BY nr DESC LIMIT 1
    ), bereik AS (
      SELECT coalesce((SELECT tot_tx FROM vorige), 0) AS van, koers.tx_settled() AS tot
    ), vol AS (
      SELECT r.tx FROM bereik b, LATERAL koers.spoor_regels(${school}::uuid, b.van, b.tot) r ORDER BY r.tx OFFSET ${most} LIMIT 1
    ), eerste AS (
      SELECT min(r.tx) AS tx FROM bereik b, LATERAL koers.spoor_regels(${school}::uuid, b.van, b.tot) r WHERE EXISTS (SELECT FROM vol)
    ), grens AS (
      SELECT van, coalesce(greatest((SELECT tx FROM vol), (SELECT tx + 1 FROM eerste)), tot) AS tot FROM bereik
    ), nieuw AS (
      SELECT count(*)::int AS aantal, ${ENTRIES} AS regels FROM grens g, LATERAL koers.spoor_regels(${school}::uuid, g.van, g.tot) r
    )
    SELECT coalesce((SELECT nr FROM vorige), 0) + 1 AS nr, g.van, g.tot, n.aantal, n.regels,
      sha256(coalesce((SELECT hash FROM vorige), ${FIRST_HASH(school)}) || n.regels || int8send(g.van) || int8send(g.tot)) AS hash,
      date_trunc('milliseconds', clock_timestamp()) AS at
    FROM grens g, nieuw n WHERE n.aantal > 0`.execute(tx);
  return rows[0] ?? null;
}

export async function insertSeal(tx: Tx, school: string, seal: Seal): Promise<void> {
  await tx
    .insertInto('koers.spoor_zegel')
    .values({
      school_id: school,
      nr: seal.nr,
      van_tx: seal.van,
      tot_tx: seal.tot,
      aantal: seal.aantal,
      regels: seal.regels,
      hash: seal.hash,
      sleutel: seal.sleutel,
      mac: seal.mac,
      at: seal.at,
    })
    .execute();
}

/** Seals of a school after a number, in order, a page at a time. */
export async function sealsAfter(tx: Tx, school: string, nr: number, page: number): Promise<Seal[]> {
  return await tx
    .selectFrom('koers.spoor_zegel')
    .select(['nr', 'van_tx as van', 'tot_tx as tot', 'aantal', 'regels', 'hash', 'sleutel', 'mac', 'at'])
    .where('school_id', '=', school)
    .where('nr', '>', nr)
    .orderBy('nr')
    .limit(page)
    .execute();
}

/** What stands in the tables now within the bounds of a seal, and the hash that goes with it. */
export async function recompute(
  tx: Tx,
  school: string,
  seal: Pick<Seal, 'van' | 'tot' | 'regels'>,
  previous: Buffer | null,
): Promise<{ regels: Buffer; hash: Buffer }> {
  const { rows } = await sql<{ regels: Buffer; hash: Buffer }>`
    SELECT coalesce((SELECT ${ENTRIES} FROM koers.spoor_regels(${school}::uuid, ${seal.van}::bigint, ${seal.tot}::bigint)), ''::bytea) AS regels,
      sha256(coalesce(${previous}::bytea, ${FIRST_HASH(school)}) || ${seal.regels}::bytea || int8send(${seal.van}::bigint) || int8send(${seal.tot}::bigint)) AS hash`.execute(
    tx,
  );
  return rows[0] ?? { regels: Buffer.alloc(0), hash: Buffer.alloc(0) };
}

/** Lines that no seal covers yet, named as faults name them. */
export async function unsealedLines(tx: Tx, school: string, van: string): Promise<string[]> {
  const { rows } = await sql<{ regel: string }>`
    SELECT (CASE bron WHEN 'a' THEN 'act ' ELSE 'audit ' END) || id AS regel
    FROM koers.spoor_regels(${school}::uuid, ${van}::bigint, 9223372036854775807)`.execute(tx);
  return rows.map((r) => r.regel);
}

/** The last seal before the first one that was made after a moment: where a look at a period begins. */
export async function sealBefore(tx: Tx, school: string, moment: Date): Promise<Seal | null> {
  const row = await tx
    .selectFrom('koers.spoor_zegel')
    .select(['nr', 'van_tx as van', 'tot_tx as tot', 'aantal', 'regels', 'hash', 'sleutel', 'mac', 'at'])
    .where('school_id', '=', school)
    .where('at', '<', moment)
    .orderBy('nr', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}
