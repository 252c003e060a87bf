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

/** What was vastgesteld of a version; nothing when it never was. */
export async function vasteVersie(tx: Tx, versie: string): Promise<VasteVersie | undefined> {
  const { rows } = await sql<VasteVersie>`
    SELECT v.id AS versie, v.leerling_id AS leerling, v.nummer, i.inhoud, i.afdruk
    FROM koers.opp_versie v JOIN koers.opp_inhoud i ON i.versie_id = v.id AND i.moment = 'vastgesteld' AND i.deel = 'geheel'
    WHERE v.id = ${versie}::uuid AND v.school_id = koers.school_now()`.execute(tx);
  return rows[0];
}

/** Files that were made of a version, by kind. */
export async function documentenVan(tx: Tx, versie: string): Promise<Map<DocumentSoort, string>> {
  const { rows } = await sql<{ soort: DocumentSoort; bestand: string }>`
    SELECT soort, bestand_id AS bestand FROM koers.opp_document
    WHERE versie_id = ${versie}::uuid AND school_id = koers.school_now()`.execute(tx);
  return new Map(rows.map(({ soort, bestand }) => [soort, bestand]));
}

/** Who is first makes the documents of a version; the others wait here and find them. */
export async function opZijnBeurt(tx: Tx, versie: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`opp-document-${versie}`}, 0))`.execute(tx);
}

export async function insertDocument(
  tx: Tx,
  rij: { school: string; leerling: string; versie: string; soort: DocumentSoort; bestand: string },
): Promise<void> {
  await tx
    .insertInto('koers.opp_document')
    .values({
      school_id: rij.school,
      leerling_id: rij.leerling,
      versie_id: rij.versie,
      soort: rij.soort,
      bestand_id: rij.bestand,
    })
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
