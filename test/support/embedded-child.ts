import { openEmbedded } from '../../gateway/platform/db/embedded/embedded.ts';
import { migrate } from '../../gateway/platform/db/migrate.ts';
import { openDb } from '../../gateway/platform/db/pool.ts';
import { migrateQueue } from '../../gateway/platform/jobs/schema.ts';

/**
 * A process of its own that opens the embedded database of KOERS_DATA, adds a bestuur, says so as one JSON line,
 * and then waits for a line on stdin (or leaves at once with `--leave`). For tests that kill it.
 */
const embedded = await openEmbedded(process.env['KOERS_DATA'], import.meta.dirname, async () => {});
await migrate({ owner: embedded.owner, pool: embedded.pool, queue: migrateQueue });
const db = openDb(embedded.pool);
const mark = process.argv[2] ?? 'x';
const besturen = await db.platform(async (tx) => {
  await tx.insertInto('koers.bestuur').values({ naam: mark }).execute();
  return (await tx.selectFrom('koers.bestuur').select('naam').execute()).map((r) => r.naam);
});
process.stdout.write(
  `${JSON.stringify({ adopted: embedded.adopted, folder: embedded.folder, host: embedded.owner.host, note: embedded.note, besturen })}\n`,
);
if (process.argv[3] !== '--leave') await new Promise((resolve) => process.stdin.once('data', resolve));
await db.close();
await embedded.leave();
process.exit(0);
