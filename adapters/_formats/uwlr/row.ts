import type { CodeOverlay, RowIssue } from '../../../gateway/sync/source-adapter.ts';

/** One row of the answer while it is being mapped: where it stands, and what was the matter with it. */
export interface Row {
  /** XPath without prefixes, e.g. `/leerlinggegevens/leerlingen/leerling[12]`. */
  readonly path: string;
  readonly issues: RowIssue[];
  /** The school's own mapping of codes. */
  readonly codes: CodeOverlay;
}

/** As `partial`, for a code that no list knows; a beheerder can map it. */
export function unknownCode(row: Row, at: string, list: string, value: string): void {
  row.issues.push({
    path: row.path + at,
    code: 'unknown_code',
    seen: shortened(value),
    message: 'Deze code kennen we niet. De rest komt wel binnen. Kies bij de koppeling wat hij betekent.',
    effect: 'partial',
    unknown: { list, code: value },
  });
}

export type Mapped<T> = { readonly record: T | undefined; readonly issues: readonly RowIssue[] };

/** The record comes in without this part. */
export function partial(row: Row, at: string, code: string, seen: string, message: string): void {
  row.issues.push({ path: row.path + at, code, seen: shortened(seen), message, effect: 'partial' });
}

/**
 * The record does not come in. Takes the place of what was noted before, so that every row that goes in comes out as
 * either one record or one dropped issue.
 */
export function dropped(row: Row, at: string, code: string, seen: string, message: string): undefined {
  row.issues.length = 0;
  row.issues.push({ path: row.path + at, code, seen: shortened(seen), message, effect: 'dropped' });
  return undefined;
}

function shortened(seen: string): string {
  return seen.length > 60 ? `${seen.slice(0, 59)}…` : seen;
}
