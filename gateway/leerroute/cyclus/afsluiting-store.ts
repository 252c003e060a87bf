import { sql } from 'kysely';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { type NaamDelen, naamVan } from '../../school/rules.ts';
import type { AfsluitingView } from './view.ts';

/** What this group closed and did not take back, newest first, at most ten. One statement. */
export async function afsluitingRows(tx: Tx, who: KnownActor, groep: string): Promise<AfsluitingView[]> {
  const { rows } = await sql<Omit<AfsluitingView, 'door'> & NaamDelen>`
    SELECT f.id, (f.at AT TIME ZONE 'Europe/Amsterdam')::date AS op, p.naam || ' ' || p.schooljaar AS periode,
      i.roepnaam, i.voorvoegsel, i.achternaam, count(DISTINCT x.leerling_id)::int AS leerlingen, count(x.act_id)::int AS rijen,
      f.actor_id = ${who.person}::uuid AND (f.at AT TIME ZONE 'Europe/Amsterdam')::date = koers.vandaag() AS terug
    FROM koers.periode_afsluiting f JOIN koers.periode p ON p.id = f.periode_id
    LEFT JOIN koers.periode_afsluiting_act x ON x.afsluiting_id = f.id
    LEFT JOIN koers.person_identity i ON i.person_id = f.actor_id
    WHERE f.groep_id = ${groep}::uuid AND f.school_id = koers.school_now() AND f.undone_at IS NULL
    GROUP BY f.id, p.id, i.person_id ORDER BY f.seq DESC LIMIT 10`.execute(tx);
  return rows.map(({ roepnaam, voorvoegsel, achternaam, ...rest }) => ({
    ...rest,
    door: naamVan({ roepnaam, voorvoegsel, achternaam }).voluit,
  }));
}

export interface EerderRow {
  readonly groep: string;
  readonly actor: string;
  readonly leerlingen: number;
  readonly rijen: number;
}

/** What an id was used for before, in this school. */
export async function eerderRow(tx: Tx, id: string): Promise<EerderRow | undefined> {
  const { rows } = await sql<EerderRow>`
    SELECT f.groep_id AS groep, f.actor_id AS actor,
      (SELECT count(DISTINCT x.leerling_id)::int FROM koers.periode_afsluiting_act x WHERE x.afsluiting_id = f.id) AS leerlingen,
      (SELECT count(*)::int FROM koers.periode_afsluiting_act x WHERE x.afsluiting_id = f.id) AS rijen
    FROM koers.periode_afsluiting f WHERE f.id = ${id}::uuid AND f.school_id = koers.school_now()`.execute(
    tx,
  );
  return rows[0];
}

export interface Afsluiting {
  readonly id: string;
  readonly groep: string;
  readonly van: string;
  readonly naar: string;
  readonly acts: readonly { readonly act: string; readonly leerling: string }[];
}

/** One statement. @returns false: this id was used before */
export async function insertAfsluiting(tx: Tx, who: KnownActor, a: Afsluiting): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    WITH af AS (
      INSERT INTO koers.periode_afsluiting (id, school_id, groep_id, periode_id, naar_periode_id, actor_id)
      VALUES (${a.id}::uuid, ${who.school}::uuid, ${a.groep}::uuid, ${a.van}::uuid, ${a.naar}::uuid, ${who.person}::uuid)
      ON CONFLICT (id) DO NOTHING RETURNING id, school_id
    ), acts AS (
      INSERT INTO koers.periode_afsluiting_act (act_id, afsluiting_id, school_id, leerling_id)
      SELECT x.act, af.id, af.school_id, x.leerling
      FROM af CROSS JOIN jsonb_to_recordset(${JSON.stringify(a.acts)}::jsonb) AS x(act uuid, leerling uuid)
    )
    SELECT id FROM af`.execute(tx);
  return rows.length > 0;
}

/** The acts of a closing that was not taken back; `undefined`: there is none. */
export async function actsVan(tx: Tx, groep: string, id: string): Promise<readonly string[] | undefined> {
  const { rows } = await sql<{ acts: string[] }>`
    SELECT ARRAY(SELECT x.act_id FROM koers.periode_afsluiting_act x WHERE x.afsluiting_id = f.id) AS acts
    FROM koers.periode_afsluiting f
    WHERE f.id = ${id}::uuid AND f.groep_id = ${groep}::uuid AND f.school_id = koers.school_now() AND f.undone_at IS NULL
    FOR UPDATE`.execute(tx);
  return rows[0]?.acts;
}

export async function zetTerug(tx: Tx, who: KnownActor, id: string): Promise<void> {
  await tx
    .updateTable('koers.periode_afsluiting')
    .set({ undone_at: sql<Date>`clock_timestamp()`, undone_by: who.person })
    .where('id', '=', id)
    .where('undone_at', 'is', null)
    .execute();
}
