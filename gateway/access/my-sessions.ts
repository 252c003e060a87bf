import { sql } from 'kysely';
import type { SessionMethod } from '../platform/db/session-entry.ts';
import type { AccountDeps } from './account-deps.ts';
import { audit } from './audit.ts';
import type { OwnAccount } from './passkey-session.ts';
import { personsOf } from './passkey-store.ts';

/** Where somebody is signed in now: at which school, how, since when and when last used. */
export interface SessionView {
  readonly id: string;
  readonly school: string;
  readonly method: SessionMethod;
  readonly since: Date;
  readonly lastSeen: Date;
  /** This very session. */
  readonly current: boolean;
}

/** Every session that is alive of anybody this account stands for, the newest first (ASVS 5.0 §7.5.2). */
export async function mySessions(
  { db }: Pick<AccountDeps, 'db'>,
  own: OwnAccount,
): Promise<readonly SessionView[]> {
  const { rows } = await db.platform((tx) =>
    sql<SessionView>`
      SELECT s.id, c.naam AS school, s.method, s.created_at AS since, s.last_seen AS "lastSeen", s.id = ${own.sessionId}::uuid AS current
      FROM koers.session s JOIN koers.account_person a ON a.person_id = s.person_id JOIN koers.school c ON c.id = s.school_id
      WHERE a.account_id = ${own.account}::uuid AND s.ended_at IS NULL AND s.expires_at > now()
        AND s.last_seen > now() - interval '60 minutes'
      ORDER BY s.id = ${own.sessionId}::uuid DESC, s.created_at DESC`.execute(tx),
  );
  return rows;
}

/** Ends all of them but this one; it stands in the trail of every school of the account (ASVS 5.0 §7.4.3). */
export async function endMyOtherSessions({ db }: Pick<AccountDeps, 'db'>, own: OwnAccount): Promise<void> {
  await db.platform((tx) =>
    sql`UPDATE koers.session s SET ended_at = now() FROM koers.account_person a
      WHERE a.account_id = ${own.account}::uuid AND a.person_id = s.person_id AND s.ended_at IS NULL
        AND s.id <> ${own.sessionId}::uuid`.execute(tx),
  );
  for (const at of await db.platform((tx) => personsOf(tx, own.account)))
    await db.tenant({ school: at.school, actor: at.person }, (tx) =>
      audit(tx, at, { actie: 'elders_afgemeld', soort: 'person', id: at.person }),
    );
}
