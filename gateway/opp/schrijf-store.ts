import { sql } from 'kysely';
import type { HandelingStatus, OppDeel, OppStatus } from '../model/opp.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import type { StapData, StapSoort } from './store.ts';
import type { GezagRol } from './view.ts';

interface Bij {
  readonly school: string;
  readonly leerling: string;
  readonly versie: string;
  readonly door: string;
  readonly at: Date;
}

/** The open chain of a pupil, made when there is none. @returns its id */
export async function ensureKeten(tx: Tx, bij: Omit<Bij, 'versie'>, van: string): Promise<string> {
  const { school: school_id, leerling: leerling_id, door: begonnen_door, at: begonnen_op } = bij;
  const loopt = await tx
    .selectFrom('koers.opp')
    .select('id')
    .where('leerling_id', '=', leerling_id)
    .where('tot', 'is', null)
    .executeTakeFirst();
  if (loopt) return loopt.id;
  const nieuw = await tx
    .insertInto('koers.opp')
    .values({ school_id, leerling_id, van, begonnen_door, begonnen_op })
    .returning('id')
    .executeTakeFirstOrThrow();
  return nieuw.id;
}

export async function sluitKeten(tx: Tx, keten: string, tot: string): Promise<void> {
  await sql`UPDATE koers.opp SET tot = greatest(van, ${tot}::date) WHERE id = ${keten}::uuid`.execute(tx);
}

/** A new version, with the number after the last of this pupil; what was typed in `vorige` goes along. */
export async function insertVersie(
  tx: Tx,
  bij: Omit<Bij, 'versie'>,
  versie: {
    readonly keten: string;
    readonly soort: 'eerste' | 'bijstelling' | 'evaluatie';
    readonly vorige: string | null;
  },
): Promise<{ id: string; nummer: number }> {
  const { rows } = await sql<{ id: string; nummer: number }>`
    INSERT INTO koers.opp_versie (school_id, leerling_id, opp_id, nummer, soort, vorige, begonnen_door, begonnen_op)
    SELECT ${bij.school}, ${bij.leerling}, ${versie.keten}, coalesce(max(v.nummer), 0) + 1, ${versie.soort}, ${versie.vorige}::uuid, ${bij.door}, ${bij.at}::timestamptz
    FROM koers.opp_versie v WHERE v.leerling_id = ${bij.leerling}::uuid
    RETURNING id, nummer`.execute(tx);
  const [nieuw] = rows;
  if (!nieuw) throw new Error('opp_versie was not made');
  // Words of the evaluation belong to the version that it led to.
  await sql`
    INSERT INTO koers.opp_veld (school_id, leerling_id, versie_id, veld, soort, woorden, door, op)
    SELECT school_id, leerling_id, ${nieuw.id}, veld, soort, woorden, door, op FROM koers.opp_veld
    WHERE versie_id = ${versie.vorige}::uuid AND soort <> 'terug' AND veld NOT LIKE 'g.%'`.execute(tx);
  return nieuw;
}

export interface VersieZet {
  readonly status?: OppStatus;
  readonly handeling?: HandelingStatus;
  readonly geschil?: boolean;
  readonly peildag?: string;
  readonly aangeboden_op?: Date;
  readonly vastgesteld_door?: string;
  readonly vastgesteld_op?: Date;
  readonly gesloten_op?: Date;
}

export async function putVersie(tx: Tx, versie: string, zet: VersieZet): Promise<void> {
  await tx.updateTable('koers.opp_versie').set(zet).where('id', '=', versie).execute();
}

export async function insertStap(
  tx: Tx,
  bij: Bij,
  stap: {
    readonly soort: StapSoort;
    readonly op: string;
    readonly data?: StapData;
    readonly woorden?: Buffer | null;
  },
): Promise<void> {
  await tx
    .insertInto('koers.opp_stap')
    .values({
      school_id: bij.school,
      leerling_id: bij.leerling,
      versie_id: bij.versie,
      soort: stap.soort,
      op: stap.op,
      data: sql`${JSON.stringify(stap.data ?? {})}::jsonb`,
      woorden: stap.woorden ?? null,
      door: bij.door,
      at: bij.at,
    })
    .execute();
}

/** Writes a field when its revision is still the one that was seen. @returns the new revision; `null`: somebody was there first */
export async function putVeld(
  tx: Tx,
  bij: Bij,
  veld: {
    readonly veld: string;
    readonly soort: 'getypt' | 'overruled' | 'terug';
    readonly woorden: Buffer | null;
    readonly gezien: number;
  },
): Promise<number | null> {
  const { rows } = await sql<{ revisie: number }>`
    INSERT INTO koers.opp_veld AS o (school_id, leerling_id, versie_id, veld, soort, woorden, door, op)
    SELECT ${bij.school}, ${bij.leerling}, ${bij.versie}, ${veld.veld}, ${veld.soort}, ${veld.woorden}::bytea, ${bij.door}, ${bij.at}::timestamptz
    WHERE ${veld.gezien}::int = 0 OR EXISTS (SELECT FROM koers.opp_veld x WHERE x.versie_id = ${bij.versie}::uuid AND x.veld = ${veld.veld})
    ON CONFLICT (versie_id, veld) DO UPDATE SET soort = excluded.soort, woorden = excluded.woorden, door = excluded.door, op = excluded.op, revisie = o.revisie + 1
    WHERE o.revisie = ${veld.gezien}::int
    RETURNING revisie`.execute(tx);
  return rows[0]?.revisie ?? null;
}

export async function insertInhoud(
  tx: Tx,
  bij: Bij,
  inhoud: {
    readonly moment: 'aangeboden' | 'vastgesteld';
    readonly delen: readonly {
      readonly deel: 'geheel' | OppDeel;
      readonly afdruk: string;
      readonly kern: string;
      readonly sealed: Buffer;
    }[];
  },
): Promise<void> {
  await tx
    .insertInto('koers.opp_inhoud')
    .values(
      inhoud.delen.map(({ deel, afdruk, kern, sealed }) => ({
        school_id: bij.school,
        leerling_id: bij.leerling,
        versie_id: bij.versie,
        moment: inhoud.moment,
        deel,
        afdruk,
        kern,
        inhoud: sealed,
        door: bij.door,
        at: bij.at,
      })),
    )
    .execute();
}

export async function insertAntwoord(
  tx: Tx,
  bij: Omit<Bij, 'door'>,
  antwoord: {
    readonly inhoud: string;
    readonly deel: OppDeel;
    readonly afdruk: string;
    readonly persoon: string;
    readonly rol: GezagRol;
    readonly antwoord: 'akkoord' | 'niet_akkoord';
    readonly toelichting: Buffer | null;
    readonly methode: 'passkey' | 'lti' | 'papier';
    readonly zekerheid: string | null;
    readonly sessie: string | null;
    readonly vastgelegdDoor: string | null;
  },
): Promise<void> {
  await tx
    .insertInto('koers.opp_antwoord')
    .values({
      school_id: bij.school,
      leerling_id: bij.leerling,
      versie_id: bij.versie,
      inhoud_id: antwoord.inhoud,
      deel: antwoord.deel,
      afdruk: antwoord.afdruk,
      person_id: antwoord.persoon,
      rol: antwoord.rol,
      antwoord: antwoord.antwoord,
      toelichting: antwoord.toelichting,
      methode: antwoord.methode,
      zekerheid: antwoord.zekerheid,
      session_id: antwoord.sessie,
      vastgelegd_door: antwoord.vastgelegdDoor,
      at: bij.at,
    })
    .execute();
}
