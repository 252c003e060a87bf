import type { Opening } from './launch-claims.ts';
import type { ServicePlatform, ServiceResponse } from './service.ts';

/** The tool as the platform registered it. */
export interface Tool {
  readonly loginUrl: string;
  readonly launchUrl: string;
  readonly jwksUrl: string;
}

const escaped = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

const page = (body: string): ServiceResponse => ({
  status: 200,
  html: `<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>Leeromgeving</title></head><body>${body}</body></html>`,
});

/** A form that sends itself. */
function form(action: string, fields: Readonly<Record<string, string>>): ServiceResponse {
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
  );
  return page(
    `<form method="post" action="${escaped(action)}">${inputs.join('')}</form><script>document.forms[0].submit()</script>`,
  );
}

/** Third-party initiated login (Security Framework 1.0 §5.1.1.1), by form or by redirect as this platform does it. */
export function initiation(
  { profile, issuer, clientId }: ServicePlatform,
  tool: Tool,
  opening: Opening,
  hint: string,
  deployment: string,
): ServiceResponse {
  const fields = {
    iss: issuer,
    login_hint: opening.person,
    target_link_uri: opening.target,
    lti_message_hint: hint,
    client_id: clientId,
    lti_deployment_id: deployment,
    ...(profile.storage?.told ? { lti_storage_target: profile.storage.target } : {}),
  };
  if (profile.initiation === 'POST') return form(tool.loginUrl, fields);
  return { status: 302, headers: { Location: `${tool.loginUrl}?${new URLSearchParams(fields)}` } };
}

/** The answer of the authorization endpoint: by form_post, to the tool's one launch address. */
export const authPage = (tool: Tool, fields: Readonly<Record<string, string>>): ServiceResponse =>
  form(tool.launchUrl, fields);

export const STORAGE_PATH = '/opslag';

/** Keeps state for tools as the standard wants it (LTI Client Side postMessages 0.1), in this window. */
const STORAGE = `
const kept = new Map();
addEventListener('message', ({ data, origin, source }) => {
  if (!['lti.capabilities', 'lti.put_data', 'lti.get_data'].includes(data?.subject)) return;
  const name = origin + ' ' + data.key;
  if (data.subject === 'lti.put_data') kept.set(name, String(data.value));
  source.postMessage({
    subject: data.subject + '.response',
    message_id: data.message_id,
    ...(data.subject === 'lti.capabilities'
      ? { supported_messages: [{ subject: 'lti.put_data' }, { subject: 'lti.get_data' }] }
      : { key: data.key, value: kept.get(name) ?? null }),
  }, origin);
});`;

/** What keeps state, as a page of its own; beside the tool it is a frame that one does not see. */
export const storagePage = (): ServiceResponse => page(`<script>${STORAGE}</script>`);

/** The page of a course: the tool in a frame, and beside it the frame that keeps state, where this platform has one. */
export function coursePage(
  { profile: { storage }, authUrl }: ServicePlatform & { readonly authUrl: string },
  hint: string,
): ServiceResponse {
  const script = `<script>${STORAGE}</script>`;
  const own = storage?.target === '_parent' ? script : '';
  const holds = storage?.apart
    ? `src="${new URL(authUrl).origin}${STORAGE_PATH}"`
    : `srcdoc="${escaped(script)}"`;
  const frame =
    storage && storage.target !== '_parent'
      ? `<iframe name="${storage.target}" ${holds} hidden></iframe>`
      : '';
  return page(
    `${own}${frame}<main><iframe id="tool" src="/open/${hint}" title="Koers" width="900" height="700"></iframe></main>`,
  );
}
