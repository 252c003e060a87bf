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
  /** Questions to its database since it started. */
  statements(): number;
  close(): Promise<void>;
}
