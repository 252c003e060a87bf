import { createHmac, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Keys } from '../../access/keys.ts';
import { BI } from '../../access/sealed-columns.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';

/** Bits of an HMAC that are kept: two pupils of one school never get the same one. */
const TEKENS = 32;

/**
 * Makes pseudonyms of one school for the set of one school year (R68, R82): HMAC-SHA-256 (RFC 2104) of that year and the id with a
 * secret that only this school has, the first 128 bits in hex. Within the year the same pupil has the same one each time;
 * another school gives him another, and so does the next year: who puts sets of several years side by side cannot
 * follow somebody, and so not see in which year he went from one band of ages to the next. The secret is made when it is
 * first asked for, and kept sealed with the key of the school.
 * @param jaar in which the school year began
 */
export async function pseudoniemenVan(
  tx: Tx,
  keys: Keys,
  { school, jaar }: { readonly school: string; readonly jaar: number },
): Promise<(leerling: string) => string> {
  const geheim = (await lees(tx, keys, school)) ?? (await maak(tx, keys, school));
  return (leerling) =>
    createHmac('sha256', geheim).update(`${jaar} ${leerling}`).digest('hex').slice(0, TEKENS);
}

async function lees(tx: Tx, keys: Keys, school: string): Promise<Buffer | null> {
  const { rows } = await sql<{
    geheim: Buffer;
  }>`SELECT geheim FROM koers.bi_sleutel WHERE school_id = ${school}::uuid`.execute(tx);
  const [row] = rows;
  return row ? await keys.openForSchool(tx, school, row.geheim, BI) : null;
}

/** Of two who make it at once, one wins, and both go on with that one. */
async function maak(tx: Tx, keys: Keys, school: string): Promise<Buffer> {
  const sealed = await keys.sealForSchool(tx, school, randomBytes(32), BI);
  await sql`INSERT INTO koers.bi_sleutel (school_id, geheim) VALUES (${school}::uuid, ${sealed}) ON CONFLICT (school_id) DO NOTHING`.execute(
    tx,
  );
  const gemaakt = await lees(tx, keys, school);
  if (gemaakt === null) throw new Error('the secret was just made');
  return gemaakt;
}
