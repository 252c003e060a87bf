import type { Config } from '../../config.ts';
import { AppError } from '../../errors.ts';
import { checkQueueSchema, migrateQueue } from '../jobs/schema.ts';
import { type Login, loginFromUrl } from './connect.ts';
import { openEmbedded } from './embedded/embedded.ts';
import { choosePlace } from './embedded/place.ts';
import { type MasterKeys, masterKeysOf } from './master-keys.ts';
import { migrate, readMigrations } from './migrate.ts';
import { type Db, openDb } from './pool.ts';
import { checkSchema } from './schema-check.ts';

/** The one database of this Koers, wherever it stands. */
export interface Store {
  readonly db: Db;
  /** The top of the key hierarchy. */
  readonly masters: MasterKeys;
  /** Where the data stands and why, for the start message; null for an own server. */
  readonly folder: string | null;
  readonly note: string | null;
  close(): Promise<void>;
}

/** Where the embedded database of these settings keeps its data; made when absent. */
export function dataFolder(config: Config, projectRoot: string): string {
  return choosePlace(config.KOERS_DATA, projectRoot).folder;
}

const steps = (applied: readonly string[]) => readMigrations().filter((m) => applied.includes(m.name));

/**
 * Opens the database: the one DATABASE_URL names, or the embedded one. The embedded one has no other owner than
 * Koers, so it is brought up to date here; an own server is migrated by `npm run migrate` and refused when old.
 */
export async function openStore(config: Config, projectRoot: string, name = 'koers'): Promise<Store> {
  if (config.DATABASE_URL && config.KOERS_MASTER_KEY) {
    const db = openDb(loginFromUrl(config.DATABASE_URL.reveal()), { name });
    try {
      await checkSchema(db);
      if (!config.REDIS_URL) await checkQueueSchema(db.pool);
    } catch (error) {
      await db.close();
      throw error;
    }
    return {
      db,
      masters: masterKeysOf(config, null),
      folder: null,
      note: null,
      close: () => db.close(),
    };
  }
  const embedded = await openEmbedded(config.KOERS_DATA, projectRoot, async (target, applied) => {
    await migrate({ ...target, queue: migrateQueue, migrations: steps(applied) });
  });
  try {
    await migrate({ owner: embedded.owner, pool: embedded.pool, queue: migrateQueue });
  } catch (error) {
    await embedded.leave();
    throw error;
  }
  const db = openDb(embedded.pool, { name });
  return {
    db,
    masters: masterKeysOf(config, embedded.folder),
    folder: embedded.folder,
    note: embedded.note,
    close: async () => {
      await db.close();
      await embedded.leave();
    },
  };
}

/** `npm run migrate`: brings the database up to date and says which steps were run. */
export async function migrateStore(config: Config, projectRoot: string): Promise<readonly string[]> {
  if (!config.DATABASE_URL) {
    const embedded = await openEmbedded(config.KOERS_DATA, projectRoot, async (target, applied) => {
      await migrate({ ...target, queue: migrateQueue, migrations: steps(applied) });
    });
    try {
      return await migrate({ owner: embedded.owner, pool: embedded.pool, queue: migrateQueue });
    } finally {
      await embedded.leave();
    }
  }
  const owner: Login | null = config.DATABASE_OWNER_URL
    ? loginFromUrl(config.DATABASE_OWNER_URL.reveal())
    : null;
  if (!owner)
    throw new AppError(
      'config_invalid',
      'Zet DATABASE_OWNER_URL: de aanmelding die het schema bezit en rollen mag maken.',
    );
  return await migrate({ owner, pool: loginFromUrl(config.DATABASE_URL.reveal()), queue: migrateQueue });
}
