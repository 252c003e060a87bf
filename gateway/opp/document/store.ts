import { sql } from 'kysely';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { DocumentSoort } from './view.ts';

export interface VasteVersie {
  readonly versie: string;
  readonly leerling: string;
  readonly nummer: number;
  /** What was fixed, sealed with the key of the pupil, and the SHA-256 of it. */
  readonly inhoud: Buffer;
  readonly afdruk: string;
}

/** What was vastgesteld of each of these versions; nothing of one that never was. */
export async function vasteVersies(tx: Tx, versies: readonly string[]): Promise<VasteVersie[]> {
  const { rows } = await sql<VasteVersie>`
    SELECT v.id AS versie, v.leerling_id AS leerling, v.nummer, i.inhoud, i.afdruk
    FROM koers.opp_versie v JOIN koers.opp_inhoud i ON i.versie_id = v.id AND i.moment = 'vastgesteld' AND i.deel = 'geheel'
    WHERE v.id = ANY (${versies}::uuid[]) AND v.school_id = koers.school_now()`.execute(tx);
  return rows;
}

/** Files that were made of these versions, by version and kind. */
export async function documentenVan(
  tx: Tx,
  versies: readonly string[],
): Promise<Map<string, Map<DocumentSoort, string>>> {
  const { rows } = await sql<{ versie: string; soort: DocumentSoort; bestand: string }>`
    SELECT versie_id AS versie, soort, bestand_id AS bestand FROM koers.opp_document
    WHERE versie_id = ANY (${versies}::uuid[]) AND school_id = koers.school_now()`.execute(tx);
  const uit = new Map<string, Map<DocumentSoort, string>>();
  for (const { versie, soort, bestand } of rows) {
    const van = uit.get(versie) ?? new Map<DocumentSoort, string>();
    uit.set(versie, van.set(soort, bestand));
  }
  return uit;
}

/**
 * Who is first makes the documents of a version; the others wait here and find them. In one order for everybody, so that no two
 * wait for each other.
 */
export async function opHunBeurt(tx: Tx, versies: readonly string[]): Promise<void> {
  await sql`
    SELECT pg_advisory_xact_lock(hashtextextended('opp-document-' || versie, 0))
    FROM unnest(${versies.toSorted()}::text[]) AS versie`.execute(tx);
}

export interface TeBewaren {
  readonly school: string;
  readonly leerling: string;
  readonly versie: string;
  readonly soort: DocumentSoort;
  readonly bestand: string;
}

export async function insertDocumenten(tx: Tx, rijen: readonly TeBewaren[]): Promise<void> {
  if (rijen.length === 0) return;
  await tx
    .insertInto('koers.opp_document')
    .values(
      rijen.map((rij) => ({
        school_id: rij.school,
        leerling_id: rij.leerling,
        versie_id: rij.versie,
        soort: rij.soort,
        bestand_id: rij.bestand,
      })),
    )
    .execute();
}

export interface StijlRow {
  naam: string;
  kleur: string;
  logo: Buffer | null;
  logo_type: string | null;
}

/** The house style that a school chose, or only its name. */
export async function stijlRij(tx: Tx): Promise<StijlRow | { readonly naam: string } | undefined> {
  const { rows } = await sql<StijlRow | { naam: string; kleur: null }>`
    SELECT coalesce(h.naam, s.naam) AS naam, h.kleur, h.logo, h.logo_type
    FROM koers.school s LEFT JOIN koers.opp_huisstijl h ON h.school_id = s.id WHERE s.id = koers.school_now()`.execute(
    tx,
  );
  const [rij] = rows;
  return rij && rij.kleur === null ? { naam: rij.naam } : (rij as StijlRow | undefined);
}

export async function putStijl(tx: Tx, school: string, door: string, rij: StijlRow): Promise<void> {
  const waarden = { ...rij, changed_by: door };
  await tx
    .insertInto('koers.opp_huisstijl')
    .values({ school_id: school, ...waarden })
    .onConflict((c) => c.column('school_id').doUpdateSet({ ...waarden, changed_at: sql`clock_timestamp()` }))
    .execute();
}
