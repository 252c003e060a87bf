import type { Reply } from '../../platform/http/route.ts';

/** Codes of RFC 6749 §5.2 and, for a client that may not do this, §4.1.2.1. */
export type OAuthCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_scope'
  | 'unsupported_grant_type'
  | 'unauthorized_client';

/** Thrown while a token is asked for; becomes the answer that RFC 6749 §5.2 wants. */
export class OAuthFault {
  readonly code: OAuthCode;
  /** For the vendor's developer, in English as his library shows it. ASCII without quotes (RFC 6749 §5.2). */
  readonly description: string;
  constructor(code: OAuthCode, description: string) {
    this.code = code;
    this.description = description;
  }
}

/** @param basic whether the client showed itself in the Authorization header; then the 401 must name that way */
export function oauthRefusal({ code, description }: OAuthFault, basic: boolean): Reply {
  const status = code === 'invalid_client' ? 401 : 400;
  return {
    status,
    headers: {
      Pragma: 'no-cache',
      ...(status === 401 && basic ? { 'WWW-Authenticate': 'Basic realm="Koers"' } : {}),
    },
    json: { error: code, error_description: description },
  };
}
