import { NOT_RIGHT } from '../refusal.ts';
import { type Check, TOLERANCE } from './launch-facts.ts';

/** A login lives five minutes, so an honest token cannot be older. Seconds. */
const MAX_AGE = 300;
const CLOCKS =
  'De klok van de leeromgeving en die van Koers lopen niet gelijk. Vraag de beheerder van de leeromgeving om de klok goed te zetten.';

export const issuedAt: Check = ({ claims, now }) => {
  if (claims.issuedAt === undefined) return { status: 401, message: NOT_RIGHT, detail: 'iat is missing' };
  const age = Math.round(now - claims.issuedAt);
  if (age < -TOLERANCE) return { status: 401, message: CLOCKS, detail: `iat is ${-age} s ahead` };
  return age <= MAX_AGE + TOLERANCE ? null : { status: 401, message: CLOCKS, detail: `iat is ${age} s ago` };
};
