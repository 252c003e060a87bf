import { AppError } from '../../gateway/errors.ts';
import { toProblem } from '../../gateway/platform/http/problem.ts';
import type { Reply } from '../../gateway/platform/http/route.ts';
import { hashToken } from '../../gateway/platform/http/session-cookie.ts';
import { type LaunchForm, NO_COOKIE } from './launch.ts';
import type { LoginRequest } from './login.ts';
import { type RefusalContext, refusalContext, waitingLogin } from './login-store.ts';
import type { LtiDeps } from './lti-deps.ts';
import { storageOf } from './platform-storage.ts';
import { USED } from './refusal.ts';
import { readUnverified } from './token.ts';

/** What is known of the refused request: enough to find the platform whose frame it stands in. */
export interface Refused {
  readonly requestId: string;
  readonly accept: string | undefined;
  readonly form?: LaunchForm;
  readonly login?: LoginRequest;
  /** Who may frame the answer, when that is known already. */
  frameOrigins?: readonly string[];
  /** Where the platform wants its people back: only from a token whose signature holds. */
  returnUrl?: string;
}

/** That address with what went wrong (LTI Core 1.3 §5.4.4); null when it is not the platform's own. */
function backTo(of: Refused, message: string): string | null {
  if (of.returnUrl === undefined || !URL.canParse(of.returnUrl)) return null;
  const url = new URL(of.returnUrl);
  if (!of.frameOrigins?.includes(url.origin)) return null;
  url.searchParams.set('lti_errormsg', message);
  url.searchParams.set('lti_errorlog', of.requestId);
  return url.href;
}

/** In a browser without a cookie: the page that asks the platform's storage, when it offers one and was not asked yet. */
async function askStorage(of: Refused, restart: string | null, deps: LtiDeps): Promise<Reply | null> {
  const { state, id_token: idToken, kept } = of.form ?? {};
  if (!state || !idToken || kept) return null;
  const login = await waitingLogin(deps.db, { stateHash: hashToken(state), now: deps.now() });
  if (!login) return null;
  const storage = storageOf(state, { target: login.storage_target, authUrl: login.auth_url });
  return {
    html: deps.pages.askState({ ...storage, state, idToken, restart }),
    frameOrigins: login.frame_origins,
  };
}

function claimed(of: Refused): { issuer: string | null; clientIds: readonly string[] } {
  if (of.login)
    return { issuer: of.login.iss, clientIds: of.login.client_id === undefined ? [] : [of.login.client_id] };
  try {
    const { issuer, audience } = readUnverified(of.form?.id_token ?? '');
    return { issuer, clientIds: audience };
  } catch {
    return { issuer: null, clientIds: [] }; // unreadable: then nobody may frame the page
  }
}

const contextOf = (of: Refused, deps: LtiDeps): Promise<RefusalContext | undefined> =>
  refusalContext(deps.db, {
    stateHash: of.form?.state ? hashToken(of.form.state) : null,
    ...claimed(of),
    now: deps.now(),
  });

/** The same login once more, for a window of its own. Its hints are opaque and the platform checks them again. */
function restart(context: RefusalContext | undefined): string | null {
  if (!context?.login_hint || !context.target) return null;
  const query = new URLSearchParams({
    iss: context.issuer,
    client_id: context.client_id,
    login_hint: context.login_hint,
    target_link_uri: context.target,
  });
  if (context.message_hint !== null) query.set('lti_message_hint', context.message_hint);
  if (context.deployment_hint !== null) query.set('lti_deployment_id', context.deployment_hint);
  return `/lti/login?${query}`;
}

/**
 * A refused launch as an answer that the ELO's frame can show: what is wrong and what to do, with a number that
 * leads to the reason in the log. Anything but a refusal is thrown on.
 */
export async function refusalReply(error: unknown, of: Refused, deps: LtiDeps): Promise<Reply> {
  if (!(error instanceof AppError) || error.code !== 'launch_refused') throw error;
  const problem = toProblem(error, of.requestId);
  const context = of.frameOrigins ? undefined : await contextOf(of, deps);
  const noCookie = error.opts.detail === NO_COOKIE;
  const again = noCookie ? restart(context) : null;
  const asked = noCookie ? await askStorage(of, again, deps) : null;
  if (asked) return asked;
  deps.log.info(
    { requestId: of.requestId, status: problem.status, reason: error.opts.detail },
    'launch refused',
  );
  const frameOrigins = of.frameOrigins ?? context?.frame_origins ?? [];
  if (!of.accept?.includes('text/html')) {
    return {
      status: problem.status,
      json: problem,
      headers: { 'Content-Type': 'application/problem+json' },
      frameOrigins,
    };
  }
  // The first post of a form takes login and cookie away, so a second one comes without: then the browser is not to blame.
  const used = noCookie && !of.frameOrigins && !context?.target;
  const html = deps.pages.refused({
    message: used ? USED : problem.title,
    requestId: of.requestId,
    restart: again,
    back: backTo(of, problem.title),
  });
  return { status: problem.status, html, frameOrigins };
}
