import { hashToken, partitionedCookie } from '../../gateway/platform/http/session-cookie.ts';

/** One cookie a login, so that two launches on one page do not take each other's place. */
export const browserCookieName = (state: string): string =>
  `__Host-lti_${hashToken(state).toString('hex').slice(0, 16)}`;

export const browserCookie = (state: string, value: string, maxAgeSeconds: number): string =>
  partitionedCookie(browserCookieName(state), value, maxAgeSeconds);
export const endBrowserCookie = (state: string): string => browserCookie(state, '', 0);
