import {
  jsonBody,
  ServiceError,
  type ServicePlatform,
  type ServiceRequest,
  type ServiceResponse,
} from './service.ts';

const TOOL = 'https://purl.imsglobal.org/spec/lti-tool-configuration';

/** Dynamic Registration 1.0 on the platform's side. */
export interface Registering {
  /** Tokens that were handed out and not used yet. */
  readonly open: Set<string>;
  /** What tools registered, newest last. */
  readonly registered: Record<string, unknown>[];
  /** Properties of the configuration that differ from what is right, for attacks. */
  configuration: Record<string, unknown>;
}

/** /.well-known/openid-configuration (Dynamic Registration 1.0 §3.4). */
export function openidConfiguration(
  platform: ServicePlatform,
  more: Record<string, unknown>,
): ServiceResponse {
  const { origin, issuer, profile } = platform;
  return {
    status: 200,
    body: {
      issuer,
      authorization_endpoint: `${origin}/auth`,
      registration_endpoint: `${origin}/register`,
      jwks_uri: `${origin}/jwks`,
      token_endpoint: `${origin}/token`,
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
      token_endpoint_auth_signing_alg_values_supported: ['RS256'],
      scopes_supported: ['openid'],
      response_types_supported: ['id_token'],
      subject_types_supported: ['public', 'pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
      claims_supported: [
        'iss',
        'sub',
        ...(profile.anonymous ? [] : ['name', 'given_name', 'family_name', 'email']),
      ],
      ...(profile.tokenAudience ? { authorization_server: profile.tokenAudience } : {}),
      'https://purl.imsglobal.org/spec/lti-platform-configuration': {
        product_family_code: profile.name,
        version: '1',
        messages_supported: [{ type: 'LtiResourceLinkRequest' }, { type: 'LtiDeepLinkingRequest' }],
        variables: ['Person.sourcedId', 'User.id'],
      },
      ...more,
    },
  };
}

/** /register: takes a tool's configuration once per token, and answers with a client id (and a deployment). */
export function register(
  platform: ServicePlatform,
  deployment: string,
  at: Registering,
  request: ServiceRequest,
): ServiceResponse {
  const [, token = ''] = /^Bearer (\S+)$/.exec(request.headers['authorization'] ?? '') ?? [];
  if (!at.open.delete(token)) throw new ServiceError(401, 'registration_token');
  const body = jsonBody(request);
  const tool = body[TOOL] as Record<string, unknown> | undefined;
  const missing = ['redirect_uris', 'initiate_login_uri', 'jwks_uri', 'client_name'].filter(
    (name) => !body[name],
  );
  if (missing.length > 0 || body['token_endpoint_auth_method'] !== 'private_key_jwt' || !tool?.['domain'])
    throw new ServiceError(400, `invalid_client_metadata ${missing.join(' ')}`);
  at.registered.push(body);
  const answer = { ...body, client_id: platform.clientId };
  return { status: 200, body: { ...answer, [TOOL]: { ...tool, deployment_id: deployment } } };
}
