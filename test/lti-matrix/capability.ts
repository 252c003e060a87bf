import type { Db } from '../../gateway/platform/db/pool.ts';
import type { ServiceClient } from '../../lti-tool/lti/advantage/service-call.ts';
import type { ServiceRegistration } from '../../lti-tool/lti/advantage/service-token.ts';
import type { RosterSeal } from '../../lti-tool/lti/roster/service.ts';
import type { TestPlatform } from '../../lti-tool/lti/testing/platform/platform.ts';

/** One platform with a course, and the whole of Koers that it opens. */
export interface MatrixStage {
  readonly db: Db;
  /** Where Koers is: another site than the platform, as in a school. */
  readonly origin: string;
  readonly platform: TestPlatform;
  readonly school: string;
  readonly registration: ServiceRegistration;
  readonly client: ServiceClient;
  readonly keys: RosterSeal;
  readonly now: () => Date;
}

/** What a cell of the table says when it holds: a few words. */
export type Outcome = string;

/** One row of the matrix: something that must hold on every platform. */
export interface Capability {
  readonly name: string;
  /** Needs a browser, or seconds of waiting: in the long form only (`npm run lti:matrix`). */
  readonly long?: boolean;
  /** @throws what does not hold; `null`: this platform does not offer it */
  run(stage: MatrixStage): Promise<Outcome | null>;
}

export function holds(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(what);
}
