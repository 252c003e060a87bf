import { serialize } from 'cookie';
import type { PasskeyAnswer } from '../../../gateway/access/sign-in.ts';
import { newToken, SESSION_COOKIE } from '../../../gateway/platform/http/session-cookie.ts';

const NAME = '__Host-koers-passkey';
/** A little longer than a challenge lives. Seconds. */
const MAX_AGE = 900;

type Cookies = Readonly<Record<string, string | undefined>>;

/** What ties a question to the browser it was asked in. Strict: passkeys are asked for in our own windows only. */
const browserSecret = (cookies: Cookies): string | undefined => cookies[NAME];

/** The answer of a passkey with what the cookies say of the browser it came from. */
export const answerOf = (answer: string, cookies: Cookies): PasskeyAnswer => ({
  answer,
  browser: browserSecret(cookies),
  previous: cookies[SESSION_COOKIE],
});

/** The secret of this browser, made when it has none, with the cookie that keeps it. */
export function keepBrowserSecret(cookies: Cookies): { browser: string; cookie: string } {
  const known = browserSecret(cookies);
  const browser = known && /^[\w-]{43}$/.test(known) ? known : newToken();
  const cookie = serialize(NAME, browser, {
    httpOnly: true,
    secure: true,
    sameSite: 'strict',
    path: '/',
    maxAge: MAX_AGE,
  });
  return { browser, cookie };
}
