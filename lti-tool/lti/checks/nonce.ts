import { hashToken } from '../../../gateway/platform/http/session-cookie.ts';
import { NOT_RIGHT } from '../refusal.ts';
import type { Check } from './launch-facts.ts';

/** Ours, of this very login. The login row is consumed before any check runs, so a nonce is compared at most once. */
export const nonce: Check = ({ claims, login }) => {
  if (!claims.nonce) return { status: 401, message: NOT_RIGHT, detail: 'nonce is missing' };
  return hashToken(claims.nonce).equals(login.nonceHash)
    ? null
    : { status: 401, message: NOT_RIGHT, detail: 'nonce is not the one of this login' };
};
