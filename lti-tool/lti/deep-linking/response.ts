import { randomUUID } from 'node:crypto';
import type { JWTPayload } from 'jose';

const CLAIM = 'https://purl.imsglobal.org/spec/lti/claim';
const DL = 'https://purl.imsglobal.org/spec/lti-dl/claim';

/** To whom a choice goes back. */
export interface Asked {
  readonly issuer: string;
  readonly clientId: string;
  readonly deploymentId: string;
  /** As it came; null: none came. */
  readonly data: string | null;
}

/**
 * The claims of a deep linking response (Deep Linking 2.0 §3.5): here we are the issuer and the platform is who it is for.
 * @param message what the ELO shows; nothing of a person
 */
export function responseClaims(
  to: Asked,
  items: readonly Readonly<Record<string, unknown>>[],
  message: string | null,
): JWTPayload {
  return {
    iss: to.clientId,
    sub: to.clientId,
    aud: to.issuer,
    nonce: randomUUID(),
    jti: randomUUID(),
    [`${CLAIM}/deployment_id`]: to.deploymentId,
    [`${CLAIM}/message_type`]: 'LtiDeepLinkingResponse',
    [`${CLAIM}/version`]: '1.3.0',
    [`${DL}/content_items`]: items,
    ...(to.data === null ? {} : { [`${DL}/data`]: to.data }),
    ...(message === null ? {} : { [`${DL}/msg`]: message }),
  };
}
