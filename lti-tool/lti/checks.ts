import { audience } from './checks/audience.ts';
import { authorizedParty } from './checks/authorized-party.ts';
import { deepLinking } from './checks/deep-linking.ts';
import { deployment } from './checks/deployment.ts';
import { expiry } from './checks/expiry.ts';
import { forUser } from './checks/for-user.ts';
import { issuedAt } from './checks/issued-at.ts';
import { issuer } from './checks/issuer.ts';
import type { Check, LaunchFacts } from './checks/launch-facts.ts';
import { messageType } from './checks/message-type.ts';
import { nonce } from './checks/nonce.ts';
import { notBefore } from './checks/not-before.ts';
import { subject } from './checks/subject.ts';
import { target } from './checks/target.ts';
import { version } from './checks/version.ts';
import type { Refusal } from './refusal.ts';

interface Row {
  readonly name: string;
  readonly means: string;
  readonly clause: string;
  /** Holds for a notice as well: what a platform tells without a person or a login (Platform Notification Service 1.0). */
  readonly notice?: true;
  readonly check: Check;
}

const SEC = '1EdTech Security Framework 1.0 §5.1.3';
const CORE = 'LTI Core 1.3 §5.3';

/**
 * Every check of a launch whose signature holds (token.ts) and whose login was ours and this browser's (launch.ts),
 * in the order they run. The first that fails is the verdict.
 */
export const CHECKS: readonly Row[] = [
  {
    name: 'issuer',
    means: 'from the platform that we sent this browser to',
    clause: `${SEC} step 2`,
    notice: true,
    check: issuer,
  },
  {
    name: 'audience',
    means: 'meant for us, and for nobody we do not know',
    clause: `${SEC} step 3`,
    notice: true,
    check: audience,
  },
  {
    name: 'authorized-party',
    means: 'issued to us',
    clause: `${SEC} steps 4 and 5`,
    notice: true,
    check: authorizedParty,
  },
  {
    name: 'expiry',
    means: 'has an end that is not past',
    clause: `${SEC} step 7`,
    notice: true,
    check: expiry,
  },
  {
    name: 'issued-at',
    means: 'made just now, not ahead of time',
    clause: `${SEC} step 8`,
    notice: true,
    check: issuedAt,
  },
  { name: 'not-before', means: 'already valid', clause: 'RFC 7519 §4.1.5', notice: true, check: notBefore },
  {
    name: 'nonce',
    means: 'answers this very login',
    clause: `${SEC} step 9, OpenID Connect Core §3.2.2.11`,
    check: nonce,
  },
  { name: 'version', means: 'LTI 1.3.0', clause: `${CORE} (version claim)`, notice: true, check: version },
  {
    name: 'message-type',
    means: 'a launch of a link, a choice of links, or a look at work',
    clause: `${CORE} (message type claim)`,
    check: messageType,
  },
  {
    name: 'deployment',
    means: 'approved and linked to a school',
    clause: `${CORE} (deployment id claim), R85`,
    notice: true,
    check: deployment,
  },
  {
    name: 'target',
    means: 'a page of ours, the one the login was for',
    clause: `${CORE} (target link URI claim)`,
    check: target,
  },
  {
    name: 'subject',
    means: 'names someone, or is anonymous',
    clause: `${CORE} (user identity claims)`,
    check: subject,
  },
  {
    name: 'deep-linking',
    means: 'a choice goes back to the platform itself, as links',
    clause: 'Deep Linking 2.0 §3.4.1',
    check: deepLinking,
  },
  {
    name: 'for-user',
    means: 'a look at work says whose',
    clause: 'Submission Review 1.0 §3.3',
    check: forUser,
  },
];

/** The first check that does not hold, or null for a launch that holds. The detail begins with the check's name. */
export const firstRefusal = (facts: LaunchFacts): Refusal | null => first(CHECKS, facts);

/** The same for a notice: the checks that need no login. */
export const firstNoticeRefusal = (facts: LaunchFacts): Refusal | null =>
  first(
    CHECKS.filter((row) => row.notice),
    facts,
  );

function first(rows: readonly Row[], facts: LaunchFacts): Refusal | null {
  for (const { name, check } of rows) {
    const refusal = check(facts);
    if (refusal) return { ...refusal, detail: `${name}: ${refusal.detail}` };
  }
  return null;
}
