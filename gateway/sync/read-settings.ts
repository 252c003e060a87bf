import { sql } from 'kysely';
import { z } from 'zod';
import { connectionById } from './connections-store.ts';
import { adapterById, openSettings } from './credentials.ts';
import type { SyncDeps } from './deps.ts';
import type { SourceAdapter } from './source-adapter.ts';

/** What a school filled in for a connection, as a beheerder may read it back. */
export interface SettingsView {
  /** By field; a field that its adapter calls secret is never among them. Empty when they no longer fit the adapter. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Names of all fields with an answer, those of secrets too: none after a koppeling was ended, which forgets its keys. */
  readonly answered: readonly string[];
  /** When they were filled in last. */
  readonly since: Date | null;
}

const Fields = z.looseObject({
  properties: z.record(z.string(), z.looseObject({ secret: z.boolean().default(false) })),
});

/** Names of the fields that may be shown; none when the schema is not an object. */
function openFields(adapter: SourceAdapter): string[] {
  const schema = z.toJSONSchema(adapter.connection, { io: 'input', unrepresentable: 'any' });
  const parsed = Fields.safeParse(schema);
  if (!parsed.success) return [];
  return Object.entries(parsed.data.properties).flatMap(([name, { secret }]) => (secret ? [] : [name]));
}

/** @throws AppError `not_found`, also for a connection of another school (R85) */
export async function readSettings(
  deps: Pick<SyncDeps, 'db' | 'keys' | 'adapters'>,
  school: string,
  id: string,
): Promise<SettingsView> {
  const { connection, since } = await deps.db.tenant({ school, actor: null }, async (tx) => {
    const { rows } = await sql<{ since: Date | null }>`
      SELECT max(at) AS since FROM koers.audit
      WHERE school_id = ${school} AND onderwerp_id = ${id} AND actie IN ('connection_created', 'connection_changed')`.execute(
      tx,
    );
    return { connection: await connectionById(tx, school, id), since: rows[0]?.since ?? null };
  });
  const adapter = adapterById(deps, connection.adapter);
  const settings = await openSettings(deps.keys, school, adapter, connection.credentials).catch(() => ({}));
  const all = new Map(Object.entries(settings as Record<string, unknown>));
  const values = openFields(adapter).flatMap((name) =>
    all.has(name) ? [[name, all.get(name)] as const] : [],
  );
  return { values: Object.fromEntries(values), answered: [...all.keys()], since };
}
