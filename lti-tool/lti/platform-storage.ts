import { hashToken } from '../../gateway/platform/http/session-cookie.ts';

/** Where and under which name a platform keeps the secret of one login (LTI Client Side postMessages 0.1). */
export interface PlatformStorage {
  /** `_parent`, or the name of a frame of the parent. */
  readonly target: string;
  /** Origin of the platform's OIDC address: the only one that is written to and believed. */
  readonly platform: string;
  readonly key: string;
}

/** The storage for the login of this state; the key tells nothing of the state itself. */
export const storageOf = (
  state: string,
  of: { readonly target: string; readonly authUrl: string },
): PlatformStorage => ({
  target: of.target,
  platform: new URL(of.authUrl).origin,
  key: `koers_${hashToken(state).toString('hex').slice(0, 16)}`,
});
