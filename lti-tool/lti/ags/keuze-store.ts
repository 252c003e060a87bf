import { sql } from 'kysely';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';

/** Gives a course to a group, when no group has it. What was judged before is looked at too. @returns whether it is theirs now */
export async function geefCursus(
  tx: Tx,
  { context, groep, door }: { context: string; groep: string; door: string },
): Promise<boolean> {
  const { rows } = await sql<{ groep: string }>`
    WITH nieuw AS (
      INSERT INTO koers.cijferweg (context_id, school_id, groep_id, gelezen_tot, changed_by)
      SELECT c.id, c.school_id, ${groep}::uuid, koers.tx_settled(), ${door}::uuid FROM koers.lti_context c
      WHERE c.id = ${context}::uuid AND c.school_id = koers.school_now() AND c.lineitems_url IS NOT NULL AND coalesce(c.groep_id = ${groep}::uuid, true)
      ON CONFLICT (context_id) DO NOTHING
      RETURNING groep_id
    )
    SELECT groep_id AS groep FROM nieuw
    UNION ALL SELECT groep_id FROM koers.cijferweg WHERE context_id = ${context}::uuid AND school_id = koers.school_now()`.execute(
    tx,
  );
  return rows.length > 0 && rows.every((row) => row.groep === groep);
}

/** Whether scores go to this course of the school. */
export async function bestaat(tx: Tx, context: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM koers.cijferweg WHERE context_id = ${context}::uuid AND school_id = koers.school_now()`.execute(
    tx,
  );
  return rows.length > 0;
}

/** Whether a course belongs to a group. */
export async function isVanGroep(tx: Tx, context: string, groep: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM koers.cijferweg WHERE context_id = ${context}::uuid AND groep_id = ${groep}::uuid AND school_id = koers.school_now()`.execute(
    tx,
  );
  return rows.length > 0;
}

/** Chooses doelen and niveaus of the school; one that was stopped goes on. @returns how many are new */
export async function kiesKolommen(
  tx: Tx,
  { context, ids, door }: { context: string; ids: readonly string[]; door: string },
): Promise<number> {
  const done = await sql`
    INSERT INTO koers.cijferkolom AS k (context_id, school_id, leerdoel_id, niveau_id, gekozen_door)
    SELECT ${context}::uuid, koers.school_now(), x.doel, x.niveau, ${door}::uuid FROM (
      SELECT d AS doel, NULL::uuid AS niveau FROM koers.doelen_van_school(${ids}::uuid[]) AS d
      UNION ALL
      SELECT NULL, n.id FROM koers.niveau n JOIN koers.leerlijn l ON l.id = n.leerlijn_id
      WHERE n.id = ANY (${ids}::uuid[]) AND EXISTS (
        SELECT FROM koers.school_pakket s WHERE s.school_id = koers.school_now() AND s.pakket_versie_id = l.pakket_versie_id)) x
    ON CONFLICT (context_id, (coalesce(leerdoel_id, niveau_id))) DO UPDATE SET gestopt_op = NULL WHERE k.gestopt_op IS NOT NULL`.execute(
    tx,
  );
  return Number(done.numAffectedRows ?? 0);
}

/** Nothing more goes to this column. @returns whether it was there */
export async function stopKolom(tx: Tx, context: string, kolom: string): Promise<boolean> {
  const done = await sql`
    UPDATE koers.cijferkolom SET gestopt_op = coalesce(gestopt_op, now())
    WHERE id = ${kolom}::uuid AND context_id = ${context}::uuid AND school_id = koers.school_now()`.execute(
    tx,
  );
  return done.numAffectedRows === 1n;
}

/** A column of another tool counts as evidence from now on; chosen anew it counts for another leerdoel. */
export async function kiesBron(
  tx: Tx,
  bron: { context: string; leerdoel: string; lineitem: string; naam: string; door: string },
): Promise<boolean> {
  const done = await sql`
    INSERT INTO koers.cijferbron (context_id, school_id, leerdoel_id, lineitem, naam, gekozen_door)
    SELECT ${bron.context}::uuid, koers.school_now(), d, ${bron.lineitem}, ${bron.naam}, ${bron.door}::uuid
    FROM koers.doelen_van_school(ARRAY[${bron.leerdoel}::uuid]) AS d
    ON CONFLICT (context_id, lineitem) WHERE gestopt_op IS NULL DO NOTHING`.execute(tx);
  return done.numAffectedRows === 1n;
}

/** It counts no longer; what came in stays. @returns whether it was there */
export async function stopBron(tx: Tx, context: string, bron: string): Promise<boolean> {
  const done = await sql`
    UPDATE koers.cijferbron SET gestopt_op = coalesce(gestopt_op, now())
    WHERE id = ${bron}::uuid AND context_id = ${context}::uuid AND school_id = koers.school_now()`.execute(
    tx,
  );
  return done.numAffectedRows === 1n;
}

/** Addresses of columns that are taken: ours, and those that count already. */
export async function bezetteKolommen(tx: Tx, context: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ lineitem: string }>`
    SELECT lineitem FROM koers.cijferkolom WHERE context_id = ${context}::uuid AND lineitem IS NOT NULL
    UNION SELECT lineitem FROM koers.cijferbron WHERE context_id = ${context}::uuid AND gestopt_op IS NULL`.execute(
    tx,
  );
  return new Set(rows.map((row) => row.lineitem));
}

/** Sets the sending of a course on or off, and forgets what stopped it. @returns whether there is such a course */
export async function zetAan(tx: Tx, context: string, aan: boolean, door: string): Promise<boolean> {
  const done = await sql`
    UPDATE koers.cijferweg SET aan = ${aan}::boolean, gestopt_op = NULL, pogingen = 0, opnieuw_om = NULL, fout_code = NULL, fout_tekst = NULL,
      changed_at = now(), changed_by = ${door}::uuid
    WHERE context_id = ${context}::uuid AND school_id = koers.school_now()`.execute(tx);
  return done.numAffectedRows === 1n;
}
