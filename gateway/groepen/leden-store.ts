import { sql } from 'kysely';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import type { Werkvorm } from './input.ts';
import type { Knoop } from './vraag.ts';

/** A group of our own: without school year (R55) and of no connection. Returns its id. */
export async function insertGroep(
  tx: Tx,
  school: string,
  groep: { naam: string; werkvorm: Werkvorm; door: string },
): Promise<string> {
  const row = await tx
    .insertInto('koers.groep')
    .values({
      school_id: school,
      soort: 'eigen',
      naam: groep.naam,
      werkvorm: groep.werkvorm,
      made_by: groep.door,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Holds what others want to change in this group until the end of the transaction. */
export async function lockGroep(tx: Tx, groep: string): Promise<void> {
  await sql`SELECT FROM koers.groep WHERE id = ${groep}::uuid FOR UPDATE`.execute(tx);
}

/** Puts people in a group from a day on; who is in it already stays as he is. One statement. */
export async function voegToe(
  tx: Tx,
  school: string,
  groep: string,
  wie: { als: 'leerling' | 'medewerker'; personen: readonly string[]; van: string },
): Promise<void> {
  await sql`
    INSERT INTO koers.groep_lid (school_id, groep_id, person_id, als, van)
    SELECT ${school}, ${groep}, p, ${wie.als}, ${wie.van}::date FROM (SELECT DISTINCT unnest(${wie.personen}::uuid[]) AS p) x
    ON CONFLICT (groep_id, person_id, als) WHERE tot IS NULL DO NOTHING`.execute(tx);
}

/** Takes people out of a group from a day on; only memberships that were made in Koers. One statement. */
export async function haalUit(
  tx: Tx,
  groep: string,
  wie: { als: 'leerling' | 'medewerker'; personen: readonly string[]; tot: string },
): Promise<void> {
  await sql`
    UPDATE koers.groep_lid SET tot = greatest(${wie.tot}::date, van)
    WHERE groep_id = ${groep}::uuid AND als = ${wie.als} AND tot IS NULL AND bron IS NULL
      AND person_id = ANY (${wie.personen}::uuid[])`.execute(tx);
}

/** The leerlijnen that a group is for, in place of those before (R51). */
export async function zetLijnenVan(
  tx: Tx,
  school: string,
  groep: string,
  lijnen: readonly string[],
): Promise<void> {
  await sql`DELETE FROM koers.groep_lijn WHERE groep_id = ${groep}::uuid AND leerlijn_id <> ALL (${lijnen}::uuid[])`.execute(
    tx,
  );
  await sql`
    INSERT INTO koers.groep_lijn (groep_id, leerlijn_id, school_id)
    SELECT ${groep}, l.id, ${school} FROM koers.leerlijn l WHERE l.id = ANY (${lijnen}::uuid[])
    ON CONFLICT DO NOTHING`.execute(tx);
}

/** Ends the rule that held, and its exceptions; with a query the new one begins. */
export async function zetRegelVan(
  tx: Tx,
  school: string,
  groep: string,
  regel: { vraag: Knoop; door: string } | null,
): Promise<void> {
  await sql`UPDATE koers.groep_regel SET ended_at = now() WHERE groep_id = ${groep}::uuid AND ended_at IS NULL`.execute(
    tx,
  );
  await sql`UPDATE koers.groep_uitzondering SET ended_at = now() WHERE groep_id = ${groep}::uuid AND ended_at IS NULL`.execute(
    tx,
  );
  if (regel === null) return;
  await sql`
    INSERT INTO koers.groep_regel (school_id, groep_id, vraag, door)
    VALUES (${school}, ${groep}, ${JSON.stringify(regel.vraag)}::jsonb, ${regel.door})`.execute(tx);
}

/** A person decided other than the rule for these pupils, or (null) takes that back; one statement each. */
export async function zetUitzonderingen(
  tx: Tx,
  school: string,
  groep: string,
  wat: { leerlingen: readonly string[]; soort: 'erin' | 'eruit' | null; door: string },
): Promise<void> {
  if (wat.leerlingen.length === 0) return;
  await sql`
    UPDATE koers.groep_uitzondering SET ended_at = now()
    WHERE groep_id = ${groep}::uuid AND ended_at IS NULL AND leerling_id = ANY (${wat.leerlingen}::uuid[])`.execute(
    tx,
  );
  if (wat.soort === null) return;
  await sql`
    INSERT INTO koers.groep_uitzondering (school_id, groep_id, leerling_id, soort, door)
    SELECT ${school}, ${groep}, l, ${wat.soort}, ${wat.door} FROM (SELECT DISTINCT unnest(${wat.leerlingen}::uuid[]) AS l) x`.execute(
    tx,
  );
}

/** Ends a group of our own with everyone in it; what was stays to be read. */
export async function eindig(tx: Tx, groep: string): Promise<void> {
  await sql`
    UPDATE koers.groep_lid SET tot = greatest(koers.vandaag(), van) WHERE groep_id = ${groep}::uuid AND tot IS NULL`.execute(
    tx,
  );
  await sql`UPDATE koers.groep SET ended_at = now(), changed_at = now() WHERE id = ${groep}::uuid`.execute(
    tx,
  );
}

/** Colleagues of this school among these people: only they may be put in a group as medewerker. */
export async function medewerkersVan(tx: Tx, personen: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM koers.person WHERE id = ANY (${personen}::uuid[]) AND soort = 'medewerker' AND ended_at IS NULL
      AND school_id = koers.school_now()`.execute(tx);
  return new Set(rows.map((r) => r.id));
}
