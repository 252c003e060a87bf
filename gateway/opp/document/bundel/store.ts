import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/kysely-on-client.ts';
import type { NaamDelen } from '../../../school/rules.ts';
import type { DocumentSoort } from '../view.ts';

export interface BundelRow {
  id: string;
  status: 'wacht' | 'bezig' | 'klaar' | 'mislukt' | 'gestopt' | 'weg';
  soorten: DocumentSoort[];
  poging: number;
  totaal: number | null;
  klaar: number;
  bestand: string | null;
  melding: string | null;
  door: string;
  at: Date;
  klaarOp: Date | null;
  wegOp: Date | null;
}

const KOLOMMEN = sql.raw(
  'id, status, soorten, poging, totaal, klaar, bestand_id AS bestand, melding, door, at, klaar_op AS "klaarOp", weg_op AS "wegOp"',
);

/** Runs of the school, newest first. */
export async function bundelRijen(tx: Tx): Promise<BundelRow[]> {
  const { rows } = await sql<BundelRow>`
    SELECT ${KOLOMMEN} FROM koers.opp_bundel WHERE school_id = koers.school_now() ORDER BY at DESC LIMIT 20`.execute(
    tx,
  );
  return rows;
}

export async function bundelRij(tx: Tx, id: string): Promise<BundelRow | undefined> {
  const { rows } = await sql<BundelRow>`
    SELECT ${KOLOMMEN} FROM koers.opp_bundel WHERE id = ${id}::uuid AND school_id = koers.school_now()`.execute(
    tx,
  );
  return rows[0];
}

/** A new run with its job, or the one that is under way. */
export async function vraagBundel(
  tx: Tx,
  van: { readonly school: string; readonly door: string; readonly soorten: readonly DocumentSoort[] },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    WITH nieuw AS (
      INSERT INTO koers.opp_bundel (school_id, soorten, door) VALUES (${van.school}::uuid, ${van.soorten}::text[], ${van.door}::uuid)
      ON CONFLICT DO NOTHING RETURNING id),
    taak AS (
      INSERT INTO koers.outbox (school_id, topic, dedupe, payload)
      SELECT ${van.school}::uuid, 'opp:bundel', 'opp-bundel-' || id, jsonb_build_object('school', ${van.school}::uuid, 'bundel', id) FROM nieuw)
    SELECT id FROM nieuw
    UNION ALL SELECT id FROM koers.opp_bundel WHERE school_id = koers.school_now() AND status IN ('wacht', 'bezig')
    LIMIT 1`.execute(tx);
  return rows[0]?.id ?? '';
}

/** Takes a run up; an earlier worker that still lives writes no more. Nothing when it is over. */
export async function begin(tx: Tx, id: string): Promise<BundelRow | undefined> {
  const { rows } = await sql<BundelRow>`
    UPDATE koers.opp_bundel SET status = 'bezig', poging = poging + 1, klaar = 0
    WHERE id = ${id}::uuid AND school_id = koers.school_now() AND status IN ('wacht', 'bezig') RETURNING ${KOLOMMEN}`.execute(
    tx,
  );
  return rows[0];
}

/** How far it is; false: it was stopped, or another worker took it over. */
export async function meldVoortgang(
  tx: Tx,
  bundel: Pick<BundelRow, 'id' | 'poging'>,
  klaar: number,
  totaal: number,
): Promise<boolean> {
  const { rows } = await sql`
    UPDATE koers.opp_bundel SET klaar = ${klaar}, totaal = ${totaal}
    WHERE id = ${bundel.id}::uuid AND school_id = koers.school_now() AND status = 'bezig' AND poging = ${bundel.poging} RETURNING 1`.execute(
    tx,
  );
  return rows.length > 0;
}

/** The ZIP is there. False: it was stopped meanwhile. */
export async function rondAf(
  tx: Tx,
  bundel: Pick<BundelRow, 'id' | 'poging'>,
  bestand: string,
  nu: Date,
  wegOp: Date,
): Promise<boolean> {
  const { rows } = await sql`
    UPDATE koers.opp_bundel SET status = 'klaar', klaar = totaal, bestand_id = ${bestand}::uuid, klaar_op = ${nu}, weg_op = ${wegOp}
    WHERE id = ${bundel.id}::uuid AND school_id = koers.school_now() AND status = 'bezig' AND poging = ${bundel.poging} RETURNING 1`.execute(
    tx,
  );
  return rows.length > 0;
}

export async function eindig(
  tx: Tx,
  id: string,
  status: 'mislukt' | 'gestopt',
  melding: string | null,
): Promise<boolean> {
  const { rows } = await sql`
    UPDATE koers.opp_bundel SET status = ${status}, melding = ${melding}, klaar_op = clock_timestamp()
    WHERE id = ${id}::uuid AND school_id = koers.school_now() AND status IN ('wacht', 'bezig') RETURNING 1`.execute(
    tx,
  );
  return rows.length > 0;
}

/** Runs whose ZIP has been kept long enough; gives the files, to remove. */
export async function ruimOp(tx: Tx, nu: Date): Promise<string[]> {
  const { rows } = await sql<{ bestand: string }>`
    WITH oud AS (SELECT id, bestand_id FROM koers.opp_bundel WHERE school_id = koers.school_now() AND status = 'klaar' AND weg_op <= ${nu} FOR UPDATE)
    UPDATE koers.opp_bundel b SET status = 'weg', bestand_id = NULL FROM oud WHERE b.id = oud.id RETURNING oud.bestand_id AS bestand`.execute(
    tx,
  );
  return rows.map((rij) => rij.bestand);
}

export interface TeBundelen extends NaamDelen {
  readonly versie: string;
  readonly leerling: string;
  readonly nummer: number;
}

/** Every version of the school that is in force, in the order of the names. */
export async function geldendeVersies(tx: Tx): Promise<TeBundelen[]> {
  const { rows } = await sql<TeBundelen>`
    SELECT v.id AS versie, v.leerling_id AS leerling, v.nummer, i.roepnaam, i.voorvoegsel, i.achternaam
    FROM koers.opp_versie v LEFT JOIN koers.person_identity i ON i.person_id = v.leerling_id
    WHERE v.school_id = koers.school_now() AND v.status IN ('vastgesteld', 'in_evaluatie')
    ORDER BY i.achternaam COLLATE "und-x-icu", i.roepnaam COLLATE "und-x-icu", v.id`.execute(tx);
  return rows;
}
