import type { z } from 'zod';
import type { CodeList } from '../../mappings/code-list.ts';
import type { BronResultaat, BronVerleden } from '../model/bron-verleden.ts';
import type { BronRecord } from '../model/roster.ts';
import type { Ontvangst, Terugmelding } from '../model/terugmelding.ts';

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
  /** The code that no list knew: the beheerder maps it with one click (R71), and the next run knows it. */
  readonly unknown?: { readonly list: string; readonly code: string };
}

/** Opaque to Koers; stored with the connection and handed back at the next pull. JSON, no personal data. */
export type Cursor = Readonly<Record<string, string | number | boolean | null>>;

export interface Batch {
  readonly records: readonly BronRecord[];
  /** Results that the vendor holds (capability `results`, R20). */
  readonly resultaten?: readonly BronResultaat[];
  /** Niveaus and doelen from before Koers (capability `leerroutes`, R75). */
  readonly verleden?: readonly BronVerleden[];
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
    method: 'GET' | 'POST' | 'PUT';
    url: string;
    headers?: Readonly<Record<string, string>>;
    body?: string;
    /** A client certificate that the vendor asks for: PKCS#12, base64. */
    certificate?: { readonly pfx: string; readonly passphrase: string };
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

/** A file that a school uploaded or that lay in its watched folder. */
export interface SourceFile {
  /** Stable; goes into the cursor. */
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly receivedAt: Date;
  /** The whole file; a file is at most `SourceAdapter.files.maxBytes` long. */
  read(): Promise<Uint8Array>;
}

/** What a school decided about a vendor's codes, over the lists of the standard: list id → code → our value. */
export type CodeOverlay = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface AdapterContext {
  readonly school: SourceSchool;
  readonly http: KitHttp;
  /** Files of this connection, newest first; empty for a vendor that is asked over the network. */
  readonly files: readonly SourceFile[];
  /** Pass it to `lookUp(list, code, overlay)`. */
  readonly codes: CodeOverlay;
  readonly now: () => Date;
  readonly log: AdapterLog;
  readonly signal: AbortSignal;
}

/** A code list that an adapter reads by. */
export type SourceList = CodeList<string>;

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
  /** How it is reached; the faults that the conformance suite plays follow from it. */
  readonly transport: 'soap' | 'rest' | 'file';
  /** What outside Koers the simulator was checked against. `none` is shown to the beheerder as not verified. */
  readonly witness: { readonly kind: 'xsd' | 'openapi' | 'sample' | 'none'; readonly what: string };
  /** Code lists that this adapter reads by; a school may map a code of its own over them. */
  readonly lists?: readonly SourceList[];
  /** For `transport: 'file'`: what a school hands in. */
  readonly files?: {
    /** Extensions with the dot, lower case. */
    readonly accept: readonly string[];
    readonly maxBytes: number;
    /** Plain Dutch: what to hand in, and where in the vendor's program it comes from. */
    readonly what: string;
    /** How many of the newest files a pull reads. */
    readonly newest: number;
  };
  /** For files that are tables whose columns a school points out; its choice is `kolommen` in the connection's settings. */
  readonly tabel?: TabelLezer<C>;
  /** What the vendor allows one school to ask, kept over all workers of a process. Default: no limit. */
  readonly pace?: { readonly perSecond: number; readonly parallel: number };
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
  /**
   * Gives results back (capability `write-back`). Called with one school and target at a time, in the order of the acts;
   * the same id may come twice and must count once at the vendor. What is not answered for counts as not sent.
   * @throws AppError as `pull` does: then none of it counts as sent
   */
  deliver?(connection: C, levering: Levering, ctx: AdapterContext): Promise<readonly Ontvangst[]>;
}

/** Which column is what, as a school chose it: kind of table → field → heading; '' when there is no such column. */
export type TabelKolommen = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Tables (CSV, spreadsheets) without an agreed form: what they may hold, and what they would become. */
export interface TabelLezer<C> {
  readonly soorten: readonly {
    readonly id: string;
    readonly titel: string;
    readonly velden: readonly { readonly id: string; readonly titel: string; readonly nodig: boolean }[];
  }[];
  /** What the headings say for themselves: field → heading. */
  raad(soort: string, koppen: readonly string[]): Readonly<Record<string, string>>;
  /** What the files (newest first) would become; pure, and quick for a large file: of each table only the first rows are read. */
  voorbeeld(
    files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
    connection: C,
    ctx: Pick<AdapterContext, 'school' | 'codes' | 'now'>,
  ): TabelVoorbeeld;
}

export interface TabelVoorbeeld {
  readonly bladen: readonly TabelBlad[];
  /** Why nothing would come in, in plain Dutch; null when something would. */
  readonly fout: string | null;
}

/** One sheet or CSV in a preview. */
export interface TabelBlad {
  /** For people: `leerlingen.xlsx, blad "Doelen"`. */
  readonly plek: string;
  /** Null when it cannot be told what it is; nothing of it comes in then. */
  readonly soort: string | null;
  readonly koppen: readonly { readonly kop: string; readonly waarden: readonly string[] }[];
  /** Field → heading, as chosen or guessed. */
  readonly velden: Readonly<Record<string, string>>;
  /** Titles of columns that must be there and are not. */
  readonly mist: readonly string[];
  /** What the first rows became, by field. */
  readonly rijen: readonly Readonly<Record<string, string>>[];
  /** How many issues there are in the rows that were looked at. */
  readonly aandacht: number;
  readonly klachten: readonly { readonly plek: string; readonly wat: string }[];
}

/** What goes to a vendor in one go. */
export interface Levering {
  readonly meldingen: readonly Terugmelding[];
  /** Stamp of this message, in ISO 8601 with seconds: strictly later than that of every message before it (UWLR aanmaakdatum). */
  readonly stempel: Date;
}
