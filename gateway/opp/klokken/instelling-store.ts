import { sql } from 'kysely';
import type { KnownActor } from '../../model/actor.ts';
import type { Datum } from '../../model/roster.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';

export interface VakantieRow {
  readonly id: string;
  readonly naam: string;
  readonly van: Datum;
  readonly tot: Datum;
}

export interface InstellingRow {
  readonly termijnen: unknown;
  readonly rod: boolean | null;
  readonly rodAan: boolean;
  readonly vakanties: readonly VakantieRow[];
}

/** What the school chose, with its holidays by date. One statement. */
export async function instellingRow(tx: Tx): Promise<InstellingRow> {
  const { rows } = await sql<InstellingRow>`
    SELECT i.termijnen, i.rod, koers.rod_aan() AS "rodAan", coalesce((
      SELECT jsonb_agg(jsonb_build_object('id', v.id, 'naam', v.naam, 'van', v.van, 'tot', v.tot) ORDER BY v.van, v.id)
      FROM koers.schoolvakantie v WHERE v.school_id = koers.school_now()), '[]') AS vakanties
    FROM (SELECT 1) AS een LEFT JOIN koers.opp_instelling i ON i.school_id = koers.school_now()`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error('one row always comes back');
  return row;
}

/** Stores the choice, with a line in the trail. One statement. */
export async function bewaarInstelling(
  tx: Tx,
  who: KnownActor,
  { termijnen, rod }: { readonly termijnen: object; readonly rod: boolean | null },
): Promise<void> {
  const details = JSON.stringify({ termijnen, rod });
  await sql`
    WITH gekozen AS (
      INSERT INTO koers.opp_instelling AS c (school_id, termijnen, rod, changed_by)
      VALUES (${who.school}::uuid, ${JSON.stringify(termijnen)}::jsonb, ${rod}, ${who.person}::uuid)
      ON CONFLICT (school_id) DO UPDATE SET termijnen = excluded.termijnen, rod = excluded.rod, changed_at = now(), changed_by = excluded.changed_by
      RETURNING c.school_id, c.changed_by
    )
    INSERT INTO koers.audit (school_id, actor_id, actie, onderwerp_soort, onderwerp_id, details)
    SELECT school_id, changed_by, 'termijnen_ingesteld', 'school', school_id, ${details}::jsonb FROM gekozen`.execute(
    tx,
  );
}

/** Adds one, with a line in the trail. One statement. */
export async function insertVakantie(
  tx: Tx,
  who: KnownActor,
  { naam, van, tot }: Omit<VakantieRow, 'id'>,
): Promise<void> {
  await sql`
    WITH nieuw AS (
      INSERT INTO koers.schoolvakantie (school_id, naam, van, tot, made_by)
      VALUES (${who.school}::uuid, ${naam}, ${van}::date, ${tot}::date, ${who.person}::uuid) RETURNING id
    )
    INSERT INTO koers.audit (school_id, actor_id, actie, onderwerp_soort, onderwerp_id, details)
    SELECT ${who.school}::uuid, ${who.person}::uuid, 'vakantie_vastgelegd', 'school', ${who.school}::uuid, ${JSON.stringify({ van, tot })}::jsonb FROM nieuw`.execute(
    tx,
  );
}

/** Takes one out, with a line in the trail; one that is gone already is no fault. One statement. */
export async function deleteVakantie(tx: Tx, who: KnownActor, id: string): Promise<void> {
  await sql`
    WITH weg AS (
      DELETE FROM koers.schoolvakantie WHERE school_id = koers.school_now() AND id = ${id}::uuid RETURNING van, tot
    )
    INSERT INTO koers.audit (school_id, actor_id, actie, onderwerp_soort, onderwerp_id, details)
    SELECT ${who.school}::uuid, ${who.person}::uuid, 'vakantie_weggehaald', 'school', ${who.school}::uuid, jsonb_build_object('van', van, 'tot', tot) FROM weg`.execute(
    tx,
  );
}
