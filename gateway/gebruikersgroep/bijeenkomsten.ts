import { sql } from 'kysely';
import { audit } from '../access/audit.ts';
import { notFound, requireInSchool } from '../access/scope.ts';
import { AppError } from '../errors.ts';
import type { KnownActor } from '../model/actor.ts';
import type { Datum } from '../model/roster.ts';
import type { Tx } from '../platform/db/kysely-on-client.ts';
import { groepKop } from './groep-store.ts';
import { zonderNamen } from './namen.ts';
import type { BijeenkomstView } from './view.ts';
import { besluiten } from './wens-store.ts';

/** Plans a meeting (R80). @returns its id. @throws AppError `not_found`, `not_allowed` */
export async function planBijeenkomst(
  tx: Tx,
  who: KnownActor,
  { groep, op, plaats }: { groep: string; op: Datum; plaats: string },
): Promise<string> {
  requireInSchool(who, 'samenwerken_namens');
  await groepKop(tx, groep);
  await zonderNamen(tx, who, [plaats]);
  const { id } = await tx
    .insertInto('koers.bijeenkomst')
    .values({ groep_id: groep, op, plaats })
    .returning('id')
    .executeTakeFirstOrThrow();
  await audit(tx, who, { actie: 'bijeenkomst_gepland', soort: 'bijeenkomst', id });
  return id;
}

/** Agenda, minutes and decisions of one meeting (R80). @throws AppError `not_found` */
export async function bekijkBijeenkomst(
  tx: Tx,
  who: KnownActor,
  groep: string,
  bijeenkomst: string,
): Promise<BijeenkomstView> {
  requireInSchool(who, 'samenwerken');
  const { rows } = await sql<Omit<BijeenkomstView, 'besluiten'>>`
    SELECT b.id, b.op, b.plaats, b.vastgesteld_op AS "vastgesteldOp",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'nr', p.nr, 'onderwerp', p.onderwerp, 'verslag', p.verslag, 'van', d.naam,
          'wens', CASE WHEN w.id IS NOT NULL THEN jsonb_build_object('id', w.id, 'nr', w.nr) END) ORDER BY p.nr), '[]')
        FROM koers.agendapunt p JOIN koers.deelnemer d ON d.id = p.deelnemer_id LEFT JOIN koers.wens w ON w.id = p.wens_id
        WHERE p.bijeenkomst_id = b.id) AS punten
    FROM koers.bijeenkomst b WHERE b.id = ${bijeenkomst}::uuid AND b.groep_id = ${groep}::uuid`.execute(tx);
  if (!rows[0]) throw notFound('bijeenkomst');
  return { ...rows[0], besluiten: await besluiten(tx, groep, { bijeenkomst }) };
}

/** Waits for whoever works on this meeting. @throws AppError `not_found`; `conflict` when its minutes are fixed */
async function open(tx: Tx, groep: string, bijeenkomst: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${bijeenkomst}, 0))`.execute(tx);
  const found = await tx
    .selectFrom('koers.bijeenkomst')
    .select('vastgesteld_op')
    .where('id', '=', bijeenkomst)
    .where('groep_id', '=', groep)
    .executeTakeFirst();
  if (!found) throw notFound('bijeenkomst');
  if (found.vastgesteld_op !== null)
    throw new AppError(
      'conflict',
      'Dit verslag is vastgesteld. Zet wat je wilt bespreken op een nieuwe agenda.',
      {
        status: 409,
      },
    );
}

export interface NieuwPunt {
  readonly groep: string;
  readonly bijeenkomst: string;
  readonly onderwerp: string;
  /** The wish it is about. */
  readonly wens: string | null;
}

/** Puts a subject on the agenda; school and leverancier alike (R80). @throws as `open` */
export async function zetOpAgenda(tx: Tx, who: KnownActor, punt: NieuwPunt): Promise<void> {
  requireInSchool(who, 'samenwerken_namens');
  const { wij } = await groepKop(tx, punt.groep);
  await open(tx, punt.groep, punt.bijeenkomst);
  await zonderNamen(tx, who, [punt.onderwerp]);
  const { rows } = await sql`
    INSERT INTO koers.agendapunt (groep_id, bijeenkomst_id, wens_id, deelnemer_id, onderwerp, nr)
    SELECT ${punt.groep}::uuid, ${punt.bijeenkomst}::uuid, ${punt.wens}::uuid, ${wij.id}::uuid, ${punt.onderwerp},
      (SELECT coalesce(max(p.nr), 0) + 1 FROM koers.agendapunt p WHERE p.bijeenkomst_id = ${punt.bijeenkomst}::uuid)
    WHERE ${punt.wens}::uuid IS NULL OR EXISTS (SELECT FROM koers.wens w WHERE w.id = ${punt.wens}::uuid AND w.groep_id = ${punt.groep}::uuid)
    RETURNING nr`.execute(tx);
  if (rows.length === 0) throw notFound('wens');
  await audit(tx, who, { actie: 'agendapunt_erbij', soort: 'bijeenkomst', id: punt.bijeenkomst });
}

/** The minutes of one subject; they may be changed until they are fixed. @throws as `open` */
export async function schrijfVerslag(
  tx: Tx,
  who: KnownActor,
  {
    groep,
    bijeenkomst,
    punt,
    verslag,
  }: { groep: string; bijeenkomst: string; punt: string; verslag: string },
): Promise<void> {
  requireInSchool(who, 'samenwerken_namens');
  await groepKop(tx, groep);
  await open(tx, groep, bijeenkomst);
  await zonderNamen(tx, who, [verslag]);
  const done = await tx
    .updateTable('koers.agendapunt')
    .set({ verslag })
    .where('id', '=', punt)
    .where('bijeenkomst_id', '=', bijeenkomst)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n) throw notFound('agendapunt');
  await audit(tx, who, { actie: 'verslag_geschreven', soort: 'bijeenkomst', id: bijeenkomst });
}

/** Fixes the minutes: from now on nothing of the meeting changes (R80). @throws as `open` */
export async function stelVast(
  tx: Tx,
  who: KnownActor,
  { groep, bijeenkomst }: { groep: string; bijeenkomst: string },
): Promise<void> {
  requireInSchool(who, 'samenwerken_namens');
  await groepKop(tx, groep);
  await open(tx, groep, bijeenkomst);
  await tx
    .updateTable('koers.bijeenkomst')
    .set({ vastgesteld_op: sql<string>`koers.vandaag()` })
    .where('id', '=', bijeenkomst)
    .execute();
  await audit(tx, who, { actie: 'verslag_vastgesteld', soort: 'bijeenkomst', id: bijeenkomst });
}
