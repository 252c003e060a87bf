import { sql } from 'kysely';
import { audit } from '../../gateway/access/audit.ts';
import { AppError } from '../../gateway/errors.ts';
import type { KnownActor } from '../../gateway/model/actor.ts';
import type { Db } from '../../gateway/platform/db/pool.ts';
import type { ServiceClient } from './advantage/service-call.ts';
import type { ServiceRegistration } from './advantage/service-token.ts';
import { CONTEXT_COPY } from './notices/receive.ts';
import { BERICHTEN, MAX_BATCH } from './notices/routes.ts';

const SCOPE = 'https://purl.imsglobal.org/spec/lti/scope/noticehandlers';

export interface HandlerDeps {
  readonly db: Db;
  readonly origin: () => string;
  readonly now: () => Date;
  readonly services: Pick<ServiceClient, 'call'>;
}

/** An ELO that tells of copied courses to who asks it. */
export interface Aanbod {
  /** Since when it tells us; null: it was not asked yet. */
  readonly sinds: Date | null;
  readonly url: string;
  readonly registration: ServiceRegistration;
}

interface Row {
  readonly sinds: Date | null;
  readonly url: string;
  readonly id: string;
  readonly client_id: string;
  readonly token_url: string;
  readonly token_audience: string | null;
}

const inSchool = (who: KnownActor) => ({ school: who.school, actor: who.person });

/**
 * Whether the ELO of this deployment offers notices of copied courses, as its launches say.
 * @returns null when none of its courses said so
 */
export async function aanbod(db: Db, who: KnownActor, deployment: string): Promise<Aanbod | null> {
  const { rows } = await db.tenant(inSchool(who), (tx) =>
    sql<Row>`
      SELECT d.notices_at AS sinds, c.notices_url AS url, p.id, p.client_id, p.token_url, p.token_audience
      FROM koers.lti_context c JOIN koers.lti_deployment d ON d.id = c.deployment_id AND d.ended_at IS NULL
      JOIN koers.lti_platform p ON p.id = d.platform_id AND p.ended_at IS NULL
      WHERE d.id = ${deployment}::uuid AND c.school_id = koers.school_now() AND c.notices_url IS NOT NULL AND ${CONTEXT_COPY} = ANY (c.notice_types)
      ORDER BY c.changed_at DESC LIMIT 1`.execute(tx),
  );
  const [row] = rows;
  if (!row) return null;
  const { sinds, url, id, client_id: clientId, token_url: tokenUrl, token_audience: tokenAudience } = row;
  return { sinds, url, registration: { id, clientId, tokenUrl, tokenAudience } };
}

/**
 * Asks the ELO to tell us of copied courses (Platform Notification Service 1.0 §3.2). Asking again changes nothing.
 * @throws AppError `conflict` when it does not offer that; as the service client when it refuses or does not answer
 */
export async function vraagBerichten(deps: HandlerDeps, who: KnownActor, deployment: string): Promise<void> {
  const found = await aanbod(deps.db, who, deployment);
  if (!found) throw new AppError('conflict', 'Deze leeromgeving biedt dit niet aan.', { status: 409 });
  await deps.services.call({
    registration: found.registration,
    scopes: [SCOPE],
    url: found.url,
    method: 'PUT',
    body: { notice_type: CONTEXT_COPY, handler: deps.origin() + BERICHTEN, max_batch_size: MAX_BATCH },
  });
  const now = deps.now();
  await deps.db.platform((tx) =>
    sql`UPDATE koers.lti_deployment SET notices_at = ${now} WHERE id = ${deployment}::uuid AND school_id = ${who.school}::uuid`.execute(
      tx,
    ),
  );
  await deps.db.tenant(inSchool(who), (tx) =>
    audit(tx, who, { actie: 'leeromgeving_berichten_gevraagd', soort: 'deployment', id: deployment }),
  );
}
