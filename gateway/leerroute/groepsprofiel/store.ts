import { sql } from 'kysely';
import type { NiveauKort } from '../../leerlijnen/view.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { NaamDelen } from '../../school/rules.ts';
import type { PeriodeView } from '../view.ts';
import type { KoppelInput } from './input.ts';

export interface GroepRow {
  readonly id: string;
  readonly naam: string;
  readonly eigen: boolean;
}

/** A group of this school that has not ended, and whether this person works in it. */
export async function groepRow(tx: Tx, person: string, groep: string): Promise<GroepRow | undefined> {
  const { rows } = await sql<GroepRow>`
    SELECT g.id, g.naam, g.id IN (SELECT koers.eigen_groepen(${person}::uuid)) AS eigen
    FROM koers.groep g WHERE g.id = ${groep}::uuid AND g.school_id = koers.school_now() AND g.ended_at IS NULL`.execute(
    tx,
  );
  return rows[0];
}

export interface ProfielRow {
  readonly id: string;
  /** `entiteit` is the same in every version of the package: a group and its pupils stay comparable after a migration (R10). */
  readonly leerroute: { id: string; entiteit: string; code: string; naam: string };
  readonly periode: PeriodeView;
  readonly op: string;
  readonly besloten_door: string;
  readonly actor_id: string;
  readonly vandaag: boolean;
  readonly acts: readonly string[];
  readonly streef: readonly {
    leerlijn: { id: string; entiteit: string; code: string; naam: string };
    niveau: (NiveauKort & { entiteit: string }) | null;
  }[];
}

/** The profile that a group has now: the last one that was not taken back. One statement. */
export async function profielRow(tx: Tx, groep: string): Promise<ProfielRow | undefined> {
  const { rows } = await sql<ProfielRow>`
    SELECT gp.id, gp.op, gp.besloten_door, gp.actor_id,
      (gp.at AT TIME ZONE 'Europe/Amsterdam')::date = koers.vandaag() AS vandaag,
      jsonb_build_object('id', r.id, 'entiteit', r.entiteit, 'code', r.code, 'naam', r.naam) AS leerroute,
      jsonb_build_object('id', p.id, 'naam', p.naam, 'schooljaar', p.schooljaar, 'van', p.van, 'tot', p.tot,
        'huidig', p.van <= koers.vandaag() AND p.tot > koers.vandaag()) AS periode,
      (SELECT coalesce(jsonb_agg(a.act_id), '[]') FROM koers.groep_profiel_act a WHERE a.profiel_id = gp.id) AS acts,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('leerlijn', jsonb_build_object('id', l.id, 'entiteit', l.entiteit, 'code', l.code, 'naam', l.naam),
          'niveau', CASE WHEN n.id IS NOT NULL THEN jsonb_build_object('id', n.id, 'entiteit', n.entiteit, 'code', n.code, 'naam', n.naam, 'volgorde', n.volgorde) END)
          ORDER BY g.volgorde, l.volgorde, l.id), '[]')
       FROM koers.groep_streef s JOIN koers.leerlijn l ON l.id = s.leerlijn_id JOIN koers.leergebied g ON g.id = l.leergebied_id
       LEFT JOIN koers.niveau n ON n.id = s.niveau_id WHERE s.profiel_id = gp.id) AS streef
    FROM koers.groep_profiel gp JOIN koers.leerroute r ON r.id = gp.leerroute_id JOIN koers.periode p ON p.id = gp.periode_id
    WHERE gp.groep_id = ${groep}::uuid AND gp.undone_at IS NULL ORDER BY gp.seq DESC LIMIT 1`.execute(tx);
  return rows[0];
}

export interface LidRow extends NaamDelen {
  readonly id: string;
  /** All by `entiteit`. */
  readonly leerroute: string | null;
  readonly route_id: string | null;
  readonly route_code: string | null;
  /** By leerlijn; only what the pupil works on now. */
  readonly streef: Readonly<Record<string, string | null>>;
  /** The same by the ids of the version that he works with. */
  readonly rijen: Readonly<Record<string, string | null>>;
  /** Names of those niveaus. */
  readonly namen: Readonly<Record<string, string>>;
}

/** Who is in the group today, in Dutch order, with what each works on. One statement, whatever the size of the group. */
export async function ledenRows(tx: Tx, groep: string): Promise<LidRow[]> {
  const { rows } = await sql<LidRow>`
    WITH lid AS (
      SELECT DISTINCT l.person_id AS id FROM koers.groep_lid l
      WHERE l.groep_id = ${groep}::uuid AND l.als = 'leerling' AND l.school_id = koers.school_now()
        AND l.van <= koers.vandaag() AND (l.tot IS NULL OR l.tot > koers.vandaag())
    ), s AS (
      SELECT s.leerling_id, jsonb_object_agg(l.entiteit, n.entiteit) AS streef, jsonb_object_agg(l.id, n.id) AS rijen,
        coalesce(jsonb_object_agg(n.entiteit, n.naam) FILTER (WHERE n.id IS NOT NULL), '{}') AS namen
      FROM koers.streefniveau s JOIN koers.leerlijn l ON l.id = s.leerlijn_id LEFT JOIN koers.niveau n ON n.id = s.niveau_id
      WHERE s.leerling_id IN (SELECT id FROM lid) AND s.tot IS NULL GROUP BY s.leerling_id
    )
    SELECT lid.id, i.roepnaam, i.voorvoegsel, i.achternaam, r.entiteit AS leerroute, r.id AS route_id, r.code AS route_code,
      coalesce(s.streef, '{}') AS streef, coalesce(s.rijen, '{}') AS rijen, coalesce(s.namen, '{}') AS namen
    FROM lid JOIN koers.person_identity i ON i.person_id = lid.id
    LEFT JOIN koers.plaatsing p ON p.leerling_id = lid.id AND p.tot IS NULL
    LEFT JOIN koers.leerroute r ON r.id = p.leerroute_id
    LEFT JOIN s ON s.leerling_id = lid.id
    ORDER BY i.achternaam COLLATE "und-x-icu", i.roepnaam COLLATE "und-x-icu", lid.id`.execute(tx);
  return rows;
}

/** The `entiteit` of each of these rows of a package, by id. One statement. */
export async function entiteiten(
  tx: Tx,
  rijen: { leerroute: string; leerlijnen: readonly string[]; niveaus: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; entiteit: string }>`
    SELECT id, entiteit FROM koers.leerroute WHERE id = ${rijen.leerroute}::uuid
    UNION ALL SELECT id, entiteit FROM koers.leerlijn WHERE id = ANY (${rijen.leerlijnen}::uuid[])
    UNION ALL SELECT id, entiteit FROM koers.niveau WHERE id = ANY (${rijen.niveaus}::uuid[])`.execute(tx);
  return new Map(rows.map((r) => [r.id, r.entiteit]));
}

/** Stores a profile with its streefniveaus. @returns false: this very one was stored before */
export async function insertProfiel(tx: Tx, who: KnownActor, input: KoppelInput): Promise<boolean> {
  const { id, groep, leerroute, periode, beslotenDoor, op } = input;
  const row = await tx
    .insertInto('koers.groep_profiel')
    .values({
      id,
      school_id: who.school,
      groep_id: groep,
      leerroute_id: leerroute,
      periode_id: periode,
      besloten_door: beslotenDoor,
      op,
      actor_id: who.person,
    })
    .onConflict((c) => c.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!row) return false;
  if (input.streefniveaus.length > 0)
    await tx
      .insertInto('koers.groep_streef')
      .values(
        input.streefniveaus.map(({ leerlijn, niveau }) => ({
          profiel_id: id,
          school_id: who.school,
          leerlijn_id: leerlijn,
          niveau_id: niveau,
        })),
      )
      .execute();
  return true;
}

export async function insertProfielActs(
  tx: Tx,
  school: string,
  profiel: string,
  acts: readonly { leerling: string; act: string }[],
): Promise<void> {
  if (acts.length === 0) return;
  await tx
    .insertInto('koers.groep_profiel_act')
    .values(
      acts.map(({ leerling, act }) => ({
        profiel_id: profiel,
        school_id: school,
        leerling_id: leerling,
        act_id: act,
      })),
    )
    .execute();
}

/** @returns how many pupils changed by a profile that was stored before; `undefined` when it is of another group or gone */
export async function eerderGekoppeld(tx: Tx, id: string, groep: string): Promise<number | undefined> {
  const { rows } = await sql<{ n: number }>`
    SELECT (SELECT count(*)::int FROM koers.groep_profiel_act a WHERE a.profiel_id = p.id) AS n
    FROM koers.groep_profiel p WHERE p.id = ${id}::uuid AND p.groep_id = ${groep}::uuid`.execute(tx);
  return rows[0]?.n;
}

export async function zetTerug(tx: Tx, who: KnownActor, profiel: string): Promise<void> {
  await tx
    .updateTable('koers.groep_profiel')
    .set({ undone_at: sql<Date>`clock_timestamp()`, undone_by: who.person })
    .where('id', '=', profiel)
    .where('undone_at', 'is', null)
    .execute();
}
