import { NOT_RIGHT } from '../refusal.ts';
import type { Check } from './launch-facts.ts';

export const issuer: Check = ({ claims, platform }) =>
  claims.issuer === platform.issuer
    ? null
    : { status: 401, message: NOT_RIGHT, detail: 'iss is not the platform of this login' };
