import type { z } from 'zod';
import type { BronRecord } from '../model/roster.ts';

/**
 * The whole contract between Koers and a vendor's system. One folder in `adapters/` default-exports one
 * `SourceAdapter`; nothing outside that folder names the vendor.
 */

export type Capability = 'roster' | 'results' | 'leerroutes' | 'write-back';

/** The school whose data is asked for. Adapters never see our database. */
export interface SourceSchool {
  readonly brin: string;
  /** `00` is the main vestiging and equals empty. */
  readonly dependance: string;
  readonly naam: string;
}

/** Something in the vendor's data that we could not use as it was. The rest still arrives. */
export interface RowIssue {
  /** Where, in the vendor's own document: an XPath, JSON path or `row 12, column "Groep"`. No personal data. */
  readonly path: string;
  /** Stable code for grouping, e.g. `dangling_group`, `unknown_code`, `no_identity`. */
  readonly code: string;
  /** What stood there, shortened; shown to the beheerder only. */
  readonly seen: string;
  /** Plain Dutch: what is the matter and what to do. */
  readonly message: string;
  /** `dropped`: the record did not come in. `partial`: it came in without this part. */
  readonly effect: 'dropped' | 'partial';
}

/** Opaque to Koers; stored with the connection and handed back at the next pull. JSON, no personal data. */
export type Cursor = Readonly<Record<string, string | number | boolean | null>>;

export interface Batch {
  readonly records: readonly BronRecord[];
  readonly issues: readonly RowIssue[];
  /** Where the next pull may go on from. The last batch's cursor is stored when the run is applied. */
  readonly cursor: Cursor | null;
  /** 0..1 when known, for the progress bar. */
  readonly progress?: number;
}

/** The source says that nothing changed since the cursor (UWLR `geenwijzigingen`). */
export interface Unchanged {
  readonly unchanged: true;
  readonly cursor: Cursor | null;
}

export interface ConnectionReport {
  readonly ok: boolean;
  /** Plain Dutch steps with what was found, e.g. "Aanmelden gelukt", "School 99XX gevonden, 22 leerlingen". */
  readonly steps: readonly { readonly ok: boolean; readonly message: string }[];
}

/** The kit's HTTP client: time-outs, size limits, retry-after; throws `AppError` `source_*`. */
export interface KitHttp {
  request(req: {
    method: 'GET' | 'POST';
    url: string;
    headers?: Readonly<Record<string, string>>;
    body?: string;
    /** Refuse larger answers. Default 64 MiB. */
    maxBytes?: number;
    timeoutMs?: number;
    signal?: AbortSignal;
  }): Promise<{ status: number; headers: Headers; bytes: Uint8Array }>;
}

export interface AdapterLog {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
}

export interface AdapterContext {
  readonly school: SourceSchool;
  readonly http: KitHttp;
  readonly now: () => Date;
  readonly log: AdapterLog;
  readonly signal: AbortSignal;
}

/**
 * @example
 * ```ts
 * export default defineUwlrAdapter({ id: 'parnassys', title: 'ParnasSys', quirks: {} });
 * ```
 */
export interface SourceAdapter<C = unknown> {
  /** Equals the folder name. */
  readonly id: string;
  readonly title: string;
  /** What a school fills in; renders the form and validates it. Fields with `.meta({ secret: true })` are encrypted. */
  readonly connection: z.ZodType<C>;
  readonly offers: readonly Capability[];
  /**
   * `full`: each pull is the whole school, so what is missing has ended.
   * `delta`: only what changed; ends are told.
   */
  readonly answers: 'full' | 'delta';
  check(connection: C, ctx: AdapterContext): Promise<ConnectionReport>;
  /**
   * Yields batches; a full adapter's batches together are the whole school.
   * @throws AppError `source_unavailable` (try later), `source_refused` or `source_invalid` (do not).
   */
  pull(connection: C, since: Cursor | null, ctx: AdapterContext): AsyncIterable<Batch | Unchanged>;
}
