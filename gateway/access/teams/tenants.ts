import { sql } from 'kysely';
import { z } from 'zod';
import { AppError } from '../../errors.ts';
import type { KnownActor } from '../../model/actor.ts';
import type { Tx } from '../../platform/db/kysely-on-client.ts';
import type { Db } from '../../platform/db/pool.ts';
import { audit } from '../audit.ts';
import type { School } from '../launch/which-school.ts';
import { notFound } from '../scope.ts';

/** A Microsoft tenant whose people may open this school's Koers in Teams. */
export interface TeamsTenant {
  readonly id: string;
  readonly tenant: string;
  readonly client_id: string;
  readonly approved_at: Date;
  /** Who that was, when it was someone of this school. */
  readonly approved_name: string | null;
}

const Guid = (wat: string) =>
  z
    .string()
    .trim()
    .toLowerCase()
    .pipe(z.guid(`moet ${wat} zijn, in de vorm 00000000-0000-0000-0000-000000000000`));
/** What Microsoft Entra shows of a tenant and of the app that is registered there for Koers. */
export const NewTenant = z.object({ tenant: Guid('de tenant-ID'), clientId: Guid('de toepassings-ID') });

const inSchool = (who: KnownActor) => ({ school: who.school, actor: who.person });

/** Tenants of this school, oldest first. */
export async function listTenants(db: Db, who: KnownActor): Promise<readonly TeamsTenant[]> {
  const { rows } = await db.tenant(inSchool(who), (tx) =>
    sql<TeamsTenant>`
      SELECT t.id, t.tenant, t.client_id, t.approved_at,
        (SELECT concat_ws(' ', i.roepnaam, i.voorvoegsel, i.achternaam) FROM koers.person_identity i WHERE i.person_id::text = t.approved_by) AS approved_name
      FROM koers.teams_tenant t WHERE t.school_id = koers.school_now() AND t.ended_at IS NULL ORDER BY t.approved_at, t.id`.execute(
      tx,
    ),
  );
  return rows;
}

/**
 * Whether schools of another bestuur have this tenant. A bestuur often has one tenant for all of its schools, two besturen
 * never share one: then somebody typed another's number.
 */
async function belongsElsewhere(tx: Tx, tenant: string, school: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM koers.teams_tenant t JOIN koers.school o ON o.id = t.school_id
    WHERE t.tenant = ${tenant}::uuid AND t.ended_at IS NULL
      AND o.bestuur_id <> (SELECT s.bestuur_id FROM koers.school s WHERE s.id = ${school}::uuid) LIMIT 1`.execute(
    tx,
  );
  return rows.length > 0;
}

/**
 * From now on people of this tenant may open Koers for the school of this beheerder; who they are, is linked one by one.
 * @throws AppError `bad_request` with what is wrong per field; `conflict` for a tenant of another bestuur, or one that is
 * there with another app
 */
export async function addTenant(db: Db, who: KnownActor, given: z.input<typeof NewTenant>): Promise<void> {
  const parsed = NewTenant.safeParse(given);
  if (!parsed.success) {
    const issues = parsed.error.issues.map((i) => ({ path: i.path.join('.'), message: i.message }));
    throw new AppError('bad_request', 'Deze gegevens van Microsoft kloppen niet.', { issues });
  }
  const { tenant, clientId: client_id } = parsed.data;
  const made = await db.platform(async (tx) => {
    // One at a time for a tenant: two besturen that say the same at once do not both get it.
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`teams:${tenant}`}, 0))`.execute(tx);
    if (await belongsElsewhere(tx, tenant, who.school))
      throw new AppError(
        'conflict',
        'Deze Microsoft-omgeving hoort bij een ander bestuur. Kijk de tenant-ID na. Klopt hij? Vraag dan wie Koers voor jullie beheert.',
      );
    const known = await tx
      .selectFrom('koers.teams_tenant')
      .select('client_id')
      .where('tenant', '=', tenant)
      .where('school_id', '=', who.school)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    if (known?.client_id === client_id) return null;
    if (known)
      throw new AppError(
        'conflict',
        'Deze Microsoft-omgeving is er al, met een andere toepassings-ID. Stop daar eerst mee.',
      );
    const row = { tenant, client_id, school_id: who.school, approved_by: who.person };
    return await tx.insertInto('koers.teams_tenant').values(row).returning('id').executeTakeFirstOrThrow();
  });
  if (!made) return;
  const details = { tenant, client: client_id };
  const entry = { actie: 'teams_goedgekeurd', soort: 'teams_tenant', id: made.id, details };
  await db.tenant(inSchool(who), (tx) => audit(tx, who, entry));
}

/** From now on nobody opens Koers by it. Sessions that are open go on until they end. @throws AppError `not_found` */
export async function endTenant(db: Db, who: KnownActor, id: string): Promise<void> {
  const ended = await db.platform((tx) =>
    tx
      .updateTable('koers.teams_tenant')
      .set({ ended_at: new Date() })
      .where('id', '=', id)
      .where('school_id', '=', who.school)
      .where('ended_at', 'is', null)
      .returning('id')
      .executeTakeFirst(),
  );
  if (!ended) throw notFound('teams_tenant');
  await db.tenant(inSchool(who), (tx) =>
    audit(tx, who, { actie: 'teams_beeindigd', soort: 'teams_tenant', id }),
  );
}

/** Schools that let in people of this tenant by tokens for this app, by name. In a platform transaction. */
export async function schoolsOfTenant(tx: Tx, tenant: string, client: string): Promise<readonly School[]> {
  return await tx
    .selectFrom('koers.teams_tenant as t')
    .innerJoin('koers.school as s', 's.id', 't.school_id')
    .select(['s.id', 's.naam'])
    .where('t.tenant', '=', tenant)
    .where('t.client_id', '=', client)
    .where('t.ended_at', 'is', null)
    .orderBy('s.naam')
    .orderBy('s.id')
    .execute();
}
