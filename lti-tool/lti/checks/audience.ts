import { NOT_RIGHT } from '../refusal.ts';
import type { Check } from './launch-facts.ts';

/**
 * Our client id must be there, and beside it only names of the platform itself: some platforms list their issuer or
 * token address. Any other audience could have handed us a token that was meant for it.
 */
export const audience: Check = ({ claims, platform }) => {
  if (!claims.audience.includes(platform.clientId)) {
    return { status: 401, message: NOT_RIGHT, detail: 'aud does not name us' };
  }
  const trusted = [platform.clientId, platform.issuer, platform.tokenUrl];
  return claims.audience.every((name) => trusted.includes(name))
    ? null
    : { status: 401, message: NOT_RIGHT, detail: 'aud names someone we do not know' };
};
