import { sql } from 'kysely';
import { audit } from '../../gateway/access/audit.ts';
import { AppError } from '../../gateway/errors.ts';
import type { KnownActor } from '../../gateway/model/actor.ts';
import type { Db } from '../../gateway/platform/db/pool.ts';
import type { OutboundFetch } from '../../gateway/platform/http/outbound-fetch.ts';
import { platformKeys } from './jwks.ts';
import { type Registered, type Registration, registerPlatform } from './registration.ts';
import { forgetMembers } from './roster/store.ts';

/** A leeromgeving that may open Koers for this school. */
export interface Leeromgeving {
  /** Of the deployment. */
  readonly id: string;
  readonly issuer: string;
  readonly client_id: string;
  readonly deployment_id: string;
  readonly auth_url: string;
  readonly token_url: string;
  readonly jwks_url: string;
  readonly frame_origins: readonly string[];
  readonly approved_at: Date;
  readonly approved_by: string;
  /** Who that is, when it was someone of this school. */
  readonly approved_name: string | null;
  /** Last time that someone opened Koers from it, as far as sessions go back. */
  readonly laatst: Date | null;
}

const inSchool = (who: KnownActor) => ({ school: who.school, actor: who.person });

/** Those of this school only: one platform can serve many schools, each by a deployment of its own. */
export async function listLeeromgevingen(db: Db, who: KnownActor): Promise<readonly Leeromgeving[]> {
  const { rows } = await db.tenant(inSchool(who), (tx) =>
    sql<Leeromgeving>`
      SELECT d.id, p.issuer, p.client_id, d.deployment_id, p.auth_url, p.token_url, p.jwks_url, p.frame_origins, d.approved_at, d.approved_by,
        (SELECT concat_ws(' ', i.roepnaam, i.voorvoegsel, i.achternaam) FROM koers.person_identity i WHERE i.person_id::text = d.approved_by) AS approved_name,
        o.op AS laatst
      FROM koers.lti_deployment d JOIN koers.lti_platform p ON p.id = d.platform_id AND p.ended_at IS NULL
      LEFT JOIN koers.laatste_openingen() o ON o.platform_id = p.id
      WHERE d.ended_at IS NULL ORDER BY p.issuer, d.deployment_id`.execute(tx),
  );
  return rows;
}

/** @throws AppError `not_found`, also for one of another school (R85) */
export async function leeromgevingOf(db: Db, who: KnownActor, id: string): Promise<Leeromgeving> {
  const found = (await listLeeromgevingen(db, who)).find((one) => one.id === id);
  if (!found) throw new AppError('not_found', 'Deze leeromgeving is niet (meer) gekoppeld.');
  return found;
}

async function brinOf(db: Db, school: string): Promise<string> {
  const row = await db.platform((tx) =>
    tx
      .selectFrom('koers.school')
      .select(['brin', 'dependance'])
      .where('id', '=', school)
      .executeTakeFirstOrThrow(),
  );
  return row.brin + row.dependance;
}

/**
 * Approves a deployment for the school of this beheerder. A platform that is known already keeps its addresses: it may
 * serve other schools too, and they did not ask for others.
 * @throws AppError as `registerPlatform`
 */
export async function approve(
  db: Db,
  who: KnownActor,
  form: Omit<Registration, 'brin' | 'approvedBy' | 'keepAddresses'>,
): Promise<Registered> {
  const brin = await brinOf(db, who.school);
  const made = await registerPlatform(db, { ...form, brin, approvedBy: who.person, keepAddresses: true });
  if (made.added.deployment) {
    const details = { issuer: form.issuer, client: form.clientId, deployment: form.deployment };
    const entry = { actie: 'leeromgeving_goedgekeurd', soort: 'platform', id: made.platform, details };
    await db.tenant(inSchool(who), (tx) => audit(tx, who, entry));
  }
  return made;
}

/**
 * From now on nobody opens Koers by this deployment, and who was in its courses is forgotten. Sessions that are open go on
 * until they end.
 */
export async function end(db: Db, who: KnownActor, id: string): Promise<void> {
  await leeromgevingOf(db, who, id);
  await db.platform((tx) =>
    tx
      .updateTable('koers.lti_deployment')
      .set({ ended_at: new Date() })
      .where('id', '=', id)
      .where('school_id', '=', who.school)
      .where('ended_at', 'is', null)
      .execute(),
  );
  await db.tenant(inSchool(who), async (tx) => {
    await forgetMembers(tx, id);
    await audit(tx, who, { actie: 'leeromgeving_beeindigd', soort: 'deployment', id });
  });
}

/** One thing that was looked at: does it hold, and what to do when it does not. */
export interface Stap {
  readonly ok: boolean;
  readonly tekst: string;
}

export interface CheckDeps {
  readonly fetch: OutboundFetch;
  readonly demo: boolean;
}

/** Fetched afresh: what a launch remembers from before would say nothing of now. */
async function keyCount(jwksUrl: string, { fetch, demo }: CheckDeps): Promise<number> {
  const set = platformKeys({ fetch, allowLoopbackHttp: demo })(jwksUrl);
  await set.reload();
  return set.jwks()?.keys.length ?? 0;
}

/** A trial without a person: are the keys there with which the leeromgeving signs, and did anyone open Koers from it yet. */
export async function checkLeeromgeving(of: Leeromgeving, deps: CheckDeps): Promise<readonly Stap[]> {
  const keys = await keyCount(of.jwks_url, deps).catch(() => null);
  const sleutels: Stap =
    keys === null || keys === 0
      ? {
          ok: false,
          tekst: `De sleutels van de leeromgeving zijn niet te lezen op ${of.jwks_url}. Kijk dit adres na in de leeromgeving.`,
        }
      : { ok: true, tekst: `De sleutels van de leeromgeving zijn te lezen (${keys}).` };
  const geopend: Stap =
    of.laatst === null
      ? {
          ok: false,
          tekst:
            'Nog niemand heeft Koers vanuit deze leeromgeving geopend. Open Koers daar zelf om het uit te proberen.',
        }
      : { ok: true, tekst: 'Koers is vanuit deze leeromgeving geopend.' };
  return [sleutels, geopend];
}
