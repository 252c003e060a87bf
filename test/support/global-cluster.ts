import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { connectClient, type Login, loginFromUrl } from '../../gateway/platform/db/connect.ts';
import { openEmbedded } from '../../gateway/platform/db/embedded/embedded.ts';
import { migrate } from '../../gateway/platform/db/migrate.ts';
import { migrateQueue } from '../../gateway/platform/jobs/schema.ts';

export const TEMPLATE = 'koers_template';

declare module 'vitest' {
  interface ProvidedContext {
    owner: Login;
    pool: Login;
  }
}

async function makeTemplate(owner: Login, pool: Login): Promise<void> {
  const client = await connectClient(owner, 'koers test setup');
  await client.query(`DROP DATABASE IF EXISTS ${TEMPLATE}`);
  await client.query(`CREATE DATABASE ${TEMPLATE}`);
  await client.end();
  await migrate({ owner: { ...owner, database: TEMPLATE }, pool, queue: migrateQueue });
}

/**
 * One PostgreSQL for all integration tests: the embedded one, or the one DATABASE_OWNER_URL names (the version
 * floor). A migrated template is made once; each test file clones it (test/support/db.ts).
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const own = process.env['DATABASE_OWNER_URL'];
  if (own) {
    const owner = loginFromUrl(own);
    const pool = { ...owner, user: 'koers_pool', password: 'only-for-tests' };
    await makeTemplate(owner, pool);
    project.provide('owner', owner);
    project.provide('pool', pool);
    return async () => {};
  }
  const folder = mkdtempSync(path.join(os.tmpdir(), 'koers-test-'));
  chmodSync(folder, 0o755); // as root, PostgreSQL runs as another user who must be able to enter
  const embedded = await openEmbedded(folder, folder, async () => {});
  const admin = await connectClient(embedded.superuser, 'koers test setup');
  await admin.query("ALTER SYSTEM SET fsync = 'off'");
  await admin.query('SELECT pg_reload_conf()');
  await admin.end();
  await makeTemplate(embedded.owner, embedded.pool);
  project.provide('owner', embedded.owner);
  project.provide('pool', embedded.pool);
  return async () => {
    await embedded.leave();
    rmSync(folder, { recursive: true, force: true });
  };
}
