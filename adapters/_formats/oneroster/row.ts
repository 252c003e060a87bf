import type { z } from 'zod';
import type { CodeOverlay } from '../../../gateway/sync/source-adapter.ts';
import { dropped, type Row } from '../uwlr/row.ts';
import type { WireRow } from './wire.ts';

/** A row while it is mapped. Its paths are whole (`at`), for a role may stand in another file than its user. */
export interface OneRosterRow extends Row {
  readonly at: WireRow['at'];
}

export function rowOf({ at }: WireRow, codes: CodeOverlay): OneRosterRow {
  return { path: '', at, issues: [], codes };
}

/** Reads one object; undefined with a `dropped` issue when its shape cannot be used. */
export function read<T>(row: OneRosterRow, schema: z.ZodType<T>, { value }: WireRow): T | undefined {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path[0];
  return dropped(
    row,
    row.at(field === undefined ? undefined : String(field)),
    'bad_shape',
    '',
    'Deze regel is anders opgebouwd dan OneRoster voorschrijft. Meld dit aan je leverancier.',
  );
}
