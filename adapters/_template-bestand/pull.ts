import { AppError } from '../../gateway/errors.ts';
import type { BronRecord } from '../../gateway/model/roster.ts';
import type {
  AdapterContext,
  Batch,
  ConnectionReport,
  Cursor,
  RowIssue,
  SourceFile,
  Unchanged,
} from '../../gateway/sync/source-adapter.ts';
import { mapLine } from './map.ts';
import { type Line, readLines } from './rows.ts';

/** Records per batch: a few milliseconds of work, after which a teacher's tap may go first. */
const BATCH = 100;

/** The newest file is the whole school. A pull that was broken off begins again: only the last batch names the file. */
export async function* pull(
  _: unknown,
  since: Cursor | null,
  ctx: AdapterContext,
): AsyncGenerator<Batch | Unchanged> {
  const file = newest(ctx);
  if (since?.['bestand'] === file.id) {
    ctx.log.info({ adapterAnswer: 'same file' }, 'nothing was handed in since');
    yield { unchanged: true, cursor: since };
    return;
  }
  const lines = await linesOf(file, ctx);
  ctx.log.info({ rows: lines.length }, 'file read');
  for (let from = 0; from < lines.length; from += BATCH) {
    const last = from + BATCH >= lines.length;
    yield {
      ...mapped(lines.slice(from, from + BATCH), from, ctx),
      cursor: last ? { bestand: file.id } : since,
      progress: Math.min(1, (from + BATCH) / lines.length),
    };
  }
}

/** Reads the file that lies there, and says what is in it. */
export async function check(_: unknown, ctx: AdapterContext): Promise<ConnectionReport> {
  try {
    const lines = await linesOf(newest(ctx), ctx);
    const leerlingen = lines.filter((line) => line['soort'] === 'leerling').length;
    return { ok: true, steps: [{ ok: true, message: `Het bestand heeft ${leerlingen} leerlingen.` }] };
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'cancelled') throw error;
    return { ok: false, steps: [{ ok: false, message: error.message }] };
  }
}

function newest({ files: [file] }: AdapterContext): SourceFile {
  if (file) return file;
  throw new AppError('source_refused', 'Er is nog geen bestand. Lever er eerst een in.', { retry: 'never' });
}

async function linesOf(file: SourceFile, { school }: AdapterContext): Promise<readonly Line[]> {
  const lines = readLines(await file.read(), school.brin);
  // Taking a file without pupils as true would end every one of the school.
  if (lines.some((line) => line['soort'] === 'leerling')) return lines;
  throw new AppError(
    'source_invalid',
    'Er staat geen enkele leerling in dit bestand. Er is niets veranderd.',
    {
      retry: 'never',
    },
  );
}

function mapped(lines: readonly Line[], from: number, ctx: AdapterContext) {
  const records: BronRecord[] = [];
  const issues: RowIssue[] = [];
  for (const [n, line] of lines.entries()) {
    // The first line is the header, and people count from one.
    const { record, issues: found } = mapLine(line, `row ${from + n + 2}`, ctx.codes);
    if (record) records.push(record);
    issues.push(...found);
  }
  return { records, issues };
}
