import { AppError } from '../../gateway/errors.ts';

/** A list that is read page by page, by place in the list (`offset`) and number of rows (`limit`, `amount`). */
export interface PagedList<T> {
  /** Rows to ask for at a time: what the source allows at most, 2 or more. */
  readonly size: number;
  /** @returns the rows from this place on; none: the list ends here. `total`: how many rows there are, when told. */
  read(offset: number, size: number): Promise<{ readonly rows: readonly T[]; readonly total?: number }>;
  /** What a row is known by; undefined: by all that is in it. */
  keyOf(row: T): string | undefined;
}

/** How often a list that moved is read again, before the source is left alone until later. */
const TRIES = 3;
/** No school has as many; a source that never ends does. */
const MOST = 500_000;

/**
 * Reads a whole list. While it is read a row may come or go at the source: everything behind it moves a place, and one
 * row is never seen, or seen twice. So each page but the first starts with the last row of the page before it; when that
 * is another row, the list moved (or a page came twice) and is read anew. The end is a page that brings nothing new:
 * a page that is not full is no end.
 * @throws AppError `source_unavailable` when it moves each time: rather nothing than half a school
 */
export async function readPages<T>(list: PagedList<T>): Promise<readonly T[]> {
  for (let tried = 0; tried < TRIES; tried++) {
    const rows = await readOnce(list);
    if (rows) return rows;
  }
  throw new AppError(
    'source_unavailable',
    'De lijst verandert steeds terwijl we hem lezen. We proberen het later opnieuw.',
    { retry: 'later' },
  );
}

/** @returns undefined when the list moved meanwhile */
async function readOnce<T>({ size, read, keyOf }: PagedList<T>): Promise<readonly T[] | undefined> {
  const known = (row: T) => keyOf(row) ?? JSON.stringify(row);
  const all: T[] = [];
  for (;;) {
    const last = all.at(-1);
    const { rows, total } = await read(last === undefined ? 0 : all.length - 1, size);
    const [first] = rows;
    if (last === undefined) all.push(...rows);
    else if (first === undefined || known(first) !== known(last)) return undefined;
    else for (const row of rows.slice(1)) all.push(row);
    if (rows.length <= (last === undefined ? 0 : 1)) {
      return total === undefined || total === all.length ? all : undefined;
    }
    if (all.length > MOST) {
      throw new AppError('source_invalid', `De lijst is langer dan ${MOST} regels.`, { retry: 'never' });
    }
  }
}
