import { z } from 'zod';
import type { Reply } from '../../gateway/platform/http/route.ts';
import { hashToken, newToken } from '../../gateway/platform/http/session-cookie.ts';
import { browserCookie } from './browser-cookie.ts';
import { storable } from './claims.ts';
import { storeLogin } from './login-store.ts';
import type { LtiDeps } from './lti-deps.ts';
import { storageOf } from './platform-storage.ts';
import { platformUrl } from './platform-url.ts';
import { refused } from './refusal.ts';
import { ownTarget } from './target.ts';

const Text = (max: number) => z.string().max(max).refine(storable);

/** Third-party initiated login (Security Framework 1.0 §5.1.1.1). Optional ones may be empty; unknown ones are let be. */
export const LoginRequest = z.object({
  iss: Text(2048).min(1),
  login_hint: Text(4096).min(1),
  target_link_uri: Text(2048).min(1),
  lti_message_hint: Text(8192).optional(),
  client_id: Text(255).optional(),
  lti_deployment_id: Text(255).optional(),
  /** The ELO keeps state for tools (LTI OIDC Login with Client Side postMessages 0.1): the frame to ask. */
  lti_storage_target: Text(255).optional(),
});
export type LoginRequest = z.infer<typeof LoginRequest>;

/** How long someone may take between the ELO's link and the ELO's answer; seconds. */
const LOGIN_SECONDS = 300;

/**
 * Sends the browser to its platform with a fresh state and nonce (256 random bits each). Only hashes are stored,
 * with what the answer will be held against; the browser keeps a third secret in a cookie of its own.
 * @throws AppError `launch_refused` for an unknown platform or a target that is not ours.
 */
export async function startLogin(request: LoginRequest, deps: LtiDeps): Promise<Reply> {
  const page = ownTarget(request.target_link_uri, deps.origin());
  if (!page) {
    throw refused({
      status: 400,
      message:
        'De koppeling in de leeromgeving wijst niet naar Koers. Vraag de beheerder van de leeromgeving om het adres na te kijken.',
      detail: 'login: target_link_uri is not ours',
    });
  }
  const [state, nonce, browser] = [newToken(), newToken(), newToken()];
  const platforms = await storeLogin(
    deps.db,
    { issuer: request.iss, clientId: request.client_id || null },
    {
      stateHash: hashToken(state),
      nonceHash: hashToken(nonce),
      browserHash: hashToken(browser),
      deploymentHint: request.lti_deployment_id || null,
      target: page.href,
      loginHint: request.login_hint,
      messageHint: request.lti_message_hint || null,
      storageTarget: request.lti_storage_target || null,
      expiresAt: new Date(deps.now().getTime() + LOGIN_SECONDS * 1000),
    },
  );
  const platform = platforms[0];
  if (!platform || platforms.length > 1) {
    throw refused({
      status: 403,
      message:
        'Deze leeromgeving is nog niet bekend bij Koers. Vraag de beheerder van je school om de koppeling aan te maken.',
      detail: platform ? 'login: several registrations and no client_id' : 'login: no such platform',
    });
  }
  const to = platformUrl(platform.auth_url, deps.demo);
  const asks = authenticationRequest(request, platform.client_id, deps.origin(), state, nonce);
  for (const [name, value] of Object.entries(asks)) {
    to.searchParams.set(name, value);
  }
  const reply = {
    headers: { 'Set-Cookie': browserCookie(state, browser, LOGIN_SECONDS) },
    frameOrigins: platform.frame_origins,
  };
  const target = request.lti_storage_target;
  if (!target) return { ...reply, redirect: to.href };
  // Whether this browser keeps the cookie shows only when it comes back; so the ELO keeps the same secret as well.
  const keep = { ...storageOf(state, { target, authUrl: platform.auth_url }), value: browser };
  return { ...reply, html: deps.pages.keepState({ ...keep, to: to.href }) };
}

/** Security Framework 1.0 §5.1.1.2. */
function authenticationRequest(
  request: LoginRequest,
  clientId: string,
  origin: string,
  state: string,
  nonce: string,
): Readonly<Record<string, string>> {
  const hint = request.lti_message_hint;
  return {
    scope: 'openid',
    response_type: 'id_token',
    response_mode: 'form_post',
    prompt: 'none',
    client_id: clientId,
    redirect_uri: `${origin}/lti/launch`,
    login_hint: request.login_hint,
    ...(hint ? { lti_message_hint: hint } : {}),
    state,
    nonce,
  };
}
