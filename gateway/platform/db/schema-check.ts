import { sql } from 'kysely';
import { AppError } from '../../errors.ts';
import { pending, readMigrations } from './migrate.ts';
import type { Db } from './pool.ts';

/**
 * Refuses to run on a database that is older, newer or tampered with (style.md §2.5). Read with the app's own
 * login, so a web process needs no owner's password.
 */
export async function checkSchema(db: Db): Promise<void> {
  const applied = await db
    .platform(async (tx) => {
      const { rows } = await sql<{
        name: string;
        checksum: string;
      }>`SELECT name, checksum FROM koers.migration`.execute(tx);
      return rows;
    })
    .catch((cause: { code?: string }) => {
      if (cause.code === '42P01' || cause.code === '42501' || cause.code === '22023') return []; // no ledger, no right, no role: never migrated
      throw cause;
    });
  const todo = pending(applied, readMigrations());
  if (todo.length > 0) {
    throw new AppError(
      'schema_outdated',
      `De database loopt ${todo.length} stap(pen) achter. Voer eerst "npm run migrate" uit.`,
      { detail: todo.map((m) => m.name).join(', ') },
    );
  }
}
