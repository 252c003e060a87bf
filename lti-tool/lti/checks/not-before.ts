import { NOT_RIGHT } from '../refusal.ts';
import { type Check, TOLERANCE } from './launch-facts.ts';

export const notBefore: Check = ({ claims, now }) =>
  claims.notBefore === undefined || claims.notBefore <= now + TOLERANCE
    ? null
    : { status: 401, message: NOT_RIGHT, detail: 'nbf is ahead' };
