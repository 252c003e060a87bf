import type { z } from 'zod';
import type { CodeOverlay } from '../../../gateway/sync/source-adapter.ts';
import { dropped, partial, type Row } from '../uwlr/row.ts';
import type { WireRow } from './wire.ts';

/** A row while it is mapped. Its paths are whole (`at`), for a role may stand in another file than its user. */
export interface OneRosterRow extends Row {
  readonly at: WireRow['at'];
}

export function rowOf({ at }: WireRow, codes: CodeOverlay): OneRosterRow {
  return { path: '', at, issues: [], codes };
}

const MESSAGE = 'Deze regel is anders opgebouwd dan OneRoster voorschrijft. Meld dit aan je leverancier.';

/**
 * Reads one object; undefined with an issue when its shape cannot be used.
 * @param effect `dropped` for what becomes a record, `partial` for what only says something about one
 */
export function read<T>(
  row: OneRosterRow,
  schema: z.ZodType<T>,
  { value }: WireRow,
  effect: 'dropped' | 'partial',
): T | undefined {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path[0];
  const at = row.at(field === undefined ? undefined : String(field));
  if (effect === 'dropped') return dropped(row, at, 'bad_shape', '', MESSAGE);
  partial(row, at, 'bad_shape', '', MESSAGE);
  return undefined;
}
