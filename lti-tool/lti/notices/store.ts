import { sql } from 'kysely';
import type { Db } from '../../../gateway/platform/db/pool.ts';

/** A live platform, and its approved deployment when it has one of this name. */
export interface NoticeFrom {
  readonly platform_id: string;
  readonly issuer: string;
  readonly client_id: string;
  readonly token_url: string;
  readonly jwks_url: string;
  readonly frame_origins: readonly string[];
  readonly deployment_id: string | null;
  readonly school_id: string | null;
}

/** Whose a notice says it is; proof comes after. undefined: no platform of ours */
export async function noticeFrom(
  db: Db,
  by: {
    readonly issuer: string;
    readonly clientIds: readonly string[];
    readonly deploymentId: string | null;
  },
): Promise<NoticeFrom | undefined> {
  const { rows } = await db.platform((tx) =>
    sql<NoticeFrom>`
      SELECT p.id AS platform_id, p.issuer, p.client_id, p.token_url, p.jwks_url, p.frame_origins, d.deployment_id, d.school_id
      FROM koers.lti_platform p LEFT JOIN koers.lti_deployment d
        ON d.platform_id = p.id AND d.deployment_id = ${by.deploymentId} AND d.ended_at IS NULL
      WHERE p.issuer = ${by.issuer} AND p.client_id = ANY (${by.clientIds}::text[]) AND p.ended_at IS NULL
      ORDER BY d.deployment_id NULLS LAST LIMIT 1`.execute(tx),
  );
  return rows[0];
}
