import { AppError } from '../../gateway/errors.ts';
import type { BronVerleden } from '../../gateway/model/bron-verleden.ts';
import type { BronRecord } from '../../gateway/model/roster.ts';
import type {
  AdapterContext,
  Cursor,
  KitHttp,
  RowIssue,
  SourceAdapter,
  SourceFile,
  SourceSchool,
} from '../../gateway/sync/source-adapter.ts';
import { createKitHttp } from './http.ts';

export interface Collected {
  readonly records: BronRecord[];
  /** What the source told of earlier years, where it told any. */
  readonly verleden: BronVerleden[];
  readonly issues: RowIssue[];
  /** The cursor of each batch, in order. */
  readonly cursors: (Cursor | null)[];
  readonly unchanged: boolean;
}

export interface TestContext {
  readonly ctx: AdapterContext;
  /** All that was logged, as text. */
  logged(): string;
  abort(): void;
}

export interface TestContextOptions {
  readonly files?: readonly SourceFile[];
  /** No request takes longer, whatever the adapter asks. Milliseconds; default a minute. */
  readonly timeoutMs?: number;
  readonly http?: KitHttp;
  readonly codes?: AdapterContext['codes'];
  readonly now?: Date;
}

export function testContext(school: SourceSchool, options: TestContextOptions = {}): TestContext {
  const lines: string[] = [];
  const stop = new AbortController();
  const write = (fields: Record<string, unknown>, message: string) =>
    lines.push(JSON.stringify({ ...fields, message }));
  return {
    ctx: {
      school,
      http: options.http ?? hurried(options.timeoutMs ?? 60_000),
      files: options.files ?? [],
      codes: options.codes ?? {},
      now: () => options.now ?? new Date(),
      log: { info: write, warn: write },
      signal: stop.signal,
    },
    logged: () => lines.join('\n'),
    abort: () => stop.abort(),
  };
}

function hurried(timeoutMs: number): KitHttp {
  const http = createKitHttp({ timeoutMs });
  return {
    request: (req) => http.request({ ...req, timeoutMs: Math.min(timeoutMs, req.timeoutMs ?? timeoutMs) }),
  };
}

/** Pulls until the end, or until `stopAfter` batches as a process that is killed would. */
export async function collect(
  adapter: SourceAdapter,
  connection: unknown,
  since: Cursor | null,
  ctx: AdapterContext,
  stopAfter = Number.POSITIVE_INFINITY,
): Promise<Collected> {
  const found = {
    records: [] as BronRecord[],
    verleden: [] as BronVerleden[],
    issues: [] as RowIssue[],
    cursors: [] as (Cursor | null)[],
    unchanged: false,
  };
  for await (const batch of adapter.pull(connection, since, ctx)) {
    found.cursors.push(batch.cursor);
    if ('unchanged' in batch) {
      found.unchanged = true;
    } else {
      found.records.push(...batch.records);
      found.verleden.push(...(batch.verleden ?? []));
      found.issues.push(...batch.issues);
    }
    if (found.cursors.length >= stopAfter) break;
  }
  return found;
}

/** The AppError that this work ends with. */
export async function refusalOf(work: Promise<unknown>): Promise<AppError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new AppError('internal', 'Dit had geweigerd moeten worden.');
}

/** Comparable: one line a record, whatever the order of records, groepen and fields. */
export function canonical(records: readonly BronRecord[]): string[] {
  return records.map((record) => JSON.stringify(sorted(record))).sort();
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map(sorted).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, field]) => [name, sorted(field)]),
  );
}

export interface PulledOnce extends Omit<Collected, 'cursors'> {
  /** Of the last batch. */
  readonly cursor: Cursor | null;
  readonly logged: string;
}

/** One pull with what a school filled in. */
export async function pullOnce(
  adapter: SourceAdapter,
  filled: TestContextOptions & {
    readonly school: SourceSchool;
    readonly connection?: object;
    readonly since?: Cursor | null;
  },
): Promise<PulledOnce> {
  const { ctx, logged } = testContext(filled.school, filled);
  const connection = adapter.connection.parse(filled.connection ?? {});
  const { cursors, ...found } = await collect(adapter, connection, filled.since ?? null, ctx);
  return { ...found, cursor: cursors.at(-1) ?? null, logged: logged() };
}
