import { assertSchemaCompatibility, type PgQueryable, runMigrations } from 'bullmq';

/** Schema that BullMQ keeps its own tables in; Koers never writes there itself. */
const QUEUE_SCHEMA = 'bullmq';

/** Brings BullMQ's own tables up to date; run by the migrator with the owner's login. */
export async function migrateQueue(client: PgQueryable): Promise<void> {
  await runMigrations(client, QUEUE_SCHEMA);
}

/** @throws when the queue's tables are older or newer than this BullMQ. */
export async function checkQueueSchema(client: PgQueryable): Promise<void> {
  await assertSchemaCompatibility(client, QUEUE_SCHEMA);
}
