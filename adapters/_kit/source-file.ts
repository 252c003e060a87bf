import { z } from 'zod';
import { AppError } from '../../gateway/errors.ts';
import type { AdapterContext, Cursor, SourceFile } from '../../gateway/sync/source-adapter.ts';

/**
 * The newest file of a connection.
 * @param what how a school knows it, e.g. `EDEXML-bestand`
 * @throws AppError `source_refused` when there is none yet: only a person can change that
 */
export function newestFile({ files }: AdapterContext, what: string): SourceFile {
  const [newest] = files;
  if (newest) return newest;
  throw new AppError('source_refused', `Er is nog geen ${what}. Lever het in bij deze koppeling.`, {
    retry: 'never',
  });
}

/** What decides how a file is read: the same file read another way is another answer. */
export interface Reading {
  readonly file: SourceFile;
  /** Of the adapter; raise it when the same file becomes other records. */
  readonly mapping: number;
  /** What the school filled in that counts, e.g. the school year. */
  readonly asked: string;
}

const Known = z.object({
  mapping: z.number(),
  bestand: z.string(),
  asked: z.string(),
  tot: z.string().nullable(),
});

/**
 * Whether this very file was read before, and still means the same today.
 * @param vandaag calendar day in the Netherlands
 */
export function readBefore(
  cursor: Cursor | null,
  { file, mapping, asked }: Reading,
  vandaag: string,
): boolean {
  const known = Known.safeParse(cursor);
  if (!known.success) return false;
  const { tot, ...before } = known.data;
  if (tot !== null && vandaag >= tot) return false;
  return before.bestand === file.id && before.mapping === mapping && before.asked === asked;
}

/** @param tot the day on which this file begins to mean something else (a leerling leaves); null: never */
export function fileCursor({ file, mapping, asked }: Reading, tot: string | null): Cursor {
  return { mapping, bestand: file.id, asked, tot };
}
