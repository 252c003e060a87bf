import type { AdapterContext, Batch, Cursor, Unchanged } from '../../gateway/sync/source-adapter.ts';
import { dayOf, Presence } from '../_formats/uwlr/left.ts';
import { rowCount } from '../_formats/uwlr/map.ts';
import { schooljaarVan } from '../_formats/uwlr/schooljaar.ts';
import { inBatches } from '../_kit/batches.ts';
import { fileCursor, newestFile, readBefore } from '../_kit/source-file.ts';
import type { EdexmlConnection } from './connection.ts';
import { type Expected, readEdex } from './document.ts';
import { mapEdex } from './map.ts';

/** Raise it when the mapping makes anything else of the same file, so that every school is read again. */
const MAPPING = 1;
export const WHAT = 'EDEXML-bestand';

export function expectedOf(connection: EdexmlConnection, { school, now }: AdapterContext): Expected {
  const { schooljaar = schooljaarVan(now()), schoolkey } = connection;
  return { school, schooljaar, schoolkey };
}

/** The newest file; one file is the whole school, so who is not in it has gone. @throws AppError `source_*`, `cancelled` */
export async function* pullEdexml(
  connection: EdexmlConnection,
  since: Cursor | null,
  ctx: AdapterContext,
): AsyncGenerator<Batch | Unchanged> {
  const expected = expectedOf(connection, ctx);
  const asked = `${expected.schooljaar} ${expected.schoolkey ?? ''}`;
  const reading = { file: newestFile(ctx, WHAT), mapping: MAPPING, asked };
  const vandaag = dayOf(ctx.now());
  if (readBefore(since, reading, vandaag)) {
    ctx.log.info({ adapterAnswer: 'edexml' }, 'newest file was read before');
    yield { unchanged: true, cursor: since };
    return;
  }
  const edex = await readEdex(await reading.file.read(), expected);
  const total = rowCount(edex);
  ctx.log.info({ adapterAnswer: 'edexml', rows: total }, 'file read');
  const presence = new Presence(vandaag);
  yield* inBatches(presence.of(mapEdex(edex, expected.schooljaar, ctx.codes)), {
    total,
    since,
    cursor: () => fileCursor(reading, presence.tot),
    signal: ctx.signal,
  });
}
