import { sql } from 'kysely';
import { scopesFor } from '../../access/policy.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { OppDeel } from '../../model/opp.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import { type NaamDelen, naamVan } from '../../school/rules.ts';
import type { Naam } from '../../school/view.ts';

/** A pupil on the first page of who reads at home: what there is to read, and what is asked of the reader. */
export interface ThuisKind {
  readonly leerling: string;
  readonly naam: Naam;
  /** The reader himself. */
  readonly zelf: boolean;
  /** There is an OPP that was offered or fixed. */
  readonly teLezen: boolean;
  /** Parts that were put before the reader, who decides, and that he has not answered as they stand now (R44). */
  readonly gevraagd: readonly OppDeel[];
}

interface Row extends NaamDelen {
  leerling: string;
  te_lezen: boolean;
  gevraagd: OppDeel[];
}

/**
 * Pupils whose OPP this person may read at home, by name; one statement, which opens no OPP. Who decides: as gateway/opp has it,
 * the relations with gezag, a mentor or curator before others, and the pupil himself from 18 on (R45).
 */
export async function thuisKinderen(tx: Tx, who: KnownActor): Promise<readonly ThuisKind[]> {
  const scopes = scopesFor(who, 'opp_lezen').filter((s) => s === 'zelf' || s === 'eigen_kind');
  const { rows } = await sql<Row>`
    WITH wie AS (
      SELECT p.id, i.roepnaam, i.voorvoegsel, i.achternaam,
        coalesce(i.geboortedatum <= koers.vandaag() - interval '18 years', false) AS meerderjarig
      FROM koers.person p JOIN koers.person_identity i ON i.person_id = p.id
      WHERE p.soort = 'leerling' AND p.school_id = koers.school_now() AND p.ended_at IS NULL AND (
        ('zelf' = ANY (${scopes}::text[]) AND p.id = ${who.person}::uuid)
        OR ('eigen_kind' = ANY (${scopes}::text[]) AND EXISTS (SELECT FROM koers.relatie r WHERE r.leerling_id = p.id AND r.person_id = ${who.person}::uuid
          AND r.van <= koers.vandaag() AND (r.tot IS NULL OR r.tot > koers.vandaag()))))
    ), gezag AS (
      SELECT w.id, bool_or(r.soort IN ('mentor', 'curator')) AS vertegenwoordigd,
        bool_or(r.person_id = ${who.person}::uuid AND (NOT w.meerderjarig OR r.soort IN ('mentor', 'curator'))) AS ik
      FROM wie w JOIN koers.relatie r ON r.leerling_id = w.id AND r.gezag AND r.van <= koers.vandaag() AND (r.tot IS NULL OR r.tot > koers.vandaag())
      GROUP BY w.id
    ), versie AS (
      SELECT DISTINCT ON (v.leerling_id) v.leerling_id, v.id, v.handeling, v.status FROM koers.opp_versie v JOIN wie w ON w.id = v.leerling_id
      WHERE v.status IN ('instemming', 'vastgesteld', 'in_evaluatie') ORDER BY v.leerling_id, v.nummer DESC
    ), laatst AS (
      SELECT DISTINCT ON (c.versie_id, c.deel) c.versie_id, c.deel, c.kern FROM koers.opp_inhoud c JOIN versie v ON v.id = c.versie_id
      WHERE c.deel <> 'geheel' ORDER BY c.versie_id, c.deel, c.nr DESC
    )
    SELECT w.id AS leerling, w.roepnaam, w.voorvoegsel, w.achternaam, v.id IS NOT NULL AS te_lezen,
      CASE WHEN coalesce(g.ik, false) OR (w.id = ${who.person}::uuid AND w.meerderjarig AND NOT coalesce(g.vertegenwoordigd, false)) THEN ARRAY(
        SELECT l.deel FROM laatst l WHERE l.versie_id = v.id AND (v.status = 'instemming' OR (l.deel = 'handeling' AND v.handeling = 'open'))
          AND NOT (l.deel = 'handeling' AND v.handeling = 'niet_nodig')
          AND NOT EXISTS (SELECT FROM koers.opp_antwoord a JOIN koers.opp_inhoud ai ON ai.id = a.inhoud_id
            WHERE a.person_id = ${who.person}::uuid AND a.leerling_id = w.id AND a.deel = l.deel AND ai.kern = l.kern)
        ORDER BY l.deel DESC) ELSE '{}' END AS gevraagd
    FROM wie w LEFT JOIN versie v ON v.leerling_id = w.id LEFT JOIN gezag g ON g.id = w.id
    ORDER BY w.roepnaam COLLATE "und-x-icu", w.id`.execute(tx);
  return rows.map(({ leerling, te_lezen, gevraagd, ...naam }) => ({
    leerling,
    naam: naamVan(naam),
    zelf: leerling === who.person,
    teLezen: te_lezen,
    gevraagd,
  }));
}
