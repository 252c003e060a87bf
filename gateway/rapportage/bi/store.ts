import { type RawBuilder, sql } from 'kysely';
import type { Datum } from '../../model/roster.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { Oordeel } from '../feiten.ts';
import { type Maatstaf, posities, schooljaarVan } from '../posities-store.ts';
import type { Vak } from '../vakken.ts';
import { vertrokken } from '../vertrek-store.ts';
import type { LeerlingCijfers, LijnCijfers } from './rijen.ts';

/** A pupil as the database knows him: whose id becomes a pseudonym before anybody sees it. */
interface VanWie {
  readonly leerling: string;
  readonly school: string;
}
/** School years of leavers that go along: what a bestuur compares; who left earlier is destroyed by then (R84). */
const JAREN_TERUG = 5;

/** Where somebody is by how far he is from what his leerroute expects, within the margin of the school. */
const oordeelVan = (verschil: RawBuilder<unknown>, { marge }: Maatstaf): RawBuilder<Oordeel> => sql`CASE
  WHEN ${verschil} IS NULL THEN 'onbekend'
  WHEN round((${verschil})::numeric, 6) > ${marge} THEN 'boven'
  WHEN round((${verschil})::numeric, 6) < -${marge}::numeric THEN 'onder' ELSE 'op' END`;

/** Pupils of today and leavers of the last years; one statement. No name, no birth date and no free text is read. */
export async function leerlingRows(
  tx: Tx,
  dag: Datum,
  maat: Maatstaf,
): Promise<(VanWie & LeerlingCijfers)[]> {
  const oordeel = (vak: Vak) => sql`coalesce((SELECT ${oordeelVan(sql`avg(p.positie - p.verwacht)`, maat)}
    FROM positie p WHERE p.leerling = x.leerling AND p.vak = ${vak}), 'onbekend')`;
  const { rows } = await sql<VanWie & LeerlingCijfers>`
    WITH ${posities(dag, maat)}, ${vertrokken(dag)}, wie AS (
      SELECT h.leerling, h.leeftijd, h.cohort AS gekomen, NULL::int AS vertrokken, h.route, ARRAY[NULL, NULL, NULL]::text[] AS plekken FROM hier h
      UNION ALL
      SELECT v.leerling, v.jaar - extract(year FROM i.geboortedatum)::int, (SELECT min(${schooljaarVan(sql`n.van`)}) FROM koers.inschrijving n WHERE n.leerling_id = v.leerling),
        v.jaar, v.route, v.plekken
      FROM vertrek v JOIN koers.person_identity i ON i.person_id = v.leerling
      WHERE v.jaar > ${schooljaarVan(sql`${dag}::date`)} - ${JAREN_TERUG}::int
    )
    SELECT x.leerling, s.brin || s.dependance AS school, x.leeftijd, x.gekomen, x.vertrokken IS NOT NULL AS weg, x.vertrokken, r.code AS route, r.ldgm, nullif(r.uitstroomprofiel, 'onbekend') AS verwacht,
      coalesce((SELECT CASE WHEN v.status IN ('vastgesteld', 'in_evaluatie') THEN v.status ELSE 'concept' END FROM koers.opp_versie v
        WHERE v.leerling_id = x.leerling AND v.gesloten_op IS NULL ORDER BY v.vastgesteld_op IS NULL, v.nummer DESC LIMIT 1), 'geen') AS opp,
      ${oordeel('taal')} AS taal, ${oordeel('rekenen')} AS rekenen, x.plekken
    FROM wie x JOIN koers.school s ON s.id = koers.school_now() LEFT JOIN koers.leerroute r ON r.id = x.route ORDER BY x.leerling`.execute(
    tx,
  );
  return rows;
}

/** Positions of the pupils of today on the leerlijnen of taal and rekenen; one statement. */
export async function lijnRows(tx: Tx, dag: Datum, maat: Maatstaf): Promise<(VanWie & LijnCijfers)[]> {
  const { rows } = await sql<VanWie & LijnCijfers>`
    WITH ${posities(dag, maat)}
    SELECT p.leerling, s.brin || s.dependance AS school, p.vak, l.code AS lijn, p.streef::int AS streef,
      round(p.positie::numeric, 3)::float8 AS positie, round(p.verwacht::numeric, 3)::float8 AS verwacht,
      ${oordeelVan(sql`p.positie - p.verwacht`, maat)} AS oordeel
    FROM positie p JOIN koers.leerlijn l ON l.id = p.lijn JOIN koers.school s ON s.id = koers.school_now() ORDER BY p.leerling, l.volgorde`.execute(
    tx,
  );
  return rows;
}
