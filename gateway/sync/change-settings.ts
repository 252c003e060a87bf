import { noteAct } from './audit-store.ts';
import { connectionById } from './connections-store.ts';
import { adapterById, openSettings, parseSettings, sealSettings } from './credentials.ts';
import type { Asker, SyncDeps } from './deps.ts';

/**
 * Gives a connection other settings (a new key, another address); what was read stays. The same settings change
 * nothing. `keep` names settings that stay as they are kept, for what nobody can fill in again: no screen ever gets to see them.
 * @throws AppError `bad_request`, `not_found`
 */
export async function changeSettings(
  deps: SyncDeps,
  who: Asker,
  id: string,
  wanted: Readonly<Record<string, unknown>>,
  keep: readonly string[] = [],
): Promise<{ changed: boolean }> {
  const context = { school: who.school, actor: who.person };
  const connection = await deps.db.tenant(context, (tx) => connectionById(tx, who.school, id));
  const adapter = adapterById(deps, connection.adapter);
  const before = await openSettings(deps.keys, who.school, adapter, connection.credentials).catch(() => null);
  const kept = Object.entries(before ?? {}).filter(([name]) => keep.includes(name));
  const settings = parseSettings(adapter, { ...Object.fromEntries(kept), ...wanted });
  if (JSON.stringify(before) === JSON.stringify(settings)) return { changed: false };
  const credentials = await sealSettings(deps.keys, who.school, settings);
  await deps.db.tenant(context, async (tx) => {
    await tx.updateTable('koers.connection').set({ credentials }).where('id', '=', id).execute();
    await noteAct(tx, who, 'connection_changed', { connection: id });
  });
  return { changed: true };
}
