import type { PlatformConfiguration } from './platform-configuration.ts';

const AGS = 'https://purl.imsglobal.org/spec/lti-ags/scope';

/** The services that Koers works with, each by its standard; no more is asked for. */
const SCOPES: readonly string[] = [
  `${AGS}/lineitem`,
  `${AGS}/result.readonly`,
  `${AGS}/score`,
  'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
  'https://purl.imsglobal.org/spec/lti-gs/scope/contextgroup.readonly',
  'https://purl.imsglobal.org/spec/lti/scope/noticehandlers',
];

/** Where a message may be begun, in words of the ELO's own menus. */
const MESSAGES: readonly { readonly type: string; readonly label?: string }[] = [
  { type: 'LtiResourceLinkRequest' },
  { type: 'LtiDeepLinkingRequest', label: 'Koers: kies wat je in de les zet' },
  { type: 'LtiSubmissionReviewRequest' },
];

/**
 * What Koers says of itself to a platform (LTI Dynamic Registration 1.0 §2.2). Of what the platform can do, only what Koers
 * uses; and of its people only their number (`sub`): names and addresses come from the LVS.
 */
export function toolConfiguration(
  origin: string,
  platform: Pick<PlatformConfiguration, 'scopes' | 'messages'>,
): Record<string, unknown> {
  const launch = `${origin}/lti/launch`;
  const known = (type: string) => platform.messages === undefined || platform.messages.includes(type);
  // Some name only those of OpenID: then all are asked for, and the platform gives what it has.
  const some = platform.scopes?.some((scope) => SCOPES.includes(scope)) === true;
  const scopes = SCOPES.filter((scope) => !some || platform.scopes?.includes(scope));
  return {
    application_type: 'web',
    response_types: ['id_token'],
    grant_types: ['implicit', 'client_credentials'],
    initiate_login_uri: `${origin}/lti/login`,
    redirect_uris: [launch],
    client_name: 'Koers',
    jwks_uri: `${origin}/lti/jwks`,
    token_endpoint_auth_method: 'private_key_jwt',
    scope: scopes.join(' '),
    'https://purl.imsglobal.org/spec/lti-tool-configuration': {
      domain: new URL(origin).host,
      description: 'Leerroutes, arrangementskaarten en het OPP, boven op het LVS van je school.',
      target_link_uri: `${origin}/`,
      custom_parameters: {},
      claims: ['iss', 'sub'],
      messages: MESSAGES.filter((message) => known(message.type)).map((message) => ({
        ...message,
        target_link_uri: `${origin}/`,
      })),
    },
  };
}
