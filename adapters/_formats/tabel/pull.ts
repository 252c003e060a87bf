import { createHash } from 'node:crypto';
import { AppError } from '../../../gateway/errors.ts';
import type {
  AdapterContext,
  Batch,
  ConnectionReport,
  Cursor,
  SourceFile,
  Unchanged,
} from '../../../gateway/sync/source-adapter.ts';
import { type BekendBlad, bladenVan, herken, type OnbekendBlad } from './blad.ts';
import { schooljaarVan } from './datum.ts';
import { type Gelezen, lees, mustKnow } from './lees.ts';
import type { TabelVerbinding, Vorm } from './verbinding.ts';

/** Records per batch: a few milliseconds of work, after which a teacher's tap may go first. */
const BATCH = 100;

/** Raise it when the same file becomes other records. */
const READING = 1;

/**
 * The newest table of each kind is what the school says of that kind now. A pull that was broken off begins again: only the
 * last batch names the files.
 */
export async function* pull(
  vorm: Vorm,
  connection: TabelVerbinding,
  since: Cursor | null,
  ctx: AdapterContext,
): AsyncGenerator<Batch | Unchanged> {
  const cursor = cursorOf(handedIn(ctx), connection, ctx);
  if (since?.['gelezen'] === cursor['gelezen']) {
    ctx.log.info({ adapterAnswer: 'same files' }, 'nothing was handed in since');
    yield { unchanged: true, cursor: since };
    return;
  }
  const gelezen = await readAll(vorm, connection, ctx);
  const { records, verleden, issues } = gelezen;
  ctx.log.info(
    { records: records.length, verleden: verleden?.length ?? 0, issues: issues.length },
    'tables read',
  );
  const most = Math.max(records.length, verleden?.length ?? 0, 1);
  for (let from = 0; from < most; from += BATCH) {
    stopWhenAborted(ctx);
    const to = from + BATCH;
    yield {
      records: records.slice(from, to),
      ...(verleden ? { verleden: verleden.slice(from, to) } : {}),
      issues: from === 0 ? issues : [],
      cursor: to >= most ? cursor : since,
      progress: Math.min(1, to / most),
    };
  }
}

/** Reads the files that lie there, and says what is in them. */
export async function check(
  vorm: Vorm,
  connection: TabelVerbinding,
  ctx: AdapterContext,
): Promise<ConnectionReport> {
  try {
    const { records, verleden, issues } = await readAll(vorm, connection, ctx);
    const leerlingen = records.filter(({ kind }) => kind === 'leerling').length;
    const parts = [
      ...(records.length > 0 ? [`${leerlingen} leerlingen`] : []),
      ...(verleden ? [`${verleden.length} regels geschiedenis`] : []),
    ];
    const steps = [`Gevonden: ${parts.join(' en ')}.`];
    if (issues.length > 0) steps.push(`Er zijn ${issues.length} aandachtspunten. Kijk bij Kolommen.`);
    return { ok: true, steps: steps.map((message) => ({ ok: true, message })) };
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'cancelled') throw error;
    return { ok: false, steps: [{ ok: false, message: error.message }] };
  }
}

async function readAll(vorm: Vorm, connection: TabelVerbinding, ctx: AdapterContext): Promise<Gelezen> {
  const { sjabloon, lijsten } = vorm;
  const bladen: (BekendBlad | OnbekendBlad)[] = [];
  for (const file of handedIn(ctx)) {
    stopWhenAborted(ctx);
    const found = bladenVan({ name: file.name, bytes: await file.read() });
    const seen = new Set(bladen.map(({ soort }) => soort));
    const fresh = found.map((blad) => herken(blad, { sjabloon, kolommen: connection.kolommen }));
    // Else the newest file would count for nothing, and nobody would see it.
    if (bladen.length === 0) mustKnow(fresh);
    // Of what a newer file tells, an older one is silent; and what an older one has beside it is old news.
    bladen.push(...fresh.filter(({ soort }) => (soort === null ? bladen.length === 0 : !seen.has(soort))));
  }
  return lees(bladen, { lijsten, eigenLeerlingen: connection.leerlingen === 'uit dit bestand', ctx });
}

function handedIn({ files }: AdapterContext): readonly SourceFile[] {
  if (files.length > 0) return files;
  throw new AppError('source_refused', 'Er is nog geen bestand. Lever er eerst een in.', { retry: 'never' });
}

/** The same files, read the same way, in the same school year. */
function cursorOf(
  files: readonly SourceFile[],
  connection: TabelVerbinding,
  ctx: AdapterContext,
): Record<string, string> {
  const what = [READING, files.map(({ id }) => id), connection, schooljaarVan(ctx.now())];
  return { gelezen: createHash('sha256').update(JSON.stringify(what)).digest('hex').slice(0, 40) };
}

function stopWhenAborted({ signal }: AdapterContext): void {
  if (signal.aborted) throw new AppError('cancelled', 'De synchronisatie is gestopt.', { retry: 'never' });
}
