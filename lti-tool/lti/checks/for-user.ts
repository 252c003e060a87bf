import { NOT_RIGHT } from '../refusal.ts';
import type { Check } from './launch-facts.ts';
import { MESSAGES } from './message-type.ts';

/** A review is of somebody's work; who that is says the platform, and whether he may be seen says Koers. */
export const forUser: Check = ({ claims }) =>
  claims.messageType !== MESSAGES.submissionReview || claims.forUser !== undefined
    ? null
    : { status: 400, message: NOT_RIGHT, detail: 'for_user is missing' };
