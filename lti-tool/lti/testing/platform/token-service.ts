import { randomBytes } from 'node:crypto';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import type { ServicePlatform, ServiceRequest, ServiceResponse } from './service.ts';

const SCOPES = [
  'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
  'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem',
  'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly',
  'https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly',
  'https://purl.imsglobal.org/spec/lti-ags/scope/score',
  'https://purl.imsglobal.org/spec/lti-gs/scope/contextgroup.readonly',
  'https://purl.imsglobal.org/spec/lti/scope/noticehandlers',
];

const no = (error: string, description: string): ServiceResponse => ({
  status: error === 'invalid_client' ? 401 : 400,
  headers: { 'Cache-Control': 'no-store' },
  body: { error, error_description: description },
});

/**
 * The token endpoint (Security Framework 1.0 §4.1): looks at the tool's assertion as a strict platform does, with the keys
 * that the tool publishes, and lets none be used twice.
 */
export function tokenService(platform: ServicePlatform) {
  const used = new Set<string>();
  return async (request: ServiceRequest): Promise<ServiceResponse> => {
    if (platform.faults.tokenDown > 0) {
      platform.faults.tokenDown -= 1;
      return { status: 503 };
    }
    if (platform.profile.userAgent === 'demanded' && !request.headers['user-agent'])
      return { status: 403, body: { error: 'forbidden' } };
    const form = new URLSearchParams(request.body);
    if (form.get('grant_type') !== 'client_credentials') return no('unsupported_grant_type', 'grant_type');
    const type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
    if (form.get('client_assertion_type') !== type) return no('invalid_request', 'client_assertion_type');
    const checked = await jwtVerify(
      form.get('client_assertion') ?? '',
      createRemoteJWKSet(new URL(platform.toolJwksUrl())),
      {
        algorithms: ['RS256'],
        issuer: platform.clientId,
        subject: platform.clientId,
        audience: platform.profile.tokenAudience ?? `${platform.origin}/token`,
        requiredClaims: ['jti', 'iat', 'exp'],
        maxTokenAge: '5 minutes',
      },
    ).catch((error: unknown) => String(error));
    if (typeof checked === 'string') return no('invalid_client', checked);
    const jti = String(checked.payload.jti);
    if (used.has(jti)) return no('invalid_client', 'jti was used');
    used.add(jti);
    const scopes = (form.get('scope') ?? '').split(' ').filter(Boolean);
    if (scopes.length === 0 || !scopes.every((scope) => SCOPES.includes(scope)))
      return no('invalid_scope', scopes.join(' '));
    const token = randomBytes(24).toString('base64url');
    const seconds = platform.faults.tokenSeconds ?? platform.profile.tokenSeconds;
    platform.tokens.set(token, { scopes, until: Date.now() + seconds * 1000 });
    return {
      status: 200,
      headers: { 'Cache-Control': 'no-store' },
      body: { access_token: token, token_type: 'Bearer', expires_in: seconds, scope: scopes.join(' ') },
    };
  };
}
