import type pg from 'pg';
import type { Answer, BenchBrowser } from '../browser.ts';

/** A tool that is launched into: Koers, or the peer it is measured against. */
export interface LtiTool {
  readonly name: string;
  readonly origin: string;
  /** Paths of the login and of the launch. */
  readonly login: string;
  readonly launch: string;
  /** Whether an answer to a launch let this browser in: a session that opens something. */
  enters(browser: BenchBrowser, answer: Answer): Promise<boolean>;
}

/** One that runs in this process. */
export interface RunningTool extends LtiTool {
  /** All it asks its database goes by here. */
  readonly pool: pg.Pool;
  close(): Promise<void>;
}
