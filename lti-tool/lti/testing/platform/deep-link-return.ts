import { createRemoteJWKSet, jwtVerify } from 'jose';
import { CLAIM, DL, deepLinkSettings } from './launch-claims.ts';
import type { ServicePlatform, ServiceRequest, ServiceResponse } from './service.ts';

/** A link that a teacher placed in a course. */
export interface PlacedLink {
  readonly course: string;
  /** Its id in the course, as a launch names it in `resource_link`. */
  readonly id: string;
  readonly item: Readonly<Record<string, unknown>>;
}

const page = (status: number, text: string): ServiceResponse => ({
  status,
  html: `<!DOCTYPE html><html lang="nl"><title>Leeromgeving</title><main><h1>${text}</h1></main></html>`,
});

/**
 * Where a tool's answer to a deep linking request comes in (Deep Linking 2.0 §4.5): verified with the keys that the tool
 * publishes, and held against what was asked.
 */
export function deepLinkReturn(platform: ServicePlatform, deployment: string, placed: PlacedLink[]) {
  const used = new Set<string>();
  return async (request: ServiceRequest, course: string): Promise<ServiceResponse> => {
    const jwt = new URLSearchParams(request.body).get('JWT') ?? '';
    const checked = await jwtVerify(jwt, createRemoteJWKSet(new URL(platform.toolJwksUrl())), {
      algorithms: ['RS256'],
      issuer: platform.clientId,
      audience: platform.issuer,
      requiredClaims: ['nonce', 'iat', 'exp'],
    }).catch((error: unknown) => String(error));
    if (typeof checked === 'string') return page(401, `geweigerd: ${checked}`);
    const { payload } = checked;
    const asked = deepLinkSettings(platform, course);
    const items = (payload[`${DL}/content_items`] ?? []) as Record<string, unknown>[];
    const faults = [
      payload[`${CLAIM}/message_type`] === 'LtiDeepLinkingResponse' ? '' : 'message_type',
      payload[`${CLAIM}/version`] === '1.3.0' ? '' : 'version',
      payload[`${CLAIM}/deployment_id`] === deployment ? '' : 'deployment_id',
      payload[`${DL}/data`] === asked.data ? '' : 'data',
      used.has(String(payload['nonce'])) ? 'nonce' : '',
      items.every((item) => asked.accept_types.includes(String(item['type']))) ? '' : 'accept_types',
      items.length <= 1 || asked.accept_multiple ? '' : 'accept_multiple',
    ].filter(Boolean);
    if (faults.length > 0) return page(400, `geweigerd: ${faults.join(', ')}`);
    used.add(String(payload['nonce']));
    for (const item of items) placed.push({ course, id: `link-${placed.length + 1}`, item });
    return page(200, `${items.length} geplaatst`);
  };
}
