import { z } from 'zod';
import type { WireRow } from '../_formats/oneroster/wire.ts';
import type { Collection, OneRosterClient } from './client.ts';

/** How a collection stood when it was read: enough to see later whether anything in it changed. */
export interface Stand {
  readonly path: string;
  /** The newest `dateLastModified` in it, word for word: the clock of the source is not ours. Null: it was empty. */
  readonly laatste: string | null;
  readonly aantal: number;
}

const Stands = z.array(z.object({ path: z.string(), laatste: z.string().nullable(), aantal: z.number() }));

const Dated = z.object({ dateLastModified: z.string() });

/** Undefined when a row does not say when it changed: then no question about changes can be trusted. */
export function standOf({ path }: Collection, rows: readonly WireRow[]): Stand | undefined {
  let laatste: string | null = null;
  let moment = Number.NEGATIVE_INFINITY;
  for (const { value } of rows) {
    const told = Dated.safeParse(value).data?.dateLastModified;
    const at = told === undefined ? Number.NaN : Date.parse(told);
    if (told === undefined || Number.isNaN(at)) return undefined;
    if (at > moment) [laatste, moment] = [told, at];
  }
  return { path, laatste, aantal: rows.length };
}

/**
 * Whether each collection still is as it stood: nothing in it changed since (`filter=dateLastModified>'…'`, where
 * `tobedeleted` counts as a change), and it has as many rows, so that what a source just throws away is seen as well.
 * A source that does not count its rows is never taken for unchanged.
 */
export async function isUnchanged(
  client: OneRosterClient,
  collections: readonly Collection[],
  stand: string,
): Promise<boolean> {
  const stands = Stands.safeParse(parsed(stand));
  if (!stands.success || stands.data.length === 0) return false;
  for (const before of stands.data) {
    const collection = collections.find((one) => one.path === before.path);
    if (!collection) return false;
    const { changed, total } = await client.glance(collection, before.laatste ?? '1970-01-01T00:00:00.000Z');
    if (changed || total !== before.aantal) return false;
  }
  return true;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
