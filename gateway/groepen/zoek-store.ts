import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import type { NaamDelen } from '../school/rules.ts';
import { type Blad, voorwaardeVan } from './voorwaarden/register.ts';
import { bladeren, isBlad, type Knoop } from './vraag.ts';

/** Whose pupils a query may find: all of the school, or those of the groups this person works in today (R61). */
export interface Bereik {
  readonly person: string;
  readonly heleSchool: boolean;
}

export type Feiten = readonly (Readonly<Record<string, string>> | null)[];

export interface TrefferRow extends NaamDelen {
  id: string;
  stamgroep: string | null;
  feiten: Feiten;
}

/** A query to be answered; of which group it is, when it is one's rule. */
interface Gevraagd {
  readonly groep: string | null;
  readonly vraag: Knoop;
  readonly bereik: Bereik;
}

/** Column that says whether a pupil is in the set of this condition. */
const in_ = (i: number) => sql.ref(`in_${i}`);

/** What holds for a pupil, from which of the sets he is in; the counter runs as `bladeren` does. */
function houdt(k: Knoop, teller: { n: number }): RawBuilder<boolean> {
  if (isBlad(k)) {
    const i = teller.n;
    teller.n += 1;
    return sql<boolean>`x.${in_(i)}`;
  }
  if ('niet' in k) return sql<boolean>`NOT (${houdt(k.niet, teller)})`;
  const delen = ('en' in k ? k.en : k.of).map((deel) => houdt(deel, teller));
  return sql<boolean>`(${sql.join(delen, 'en' in k ? sql` AND ` : sql` OR `)})`;
}

/** Name of the table expression with who may be found from here. */
const kandidaatVan = ({ person, heleSchool }: Bereik): string =>
  `kandidaat_${heleSchool ? 'school' : person}`;

/** Who a query may find: everybody within reach who is at school today. */
function kandidaatCte(bereik: Bereik): RawBuilder<unknown> {
  return sql`${sql.ref(kandidaatVan(bereik))} AS MATERIALIZED (
      SELECT p.id FROM koers.person p
      WHERE p.school_id = koers.school_now() AND p.soort = 'leerling' AND ${opSchool('p')}
        AND (${bereik.heleSchool}::boolean OR p.id IN (
          SELECT m.person_id FROM koers.werkt_in(${bereik.person}::uuid) AS w
          JOIN koers.groep_lid m ON m.groep_id = w.groep AND m.als = 'leerling'
          WHERE m.van <= koers.vandaag() AND (m.tot IS NULL OR m.tot > koers.vandaag()))))`;
}

const uniek = <T>(alle: readonly T[], sleutel: (een: T) => string): T[] => [
  ...new Map(alle.map((een) => [sleutel(een), een])).values(),
];

/** Who one query finds: the sets of its conditions put under each other and grouped by pupil, once. */
function trefferVan({ groep, vraag, bereik }: Gevraagd, setVan: (blad: Blad) => string, metFeiten: boolean) {
  const alle = bladeren(vraag);
  const feit = metFeiten ? sql`v.feit` : sql`NULL::jsonb`;
  const sets = alle.map(
    (blad, i) => sql`SELECT ${sql.lit(i)}, v.leerling, ${feit} FROM ${sql.ref(setVan(blad))} v`,
  );
  const erin = alle.map((_, i) => sql`bool_or(u.n = ${sql.lit(i)}) AS ${in_(i)}`);
  const feiten = alle.map((_, i) => sql`x.feiten -> ${sql.lit(String(i))}`);
  return sql`SELECT ${groep}::uuid AS groep, x.leerling AS id, ${metFeiten ? sql`jsonb_build_array(${sql.join(feiten)})` : sql`NULL::jsonb`} AS feiten
      FROM (
        SELECT u.leerling, bool_or(u.n < 0) AS kan, ${sql.join(erin)}, ${metFeiten ? sql`jsonb_object_agg(u.n, u.feit)` : sql`NULL::jsonb`} AS feiten
        FROM (SELECT -1 AS n, id AS leerling, NULL::jsonb AS feit FROM ${sql.ref(kandidaatVan(bereik))}
          UNION ALL ${sql.join(sets, sql` UNION ALL `)}) u
        GROUP BY u.leerling
      ) x WHERE x.kan AND ${houdt(vraag, { n: 0 })}`;
}

/**
 * Queries as common table expressions, the last of them `treffer (groep, id, feiten)`. Every condition is one set of pupils,
 * looked up once however many queries ask it. The sets are not joined: the planner knows nothing of their size, and would
 * compare everybody with everybody. For who only counts there are no `feiten`.
 */
function trefferCte(gevraagd: readonly Gevraagd[], wat: 'feiten' | 'tellen'): RawBuilder<unknown> {
  const sleutel = (blad: Blad) => JSON.stringify(blad);
  const sets = uniek(
    gevraagd.flatMap(({ vraag }) => bladeren(vraag)),
    sleutel,
  );
  const namen = new Map(sets.map((blad, i) => [sleutel(blad), `set_${i}`]));
  const setVan = (blad: Blad) => namen.get(sleutel(blad)) ?? '';
  const ctes = [
    ...uniek(
      gevraagd.map(({ bereik }) => bereik),
      kandidaatVan,
    ).map(kandidaatCte),
    ...sets.map(
      (blad) => sql`${sql.ref(setVan(blad))} (leerling, feit) AS (${voorwaardeVan(blad).treft(blad)})`,
    ),
  ];
  const treffers = gevraagd.map((een) => trefferVan(een, setVan, wat === 'feiten'));
  return sql`${sql.join(ctes)}, treffer AS MATERIALIZED (${sql.join(treffers, sql` UNION ALL `)})`;
}

/** Not gone from every source, and with an inschrijving that holds today when any is known. */
export const opSchool = (p: string): RawBuilder<boolean> => {
  const id = sql.ref(`${p}.id`);
  return sql<boolean>`(${sql.ref(`${p}.ended_at`)} IS NULL AND (
    NOT EXISTS (SELECT FROM koers.inschrijving i WHERE i.leerling_id = ${id})
    OR EXISTS (SELECT FROM koers.inschrijving i WHERE i.leerling_id = ${id}
      AND i.van <= koers.vandaag() AND (i.tot IS NULL OR i.tot > koers.vandaag()))))`;
};

/** Dutch order: achternaam without its voorvoegsel, then roepnaam. */
export const NAAM_ORDE = sql`i.achternaam COLLATE "und-x-icu", i.roepnaam COLLATE "und-x-icu", i.person_id`;

/** Who a query finds, with what made each condition hold; one statement. */
export async function zoek(tx: Tx, k: Knoop, bereik: Bereik): Promise<TrefferRow[]> {
  const { rows } = await sql<TrefferRow>`
    WITH ${trefferCte([{ groep: null, vraag: k, bereik }], 'feiten')}, stam AS MATERIALIZED (
      SELECT coalesce(jsonb_object_agg(m.person_id, g.naam ORDER BY m.van), '{}') AS van
      FROM koers.groep g JOIN koers.groep_lid m ON m.groep_id = g.id AND m.als = 'leerling'
      WHERE g.school_id = koers.school_now() AND g.soort = 'stamgroep' AND g.ended_at IS NULL
        AND m.van <= koers.vandaag() AND (m.tot IS NULL OR m.tot > koers.vandaag())
    )
    SELECT i.person_id AS id, i.roepnaam, i.voorvoegsel, i.achternaam, t.feiten, stam.van ->> t.id::text AS stamgroep
    FROM treffer t JOIN koers.person_identity i ON i.person_id = t.id CROSS JOIN stam
    ORDER BY ${NAAM_ORDE}`.execute(tx);
  return rows;
}

export interface VoorstelRow extends NaamDelen {
  id: string;
  wat: 'erbij' | 'eruit' | 'erin_gehouden' | 'eruit_gehouden';
  op_school: boolean;
  feiten: Feiten | null;
}

/**
 * On top of `treffer`: how groups and their queries differ, as `verschil (groep, id, wat, feiten)`. What a person decided
 * otherwise does not count as a difference.
 */
function verschilCte(groepen: readonly string[]): RawBuilder<unknown> {
  return sql`lid AS (
      SELECT m.groep_id AS groep, m.person_id AS id, bool_or(m.tot IS NULL) AS open FROM koers.groep_lid m
      WHERE m.groep_id = ANY (${groepen}::uuid[]) AND m.als = 'leerling' AND (m.tot IS NULL OR m.tot > koers.vandaag()) GROUP BY 1, 2
    ), uitz AS (
      SELECT u.groep_id AS groep, u.leerling_id AS id, u.soort FROM koers.groep_uitzondering u
      WHERE u.groep_id = ANY (${groepen}::uuid[]) AND u.ended_at IS NULL
    ), verschil AS (
      SELECT t.groep, t.id, 'erbij' AS wat, t.feiten FROM treffer t
      WHERE (t.groep, t.id) NOT IN (SELECT groep, id FROM lid) AND (t.groep, t.id) NOT IN (SELECT groep, id FROM uitz WHERE soort = 'eruit')
      UNION ALL
      SELECT l.groep, l.id, 'eruit', NULL FROM lid l
      WHERE l.open AND (l.groep, l.id) NOT IN (SELECT groep, id FROM treffer) AND ((l.groep, l.id) NOT IN (SELECT groep, id FROM uitz WHERE soort = 'erin')
        OR NOT EXISTS (SELECT FROM koers.person p WHERE p.id = l.id AND ${opSchool('p')}))
    )`;
}

/**
 * How a group and its query differ, and where a person decided otherwise; one statement. Nothing is changed by it. Who is
 * outside the reach of who asks is neither proposed nor counted.
 */
export async function voorstelRows(tx: Tx, groep: string, k: Knoop, bereik: Bereik): Promise<VoorstelRow[]> {
  const { rows } = await sql<VoorstelRow>`
    WITH ${trefferCte([{ groep, vraag: k, bereik }], 'feiten')}, ${verschilCte([groep])}, alles AS (
      SELECT id, wat, feiten FROM verschil
      UNION ALL
      SELECT u.id, CASE u.soort WHEN 'erin' THEN 'erin_gehouden' ELSE 'eruit_gehouden' END, NULL FROM uitz u
      WHERE (u.soort = 'erin') = (u.id IN (SELECT id FROM lid))
        AND (u.soort = 'erin' OR u.id IN (SELECT id FROM ${sql.ref(kandidaatVan(bereik))}))
    )
    SELECT i.person_id AS id, i.roepnaam, i.voorvoegsel, i.achternaam, d.wat, d.feiten, ${opSchool('p')} AS op_school
    FROM alles d JOIN koers.person p ON p.id = d.id JOIN koers.person_identity i ON i.person_id = d.id
    ORDER BY ${NAAM_ORDE}`.execute(tx);
  return rows;
}

/** For each of these groups how many pupils its rule proposes to take in or out; one statement for all. */
export async function voorstelTellingen(
  tx: Tx,
  groepen: readonly { readonly id: string; readonly vraag: Knoop; readonly bereik: Bereik }[],
): Promise<ReadonlyMap<string, number>> {
  if (groepen.length === 0) return new Map();
  const gevraagd = groepen.map(({ id: groep, ...rest }) => ({ groep, ...rest }));
  const { rows } = await sql<{ groep: string; aantal: number }>`
    WITH ${trefferCte(gevraagd, 'tellen')}, ${verschilCte(groepen.map(({ id }) => id))}
    SELECT groep, count(*)::int AS aantal FROM verschil GROUP BY groep`.execute(tx);
  return new Map(rows.map((r) => [r.groep, r.aantal]));
}

/** Names of leerroutes, leerlijnen, niveaus, leerdoelen (their code) and groups of this school, by id; one statement. */
export async function namenVan(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; naam: string }>`
    SELECT id, naam FROM koers.leerroute WHERE id = ANY (${ids}::uuid[])
    UNION ALL SELECT id, naam FROM koers.leerlijn WHERE id = ANY (${ids}::uuid[])
    UNION ALL SELECT id, regexp_replace(naam, '^Niveau ', 'niveau ') FROM koers.niveau WHERE id = ANY (${ids}::uuid[])
    UNION ALL SELECT id, code FROM koers.leerdoel WHERE id = ANY (${ids}::uuid[])
    UNION ALL SELECT id, naam FROM koers.groep WHERE id = ANY (${ids}::uuid[]) AND school_id = koers.school_now()`.execute(
    tx,
  );
  return new Map(rows.map((r) => [r.id, r.naam]));
}

/** Today at school, and the day so many days on. */
export async function vandaagVan(tx: Tx, dagen: number): Promise<{ dag: string; laatst: string }> {
  const { rows } = await sql<{ dag: string; laatst: string }>`
    SELECT koers.vandaag() AS dag, koers.vandaag() + ${dagen}::int AS laatst`.execute(tx);
  return rows[0] ?? { dag: '', laatst: '' };
}
