import { NOT_RIGHT } from '../refusal.ts';
import type { Check } from './launch-facts.ts';

/** With more than one audience the token must say that it was issued to us; and never to someone else. */
export const authorizedParty: Check = ({ claims, platform }) => {
  if (claims.authorizedParty === undefined && claims.audience.length > 1) {
    return { status: 401, message: NOT_RIGHT, detail: 'aud is a list and azp is missing' };
  }
  return claims.authorizedParty === undefined || claims.authorizedParty === platform.clientId
    ? null
    : { status: 401, message: NOT_RIGHT, detail: 'azp is not us' };
};
