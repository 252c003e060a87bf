import { sql } from 'kysely';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { BestaandePeriode, Grenzen, NieuwePeriode } from './perioden-rules.ts';
import type { Woorden } from './view.ts';

export interface InstellingRow {
  readonly grenzen: Grenzen;
  readonly woorden: Woorden;
}

/** What the school chose; `undefined`: nothing yet. One statement. */
export async function instellingRow(tx: Tx): Promise<InstellingRow | undefined> {
  const { rows } = await sql<InstellingRow>`
    SELECT grenzen, woorden FROM koers.cyclus_instelling WHERE school_id = koers.school_now()`.execute(tx);
  return rows[0];
}

/** The words alone; one statement. */
export async function woordenVan(tx: Tx): Promise<Woorden> {
  return (await instellingRow(tx))?.woorden ?? 'gewoon';
}

/**
 * Periods of the school by date. One that has begun needs no look at what refers to it: it stays anyway. With `lock` nobody
 * divides the year at the same time. One statement.
 */
export async function bestaandeRows(tx: Tx): Promise<BestaandePeriode[]> {
  const { rows } = await sql<BestaandePeriode>`
    SELECT p.id, p.schooljaar, p.volgnummer, p.naam, p.van, p.tot,
      p.van <= koers.vandaag()
      OR EXISTS (SELECT FROM koers.streefniveau s WHERE s.school_id = p.school_id AND s.periode_id = p.id)
      OR EXISTS (SELECT FROM koers.groep_profiel g WHERE g.school_id = p.school_id AND g.periode_id = p.id)
      OR EXISTS (SELECT FROM koers.groepsplan g WHERE g.school_id = p.school_id AND g.periode_id = p.id)
      OR EXISTS (SELECT FROM koers.periode_afsluiting f WHERE f.school_id = p.school_id AND p.id IN (f.periode_id, f.naar_periode_id))
        AS "inGebruik"
    FROM koers.periode p WHERE p.school_id = koers.school_now() ORDER BY p.van`.execute(tx);
  return rows;
}

/** Nobody else divides the year of this school until the end of the transaction. */
export async function lockPerioden(tx: Tx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(7301976, hashtext(koers.school_now()::text))`.execute(tx);
}

export async function verwijderPerioden(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`DELETE FROM koers.periode WHERE school_id = koers.school_now() AND id = ANY (${ids}::uuid[])`.execute(
    tx,
  );
}

/** Stores the choice, with a line in the trail. One statement. */
export async function bewaarInstelling(
  tx: Tx,
  who: KnownActor,
  { grenzen, woorden }: InstellingRow,
  plan: { readonly weg: readonly string[]; readonly nieuw: readonly NieuwePeriode[] },
): Promise<void> {
  const details = JSON.stringify({ grenzen, woorden, weg: plan.weg.length, nieuw: plan.nieuw.length });
  await sql`
    WITH gekozen AS (
      INSERT INTO koers.cyclus_instelling AS c (school_id, grenzen, woorden, changed_by)
      VALUES (${who.school}::uuid, ${grenzen}::text[], ${woorden}, ${who.person}::uuid)
      ON CONFLICT (school_id) DO UPDATE SET grenzen = excluded.grenzen, woorden = excluded.woorden, changed_at = now(),
        changed_by = excluded.changed_by
      RETURNING c.school_id, c.changed_by
    )
    INSERT INTO koers.audit (school_id, actor_id, actie, onderwerp_soort, onderwerp_id, details)
    SELECT school_id, changed_by, 'cyclus_ingesteld', 'school', school_id, ${details}::jsonb FROM gekozen`.execute(
    tx,
  );
}
