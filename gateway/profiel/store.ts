import { sql } from 'kysely';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import type { NaamDelen } from '../school/rules.ts';
import type { Bron, Dimensie, FactorCode, Gebied, Intensiteit, Richting, Zichtbaar } from './codes.ts';
import type { Bereik } from './rules.ts';

/** How a person reaches a pupil; one statement. */
export async function bereikVan(
  tx: Tx,
  person: string,
  leerling: string,
  scopes: {
    readonly team: readonly string[];
    readonly cvb: readonly string[];
    readonly alle: readonly string[];
  },
): Promise<Bereik> {
  const { rows } = await sql<Bereik>`
    SELECT EXISTS (SELECT FROM koers.leerlingen_in_scope(${person}::uuid, ${scopes.team}::text[], ARRAY[${leerling}::uuid])) AS team,
      EXISTS (SELECT FROM koers.leerlingen_in_scope(${person}::uuid, ${scopes.cvb}::text[], ARRAY[${leerling}::uuid])) AS cvb,
      EXISTS (SELECT FROM koers.leerlingen_in_scope(${person}::uuid, ${scopes.alle}::text[], ARRAY[${leerling}::uuid])) AS gedeeld`.execute(
    tx,
  );
  return rows[0] ?? { team: false, cvb: false, gedeeld: false };
}

export interface FactorRow extends NaamDelen {
  factor: string;
  richting: Richting;
  dimensie: Dimensie;
  code: FactorCode | null;
  zichtbaar: Zichtbaar;
  bron: Bron;
  bron_op: string;
  tekst: Buffer | null;
  op: Date;
  leerdoelen: string[];
}

/**
 * Factoren of a pupil that hold now, with the doelen they count for, also when those went on to another version of the
 * package (R10). `lijnen`: only factoren of doelen on these leerlijnen; `null`: all of them.
 */
export async function factorRows(
  tx: Tx,
  leerling: string,
  zichtbaar: readonly Zichtbaar[],
  lijnen: readonly string[] | null,
): Promise<FactorRow[]> {
  const { rows } = await sql<FactorRow>`
    WITH bij AS MATERIALIZED (
      SELECT c.factor, k.leerdoel_id, k.leerlijn_id FROM koers.kaart_doel k
      CROSS JOIN LATERAL koers.voorgangers_van(k.leerdoel_id) AS v(was)
      JOIN koers.factor_doel c ON c.leerling_id = k.leerling_id AND c.leerdoel_id = v.was AND c.ended_by IS NULL
      WHERE k.leerling_id = ${leerling}::uuid AND k.ended_by IS NULL
    )
    SELECT f.factor, f.richting, f.dimensie, f.code, f.zichtbaar, f.bron, f.bron_op, f.tekst, a.at AS op,
      i.roepnaam, i.voorvoegsel, i.achternaam,
      ARRAY(SELECT DISTINCT b.leerdoel_id FROM bij b WHERE b.factor = f.factor
        AND (${lijnen}::uuid[] IS NULL OR b.leerlijn_id = ANY (${lijnen}::uuid[]))) AS leerdoelen
    FROM koers.factor f JOIN koers.act a ON a.id = f.act_id LEFT JOIN koers.person_identity i ON i.person_id = a.actor_id
    WHERE f.leerling_id = ${leerling}::uuid AND f.school_id = koers.school_now() AND f.ended_by IS NULL AND f.zichtbaar = ANY (${zichtbaar}::text[])
      AND (${lijnen}::uuid[] IS NULL OR EXISTS (SELECT FROM bij b WHERE b.factor = f.factor AND b.leerlijn_id = ANY (${lijnen}::uuid[])))
    ORDER BY f.dimensie, f.richting DESC, a.seq`.execute(tx);
  return rows;
}

export interface OndersteuningRow extends NaamDelen {
  gebied: Gebied;
  intensiteit: Intensiteit;
  tekst: Buffer | null;
  op: Date;
}

export async function ondersteuningRows(tx: Tx, leerling: string): Promise<OndersteuningRow[]> {
  const { rows } = await sql<OndersteuningRow>`
    SELECT o.gebied, o.intensiteit, o.tekst, a.at AS op, i.roepnaam, i.voorvoegsel, i.achternaam
    FROM koers.ondersteuning o JOIN koers.act a ON a.id = o.act_id LEFT JOIN koers.person_identity i ON i.person_id = a.actor_id
    WHERE o.leerling_id = ${leerling}::uuid AND o.school_id = koers.school_now() AND o.ended_by IS NULL
    ORDER BY o.gebied`.execute(tx);
  return rows;
}

export interface NieuweFactor {
  readonly act: string;
  readonly leerling: string;
  readonly factor: string;
  readonly richting: Richting;
  readonly dimensie: Dimensie;
  readonly code: FactorCode | null;
  readonly zichtbaar: Zichtbaar;
  readonly bron: Bron;
  readonly bronOp: string;
  readonly tekst: Buffer | null;
}

/** A version of a factor comes in the place of the one before. */
export async function zetFactor(tx: Tx, school: string, f: NieuweFactor): Promise<void> {
  await eindigFactor(tx, f.leerling, f.factor, f.act);
  await tx
    .insertInto('koers.factor')
    .values({
      factor: f.factor,
      school_id: school,
      leerling_id: f.leerling,
      richting: f.richting,
      dimensie: f.dimensie,
      code: f.code,
      zichtbaar: f.zichtbaar,
      bron: f.bron,
      bron_op: f.bronOp,
      tekst: f.tekst,
      act_id: f.act,
    })
    .execute();
}

export async function eindigFactor(tx: Tx, leerling: string, factor: string, act: string): Promise<void> {
  await tx
    .updateTable('koers.factor')
    .set({ ended_by: act })
    .where('leerling_id', '=', leerling)
    .where('factor', '=', factor)
    .where('ended_by', 'is', null)
    .execute();
}

/** The leerlijn of a doel that is, or was, on the card of a pupil. */
export async function lijnVanDoel(tx: Tx, leerling: string, leerdoel: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('koers.kaart_doel')
    .select('leerlijn_id')
    .where('leerling_id', '=', leerling)
    .where('leerdoel_id', '=', leerdoel)
    .where('ended_by', 'is', null)
    .executeTakeFirst();
  return row?.leerlijn_id;
}

export interface Koppeling {
  readonly act: string;
  readonly leerling: string;
  readonly factor: string;
  readonly leerdoel: string;
  readonly aan: boolean;
}

/** Couples a factor to a doel, or takes that back, also on what the doel was in earlier versions. */
export async function zetKoppeling(tx: Tx, school: string, k: Koppeling): Promise<void> {
  await sql`
    UPDATE koers.factor_doel SET ended_by = ${k.act}::uuid
    WHERE leerling_id = ${k.leerling}::uuid AND factor = ${k.factor}::uuid AND ended_by IS NULL
      AND leerdoel_id IN (SELECT koers.voorgangers_van(${k.leerdoel}::uuid))`.execute(tx);
  if (!k.aan) return;
  await tx
    .insertInto('koers.factor_doel')
    .values({
      school_id: school,
      leerling_id: k.leerling,
      factor: k.factor,
      leerdoel_id: k.leerdoel,
      act_id: k.act,
    })
    .execute();
}

export interface NieuweOndersteuning {
  readonly act: string;
  readonly leerling: string;
  readonly gebied: Gebied;
  /** `null`: no longer. */
  readonly wordt: { readonly intensiteit: Intensiteit; readonly tekst: Buffer | null } | null;
}

export async function zetOndersteuning(tx: Tx, school: string, o: NieuweOndersteuning): Promise<void> {
  await tx
    .updateTable('koers.ondersteuning')
    .set({ ended_by: o.act })
    .where('leerling_id', '=', o.leerling)
    .where('gebied', '=', o.gebied)
    .where('ended_by', 'is', null)
    .execute();
  if (o.wordt === null) return;
  await tx
    .insertInto('koers.ondersteuning')
    .values({
      school_id: school,
      leerling_id: o.leerling,
      gebied: o.gebied,
      intensiteit: o.wordt.intensiteit,
      tekst: o.wordt.tekst,
      act_id: o.act,
    })
    .execute();
}

export interface Gezocht {
  readonly gebied: Gebied | null;
  readonly intensiteit: Intensiteit | null;
  readonly factor: FactorCode | null;
}

/** Pupils within the scopes of whom all that is asked holds now, in Dutch order; one statement. */
export async function gevondenRows(
  tx: Tx,
  person: string,
  scopes: readonly string[],
  zichtbaar: readonly Zichtbaar[],
  { gebied, intensiteit, factor }: Gezocht,
): Promise<(NaamDelen & { id: string })[]> {
  const { rows } = await sql<NaamDelen & { id: string }>`
    WITH wie AS MATERIALIZED (
      SELECT p.id FROM koers.person p
      WHERE p.school_id = koers.school_now() AND p.soort = 'leerling' AND p.ended_at IS NULL
        AND ((${gebied}::text IS NULL AND ${intensiteit}::text IS NULL) OR p.id IN (
          SELECT o.leerling_id FROM koers.ondersteuning o WHERE o.school_id = koers.school_now() AND o.ended_by IS NULL
            AND (${gebied}::text IS NULL OR o.gebied = ${gebied}) AND (${intensiteit}::text IS NULL OR o.intensiteit = ${intensiteit})))
        AND (${factor}::text IS NULL OR p.id IN (
          SELECT f.leerling_id FROM koers.factor f WHERE f.school_id = koers.school_now() AND f.ended_by IS NULL
            AND f.code = ${factor} AND f.zichtbaar = ANY (${zichtbaar}::text[])))
    )
    SELECT s.id, i.roepnaam, i.voorvoegsel, i.achternaam
    FROM koers.leerlingen_in_scope(${person}::uuid, ${scopes}::text[], ARRAY(SELECT id FROM wie)) AS s(id)
    LEFT JOIN koers.person_identity i ON i.person_id = s.id
    ORDER BY i.achternaam COLLATE "und-x-icu", i.roepnaam COLLATE "und-x-icu", s.id`.execute(tx);
  return rows;
}
