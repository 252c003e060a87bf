import { sql } from 'kysely';
import type { Geslacht } from '../../model/roster.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';

export interface OsoLeerlingRow {
  readonly achternaam: string | null;
  readonly voorvoegsel: string | null;
  readonly roepnaam: string | null;
  readonly geboortedatum: string | null;
  readonly geslacht: Geslacht | null;
  readonly school: string;
  readonly brin: string;
  /** Two digits after the BRIN. */
  readonly dependance: string;
}

/** What OSO asks of a pupil and his school; one statement. `undefined`: no pupil of this school. */
export async function osoLeerling(tx: Tx, leerling: string): Promise<OsoLeerlingRow | undefined> {
  const { rows } = await sql<OsoLeerlingRow>`
    SELECT i.achternaam, i.voorvoegsel, i.roepnaam, i.geboortedatum, i.geslacht, s.naam AS school, s.brin, s.dependance
    FROM koers.person p JOIN koers.person_identity i ON i.person_id = p.id JOIN koers.school s ON s.id = p.school_id
    WHERE p.id = ${leerling}::uuid AND p.soort = 'leerling' AND p.school_id = koers.school_now()`.execute(tx);
  return rows[0];
}

export interface GeldendeVersieRow {
  readonly versie: string;
  readonly nummer: number;
  /** What was vastgesteld, sealed with the key of the pupil. */
  readonly inhoud: Buffer;
}

/** The version of a pupil's OPP that is in force, as it was vastgesteld; one statement. */
export async function geldendeVersie(tx: Tx, leerling: string): Promise<GeldendeVersieRow | undefined> {
  const { rows } = await sql<GeldendeVersieRow>`
    SELECT v.id AS versie, v.nummer, i.inhoud
    FROM koers.opp_versie v JOIN koers.opp_inhoud i ON i.versie_id = v.id AND i.moment = 'vastgesteld' AND i.deel = 'geheel'
    WHERE v.leerling_id = ${leerling}::uuid AND v.school_id = koers.school_now() AND v.status IN ('vastgesteld', 'in_evaluatie')`.execute(
    tx,
  );
  return rows[0];
}
