import { sql } from 'kysely';
import { audit } from '../../gateway/access/audit.ts';
import { requireMayLink } from '../../gateway/access/grants.ts';
import { notFound, requireInSchool } from '../../gateway/access/scope.ts';
import type { KnownActor } from '../../gateway/model/actor.ts';
import type { Tx } from '../../gateway/platform/db/kysely-on-client.ts';
import { linkByCode } from './unlinked.ts';

/** An account elsewhere by which somebody comes in: at an ELO, in Teams, or with a sign-in service. */
export interface Account {
  readonly id: string;
  /** What people call it: host name of the ELO, Microsoft Teams, the name of the service. */
  readonly elo: string;
  readonly sinds: Date;
}

/** Somebody who is known there and not here: he reads the code out to the beheerder. */
export interface Wachtende {
  readonly code: string;
  readonly elo: string;
  readonly eerst: Date;
  readonly laatst: Date;
}

/** Of the keys of a person, those by which he comes in; the others (LVS, ECK iD) are numbers. */
const IS_ACCOUNT = sql`k.system ~ '^(lti|teams|oidc):'`;

/** Who waits to be linked, last seen first; the newest hundred. @throws AppError `not_allowed` */
export async function wachtenden(tx: Tx, who: KnownActor): Promise<Wachtende[]> {
  requireInSchool(who, 'rollen_beheren');
  const { rows } = await sql<Wachtende>`
    SELECT u.code, koers.naam_van_bron(u.bron) AS elo, u.first_at AS eerst, u.last_at AS laatst
    FROM koers.lti_unlinked u
    WHERE u.school_id = koers.school_now() ORDER BY u.last_at DESC, u.code LIMIT 100`.execute(tx);
  return rows;
}

/** Accounts of one person, newest first. @throws AppError `not_allowed` */
export async function accountsOf(tx: Tx, who: KnownActor, persoon: string): Promise<Account[]> {
  requireInSchool(who, 'rollen_beheren');
  const { rows } = await sql<Account>`
    SELECT k.id, koers.naam_van_bron(k.system) AS elo, k.linked_at AS sinds
    FROM koers.person_key k
    WHERE k.person_id = ${persoon}::uuid AND k.school_id = koers.school_now() AND k.ended_at IS NULL AND ${IS_ACCOUNT}
    ORDER BY k.linked_at DESC, k.id`.execute(tx);
  return rows;
}

/**
 * Says who the account with this code is.
 * @throws AppError `not_allowed`; `not_found` when the code or the person is not of this school; `conflict` for who asks for
 * himself, or for somebody with a role that he may not give
 */
export async function linkAccount(
  tx: Tx,
  who: KnownActor,
  link: { readonly code: string; readonly persoon: string },
): Promise<void> {
  await requireMayLink(tx, who, link.persoon);
  await linkByCode(tx, { school: who.school, code: link.code, person: link.persoon, by: who.person });
  await audit(tx, who, { actie: 'account_gekoppeld', soort: 'person', id: link.persoon });
}

/**
 * Takes an account away from a person; what is open by it ends at once.
 * @throws AppError `not_allowed`; `not_found` when he has no such account (any more)
 */
export async function unlinkAccount(
  tx: Tx,
  who: KnownActor,
  at: { readonly persoon: string; readonly account: string },
): Promise<void> {
  requireInSchool(who, 'rollen_beheren');
  const { rows } = await sql<{ system: string }>`
    UPDATE koers.person_key k SET ended_at = now()
    WHERE k.id = ${at.account}::uuid AND k.person_id = ${at.persoon}::uuid AND k.school_id = koers.school_now()
      AND ${IS_ACCOUNT} AND k.ended_at IS NULL
    RETURNING k.system`.execute(tx);
  const [ended] = rows;
  if (!ended) throw notFound('account');
  await sql`SELECT koers.end_sessions_of(${at.persoon}::uuid, ${ended.system})`.execute(tx);
  await audit(tx, who, {
    actie: 'account_losgemaakt',
    soort: 'person',
    id: at.persoon,
    details: { account: at.account },
  });
}
