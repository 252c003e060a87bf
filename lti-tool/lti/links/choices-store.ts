import { sql } from 'kysely';
import type { Tx } from '../../../gateway/platform/db/kysely-on-client.ts';

/** Something that can be placed, as the person who chooses knows it. Names stay on our own page. */
export interface Row {
  readonly id: string;
  readonly naam: string;
  readonly bij: string;
}

/** More are shown by looking for less. */
export const AT_MOST = 30;

const part = (text: string): string => `%${text.trim().replaceAll(/[\\%_]/g, '\\$&')}%`;
const TODAY = sql`l.van <= koers.vandaag() AND (l.tot IS NULL OR l.tot > koers.vandaag())`;
const ADOPTED = sql`(SELECT sp.pakket_versie_id FROM koers.school_pakket sp
  WHERE sp.school_id = koers.school_now() AND sp.van <= koers.vandaag() AND (sp.tot IS NULL OR sp.tot > koers.vandaag()))`;
/** Only what was asked for by number; null: whatever is found. */
const AMONG = (column: string, ids: readonly string[] | null) =>
  sql`(${ids}::uuid[] IS NULL OR ${sql.ref(column)} = ANY (${ids}::uuid[]))`;

/** Pupils of the school, or of the groups this person works in today, by a part of their name and in Dutch order. */
export async function leerlingRows(
  tx: Tx,
  of: {
    readonly person: string;
    readonly school: boolean;
    readonly text: string;
    readonly ids: readonly string[] | null;
  },
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    SELECT p.id, concat_ws(' ', i.roepnaam, i.voorvoegsel, i.achternaam) AS naam,
      coalesce((SELECT string_agg(g.naam, ', ' ORDER BY g.soort = 'stamgroep' DESC, g.naam) FROM koers.groep_lid l
        JOIN koers.groep g ON g.id = l.groep_id AND g.ended_at IS NULL WHERE l.person_id = p.id AND l.als = 'leerling' AND ${TODAY}), '') AS bij
    FROM koers.person p JOIN koers.person_identity i ON i.person_id = p.id
    WHERE p.school_id = koers.school_now() AND p.soort = 'leerling' AND p.ended_at IS NULL AND ${AMONG('p.id', of.ids)}
      AND concat_ws(' ', i.roepnaam, i.voorvoegsel, i.achternaam) ILIKE ${part(of.text)}
      AND (${of.school}::boolean OR p.id IN (SELECT l.person_id FROM koers.groep_lid l WHERE l.als = 'leerling' AND ${TODAY}
        AND l.groep_id IN (SELECT koers.eigen_groepen(${of.person}::uuid))))
    ORDER BY i.achternaam COLLATE "und-x-icu", i.roepnaam COLLATE "und-x-icu", p.id LIMIT ${AT_MOST + 1}`.execute(
    tx,
  );
  return rows;
}

/** Leerlijnen of the packages that the school works with, by a part of their name or of their leergebied. */
export async function leerlijnRows(
  tx: Tx,
  of: { readonly text: string; readonly ids: readonly string[] | null },
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    SELECT j.id, j.naam, g.naam AS bij FROM koers.leerlijn j JOIN koers.leergebied g ON g.id = j.leergebied_id
    WHERE j.pakket_versie_id IN ${ADOPTED} AND ${AMONG('j.id', of.ids)} AND concat_ws(' ', j.naam, g.naam) ILIKE ${part(of.text)}
    ORDER BY g.volgorde, j.volgorde, j.id LIMIT ${AT_MOST + 1}`.execute(tx);
  return rows;
}

/** A leerlijn as the school has it today: the package may have got another version since it was placed. */
export interface LijnNu {
  readonly id: string;
  readonly leergebied: string;
  /** The first; null when it has none. */
  readonly niveau: string | null;
}

export async function lijnNu(tx: Tx, leerlijn: string): Promise<LijnNu | undefined> {
  const { rows } = await sql<LijnNu>`
    SELECT j.id, j.leergebied_id AS leergebied,
      (SELECT n.id FROM koers.niveau n WHERE n.leerlijn_id = j.id ORDER BY n.volgorde LIMIT 1) AS niveau
    FROM koers.leerlijn oud JOIN koers.leerlijn j ON j.id = oud.id OR j.entiteit = oud.entiteit
    WHERE oud.id = ${leerlijn} AND j.pakket_versie_id IN ${ADOPTED}
    ORDER BY j.id = oud.id DESC LIMIT 1`.execute(tx);
  return rows[0];
}
