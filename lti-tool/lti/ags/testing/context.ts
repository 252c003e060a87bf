import { sql } from 'kysely';
import type { Db } from '../../../../gateway/platform/db/pool.ts';
import type { TestPlatform } from '../../testing/platform/platform.ts';
import { SCOPES } from '../ags.ts';

/** A course as a launch from it leaves it behind. */
export async function addContext(
  db: Db,
  at: { school: string; platform: string; course: string; elo: TestPlatform },
): Promise<string> {
  const { origin, profile, deployment } = at.elo;
  const query = profile.serviceQuery === '' ? '' : `?${profile.serviceQuery}`;
  const lineitems = `${origin}/ags/${at.course}/lineitems${query}`;
  return await db.tenant({ school: at.school, actor: null }, async (tx) => {
    const { rows } = await sql<{ id: string }>`
      INSERT INTO koers.lti_context (school_id, platform_id, deployment_id, context_id, titel, ags_lineitems, ags_scopes)
      VALUES (${at.school}::uuid, ${at.platform}::uuid, ${deployment}, ${at.course}, ${at.course}, ${lineitems}, ${Object.values(SCOPES)}::text[])
      RETURNING id`.execute(tx);
    return rows[0]?.id ?? '';
  });
}
