import { NOT_RIGHT } from '../refusal.ts';
import type { Check } from './launch-facts.ts';

/** Absent is fine: an anonymous launch (itslearning's default). When it is there it must be able to name someone. */
export const subject: Check = ({ claims }) =>
  claims.subject === undefined || /^[\x21-\x7e]{1,255}$/.test(claims.subject)
    ? null
    : { status: 400, message: NOT_RIGHT, detail: 'sub is not 1 to 255 ASCII characters' };
