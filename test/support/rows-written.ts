import { connectClient, type Login } from '../../gateway/platform/db/connect.ts';

/** Bookkeeping of Koers itself: runs, staging, the undo log, queue and audit. Everything else in schema koers is school data. */
const NOT_SCHOOL_DATA = new Set([
  'connection',
  'sync_run',
  'sync_row',
  'sync_feit',
  'sync_issue',
  'sync_change',
  'outbox',
  'audit',
  'spoor_zegel',
  'migration',
  'session',
  // What the background does of its own beside the work that is measured: documents, clocks, notices, mail, periods.
  'opp_document',
  'bestand',
  'bestand_stuk',
  'herinnering',
  'klok_stand',
  'melding',
  'mail_bericht',
  'periode',
]);

export interface Written {
  /** Row versions that are there now and were not before: inserted or updated. */
  readonly written: number;
  /** Row versions that are gone: updated or deleted. */
  readonly gone: number;
}

/**
 * Counts which rows of school data a piece of work wrote, per table, by comparing every row version before and after.
 * A version is named by its place and the transaction that wrote it (ctid, xmin), so an UPDATE that changes nothing
 * counts as well. Reads the tables whole, as their owner, past row-level security. Tables without a write are left out.
 */
export async function rowsWritten(
  owner: Login,
  work: () => Promise<unknown>,
): Promise<Readonly<Record<string, Written>>> {
  const before = await versions(owner);
  await work();
  const after = await versions(owner);
  const result: Record<string, Written> = {};
  for (const [table, now] of after) {
    const then = before.get(table) ?? new Set();
    const written = [...now].filter((v) => !then.has(v)).length;
    const gone = [...then].filter((v) => !now.has(v)).length;
    if (written + gone > 0) result[table] = { written, gone };
  }
  return result;
}

async function versions(owner: Login): Promise<Map<string, Set<string>>> {
  const client = await connectClient(owner, 'koers rows written');
  try {
    const tables = await client.query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'koers' AND c.relkind = 'r'`,
    );
    const found = new Map<string, Set<string>>();
    for (const { name } of tables.rows.filter((row) => !NOT_SCHOOL_DATA.has(row.name))) {
      const table = client.escapeIdentifier(name);
      const { rows } = await client.query<{ v: string }>(
        `SELECT ctid::text || '/' || xmin::text AS v FROM koers.${table}`,
      );
      found.set(name, new Set(rows.map((row) => row.v)));
    }
    return found;
  } finally {
    await client.end();
  }
}
