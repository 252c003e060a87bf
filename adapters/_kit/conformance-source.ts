import type { BronRecord } from '../../gateway/model/roster.ts';
import type { SourceFile, SourceSchool } from '../../gateway/sync/source-adapter.ts';
import type { Trouble } from './conformance-faults.ts';

export type { Trouble } from './conformance-faults.ts';

/** A school in our own words, to be offered by a vendor's simulator and found back through its adapter. */
export interface ConformanceSchool {
  readonly school: SourceSchool;
  /** Everything told: what a field leaves out is not compared, so leave nothing out that the vendor can send. */
  readonly records: readonly BronRecord[];
}

/** A simulator that runs, with one school in it. */
export interface RunningSource {
  /** As a school would fill it in; asked again before each pull, so a getter may hand over a certificate that ran out. */
  readonly connection: unknown;
  /** Words that may never show up in a log or a message. */
  readonly secrets: readonly string[];
  /**
   * Goes wrong this way from now on; null: all is well again. A row that was bad and is now mended counts as changed,
   * as it would at the vendor.
   */
  trouble(kind: Trouble | null): void;
  /** From now on the vendor holds this: who is new, changed or gone counts as such at this very moment. */
  change(school: ConformanceSchool): void;
  /** Transport `file`: what lies there to be read, newest first, spoilt as `trouble` says. After `change` a new file. */
  files?(): readonly SourceFile[];
  close(): Promise<void>;
}

/** What came over the wire, for who counts the rows in it. */
export interface WireAnswer {
  /** The address that was asked, or the name of the file. */
  readonly from: string;
  readonly bytes: Uint8Array;
}

/** Rows in an answer, as another reader than the adapter's counts them. */
export interface CountedRows {
  readonly all: number;
  /** Those of `all` who have left: they need not come in. */
  readonly gone: number;
}

/**
 * Default export of `adapters/<vendor>/simulator/conformance.ts`: the vendor's side of the conformance suite.
 * @example
 * ```ts
 * export default { plays: ['unauthorised', …], start: async (school) => startMySimulator(toWire(school)) } satisfies ConformanceSubject;
 * ```
 */
export interface ConformanceSubject {
  /** What its simulator can do wrong. What its transport can suffer and is not here must stand in `cannot`. */
  readonly plays: readonly Trouble[];
  /** Why a fault of its transport cannot happen to this vendor; shown in the table. */
  readonly cannot?: Partial<Readonly<Record<Trouble, string>>>;
  /** It asks for a client certificate: `expired-certificate` must be played. */
  readonly certificate?: true;
  /** A program that its simulator cannot do without: where it is absent this vendor is skipped, and that is said. */
  readonly needs?: 'OpenSSL';
  /** The record as this vendor's format can carry it; undefined: not at all. Default: all of it. */
  offers?(record: BronRecord, school: SourceSchool): BronRecord | undefined;
  /**
   * The rows in what was answered, each of which must be a record or a `dropped` issue; null when it cannot be read.
   * Counted with another reader than the adapter's own: xml2js, JSON.parse, the lines of a file.
   */
  rows?(answers: readonly WireAnswer[]): Promise<CountedRows | null>;
  start(school: ConformanceSchool): Promise<RunningSource>;
}
