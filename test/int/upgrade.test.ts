import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { connectClient, probe } from '../../gateway/platform/db/connect.ts';
import { initCluster, startCluster, stopCluster } from '../../gateway/platform/db/embedded/cluster.ts';
import { openEmbedded } from '../../gateway/platform/db/embedded/embedded.ts';
import { choosePlace } from '../../gateway/platform/db/embedded/place.ts';
import { keepSecrets } from '../../gateway/platform/db/embedded/secrets.ts';
import { migrate, readMigrations } from '../../gateway/platform/db/migrate.ts';
import { openDb } from '../../gateway/platform/db/pool.ts';
import { migrateQueue } from '../../gateway/platform/jobs/schema.ts';
import { needs, POSTGRES_15 } from '../support/programs.ts';

const debian = needs('PostgreSQL 15');
const folder = mkdtempSync(path.join(os.tmpdir(), 'koers-upgrade-'));
chmodSync(folder, 0o755);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A data folder as a Koers of PostgreSQL 15 would have left it: kept programs, cluster, one school with acts. */
async function madeByPostgres15(): Promise<void> {
  const place = choosePlace(folder, folder);
  const secrets = keepSecrets(place.folder);
  mkdirSync(path.join(folder, 'bin'), { recursive: true });
  symlinkSync(path.dirname(POSTGRES_15), path.join(folder, 'bin', 'pg15-15.0'));
  const binaries = { major: 15, release: '15.0', bin: POSTGRES_15 };
  const data = initCluster(place, binaries, secrets.superuser);
  const superuser = { user: 'postgres', password: secrets.superuser, database: 'postgres' };
  const { address } = await startCluster(
    place,
    binaries,
    data,
    async (at) => (await probe({ ...at, ...superuser })) === 'ready',
  );
  const admin = await connectClient({ ...address, ...superuser }, 'koers test');
  await admin.query(
    `CREATE ROLE koers_owner LOGIN CREATEROLE CREATEDB PASSWORD ${admin.escapeLiteral(secrets.owner)}`,
  );
  await admin.query('CREATE DATABASE koers OWNER koers_owner');
  await admin.end();
  const owner = { ...address, user: 'koers_owner', password: secrets.owner, database: 'koers' };
  const pool = { ...address, user: 'koers_pool', password: secrets.pool, database: 'koers' };
  await migrate({ owner, pool, queue: migrateQueue });
  const db = openDb(pool);
  const school = await db.platform(async (tx) => {
    const bestuur = await tx
      .insertInto('koers.bestuur')
      .values({ naam: 'Stichting Oud' })
      .returning('id')
      .executeTakeFirstOrThrow();
    return await tx
      .insertInto('koers.school')
      .values({ bestuur_id: bestuur.id, brin: '99OU', naam: 'Oud', sector: 'so' })
      .returning('id')
      .executeTakeFirstOrThrow();
  });
  await db.tenant({ school: school.id, actor: null }, async (tx) => {
    for (let n = 0; n < 3; n++)
      await tx
        .insertInto('koers.audit')
        .values({ school_id: school.id, actie: 'proef', onderwerp_soort: 'school' })
        .execute();
  });
  await db.close();
  await stopCluster(data);
}

describe.skipIf(debian.missing)(debian.label('the upgrade of the PostgreSQL major'), () => {
  it('carries every row over, goes on numbering where it was, and keeps the old data until it is removed by hand', async () => {
    await madeByPostgres15();
    const embedded = await openEmbedded(folder, folder, async (target, applied) => {
      await migrate({
        ...target,
        queue: migrateQueue,
        migrations: readMigrations().filter((m) => applied.includes(m.name)),
      });
    });
    const db = openDb(embedded.pool);
    const school = await db.platform((tx) =>
      tx.selectFrom('koers.school').select(['id', 'naam']).executeTakeFirstOrThrow(),
    );
    const ids = await db.tenant({ school: school.id, actor: null }, async (tx) => {
      await tx
        .insertInto('koers.audit')
        .values({ school_id: school.id, actie: 'na', onderwerp_soort: 'school' })
        .execute();
      return (await tx.selectFrom('koers.audit').select('id').orderBy('id').execute()).map((r) =>
        Number(r.id),
      );
    });
    await db.close();
    await embedded.leave();
    expect(school.naam).toBe('Oud');
    expect(ids).toEqual([1, 2, 3, 4]);
    expect(existsSync(path.join(folder, 'pg15'))).toBe(false);
    expect(readdirSync(folder).some((n) => n.startsWith('pg15-before-upgrade'))).toBe(true);
  });
});
