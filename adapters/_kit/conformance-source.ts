import type { BronRecord } from '../../gateway/model/roster.ts';
import type { SourceSchool } from '../../gateway/sync/source-adapter.ts';

/** A school in our own words, to be offered by a vendor's simulator and found back through its adapter. */
export interface ConformanceSchool {
  readonly school: SourceSchool;
  /** Everything told: what a field leaves out is not compared, so leave nothing out that the vendor can send. */
  readonly records: readonly BronRecord[];
}

/** What the suite can ask a simulator to do wrong. */
export type Trouble =
  | 'too-many' // tells us to wait (HTTP 429 with Retry-After)
  | 'unauthorised' // does not know us (HTTP 401)
  | 'hangs' // never answers
  | 'bad-row'; // one person in the answer cannot be used

export interface RunningSource {
  /** As a school would fill it in. */
  readonly connection: unknown;
  /** Words that may never show up in a log or a message. */
  readonly secrets: readonly string[];
  trouble(kind: Trouble | null): void;
  close(): Promise<void>;
}

/**
 * Default export of `adapters/<vendor>/simulator/conformance.ts`: the vendor's side of the conformance suite.
 * @example
 * ```ts
 * export default { start: async (school) => startMySimulator(toWire(school)) } satisfies ConformanceSubject;
 * ```
 */
export interface ConformanceSubject {
  start(school: ConformanceSchool): Promise<RunningSource>;
}
