import { sql } from 'kysely';
import { notFound } from '../access/scope.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import type { WensStatus } from './rules.ts';
import type { Besluit, WensView } from './view.ts';

type Kern = Omit<WensView, 'besluiten' | 'pilots'>;

/** One wish with its votes, answers, steps and where it was on the agenda; one statement. */
export async function wensKern(tx: Tx, groep: string, wens: string): Promise<Kern> {
  const { rows } = await sql<Kern>`
    SELECT w.id, w.nr, w.titel, w.niveau, w.status, w.pve, w.wie, w.wanneer, w.nu, w.straks, w.op, d.naam AS van,
      coalesce((SELECT sum(s.punten)::int FROM koers.wens_stem s WHERE s.wens_id = w.id), 0) AS punten,
      (SELECT count(*)::int FROM koers.wens_stem s WHERE s.wens_id = w.id) AS besturen,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('wie', x.naam, 'punten', s.punten,
          'wij', x.id IN (SELECT m.id FROM koers.mijn_deelnemers() m)) ORDER BY s.punten DESC, x.naam), '[]')
        FROM koers.wens_stem s JOIN koers.deelnemer x ON x.id = s.deelnemer_id WHERE s.wens_id = w.id) AS stemmen,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('wie', x.naam, 'oordeel', a.oordeel, 'tekst', a.tekst,
          'klaarOp', a.klaar_op, 'op', a.op) ORDER BY a.id DESC), '[]')
        FROM koers.wens_antwoord a JOIN koers.deelnemer x ON x.id = a.deelnemer_id WHERE a.wens_id = w.id) AS antwoorden,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('status', t.status, 'toelichting', t.toelichting, 'op', t.op, 'wie', x.naam) ORDER BY t.id DESC), '[]')
        FROM koers.wens_stap t JOIN koers.deelnemer x ON x.id = t.deelnemer_id WHERE t.wens_id = w.id) AS stappen,
      (SELECT coalesce(jsonb_agg(DISTINCT jsonb_build_object('bijeenkomst', b.id, 'op', b.op)), '[]')
        FROM koers.agendapunt p JOIN koers.bijeenkomst b ON b.id = p.bijeenkomst_id WHERE p.wens_id = w.id) AS agenda
    FROM koers.wens w JOIN koers.deelnemer d ON d.id = w.deelnemer_id
    WHERE w.id = ${wens}::uuid AND w.groep_id = ${groep}::uuid`.execute(tx);
  if (!rows[0]) throw notFound('wens');
  return rows[0];
}

export interface NieuweWens {
  readonly titel: string;
  readonly wie: string;
  readonly wanneer: string;
  readonly nu: string;
  readonly straks: string;
  readonly pve: number;
  readonly niveau: WensView['niveau'];
}

export async function bewaarWens(
  tx: Tx,
  wens: NieuweWens & { readonly groep: string; readonly nr: number; readonly deelnemer: string },
): Promise<string> {
  const { groep, deelnemer, ...velden } = wens;
  const made = await tx
    .insertInto('koers.wens')
    .values({ ...velden, groep_id: groep, deelnemer_id: deelnemer })
    .returning('id')
    .executeTakeFirstOrThrow();
  return made.id;
}

export interface Stap {
  readonly groep: string;
  readonly wens: string;
  readonly deelnemer: string;
  readonly status: WensStatus;
  readonly toelichting: string | null;
}

/** Where a wish goes, if it is still where who decided saw it. @returns false: somebody was first */
export async function zetStatus(tx: Tx, was: WensStatus, stap: Stap): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    WITH w AS (UPDATE koers.wens SET status = ${stap.status} WHERE id = ${stap.wens}::uuid AND groep_id = ${stap.groep}::uuid AND status = ${was} RETURNING id)
    INSERT INTO koers.wens_stap (groep_id, wens_id, deelnemer_id, status, toelichting)
    SELECT ${stap.groep}::uuid, w.id, ${stap.deelnemer}::uuid, ${stap.status}, ${stap.toelichting} FROM w RETURNING wens_id AS id`.execute(
    tx,
  );
  return rows.length === 1;
}

export async function bewaarStap(tx: Tx, { groep, wens, deelnemer, ...rest }: Stap): Promise<void> {
  const ids = { groep_id: groep, wens_id: wens, deelnemer_id: deelnemer };
  await tx
    .insertInto('koers.wens_stap')
    .values({ ...ids, ...rest })
    .execute();
}

/** The vote of one organisation takes the place of the one before; none with 0. */
export async function bewaarStem(
  tx: Tx,
  { groep, wens, deelnemer, punten }: { groep: string; wens: string; deelnemer: string; punten: number },
): Promise<void> {
  if (punten === 0)
    await sql`DELETE FROM koers.wens_stem WHERE wens_id = ${wens}::uuid AND deelnemer_id = ${deelnemer}::uuid`.execute(
      tx,
    );
  else
    await sql`INSERT INTO koers.wens_stem (groep_id, wens_id, deelnemer_id, punten)
      VALUES (${groep}::uuid, ${wens}::uuid, ${deelnemer}::uuid, ${punten})
      ON CONFLICT (wens_id, deelnemer_id) DO UPDATE SET punten = excluded.punten, op = koers.vandaag()`.execute(
      tx,
    );
}

/** Decisions of a gebruikersgroep, or of one wish or meeting, newest first. */
export async function besluiten(
  tx: Tx,
  groep: string,
  { wens = null, bijeenkomst = null }: { wens?: string | null; bijeenkomst?: string | null } = {},
): Promise<Besluit[]> {
  const { rows } = await sql<Besluit>`
    SELECT b.id, b.nr, b.tekst, b.op, d.naam AS door,
      CASE WHEN w.id IS NOT NULL THEN jsonb_build_object('id', w.id, 'nr', w.nr, 'titel', w.titel) END AS wens,
      CASE WHEN m.id IS NOT NULL THEN jsonb_build_object('id', m.id, 'op', m.op) END AS bijeenkomst
    FROM koers.besluit b JOIN koers.deelnemer d ON d.id = b.deelnemer_id
    LEFT JOIN koers.wens w ON w.id = b.wens_id LEFT JOIN koers.bijeenkomst m ON m.id = b.bijeenkomst_id
    WHERE b.groep_id = ${groep}::uuid AND (${wens}::uuid IS NULL OR b.wens_id = ${wens}::uuid)
      AND (${bijeenkomst}::uuid IS NULL OR b.bijeenkomst_id = ${bijeenkomst}::uuid)
    ORDER BY b.nr DESC`.execute(tx);
  return rows;
}
