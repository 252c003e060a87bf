import { sql } from 'kysely';
import { notFound } from '../access/scope.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { OPEN } from './rules.ts';
import type { Bijeenkomst, Deelnemer, GroepRegel, PilotRegel, WensRegel } from './view.ts';

/** Gebruikersgroepen in which who asks takes part; row-level security decides. */
export async function groepen(tx: Tx): Promise<GroepRegel[]> {
  const { rows } = await sql<GroepRegel>`
    SELECT g.id, g.naam, g.product,
      (SELECT count(*)::int FROM koers.wens w WHERE w.groep_id = g.id AND w.status = ANY (${OPEN}::text[])) AS wensen,
      (SELECT count(*)::int FROM koers.deelnemer d WHERE d.groep_id = g.id AND d.tot IS NULL) AS deelnemers
    FROM koers.gebruikersgroep g ORDER BY g.naam COLLATE "und-x-icu", g.id`.execute(tx);
  return rows;
}

/** @throws AppError `not_found` when who asks takes no part in it */
export async function groepKop(
  tx: Tx,
  groep: string,
): Promise<{ id: string; naam: string; product: string; deelnemers: Deelnemer[]; wij: Deelnemer }> {
  const { rows } = await sql<Deelnemer & { groep: string; product: string }>`
    SELECT g.naam AS groep, g.product, d.id, d.soort, d.naam, d.voorzitter,
      d.bestuur_id IS NOT NULL OR EXISTS (SELECT FROM koers.deelnemer_code c WHERE c.deelnemer_id = d.id AND c.gebruikt_op IS NOT NULL) AS binnen,
      EXISTS (SELECT FROM koers.mijn_deelnemers() m WHERE m.id = d.id) AS wij
    FROM koers.gebruikersgroep g JOIN koers.deelnemer d ON d.groep_id = g.id AND d.tot IS NULL
    WHERE g.id = ${groep}::uuid ORDER BY d.soort, d.naam COLLATE "und-x-icu", d.id`.execute(tx);
  const wij = rows.find((row) => row.wij);
  if (!rows[0] || !wij) throw notFound('gebruikersgroep');
  return { id: groep, naam: rows[0].groep, product: rows[0].product, deelnemers: rows, wij };
}

/** Wishes of a gebruikersgroep with the sums of their votes and the newest answer. */
export async function wensRegels(tx: Tx, groep: string): Promise<WensRegel[]> {
  const { rows } = await sql<WensRegel>`
    SELECT w.id, w.nr, w.titel, w.niveau, w.status, w.pve, coalesce(s.punten, 0) AS punten, coalesce(s.besturen, 0) AS besturen, a.antwoord
    FROM koers.wens w
    LEFT JOIN (SELECT wens_id, sum(punten)::int AS punten, count(*)::int AS besturen FROM koers.wens_stem
      WHERE groep_id = ${groep}::uuid GROUP BY wens_id) s ON s.wens_id = w.id
    LEFT JOIN LATERAL (SELECT jsonb_build_object('oordeel', x.oordeel, 'op', x.op) AS antwoord FROM koers.wens_antwoord x
      WHERE x.wens_id = w.id ORDER BY x.id DESC LIMIT 1) a ON true
    WHERE w.groep_id = ${groep}::uuid ORDER BY w.nr`.execute(tx);
  return rows;
}

/** Points that one organisation gave to open wishes, but for one wish. */
export async function puntenElders(tx: Tx, deelnemer: string, behalve: string | null): Promise<number> {
  const { rows } = await sql<{ punten: number }>`
    SELECT coalesce(sum(s.punten), 0)::int AS punten FROM koers.wens_stem s JOIN koers.wens w ON w.id = s.wens_id
    WHERE s.deelnemer_id = ${deelnemer}::uuid AND w.status = ANY (${OPEN}::text[]) AND w.id IS DISTINCT FROM ${behalve}::uuid`.execute(
    tx,
  );
  return rows[0]?.punten ?? 0;
}

export async function bijeenkomsten(tx: Tx, groep: string): Promise<Bijeenkomst[]> {
  const { rows } = await sql<Bijeenkomst>`
    SELECT id, op, plaats, vastgesteld_op AS "vastgesteldOp" FROM koers.bijeenkomst
    WHERE groep_id = ${groep}::uuid ORDER BY op DESC, id LIMIT 50`.execute(tx);
  return rows;
}

export async function pilotRegels(tx: Tx, groep: string, wens: string | null = null): Promise<PilotRegel[]> {
  const { rows } = await sql<PilotRegel>`
    SELECT p.id, p.functie, p.wens_id AS "wensId", w.titel AS wens, p.van, p.tot, p.stand
    FROM koers.pilot p JOIN koers.wens w ON w.id = p.wens_id
    WHERE p.groep_id = ${groep}::uuid AND (${wens}::uuid IS NULL OR p.wens_id = ${wens}::uuid) ORDER BY p.van DESC, p.id`.execute(
    tx,
  );
  return rows;
}

/** Who changes a gebruikersgroep waits for who is at it, until the end of the transaction. */
export async function eenTegelijk(tx: Tx, groep: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`gebruikersgroep/${groep}`}, 0))`.execute(tx);
}

/** The next number of a row in a gebruikersgroep; holds the others back until the end of the transaction. */
export async function volgendNr(tx: Tx, tabel: 'wens' | 'besluit', groep: string): Promise<number> {
  await eenTegelijk(tx, groep);
  const { rows } = await sql<{ nr: number }>`
    SELECT coalesce(max(nr), 0)::int + 1 AS nr FROM koers.${sql.raw(tabel)} WHERE groep_id = ${groep}::uuid`.execute(
    tx,
  );
  return rows[0]?.nr ?? 1;
}
