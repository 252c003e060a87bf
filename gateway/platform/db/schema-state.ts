import type { Config } from '../../config.ts';
import { connectClient, type Login, loginFromUrl } from './connect.ts';

/** What an own server says of Koers' schema: there, not there yet, or why that cannot be known. */
export type SchemaState = 'there' | 'absent' | 'refused' | 'unreachable';

async function ask(login: Login): Promise<SchemaState> {
  try {
    const client = await connectClient(login, 'koers probe');
    try {
      // The catalogue may be read by every login; the ledger itself may not.
      const { rows } = await client.query<{ there: boolean }>(
        "SELECT EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'koers' AND c.relname = 'migration') AS there",
      );
      return rows[0]?.there ? 'there' : 'absent';
    } finally {
      await client.end();
    }
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    // 28*: wrong password or unknown role (the first migration makes Koers' own); 3D000: no such database.
    return code.startsWith('28') || code === '3D000' ? 'refused' : 'unreachable';
  }
}

/** Looks at the database of DATABASE_URL without opening Koers; the owner's login, when it is known, sees most. */
export async function schemaState(config: Config): Promise<SchemaState | null> {
  if (!config.DATABASE_URL) return null; // the embedded database is brought up to date when it is opened
  const owner = config.DATABASE_OWNER_URL && (await ask(loginFromUrl(config.DATABASE_OWNER_URL.reveal())));
  return owner === 'there' || owner === 'absent'
    ? owner
    : await ask(loginFromUrl(config.DATABASE_URL.reveal()));
}
