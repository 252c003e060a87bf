import { AGAIN } from '../refusal.ts';
import { ownTarget } from '../target.ts';
import type { Check } from './launch-facts.ts';

const message = `De koppeling in de leeromgeving wijst niet naar Koers. ${AGAIN}`;

/** The signed target decides where the person lands: ours, and the page for which this login was begun. */
export const target: Check = ({ claims, login, origin }) => {
  const asked = ownTarget(claims.target ?? '', origin);
  if (!asked) return { status: 400, message, detail: 'target_link_uri is missing or not ours' };
  return asked.pathname === new URL(login.target).pathname
    ? null
    : { status: 400, message, detail: 'target_link_uri is not the one of this login' };
};
