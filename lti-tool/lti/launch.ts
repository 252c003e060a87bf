import { z } from 'zod';
import type { Reply } from '../../gateway/platform/http/route.ts';
import { hashToken, SESSION_COOKIE, sessionCookie } from '../../gateway/platform/http/session-cookie.ts';
import { type Admission, admit, SESSION_SECONDS } from './admit.ts';
import { browserCookieName, endBrowserCookie } from './browser-cookie.ts';
import type { LaunchFacts } from './checks/launch-facts.ts';
import { firstRefusal } from './checks.ts';
import type { LaunchClaims } from './claims.ts';
import { destination } from './destination.ts';
import { type ConsumedLogin, consumeLogin } from './login-store.ts';
import type { LtiDeps } from './lti-deps.ts';
import type { LtiPages } from './pages.tsx';
import { NOT_RIGHT, refused, USED } from './refusal.ts';
import { readUnverified } from './token.ts';

/** The authentication response (Security Framework 1.0 §5.1.1.3), by form_post only. */
export const LaunchForm = z.object({
  state: z.string().optional(),
  id_token: z.string().optional(),
  /** In place of a token: the platform could not say who is there (OpenID Connect Core §3.1.2.6). */
  error: z.string().optional(),
});
/**
 * The same once more from our own page (`askState`), with what the platform's storage kept. A route of its own that wants
 * our Origin: on the open one anybody could post his own launch and secret into someone else's browser (login CSRF).
 */
export const KeptForm = LaunchForm.extend({ kept: z.string().min(1).max(100) });
export type LaunchForm = z.infer<typeof LaunchForm> & { readonly kept?: string };

/** What the refusal page adds a link for: the browser kept no cookie, so the login must start in a window of its own. */
export const NO_COOKIE = 'browser: no cookie';

type Cookies = Readonly<Record<string, string | undefined>>;

function formOf(form: LaunchForm): { state: string; idToken: string } {
  if (form.error !== undefined) {
    const code = /^[a-z_]{1,40}$/.test(form.error) ? form.error : 'other';
    throw refused({
      status: 403,
      message:
        'De leeromgeving kon niet zeggen wie je bent. Meld je opnieuw aan in de leeromgeving en open Koers daarna nog eens.',
      detail: `platform: error ${code}`,
    });
  }
  if (!form.state || !form.id_token) {
    throw refused({
      status: 400,
      message: 'Hier ontbreekt de aanmelding van de leeromgeving. Open Koers vanuit de leeromgeving.',
      detail: 'form: state or id_token is missing',
    });
  }
  return { state: form.state, idToken: form.id_token };
}

/** The secret of this browser, and whether a cookie brought it: what keeps no cookie keeps no session either. */
function browserSecret(state: string, cookies: Cookies, kept: string | undefined) {
  const secret = cookies[browserCookieName(state)];
  if (secret) return { secret, cookie: true };
  if (kept) return { secret: kept, cookie: false };
  throw refused({
    status: 401,
    message:
      'Je browser bewaart in dit venster niets van Koers. Open Koers in een nieuw venster. Kan dat hier niet? Open Koers dan opnieuw vanuit de leeromgeving.',
    detail: NO_COOKIE,
  });
}

/** Reads the claims of a token whose signature holds. @throws AppError `launch_refused` */
export type Verify = (taken: TakenLogin) => Promise<LaunchClaims>;

export interface TakenLogin {
  readonly state: string;
  /** False: the platform's storage proved the browser, which keeps no cookie here. */
  readonly cookie: boolean;
  readonly idToken: string;
  readonly login: ConsumedLogin;
  readonly now: Date;
  /** Token of the session that this browser has by now. */
  readonly previous: string | undefined;
}

/**
 * First half of a launch: takes away the login that this browser began. What is cheap and needs no database comes
 * first; nothing of the token is believed yet.
 * @throws AppError `launch_refused`
 */
export async function takeLogin(form: LaunchForm, cookies: Cookies, deps: LtiDeps): Promise<TakenLogin> {
  const { state, idToken } = formOf(form);
  const { deploymentId } = readUnverified(idToken);
  const { secret, cookie } = browserSecret(state, cookies, form.kept);
  const browserHash = hashToken(secret);
  const now = deps.now();
  const login = await consumeLogin(deps.db, { stateHash: hashToken(state), browserHash, deploymentId, now });
  if (login) return { state, cookie, idToken, login, now, previous: cookies[SESSION_COOKIE] };
  throw refused({
    status: 401,
    message: USED,
    detail: 'state: unknown, used, expired or of another browser',
  });
}

function factsOf(claims: LaunchClaims, login: ConsumedLogin, now: Date, origin: string): LaunchFacts {
  const { deployment_id: deploymentId, school_id: schoolId } = login;
  return {
    claims,
    platform: {
      issuer: login.issuer,
      clientId: login.client_id,
      tokenUrl: login.token_url,
      origins: login.frame_origins,
    },
    login: { nonceHash: login.nonce_hash, deploymentHint: login.deployment_hint, target: login.target },
    deployment: deploymentId === null || schoolId === null ? null : { deploymentId, schoolId },
    now: now.getTime() / 1000,
    origin,
  };
}

/**
 * Second half: from the platform's signed answer to a session and a page (R70, no second login).
 * @throws AppError `launch_refused`
 */
export async function finishLaunch(taken: TakenLogin, deps: LtiDeps, verify: Verify): Promise<Reply> {
  const { login, now, cookie, previous } = taken;
  const claims = await verify(taken);
  const facts = factsOf(claims, login, now, deps.origin());
  const refusal = firstRefusal(facts);
  if (refusal) throw refused(refusal);
  if (facts.deployment === null) {
    throw refused({
      status: 403,
      message: NOT_RIGHT,
      detail: 'launch: a check let an incomplete launch pass',
    });
  }
  const launch = { school: facts.deployment.schoolId, platform: login.platform_id, claims, now, previous };
  const held = { ...launch, target: claims.target ?? login.target };
  const { naar, admitted } = await destination(deps.db, held, deps.fallbackTarget);
  const admission = await admit(deps.db, launch, cookie ? null : naar);
  if (admission.person !== null) await admitted?.(admission.person);
  const { school, platform } = launch;
  deps.log.info({ school, platform, person: admission.person }, 'launch admitted');
  return { ...welcome(admission, taken, naar, deps.pages), frameOrigins: login.frame_origins };
}

function welcome(admission: Admission, { state, cookie }: TakenLogin, naar: string, pages: LtiPages): Reply {
  const { person, code, token, ticket } = admission;
  const headers = cookie
    ? { 'Set-Cookie': [sessionCookie(token, SESSION_SECONDS), endBrowserCookie(state)] }
    : {};
  if (person === null)
    return { headers, html: code === null ? pages.anonymous() : pages.unknownPerson(code) };
  return ticket === null ? { headers, redirect: naar } : { headers, html: pages.ownWindow(ticket) };
}
