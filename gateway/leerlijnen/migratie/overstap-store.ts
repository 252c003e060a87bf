import { sql } from 'kysely';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { NaamDelen } from '../../school/rules.ts';
import type { Migratieplan, VersieKop } from './view.ts';

/** Nobody works on a pupil of this school until the transaction ends. */
export async function lockSchool(tx: Tx): Promise<void> {
  await sql`SELECT koers.lock_school()`.execute(tx);
}

export interface VersieFeiten extends VersieKop {
  readonly published: boolean;
  /** Pupils went away from it by a migration that still stands. */
  readonly verlaten: boolean;
}

/** Versions as far as this school may see them. */
export async function versieFeiten(tx: Tx, ids: readonly string[]): Promise<VersieFeiten[]> {
  const { rows } = await sql<VersieFeiten>`
    SELECT v.id, p.code, coalesce(v.naam, p.naam) AS naam, v.versie, coalesce(v.licentie, p.licentie) AS licentie, v.status = 'published' AS published,
      EXISTS (SELECT FROM koers.migratie m WHERE m.school_id = koers.school_now() AND m.van_versie_id = v.id AND m.undone_at IS NULL) AS verlaten
    FROM koers.pakket_versie v JOIN koers.pakket p ON p.id = v.pakket_id WHERE v.id = ANY (${ids}::uuid[])`.execute(
    tx,
  );
  return rows;
}

interface Stap {
  readonly soort: 'leerroute' | 'leerlijn' | 'streefniveau' | 'leerdoel' | 'actie';
  readonly oud: string;
  readonly oudNiveau?: string | null;
  readonly nieuw: string | null;
  readonly nieuwLijn?: string | null;
  readonly nieuwNiveau?: string | null;
  readonly lot: string;
  readonly stand?: string | null;
}

/**
 * The steps of a plan, as rows. Of a big package only what touches the cards of this school: `opKaart` are the leerdoelen
 * that stand on one. What became one doel with such a doel belongs to it, on a card or not.
 */
export function stappen(plan: Migratieplan, opKaart: ReadonlySet<string>): Stap[] {
  const geraakt = new Set(plan.doelen.flatMap((d) => (opKaart.has(d.oud.id) ? d.naar.map((n) => n.id) : [])));
  const doelen = plan.doelen.filter((d) => opKaart.has(d.oud.id) || d.naar.some((n) => geraakt.has(n.id)));
  const lijnen = new Set(plan.streef.flatMap((s) => s.naar.map((n) => `${s.leerlijn.id} ${n.leerlijn.id}`)));
  return [
    ...plan.routes.map((r) => ({
      soort: 'leerroute' as const,
      oud: r.oud.id,
      nieuw: r.naar?.id ?? null,
      lot: r.keuze ? 'gekozen' : 'zelfde',
    })),
    ...[...lijnen].map((paar) => {
      const [oud = '', nieuw = ''] = paar.split(' ');
      return { soort: 'leerlijn' as const, oud, nieuw, lot: 'zelfde' };
    }),
    ...plan.streef.flatMap((s) =>
      (s.naar.length > 0 ? s.naar : [null]).map((n) => ({
        soort: 'streefniveau' as const,
        oud: s.leerlijn.id,
        oudNiveau: s.niveau?.id ?? null,
        nieuw: n?.leerlijn.id ?? null,
        nieuwNiveau: n?.niveau?.id ?? null,
        lot: s.hoe,
      })),
    ),
    ...doelen.flatMap((d) =>
      (d.naar.length > 0 ? d.naar : [null]).map((n) => ({
        soort: 'leerdoel' as const,
        oud: d.oud.id,
        oudNiveau: d.niveau,
        nieuw: n?.id ?? null,
        nieuwLijn: plan.plek.get(n?.id ?? '')?.leerlijn ?? null,
        nieuwNiveau: plan.plek.get(n?.id ?? '')?.niveau ?? null,
        lot: d.lot,
        stand: d.stand,
      })),
    ),
    ...plan.acties.map((a) => ({ soort: 'actie' as const, oud: a.oud, nieuw: a.nieuw, lot: 'zelfde' })),
  ];
}

export interface NieuweMigratie {
  readonly id: string;
  readonly van: string;
  readonly naar: string;
  readonly keuzes: unknown;
  readonly afdruk: string;
  readonly leerlingen: number;
}

/** Writes down what will happen and lets it happen; two statements, whatever the number of pupils and doelen. */
export async function migreer(
  tx: Tx,
  wie: { readonly school: string; readonly person: string },
  nieuw: NieuweMigratie,
  rijen: readonly Stap[],
): Promise<number> {
  await sql`
    WITH m AS (
      INSERT INTO koers.migratie (id, school_id, van_versie_id, naar_versie_id, keuzes, afdruk, leerlingen, actor_id)
      VALUES (${nieuw.id}, ${wie.school}, ${nieuw.van}, ${nieuw.naar}, ${JSON.stringify(nieuw.keuzes)}::jsonb, ${nieuw.afdruk}, ${nieuw.leerlingen}, ${wie.person})
      RETURNING id, school_id
    )
    INSERT INTO koers.migratie_stap (migratie_id, nr, school_id, soort, oud, oud_niveau, nieuw, nieuw_lijn, nieuw_niveau, lot, stand)
    SELECT m.id, s.nr, m.school_id, s.soort, s.oud, s."oudNiveau", s.nieuw, s."nieuwLijn", s."nieuwNiveau", s.lot, s.stand
    FROM m, ROWS FROM (jsonb_to_recordset(${JSON.stringify(rijen)}::jsonb)
      AS (soort text, oud uuid, "oudNiveau" uuid, nieuw uuid, "nieuwLijn" uuid, "nieuwNiveau" uuid, lot text, stand text))
      WITH ORDINALITY AS s(soort, oud, "oudNiveau", nieuw, "nieuwLijn", "nieuwNiveau", lot, stand, nr)`.execute(
    tx,
  );
  const { rows } = await sql<{
    n: number;
  }>`SELECT koers.migreer(${nieuw.id}::uuid, ${wie.person}::uuid) AS n`.execute(tx);
  return rows[0]?.n ?? 0;
}

export async function terug(tx: Tx, person: string, migratie: string): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`SELECT koers.migratie_terug(${migratie}::uuid, ${person}::uuid) AS n`.execute(tx);
  return rows[0]?.n ?? 0;
}

export interface OverstapRow {
  id: string;
  van: VersieKop;
  naar: VersieKop;
  op: Date;
  door: NaamDelen;
  leerlingen: number;
  ongedaan_op: Date | null;
  ongedaan_door: NaamDelen;
  erna: number;
}

/** Migrations of this school, newest first; of one that was undone nothing came after. */
export async function overstapRows(tx: Tx, id: string | null): Promise<OverstapRow[]> {
  const kop = (v: string, p: string) =>
    sql.raw(
      `jsonb_build_object('id', ${v}.id, 'code', ${p}.code, 'naam', coalesce(${v}.naam, ${p}.naam), 'versie', ${v}.versie, 'licentie', coalesce(${v}.licentie, ${p}.licentie))`,
    );
  const naam = (i: string) =>
    sql.raw(
      `jsonb_build_object('roepnaam', ${i}.roepnaam, 'voorvoegsel', ${i}.voorvoegsel, 'achternaam', ${i}.achternaam)`,
    );
  const { rows } = await sql<OverstapRow>`
    SELECT m.id, ${kop('v', 'vp')} AS van, ${kop('n', 'np')} AS naar, m.at AS op, ${naam('i')} AS door, m.leerlingen,
      m.undone_at AS ongedaan_op, ${naam('u')} AS ongedaan_door,
      CASE WHEN m.undone_at IS NULL THEN koers.migratie_erna(m.id) ELSE 0 END AS erna
    FROM koers.migratie m
    JOIN koers.pakket_versie v ON v.id = m.van_versie_id JOIN koers.pakket vp ON vp.id = v.pakket_id
    JOIN koers.pakket_versie n ON n.id = m.naar_versie_id JOIN koers.pakket np ON np.id = n.pakket_id
    LEFT JOIN koers.person_identity i ON i.person_id = m.actor_id
    LEFT JOIN koers.person_identity u ON u.person_id = m.undone_by
    WHERE m.school_id = koers.school_now() AND (${id}::uuid IS NULL OR m.id = ${id}::uuid)
    ORDER BY m.at DESC LIMIT 50`.execute(tx);
  return rows;
}

export interface TeKiezen extends VersieKop {
  /** Pupils of this school on it today. */
  readonly leerlingen: number;
  /** The school works with it. */
  readonly gekozen: boolean;
  /** Of which package, so that versions of one stand together. */
  readonly pakket: string;
}

/** Published versions this school may see, with how many of its pupils are on each; newest version first. */
export async function teKiezen(tx: Tx): Promise<TeKiezen[]> {
  const { rows } = await sql<TeKiezen>`
    SELECT v.id, p.id AS pakket, p.code, coalesce(v.naam, p.naam) AS naam, v.versie, coalesce(v.licentie, p.licentie) AS licentie,
      g.id IS NOT NULL AS gekozen,
      CASE WHEN g.id IS NULL THEN 0 ELSE (SELECT count(*)::int FROM koers.leerlingen_op_versie(v.id)) END AS leerlingen
    FROM koers.pakket_versie v JOIN koers.pakket p ON p.id = v.pakket_id
    LEFT JOIN LATERAL (SELECT s.id FROM koers.school_pakket s WHERE s.pakket_versie_id = v.id AND s.school_id = koers.school_now()
      ORDER BY s.tot NULLS FIRST LIMIT 1) g ON true
    WHERE v.status = 'published'
    ORDER BY p.naam, p.id, v.published_at DESC, v.versie DESC`.execute(tx);
  return rows;
}
