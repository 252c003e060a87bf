import type {
  AdapterContext,
  Batch,
  Cursor,
  SourceFile,
  Unchanged,
} from '../../gateway/sync/source-adapter.ts';
import { Calendar } from '../_formats/oneroster/calendar.ts';
import { schoolIn } from '../_formats/oneroster/school.ts';
import { type ReadRoster, wholeRoster } from '../_formats/oneroster/whole.ts';
import { dayOf } from '../_formats/uwlr/left.ts';
import { schooljaarVan } from '../_formats/uwlr/schooljaar.ts';
import { inBatches } from '../_kit/batches.ts';
import { fileCursor, newestFile, readBefore } from '../_kit/source-file.ts';
import type { OneRosterCsvConnection } from './connection.ts';
import { readPackage } from './package.ts';
import { orgsIn, rosterIn } from './roster.ts';

/** Raise it when the mapping makes anything else of the same file, so that every school is read again. */
const MAPPING = 2;
const WHAT = 'OneRoster-bestand (ZIP)';

export const yearAsked = ({ schooljaar }: OneRosterCsvConnection, now: Date) =>
  schooljaar ?? schooljaarVan(now);

export function newestPackage(ctx: AdapterContext): SourceFile {
  return newestFile(ctx, WHAT);
}

/** Everything in a package about one school. @throws AppError `source_invalid`, `source_refused` */
export async function readFile(
  file: SourceFile,
  connection: OneRosterCsvConnection,
  ctx: AdapterContext,
): Promise<ReadRoster> {
  const read = readPackage(await file.read());
  const school = schoolIn(orgsIn(read), ctx.school, connection.school);
  const calendar = new Calendar(dayOf(ctx.now()));
  return wholeRoster(rosterIn(read, school), {
    schooljaar: yearAsked(connection, ctx.now()),
    calendar,
    codes: ctx.codes,
  });
}

/** The newest package; a bulk package is the whole school, so who is not in it has gone. @throws AppError `source_*` */
export async function* pullOneRosterCsv(
  connection: OneRosterCsvConnection,
  since: Cursor | null,
  ctx: AdapterContext,
): AsyncGenerator<Batch | Unchanged> {
  const asked = `${yearAsked(connection, ctx.now())} ${connection.school ?? ''}`;
  const reading = { file: newestPackage(ctx), mapping: MAPPING, asked };
  if (readBefore(since, reading, dayOf(ctx.now()))) {
    ctx.log.info({ adapterAnswer: 'oneroster-csv' }, 'newest file was read before');
    yield { unchanged: true, cursor: since };
    return;
  }
  const { rows, tot } = await readFile(reading.file, connection, ctx);
  ctx.log.info({ adapterAnswer: 'oneroster-csv', rows: rows.length }, 'file read');
  yield* inBatches(rows, {
    total: rows.length,
    since,
    cursor: () => fileCursor(reading, tot),
    signal: ctx.signal,
  });
}
