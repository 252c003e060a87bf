import { sql } from 'kysely';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { NaamDelen } from '../../school/rules.ts';
import type { BijlageWat } from './input.ts';
import type { Bijlage, StemVersie } from './view.ts';
import type { Moment } from './vragen.ts';

/** The version a pupil is heard about now: the concept, else the one that is being evaluated. */
export async function versieNu(tx: Tx, leerling: string): Promise<StemVersie | null> {
  const { rows } = await sql<StemVersie>`
    SELECT v.id, v.nummer, CASE WHEN v.status = 'in_evaluatie' OR v.soort = 'evaluatie' THEN 'evalueren'
      WHEN v.soort = 'bijstelling' THEN 'bijstellen' ELSE 'opstellen' END AS moment
    FROM koers.opp_versie v
    WHERE v.leerling_id = ${leerling}::uuid AND v.school_id = koers.school_now()
      AND v.status IN ('concept', 'overleg', 'gehoord', 'instemming', 'in_evaluatie')
    ORDER BY v.status = 'in_evaluatie', v.nummer DESC LIMIT 1`.execute(tx);
  return rows[0] ?? null;
}

export interface GesprekRij {
  readonly id: string;
  readonly inhoud: Buffer | null;
  readonly begonnen_op: Date;
}

export async function gesprekVan(tx: Tx, versie: string): Promise<GesprekRij | undefined> {
  return await tx
    .selectFrom('koers.stem_gesprek')
    .select(['id', 'inhoud', 'begonnen_op'])
    .where('versie_id', '=', versie)
    .where('klaar_op', 'is', null)
    .executeTakeFirst();
}

export async function insertGesprek(
  tx: Tx,
  school: string,
  rij: { leerling: string; versie: StemVersie; door: string },
): Promise<GesprekRij> {
  return await tx
    .insertInto('koers.stem_gesprek')
    .values({
      school_id: school,
      leerling_id: rij.leerling,
      versie_id: rij.versie.id,
      moment: rij.versie.moment,
      begonnen_door: rij.door,
    })
    .returning(['id', 'inhoud', 'begonnen_op'])
    .executeTakeFirstOrThrow();
}

export async function putInhoud(tx: Tx, gesprek: string, inhoud: Buffer): Promise<void> {
  await tx.updateTable('koers.stem_gesprek').set({ inhoud }).where('id', '=', gesprek).execute();
}

export async function sluitGesprek(tx: Tx, gesprek: string, stem: string): Promise<void> {
  await tx
    .updateTable('koers.stem_gesprek')
    .set({ stem_id: stem, klaar_op: sql<Date>`clock_timestamp()` })
    .where('id', '=', gesprek)
    .execute();
}

/** Files of a gesprek in the order they were brought. */
export async function bijlagenVan(tx: Tx, gesprek: string): Promise<readonly Bijlage[]> {
  const rijen = await tx
    .selectFrom('koers.stem_bijlage as b')
    .innerJoin('koers.bestand as f', 'f.id', 'b.bestand_id')
    .select(['b.bestand_id as bestand', 'b.wat', 'f.type'])
    .where('b.gesprek_id', '=', gesprek)
    .orderBy('b.at')
    .execute();
  return rijen.map((r) => ({ ...r, wat: r.wat as BijlageWat })); // a check of the table
}

export async function insertBijlage(
  tx: Tx,
  school: string,
  rij: { bestand: string; leerling: string; gesprek: string; wat: BijlageWat },
): Promise<void> {
  await tx
    .insertInto('koers.stem_bijlage')
    .values({
      bestand_id: rij.bestand,
      school_id: school,
      leerling_id: rij.leerling,
      gesprek_id: rij.gesprek,
      wat: rij.wat,
    })
    .execute();
}

/** Whose file this is and whether it still may go; `undefined` when it is not one that a pupil brought. */
export async function bijlageById(
  tx: Tx,
  bestand: string,
): Promise<{ readonly leerling: string; readonly gesprek: string; readonly klaar: boolean } | undefined> {
  const { rows } = await sql<{ leerling: string; gesprek: string; klaar: boolean }>`
    SELECT b.leerling_id AS leerling, b.gesprek_id AS gesprek, g.klaar_op IS NOT NULL AS klaar
    FROM koers.stem_bijlage b JOIN koers.stem_gesprek g ON g.id = b.gesprek_id
    WHERE b.bestand_id = ${bestand}::uuid AND b.school_id = koers.school_now()`.execute(tx);
  return rows[0];
}

export interface NieuweStem {
  readonly leerling: string;
  readonly versie: StemVersie;
  readonly op: string;
  readonly hoe: readonly string[];
  readonly inhoud: Buffer | null;
  readonly reden: Buffer | null;
  readonly volgendePoging: string | null;
  readonly door: string;
}

export async function insertStem(tx: Tx, school: string, stem: NieuweStem): Promise<string> {
  const { id } = await tx
    .insertInto('koers.opp_stem')
    .values({
      school_id: school,
      leerling_id: stem.leerling,
      versie_id: stem.versie.id,
      moment: stem.versie.moment,
      op: stem.op,
      gehoord: stem.inhoud !== null,
      hoe: [...stem.hoe],
      inhoud: stem.inhoud,
      reden: stem.reden,
      volgende_poging: stem.volgendePoging,
      vastgelegd_door: stem.door,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export interface StemRij extends NaamDelen {
  readonly leerling: string;
  readonly moment: Moment;
  readonly op: string;
  readonly gehoord: boolean;
  readonly hoe: readonly string[];
  readonly inhoud: Buffer | null;
  readonly reden: Buffer | null;
  readonly volgende_poging: string | null;
  readonly zelf: boolean;
}

/** What was recorded for a version, newest first; of one that came from an evaluatie also what was said at that evaluatie. */
export async function stemRijen(tx: Tx, versie: string): Promise<readonly StemRij[]> {
  const { rows } = await sql<StemRij>`
    SELECT s.leerling_id AS leerling, s.moment, s.op, s.gehoord, s.hoe, s.inhoud, s.reden, s.volgende_poging,
      s.vastgelegd_door = s.leerling_id AS zelf, i.roepnaam, i.voorvoegsel, i.achternaam
    FROM koers.opp_versie v
    JOIN koers.opp_stem s ON s.versie_id = v.id OR (v.soort = 'evaluatie' AND s.versie_id = v.vorige AND s.moment = 'evalueren')
    LEFT JOIN koers.person_identity i ON i.person_id = s.vastgelegd_door
    WHERE v.id = ${versie}::uuid AND v.school_id = koers.school_now() ORDER BY s.nr DESC`.execute(tx);
  return rows;
}

/** Pupils this person may write an OPP for, whose last record is that they could not be heard yet; one statement. */
export async function pogingen(
  tx: Tx,
  person: string,
  scopes: readonly string[],
): Promise<readonly (NaamDelen & { leerling: string; op: string; nu: boolean })[]> {
  const { rows } = await sql<NaamDelen & { leerling: string; op: string; nu: boolean }>`
    SELECT l.leerling_id AS leerling, l.volgende_poging AS op, l.volgende_poging <= koers.vandaag() AS nu,
      i.roepnaam, i.voorvoegsel, i.achternaam
    FROM (SELECT DISTINCT ON (s.versie_id) s.leerling_id, s.versie_id, s.gehoord, s.volgende_poging
      FROM koers.opp_stem s JOIN koers.opp_versie v ON v.id = s.versie_id
        AND v.status IN ('concept', 'overleg', 'gehoord', 'instemming', 'vastgesteld', 'in_evaluatie')
      WHERE s.school_id = koers.school_now() AND v.school_id = koers.school_now()
      ORDER BY s.versie_id, s.nr DESC) l
    JOIN koers.person_identity i ON i.person_id = l.leerling_id
    WHERE NOT l.gehoord AND l.leerling_id IN (
      SELECT koers.leerlingen_in_scope(${person}::uuid, ${scopes}::text[],
        ARRAY(SELECT DISTINCT leerling_id FROM koers.opp_stem WHERE school_id = koers.school_now() AND NOT gehoord)))
    ORDER BY l.volgende_poging, i.achternaam, i.roepnaam`.execute(tx);
  return rows;
}
