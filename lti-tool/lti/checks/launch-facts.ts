import type { LaunchClaims } from '../claims.ts';
import type { Refusal } from '../refusal.ts';

/** Everything a check may look at: the verified claims, and what we ourselves knew before they came. */
export interface LaunchFacts {
  readonly claims: LaunchClaims;
  readonly platform: {
    readonly issuer: string;
    readonly clientId: string;
    readonly tokenUrl: string;
    /** Where its pages stand. */
    readonly origins: readonly string[];
  };
  /** What we stored when this browser was sent to the platform. */
  readonly login: {
    readonly nonceHash: Buffer;
    readonly deploymentHint: string | null;
    readonly target: string;
  };
  /** The deployment the token names, when it is approved; null when it is not. */
  readonly deployment: { readonly deploymentId: string; readonly schoolId: string } | null;
  /** Seconds since 1970. */
  readonly now: number;
  /** Our own origin. */
  readonly origin: string;
}

/** One rule of a launch: null when it holds. */
export type Check = (facts: LaunchFacts) => Refusal | null;

/** How far two honest clocks may differ, in seconds. */
export const TOLERANCE = 30;
