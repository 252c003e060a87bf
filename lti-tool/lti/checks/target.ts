import { AGAIN } from '../refusal.ts';
import { ownTarget } from '../target.ts';
import type { Check } from './launch-facts.ts';
import { MESSAGES } from './message-type.ts';

const message = `De koppeling in de leeromgeving wijst niet naar Koers. ${AGAIN}`;

/**
 * The signed target decides where the person lands: ours, and the page for which this login was begun. A deep linking request
 * need not name one (Deep Linking 2.0 §3.4.1): it is about a choice that is yet to be made.
 */
export const target: Check = ({ claims, login, origin }) => {
  if (claims.messageType === MESSAGES.deepLinking && claims.target === undefined) return null;
  const asked = ownTarget(claims.target ?? '', origin);
  if (!asked) return { status: 400, message, detail: 'target_link_uri is missing or not ours' };
  return asked.pathname === new URL(login.target).pathname
    ? null
    : { status: 400, message, detail: 'target_link_uri is not the one of this login' };
};
