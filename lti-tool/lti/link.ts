import { sql } from 'kysely';
import type { Tx } from '../../gateway/platform/db/kysely-on-client.ts';
import type { PersonSoort } from './roles.ts';

/**
 * Who a launch says is there, whatever protocol said it (LTI now; Entree and Teams later say the same things).
 * Names and e-mail addresses are left out on purpose: they never link anyone.
 */
export interface LaunchIdentity {
  /** `lti:<platform id>` */
  readonly system: string;
  /** The person within that system; null in an anonymous launch. */
  readonly key: string | null;
  readonly eckId: string | null;
  readonly sourcedId: string | null;
}

export interface FoundPerson {
  readonly id: string;
  readonly soort: PersonSoort;
}

interface Row extends FoundPerson {
  readonly known: boolean;
  readonly here: boolean;
}

/** People of this school whose live keys are named by the launch; `known` came in by this system's own key before. */
async function candidates(tx: Tx, school: string, who: LaunchIdentity): Promise<Row[]> {
  const { rows } = await sql<Row>`
    SELECT p.id, p.soort, bool_or(k.system = ${who.system}) AS known, p.ended_at IS NULL AS here
    FROM koers.person_key k
    JOIN koers.person p ON p.id = k.person_id
    WHERE k.school_id = ${school} AND k.ended_at IS NULL
      AND ((k.system = ${who.system} AND k.key = ${who.key})
        OR (k.system = 'eckid' AND k.key = ${who.eckId})
        OR (k.system = 'sourcedid' AND k.key = ${who.sourcedId}))
    GROUP BY p.id`.execute(tx);
  return rows;
}

/**
 * The person of this school that a launch is from, or null when only a human can tell. A key of this system decides.
 * Otherwise an ECK iD or sourcedId that fits exactly one person links him for good, unless he already comes in by
 * another account of the same system: then someone else may be using his number, and the beheerder must look.
 */
export async function findPerson(tx: Tx, school: string, who: LaunchIdentity): Promise<FoundPerson | null> {
  if (who.key === null) return null;
  const rows = await candidates(tx, school, who);
  const known = rows.find((row) => row.known);
  if (known) return known.here ? known : null;
  const [only, ...others] = rows.filter((row) => row.here);
  if (!only || others.length > 0) return null;
  return (await link(tx, school, who, only.id)) ? only : null;
}

/** False when he already comes in by another account; the lock lets two first launches come one after the other. */
async function link(tx: Tx, school: string, who: LaunchIdentity, person: string): Promise<boolean> {
  await sql`SELECT id FROM koers.person WHERE id = ${person} AND school_id = ${school} FOR UPDATE`.execute(
    tx,
  );
  const { rows } = await sql<{ key: string }>`
    WITH waiting AS (
      DELETE FROM koers.lti_unlinked WHERE school_id = ${school} AND 'lti:' || platform_id = ${who.system} AND sub = ${who.key}
    ), added AS (
      INSERT INTO koers.person_key (school_id, person_id, system, key, linked_by)
      SELECT ${school}, ${person}, ${who.system}, ${who.key}, 'launch'
      WHERE NOT EXISTS (SELECT FROM koers.person_key WHERE person_id = ${person} AND system = ${who.system} AND ended_at IS NULL)
      RETURNING key
    )
    SELECT key FROM added UNION ALL
    SELECT key FROM koers.person_key WHERE person_id = ${person} AND system = ${who.system} AND ended_at IS NULL`.execute(
    tx,
  );
  return rows[0]?.key === who.key;
}
