import { NOT_RIGHT } from '../refusal.ts';
import { type Check, TOLERANCE } from './launch-facts.ts';

export const expiry: Check = ({ claims, now }) => {
  if (claims.expiresAt === undefined) return { status: 401, message: NOT_RIGHT, detail: 'exp is missing' };
  return now < claims.expiresAt + TOLERANCE
    ? null
    : {
        status: 401,
        message: 'Deze aanmelding is verlopen. Open Koers opnieuw vanuit de leeromgeving.',
        detail: `exp is ${Math.round(now - claims.expiresAt)} s ago`,
      };
};
