import type { z } from 'zod';
import { AppError } from '../errors.ts';
import type { ConnectionKeys, SyncDeps } from './deps.ts';
import type { SourceAdapter } from './source-adapter.ts';

/** @throws AppError `not_found` for a system this Koers has no adapter for */
export function adapterById(deps: Pick<SyncDeps, 'adapters'>, id: string): SourceAdapter {
  const adapter = deps.adapters.get(id);
  if (!adapter)
    throw new AppError('not_found', `Koers kent het systeem "${id.slice(0, 40)}" niet.`, {
      status: 404,
      retry: 'never',
    });
  return adapter;
}

/** What a school filled in, checked by the adapter's own schema. @throws AppError `bad_request` with a line per field */
export function parseSettings(adapter: SourceAdapter, settings: unknown): unknown {
  const parsed = adapter.connection.safeParse(settings);
  if (parsed.success) return parsed.data;
  throw new AppError('bad_request', 'Vul de gegevens van de koppeling goed in.', {
    status: 400,
    issues: parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
  });
}

/** All of it is sealed, not only the fields marked secret: an address with a school's name tells something too. */
export async function sealSettings(keys: ConnectionKeys, school: string, settings: unknown): Promise<Buffer> {
  return await keys.seal(school, Buffer.from(JSON.stringify(settings)));
}

/** @throws AppError `config_invalid` when it cannot be opened, or no longer fits the adapter */
export async function openSettings(
  keys: ConnectionKeys,
  school: string,
  adapter: SourceAdapter,
  sealed: Buffer,
): Promise<unknown> {
  const plain = await keys.open(school, sealed);
  const parsed = adapter.connection.safeParse(JSON.parse(plain.toString('utf8')));
  if (parsed.success) return parsed.data;
  throw new AppError(
    'config_invalid',
    'De gegevens van deze koppeling passen niet meer. Vul ze opnieuw in.',
    {
      retry: 'never',
      detail: parsed.error.issues.map((issue: z.core.$ZodIssue) => issue.path.join('.')).join(', '),
    },
  );
}
